"""Where the keys of a TOML text stand: TOML readers do not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Position = tuple[int, int]  # line and column, both from 1

_SECTION = re.compile(r"[ \t]*(\[\[?)[ \t]*([^\[\]\n]+?)[ \t]*\]\]?[ \t]*(?:#.*)?")
_WORD = r"""(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_KEY = re.compile(rf"[ \t]*({_WORD}(?:[ \t]*\.[ \t]*{_WORD})*)[ \t]*=[ \t]*")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*\.?""")
_PIECE = re.compile(
    r"""
      \"{3} (?:\\.|[^\\])*? \"{3} \"{0,2}   # texts over several lines
    | '{3} .*? '{3} '{0,2}
    | " (?:\\.|[^"\\\n])* "                 # texts on one line
    | ' [^'\n]* '
    | \# [^\n]*                             # comments
    | [\[\]{}\n]
    | [^\s"'\[\]{}\#]+
    | [ \t\r]+
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class Section:
    """One section: where its header stands and where each of its values begins. Of a text, its first
    character."""

    path: tuple[str, ...]
    position: Position
    keys: dict[str, Position] = field(default_factory=dict)


def sections(text: str) -> list[Section]:
    """The sections of a text that is known to be TOML, in order; the first is the top, and may be empty."""
    found = [Section((), (1, 1))]
    at, line = 0, 1
    while at < len(text):
        match = _KEY.match(text, at)
        if match is not None:
            parts = tuple(_parts(match[1]))
            column = match.end() - at + 1
            inside = text[match.end() : match.end() + 1] in "\"'" and text[
                match.end() : match.end() + 3
            ] not in ('"""', "'''")
            found[-1].keys.setdefault(parts[0], (line, column + (1 if inside else 0)))
            end = _end_of_value(text, match.end())
        else:
            header = _SECTION.match(text, at)
            if header is not None:
                found.append(Section(tuple(_parts(header[2])), (line, 1)))
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
        line += text.count("\n", at, end) + 1
        at = end + 1
    return found


def _parts(key: str) -> Iterator[str]:
    for match in _PART.finditer(key):
        yield match[1] or match[2] or match[3] or ""


def _end_of_value(text: str, at: int) -> int:
    """The line end after the value that starts here; brackets may spread it over lines."""
    depth = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            return len(text)
        piece = match[0]
        if piece == "\n" and depth == 0:
            return at
        depth += piece in ("[", "{")
        depth -= piece in ("]", "}")
        at = match.end()
    return at
