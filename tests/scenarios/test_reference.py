"""The page of the packs says what the packs say today."""

from __future__ import annotations

from tests.scenarios.columns import STAGE_FILES
from tests.scenarios.packs import folders, load
from tests.scenarios.reference import PAGE, first_sentence, page
from tests.scenarios.stages import STAGES


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.scenarios.reference"


def test_every_stage_has_a_function_and_tables() -> None:
    assert list(STAGES) == list(STAGE_FILES)


def test_a_story_begins_with_one_short_sentence() -> None:
    for path in folders():
        sentence = first_sentence(load(path))
        assert sentence.endswith("."), path.name
        assert len(sentence) < 200, path.name
