"""Rows of the books as text that does not depend on the database: a JSON list a line, sorted by key.

A backup of SQLite can be restored to PostgreSQL and the other way round; and the same books give the same
bytes, which is how a restore proves itself.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db.models import Field, Model

_PLACED = {
    "platform.Pointer": ("metadata_location", "previous_metadata_location"),
    "platform.LakeFile": ("path",),
}
"""Columns with paths of the lake: in a backup they count from its location, written `{lake}`."""

_HERE = "{lake}"
_CHUNK = 2_000


def models_of(apps: Apps) -> list[type[Model]]:
    """Every model that has a table of its own, by name."""
    found = apps.get_models(include_auto_created=True)
    return sorted((one for one in found if one._meta.managed and not one._meta.proxy), key=label)


def label(model: type[Model]) -> str:
    """Its name in a backup."""
    return f"{model._meta.app_label}.{model._meta.object_name}"


def lines_of(model: type[Model], *, lake: str) -> Iterator[bytes]:
    """The names of the columns, then every row in order of its key; `lake` is the location of the lake."""
    fields = _fields(model)
    yield _line([field.attname for field in fields])
    placed = _placed(model, fields)
    rows = model._base_manager.order_by(*(field.attname for field in _key(model)))
    for row in rows.values_list(*(field.attname for field in fields)).iterator(chunk_size=_CHUNK):
        values = [_plain(value) for value in row]
        for at in placed:
            values[at] = _moved(values[at], lake, _HERE)
        yield _line(values)


def write_lines(model: type[Model], lines: Iterable[bytes], *, lake: str) -> int:
    """Adds the rows of a backup to the model's table; how many. Columns are found by their names."""
    read = iter(lines)
    by_name = {field.attname: field for field in _fields(model)}
    fields = [by_name[name] for name in json.loads(next(read))]
    placed = _placed(model, fields)
    count = 0
    waiting: list[Model] = []
    for line in read:
        values = json.loads(line)
        for at in placed:
            values[at] = _moved(values[at], _HERE, lake)
        said: Mapping[str, Any] = {
            field.attname: field.to_python(value) for field, value in zip(fields, values, strict=True)
        }
        waiting.append(model(**said))
        count += 1
        if len(waiting) == _CHUNK:
            model._base_manager.bulk_create(waiting)
            waiting = []
    model._base_manager.bulk_create(waiting)
    return count


def _fields(model: type[Model]) -> list[Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if field.column]


def _key(model: type[Model]) -> Iterable[Field[Any, Any]]:
    return model._meta.pk_fields


def _placed(model: type[Model], fields: list[Field[Any, Any]]) -> list[int]:
    names = _PLACED.get(label(model), ())
    return [at for at, field in enumerate(fields) if field.attname in names]


def _moved(path: str | None, before: str, after: str) -> str | None:
    if path is None:
        return None
    path = path.removeprefix("file://")
    return after + path.removeprefix(before) if path.startswith(f"{before}/") else path


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(bytes(value)).decode()
        case _:
            return value


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
