"""Every command on every page does what the page says it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from quittance.interfaces.cli.app import cli
from tests.docs.desk import FILES, has_commands, matches, problems, targets
from tests.docs.pages import PAGES, Block, blocks, name_of, steps

OURS = ("quittance", "make")
_SPAN = re.compile(r"`((?:quittance|make) [^`]+)`")


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if has_commands(page)], ids=name_of)
def test_the_commands_of_a_page_give_what_it_shows(page: Path, tmp_path: Path) -> None:
    found = problems(page, tmp_path)
    if found:
        pytest.fail("\n\n".join(found), pytrace=False)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_command_hides_in_a_block_that_is_not_run(page: Path) -> None:
    for block in blocks(page):
        if block.language in ("console", *FILES):
            continue
        for line in block.lines:
            assert not line.strip().removeprefix("$ ").startswith(tuple(f"{word} " for word in OURS)), line


@pytest.mark.parametrize("page", [page for page in PAGES if has_commands(page)], ids=name_of)
def test_every_line_of_a_console_belongs_to_a_command(page: Path) -> None:
    for block in blocks(page):
        if block.language == "console":
            assert block.lines[0].startswith("$ "), f"{name_of(page)}:{block.line}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_prose_names_the_file_that_a_block_is(page: Path) -> None:
    for block in blocks(page):
        if block.title:
            assert f"`{block.title}`" in block.before, f"{name_of(page)}:{block.line}: name `{block.title}`"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_named_in_prose_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for span in _SPAN.findall(text):
        word, *arguments = span.split()
        if word == "make":
            assert arguments[0] in targets(), f"{name_of(page)}: `{span}`"
        else:
            assert _is_command(arguments), f"{name_of(page)}: `{span}`"


def _is_command(arguments: list[str]) -> bool:
    command: click.Command = cli
    context = click.Context(cli)
    for word in arguments:
        if word.isupper():
            return True  # a placeholder, such as COMMAND
        if word.startswith("-"):
            known = {option for one in command.get_params(context) for option in one.opts}
            if word.split("=")[0] not in known:
                return False
        elif isinstance(command, click.Group):
            found = command.get_command(context, word)
            if found is None:
                return False
            command, context = found, click.Context(found, parent=context)
    return True


def _all_steps() -> Iterator[tuple[Path, Block, str]]:
    for page in PAGES:
        for block in blocks(page):
            if block.language == "console":
                for step in steps(block):
                    yield page, block, step.command


def test_every_command_of_the_product_is_shown_somewhere() -> None:
    shown = {" ".join(command.split()[:3]) for _, _, command in _all_steps()}
    for name in cli.list_commands(click.Context(cli)):
        if not name.startswith("demo"):  # they take a minute, and stand on the pages as `make demo`
            assert any(text.startswith(f"quittance {name}") for text in shown), name


@pytest.mark.parametrize(
    ("shown", "output", "same"),
    [
        (("a 1",), "a 1  \n\n", True),
        (("a 1",), "a 2\n", False),
        (("in ... s.",), "in 0.6 s.\n", True),
        (("first", "...", "last"), "first\nb\n\nc\nlast\n", True),
        (("first", "..."), "first\n", True),
        (("...", "last"), "b\nc\nlast\n", True),
        (("first", "..."), "other\n", False),
        (("a.b",), "axb", False),
    ],
)
def test_three_dots_stand_for_anything(shown: tuple[str, ...], output: str, same: bool) -> None:
    assert matches(shown, output) is same
