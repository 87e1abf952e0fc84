"""`quittance demo`: facts, six cards, one page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from shutil import which

import pytest

from tests.interfaces.cli.conftest import Run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture
def page(run: Run, demo_folder: Path) -> Path:
    """The report of a hundredth of the facts, made once."""
    report = demo_folder / "en" / "report.html"
    if not report.exists():
        result = run("demo", "--folder", report.parent, "--scale", "0.02")
        assert result.exit_code == 0, result.output
        (report.parent / "stdout.txt").write_text(result.stdout, encoding="utf-8")
    return report


class Checker(HTMLParser):
    """Open tags must be closed in order; what would be loaded from elsewhere is collected."""

    VOID = frozenset({"meta", "br", "line", "circle", "path", "rect", "link", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in self.VOID or tag == "rect":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "circle":
            return
        assert self.open.pop() == tag


def test_the_page_is_whole_and_loads_nothing(page: Path) -> None:
    checker = Checker()
    checker.feed(page.read_text(encoding="utf-8"))
    assert not checker.open
    assert not checker.loads
    assert "url(" not in page.read_text(encoding="utf-8")


def test_the_page_says_what_the_terminal_says(page: Path) -> None:
    html, told = page.read_text(encoding="utf-8"), (page.parent / "stdout.txt").read_text(encoding="utf-8")
    sums = re.findall(r"[\d,]+\.\d\d (?:EUR|GBP|USD|SEK|PLN)", html.split("<tbody>")[1].split("</tbody>")[0])
    assert len(sums) > 15
    assert all(amount in told for amount in sums)
    assert "The file says the same." in told
    assert "The rated file says the same, to the cent." in html


def test_nothing_of_the_template_is_left(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    assert "$" not in html.replace("$0", "")
    assert not re.search(r"\{[a-z_]+\}", html.split("</style>")[1])
    assert "None" not in html.split("</style>")[1]


def test_facts_and_rated_files_stay(page: Path) -> None:
    assert len(list((page.parent / "facts").glob("*.parquet"))) == 6
    assert len(list((page.parent / "rated").glob("*.parquet"))) == 6


def test_what_to_try_next_works(run: Run, page: Path) -> None:
    (command,) = re.findall(r"quittance (explain [^<]*)", page.read_text(encoding="utf-8"))
    assert run(*command.split()).exit_code == 0


def test_it_speaks_chinese(run: Run, demo_folder: Path) -> None:
    result = run("demo", "--folder", demo_folder / "zh", "--scale", "0.01", "--language", "zh")
    assert result.exit_code == 0
    html = (demo_folder / "zh" / "report.html").read_text(encoding="utf-8")
    assert '<html lang="zh-Hans">' in html
    assert "钱花在哪里" in html
    assert "接下来" in result.stdout


@pytest.fixture
def chromium() -> str:
    found = which("chromium") or which("chromium-browser")
    if found is None:
        pytest.skip("no chromium here")
    return found


@pytest.mark.browser
def test_the_page_is_drawn(page: Path, chromium: str) -> None:
    for width, scheme in ((1200, "light"), (390, "light"), (1200, "dark")):
        for problems, seen in _look(page, chromium, width, scheme):
            assert not problems
            assert seen == {"charts": 5, "outside": 0, "empty": 0, "wide": False}


def _look(
    page: Path, chromium: str, width: int, scheme: str
) -> Iterator[tuple[list[str], dict[str, object]]]:
    """What the browser complains about, and whether texts of charts stay inside them."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        problems: list[str] = []
        tab.on("console", lambda message: problems.append(message.text))
        tab.on("pageerror", lambda error: problems.append(str(error)))
        tab.on("requestfailed", lambda request: problems.append(request.url))
        tab.goto(page.as_uri())
        seen = tab.evaluate(
            """() => {
                const charts = [...document.querySelectorAll('svg')];
                const out = charts.flatMap(chart => {
                    const box = chart.getBoundingClientRect();
                    return [...chart.querySelectorAll('text')].filter(text => {
                        const at = text.getBoundingClientRect();
                        return at.left < box.left - 1 || at.right > box.right + 1
                            || at.top < box.top - 1 || at.bottom > box.bottom + 1;
                    });
                });
                const empty = [...document.querySelectorAll('h2, td.n, .tile b')].filter(
                    node => node.tagName === 'H2' && !node.textContent.trim());
                return {
                    charts: charts.length, outside: out.length, empty: empty.length,
                    wide: document.documentElement.scrollWidth > window.innerWidth + 1,
                };
            }"""
        )
        browser.close()
        yield problems, seen
