"""Masks of rows, against asking every row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quittance.engines.compile.tables.dimension import mask, masks_by_value, prefix_masks, word_masks

PREFIX = st.one_of(st.none(), st.text("AB", max_size=3))
ROWS = st.lists(st.tuples(PREFIX, PREFIX), max_size=12)


def bits(number: int) -> set[int]:
    return {at for at in range(64) if number >> at & 1}


@given(st.sets(st.integers(0, 40)))
def test_a_mask_has_the_bits_of_its_positions(positions: set[int]) -> None:
    assert bits(mask(positions, 41)) == positions


@given(ROWS, st.lists(st.text("AB", max_size=4)))
def test_a_text_fits_rows_whose_cells_are_empty_or_starts_of_it(
    rows: list[tuple[str | None, str | None]], texts: list[str]
) -> None:
    found = prefix_masks(rows, texts)
    assert len(found) == len(texts)
    for text, one in zip(texts, found, strict=True):
        fitting = {at for at, cells in enumerate(rows) if all(c is None or text.startswith(c) for c in cells)}
        assert bits(one) == fitting


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_equal_cells_are_asked_once_and_answered_alike(cells: list[int], codes: list[int]) -> None:
    asked: list[tuple[int, int]] = []

    def fits(cell: int, code: int) -> bool:
        asked.append((cell, code))
        return cell <= code

    found = masks_by_value(cells, codes, fits)
    assert [bits(one) for one in found] == [
        {at for at, cell in enumerate(cells) if cell <= code} for code in codes
    ]
    assert len(asked) == len(set(cells)) * len(codes)


WORDS = st.one_of(
    st.none(), st.booleans(), st.lists(st.sampled_from("ABCD"), min_size=1, max_size=3).map(tuple)
)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=12), st.lists(st.sampled_from("ABCE"), unique=True))
def test_a_word_fits_rows_whose_cells_are_empty_or_have_it(
    rows: list[tuple[tuple[str, ...] | bool | None, ...]], words: list[str]
) -> None:
    found = word_masks(rows, words)
    for word, one in zip([None, *words], found, strict=True):
        assert bits(one) == {
            at
            for at, cells in enumerate(rows)
            if all(c is None or (isinstance(c, tuple) and word in c) for c in cells)
        }
