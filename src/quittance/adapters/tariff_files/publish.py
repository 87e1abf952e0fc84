"""Sealing a version: the header of its `tariff.toml` says which content was published."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from quittance.adapters.tariff_files.folder import MAIN
from quittance.adapters.tariff_files.toml_places import sections


def seal(folder: Path, content_hash: str) -> None:
    """Write `published = "sha256:…"` into the header of the tariff in `folder`; the rest stays."""
    path = folder / MAIN
    path.write_bytes(sealed(path.read_text(encoding="utf-8"), content_hash).encode())


def sealed(text: str, content_hash: str) -> str:
    """The text of a `tariff.toml` with that line, as the last of the header or in place of an older one."""
    wanted = {**tomllib.loads(text), "published": content_hash}
    line = f'published  = "{content_hash}"'
    return next(new for new in _attempts(text.split("\n"), line, text) if tomllib.loads(new) == wanted)


def _attempts(lines: list[str], line: str, text: str) -> Iterator[str]:
    """Ways to write it, the best first; the last always works, since a first line is always the header's."""
    header, *others = sections(text)
    if (old := header.keys.get("published")) is not None:
        yield "\n".join([*lines[: old[0] - 1], line, *lines[old[0] :]])
    end = others[0].position[0] - 1 if others else len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    yield "\n".join([*lines[:end], line, *lines[end:]])
    yield "\n".join([line, *lines])
