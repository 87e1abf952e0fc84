"""A tariff read aloud: its cover, every line of the sheet as a sentence, and its tables as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quittance.core.tariff.difference.sheet import raw_text, role_and_name, value_text
from quittance.core.tariff.show_words import SENTENCES, WORDS
from quittance.core.tariff.source import SourceLine, SourceTariff

_NOT_SPOKEN = frozenset({"note", "source", "trust", "measure", "charge", "discount"})


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One line of the sheet. `role` and `name` say what it makes, `says` how."""

    number: int
    role: str
    name: str
    says: str
    note: str


@dataclass(frozen=True, slots=True)
class SpokenTable:
    """A table as printed, headings first."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A tariff in words; pairs are a label and what stands under it."""

    cover: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...]
    lines: tuple[SpokenLine, ...]
    tables: tuple[SpokenTable, ...]


def read_aloud(source: SourceTariff, language: str = "en") -> Spoken:
    """The tariff in words of that language; names, conditions and cells stay as they are written."""
    return Spoken(
        cover=tuple((key, value_text(value)) for key, value in source.header.items()),
        terms=tuple(_terms(source)),
        lines=tuple(
            _line(number, line, SENTENCES[language], WORDS[language])
            for number, line in enumerate(source.lines, start=1)
        ),
        tables=tuple(
            SpokenTable(
                table.name,
                tuple(heading.text for heading in table.headings),
                tuple(tuple(cell.text for cell in row.cells) for row in table.rows),
            )
            for table in source.tables.values()
        ),
    )


def _terms(source: SourceTariff) -> Iterator[tuple[str, str]]:
    for name, value in source.terms.items():
        yield name, value_text(value)
    for sections in (source.facts, source.indexes):
        for name, section in sections.items():
            yield name, ", ".join(f"{key} {value_text(value)}" for key, value in section.values.items())


def _line(
    number: int, line: SourceLine, sentences: Mapping[str, str], words: Mapping[str, str]
) -> SpokenLine:
    role, name = role_and_name(line)
    texts = {key: _spoken(value.value, words) for key, value in line.values.items() if key not in _NOT_SPOKEN}
    parts = [*_what(texts, sentences), *_how(texts, sentences)]
    return SpokenLine(
        number=number,
        role=words[role or "line"],
        name=name,
        says=words["comma"].join(parts) + words["stop"],
        note=value_text(line.values.get("note")),
    )


def _spoken(value: object, words: Mapping[str, str]) -> str:
    """Several names as "a, b and c"; everything else as it is written."""
    if isinstance(value, tuple):
        *most, last = value
        return f"{words['enumerate'].join(most)}{words['and']}{last}" if most else str(last)
    return raw_text(value)  # type: ignore[arg-type]


def _what(texts: dict[str, str], sentences: Mapping[str, str]) -> Iterator[str]:
    """The main clause: where the value comes from. What it says is taken out of `texts`."""
    price, rate, of = (texts.pop(key, "") for key in ("price", "rate", "of"))
    for key in ("top_up_to", "cut_down_to"):
        if limit := texts.pop(key, ""):
            yield sentences[key].format(of=of, limit=limit)
            return
    names = ""
    for key in ("greatest_of", "least_of"):
        if found := texts.pop(key, ""):
            names = sentences[key].format(names=found)
    basis = of or names
    if table := texts.pop("table", ""):
        column = texts.pop("column", "")
        says = sentences["table_column" if column else "table"].format(table=table, column=column)
        yield sentences["table_of"].format(table_says=says, of=basis) if basis and not rate else says
    if price:
        yield price
    if rate:
        yield sentences["rate_of" if basis else "rate"].format(rate=rate, of=basis)
    elif basis and not table:
        yield basis


def _how(texts: Mapping[str, str], sentences: Mapping[str, str]) -> Iterator[str]:
    """The other clauses, in the order of the formula."""
    for key, sentence in sentences.items():
        if key in texts:
            yield sentence.format(texts[key])
    yield from (f"{key} {text}" for key, text in texts.items() if key not in sentences)
