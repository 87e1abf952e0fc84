"""Key headings with the cells that stand under them: words, bands, prefixes, ranges of text, dates,
editions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from quittance.core.facts.kind import Kind
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.table import Key, KeyCell, Phrase
from quittance.kernel.dimension import MONEY
from quittance.kernel.exact import exact
from tests.generated.strategies import days, facts, units, words
from tests.generated.strategies.card import Card, Named
from tests.generated.strategies.chance import Chance
from tests.support.plans import base

Cells = tuple[KeyCell, ...]


@dataclass(frozen=True)
class KeyPart:
    """One thing that a table asks: one heading or two, and the cells of a tidy table in order."""

    keys: tuple[Key, ...]
    ladder: tuple[Cells, ...]

    def loose(self, chance: Chance) -> Cells:
        """Cells as an untidy table has them: any of the ladder, or empty."""
        return tuple(None if chance.yes(20) else cell for cell in chance.pick(self.ladder))


def _key(named: Named, phrase: Phrase) -> Key:
    return Key(f"{named.name} {phrase}", named.operand, phrase)


def word_part(card: Card, named: Named) -> KeyPart:
    """`is`: one word a cell, or several; the last cell may be empty."""
    chance = card.chance
    known = words.WORDS.get(named.name, ("heavy", "light", "odd"))
    chosen = chance.some(known, 2, 14 if chance.yes(20) else 4)
    if isinstance(named.operand, FactRead):
        card.words[named.name] += chosen
    ladder: list[Cells] = []
    while chosen:
        taken = min(len(chosen), 2 if chance.yes(25) else 1)
        ladder.append((tuple(chosen[:taken]),))
        chosen = chosen[taken:]
    if chance.yes(30):
        ladder.append((None,))
    return KeyPart((_key(named, Phrase.IS),), tuple(ladder))


def flag_part(card: Card, named: Named) -> KeyPart:
    """`is`: yes, no, or empty."""
    cells = card.chance.choice([(True, False), (True, None), (False, None), (True, False, None)])
    return KeyPart((_key(named, Phrase.IS),), tuple((cell,) for cell in cells))


def limits(card: Card, named: Named, count: int) -> list[KeyCell]:
    """So many limits of a number, in order."""
    chance = card.chance
    if named.type.kind is Kind.DATE:
        found: set[KeyCell] = {days.change(chance) for _ in range(count)}
        card.dated(day for day in found if isinstance(day, date))
        return sorted(found)  # type: ignore[type-var]
    unit = card.unit(named.dimension) if named.dimension in units.TOP else ""
    if not unit:  # an index
        return sorted({exact(chance.decimal(1, 5, 2)) for _ in range(count)})
    if named.dimension == MONEY:
        numbers = {units.money(chance, 1, 200) for _ in range(count)}
        bases = {exact(number) for number in numbers}
    else:
        numbers = {units.printed(chance, unit) for _ in range(count)}
        bases = {base(f"{number} {unit}") for number in numbers}
    card.breaks[named.dimension] += bases
    return sorted(bases)


def band_part(card: Card, named: Named, phrase: Phrase | None = None) -> KeyPart:
    """A band: `up to`, `at least`, `under` or `over`, alone or as a pair that closes both sides."""
    chance = card.chance
    steps = limits(card, named, chance.randint(2, 6 if chance.yes(80) else 30))
    if phrase is None:
        style = chance.weighed(up_to=45, at_least=20, over_up_to=12, at_least_under=12, under=6, over=5)
    else:
        paired = {Phrase.UP_TO: "over_up_to", Phrase.AT_LEAST: "at_least_under"}[phrase]
        style = paired if chance.yes(25) else phrase.value.replace(" ", "_")
    starts: list[KeyCell] = [None if chance.yes(50) else _nothing(named), *steps]
    match style:
        case "up_to" | "under":
            ends = [*steps, None] if chance.yes(55) else steps
            return KeyPart((_key(named, Phrase(style.replace("_", " "))),), tuple((end,) for end in ends))
        case "at_least" | "over":
            begins = starts if chance.yes(80) else steps
            order = begins if chance.yes(40) else begins[::-1]
            return KeyPart((_key(named, Phrase(style.replace("_", " "))),), tuple((one,) for one in order))
        case "over_up_to":
            pairs = tuple(zip([None, *steps], [*steps, None], strict=True))
            return KeyPart((_key(named, Phrase.OVER), _key(named, Phrase.UP_TO)), pairs)
    pairs = tuple(zip(starts, [*steps, None], strict=True))
    return KeyPart((_key(named, Phrase.AT_LEAST), _key(named, Phrase.UNDER)), pairs)


def _nothing(named: Named) -> KeyCell:
    return days.FIRST if named.type.kind is Kind.DATE else exact(Fraction(0))


def prefix_part(card: Card) -> KeyPart:
    """`starts with`: one prefix a cell, or several; some are the beginning of others."""
    chance = card.chance
    chosen = chance.some(words.POSTCODES, 2, 6)
    card.starts += chosen
    chance.shuffle(chosen)
    ladder: list[Cells] = []
    while chosen:
        taken = min(len(chosen), chance.choice([1, 1, 2]))
        ladder.append((tuple(chosen[:taken]),))
        chosen = chosen[taken:]
    if chance.yes(40):
        ladder.append((None,))
    return KeyPart((_key(card.fact(facts.POSTCODE), Phrase.STARTS_WITH),), tuple(ladder))


def text_part(card: Card) -> KeyPart:
    """A range of text: from one district to another, both in; or one side alone."""
    chance = card.chance
    named = card.fact(facts.DISTRICT)
    chosen = sorted(chance.some(words.DISTRICTS, 2, 6))
    card.texts += chosen
    if chance.yes(25):
        phrase = chance.choice([Phrase.UP_TO, Phrase.AT_LEAST, Phrase.OVER, Phrase.UNDER])
        return KeyPart((_key(named, phrase),), tuple((text,) for text in chosen))
    pairs: list[Cells] = [(low, high if chance.yes(80) else low + "9") for low, high in pairwise(chosen)]
    if chance.yes(30):
        pairs.append((None, None))
    return KeyPart((_key(named, Phrase.AT_LEAST), _key(named, Phrase.UP_TO)), tuple(pairs))


def edition_part(card: Card) -> KeyPart:
    """`from`: the first days of the editions; rarely a row of all editions."""
    chance = card.chance
    starts = sorted({days.change(chance) for _ in range(chance.randint(1, 3))})
    card.dated(starts)
    if chance.yes(60):
        starts = sorted({starts[0] - timedelta(days=900), *starts})
    cells: list[Cells] = [(start,) for start in starts]
    if chance.yes(8):
        cells.append((None,))
    return KeyPart((Key("from", None, Phrase.FROM),), tuple(cells))


def any_part(card: Card) -> KeyPart:
    """One thing that a table asks about, of any sort."""
    chance = card.chance
    rows = not card.is_group
    sort = chance.weighed(
        word=34 if card.of_kind(Kind.WORD) else 0, band=26 if card.numbers() else 0, prefix=10 * rows, text=7 * rows,
        flag=9 if card.of_kind(Kind.YES_NO) else 0, date=6 if card.of_kind(Kind.DATE) else 0, month=3, weekday=2,
    )  # fmt: skip
    match sort:
        case "prefix":
            return prefix_part(card)
        case "text":
            return text_part(card)
        case "flag":
            return flag_part(card, chance.pick(card.of_kind(Kind.YES_NO)))
        case "date":
            return band_part(card, chance.pick(card.of_kind(Kind.DATE)))
        case "month":
            return band_part(card, card.fact(chance.choice(["month", "day"])))
        case "weekday":
            return word_part(card, card.fact("weekday"))
        case "band":
            return band_part(card, chance.pick(card.numbers()))
    return word_part(card, chance.pick(card.of_kind(Kind.WORD)))
