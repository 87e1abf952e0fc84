"""Tables that were copied elsewhere: Iceberg names files by their full path, so the names are written anew.

https://iceberg.apache.org/spec/: locations in table metadata, manifest lists (field 500) and manifests
(field 100 of the data file, field 2) are absolute.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pyiceberg.avro.file import AvroFile, AvroOutputFile
from pyiceberg.io import FileIO
from pyiceberg.schema import Schema
from pyiceberg.typedef import EMPTY_DICT, Record
from pyiceberg.types import StructType

from quittance.lake.storage import Storage

_MANIFEST_PATH, _MANIFEST_LENGTH = 500, 501
_DATA_FILE, _FILE_PATH = 2, 100


def relocate(metadata: str, storage: Storage, *, before: str) -> None:
    """Writes the table whose copied metadata is the file `metadata` of `storage` in the words of this place.

    `before` is the location that the files were copied from. Snapshots, rows, statistics and sequence
    numbers stay; earlier metadata files are forgotten.
    """
    io = storage.file_io(EMPTY_DICT)

    def moved(path: str) -> str:
        path = path.removeprefix("file://")
        return storage.location + path.removeprefix(before) if path.startswith(f"{before}/") else path

    with storage.open(metadata) as file:
        table = json.loads(file.read())
    done: set[str] = set()
    for snapshot in table.get("snapshots", ()):
        _manifest_list(moved(snapshot["manifest-list"]), io, moved, done)
    table["metadata-log"] = []
    with storage.open(metadata, "wb") as file:
        file.write(json.dumps(_strings(table, moved)).encode())


def _strings(value: Any, moved: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _strings(one, moved) for key, one in value.items()}
    if isinstance(value, list):
        return [_strings(one, moved) for one in value]
    return moved(value) if isinstance(value, str) else value


def _manifest_list(path: str, io: FileIO, moved: Callable[[str], str], done: set[str]) -> None:
    def change(record: Record, schema: Schema) -> None:
        where, length = (_position(schema, number) for number in (_MANIFEST_PATH, _MANIFEST_LENGTH))
        record[where] = moved(record[where])
        if record[where] not in done:
            done.add(record[where])
            _rewrite(record[where], io, change_entry)
        record[length] = len(io.new_input(record[where]))

    def change_entry(record: Record, schema: Schema) -> None:
        file = record[_position(schema, _DATA_FILE)]
        kind = schema.find_field(_DATA_FILE).field_type
        assert isinstance(kind, StructType)
        where = _position(kind, _FILE_PATH)
        file[where] = moved(file[where])

    _rewrite(path, io, change)


def _rewrite(path: str, io: FileIO, change: Callable[[Record, Schema], None]) -> None:
    """The same Avro file with every record changed."""
    with AvroFile[Record](io.new_input(path)) as reader:
        schema, meta = reader.schema, dict(reader.header.meta)
        records = list(reader)
    for record in records:
        change(record, schema)
    name = json.loads(meta.pop("avro.schema"))["name"]
    with AvroOutputFile[Record](io.new_output(path), schema, name, metadata=meta) as writer:
        writer.write_block(records)


def _position(schema: Schema | StructType, field_id: int) -> int:
    return next(at for at, field in enumerate(schema.fields) if field.field_id == field_id)
