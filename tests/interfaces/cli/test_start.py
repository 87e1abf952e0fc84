"""Help and a quote start without what they do not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quittance.interfaces.cli.app import COMMANDS
from quittance.interfaces.cli.commands.tariff import COMMANDS as TARIFF_COMMANDS
from tests.interfaces.cli.conftest import QUOTE, Run

OTHERS = {"click"}
"""All that help and a quote may import that is neither Python's nor ours."""

HELP = {"config", "interfaces", "kernel"}
"""The rooms that the list of commands needs."""

QUOTING = HELP | {"adapters.tariff_files", "core.facts", "core.rating", "core.tariff"}
"""The rooms that a quote needs: no engine, no analyses, none of the files of facts."""

SLOW = {
    "asyncio",
    "concurrent",
    "ctypes",
    "email",
    "hashlib",
    "http",
    "logging",
    "multiprocessing",
    "sqlite3",
}
"""Parts of Python that take long to import and are needed by neither."""

CODE = (
    "import sys; before = set(sys.modules)\n"
    "from quittance.config.main import main; sys.argv = ['quittance', *sys.argv[1:]]\n"
    "try: main()\n"
    "finally: print(*sorted(set(sys.modules) - before), file=sys.stderr)"
)


def loaded(*arguments: object) -> set[str]:
    """The modules that the command imported."""
    command = [sys.executable, "-c", CODE, *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(run.stderr.splitlines()[-1].split())


def packages(modules: set[str]) -> set[str]:
    """The packages among them that are neither Python's nor ours."""
    return {name.partition(".")[0] for name in modules} - sys.stdlib_module_names - {"quittance"}


def rooms(modules: set[str], allowed: set[str]) -> set[str]:
    """The modules of ours that are in none of the allowed rooms."""
    ours = {name.removeprefix("quittance.") for name in modules if name.startswith("quittance.")}
    parents = {room.partition(".")[0] for room in allowed}
    return {name for name in ours - parents if not any(f"{name}.".startswith(f"{room}.") for room in allowed)}


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("tariff", "--help")],
    ids=" ".join,
)
def test_help_imports_click_and_no_more(arguments: tuple[str, ...]) -> None:
    modules = loaded(*arguments)
    assert packages(modules) <= OTHERS
    assert not modules & SLOW or arguments == ("--version",)  # which reads the package's metadata
    assert not rooms(modules, HELP)


@pytest.mark.parametrize(
    "arguments",
    [("tariff", "schema"), ("rate", "--help"), ("explain", "--help"), ("demo", "--help")],
    ids=" ".join,
)
def test_what_needs_no_engine_imports_none(arguments: tuple[str, ...]) -> None:
    modules = loaded(*arguments)
    assert packages(modules) <= OTHERS | {"rich"}
    assert not rooms(modules, QUOTING | {"adapters.demo_month"})


def test_a_quote_imports_click_and_no_more(card: Path) -> None:
    modules = loaded("quote", card, *QUOTE)
    assert packages(modules) <= OTHERS
    assert not modules & SLOW
    assert not rooms(modules, QUOTING)


def test_rating_does_not_import_pandas(card: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.csv"
    facts.write_text("parcel_id,weight [kg],service,ship_date\na,0.5,slow,2026-01-02\n")
    modules = loaded("rate", card, "--facts", facts, "--out", tmp_path / "out.parquet")
    assert "duckdb" in modules
    assert "pandas" not in modules


def test_the_list_of_commands_imports_none_of_them() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from quittance.interfaces.cli.app import cli; "
        "print(CliRunner().invoke(cli, ['--help']).exit_code); "
        "print([name for name in sys.modules if name.startswith('quittance.interfaces.cli.commands')])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["0", "[]"]


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_command_has_help(run: Run, entry: object) -> None:
    result = run(entry.name, "--help")  # type: ignore[attr-defined]
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


@pytest.mark.parametrize("entry", TARIFF_COMMANDS, ids=lambda entry: entry.name)
def test_every_tariff_command_has_help(run: Run, entry: object) -> None:
    assert run("tariff", entry.name, "--help").exit_code == 0  # type: ignore[attr-defined]


def test_an_unknown_command_is_refused(run: Run) -> None:
    assert run("invoice").exit_code == 2


def test_the_installed_command_works(card: Path) -> None:
    command = Path(sys.executable).with_name("quittance")
    run = subprocess.run([command, "quote", card, *QUOTE], capture_output=True, text=True, check=False)
    assert run.returncode == 0
    assert run.stdout.splitlines()[-1] == "total 5.00 GBP"


def test_a_reader_that_stops_early_is_no_error(card: Path) -> None:
    command = f"'{Path(sys.executable).with_name('quittance')}' tariff schema | head -n 1"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert run.stdout == "{\n"
    assert "Traceback" not in run.stderr
