"""Links between pages lead somewhere, and every page can be reached from the index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, blocks, name_of

_LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#\s]*)(#[^)\s]*)?\)")


def _prose(page: Path) -> str:
    """The page without its fenced blocks."""
    text = page.read_text(encoding="utf-8")
    for block in blocks(page):
        text = text.replace(block.text, "", 1)
    return text


def _anchors(page: Path) -> set[str]:
    found = set()
    for title in re.findall(r"^#+ (.+)$", _prose(page), re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", title.lower())
        found.add(f"#{plain.replace(' ', '-')}")
    return found


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for path, anchor in _LINK.findall(_prose(page)):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name_of(page)}: {path}"
        if anchor:
            assert anchor in _anchors(target), f"{name_of(page)}: {path}{anchor}"


def test_every_page_is_linked_from_the_index_or_a_page_it_names() -> None:
    index = ROOT / "docs" / "README.md"
    seen, waiting = set(), [index, ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        for path, _ in _LINK.findall(_prose(page)):
            target = (page.parent / path).resolve() if path else page
            if target.is_file():
                waiting.append(target)
    assert [name_of(page) for page in PAGES if page not in seen] == []


def test_folders_and_files_that_the_readme_explains_exist() -> None:
    listing = next(block for block in blocks(ROOT / "README.md") if block.language == "text")
    for line in listing.lines:
        if line.strip():
            assert (ROOT / line.split()[0]).exists(), line


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_pages_are_plain(page: Path) -> None:
    text = _prose(page).lower()
    for word in ("simply", "obviously", "basically"):
        assert not re.search(rf"\b{word}\b", text), word
    assert not re.search(r"\bjust\b(?! (below|above|outside))", text)
