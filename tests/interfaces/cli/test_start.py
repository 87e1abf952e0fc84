"""Help and a quote start without what they do not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from quittance.interfaces.cli.app import COMMANDS
from quittance.interfaces.cli.commands.tariff import COMMANDS as TARIFF_COMMANDS
from tests.interfaces.cli.conftest import QUOTE, Run

HEAVY = {"duckdb", "numpy", "pandas", "pyarrow", "python_calamine", "rich", "sqlglot", "xlsxwriter"}
CODE = (
    "import sys; from quittance.config.main import main; sys.argv = ['quittance', *sys.argv[1:]]\n"
    "try: main()\n"
    "finally: print(*sorted(name for name in sys.modules if '.' not in name), file=sys.stderr)"
)


def loaded(*arguments: object) -> set[str]:
    """The top-level modules that the command imported."""
    command = [sys.executable, "-c", CODE, *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(run.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("tariff", "--help"),
        ("tariff", "schema"),
        ("rate", "--help"),
        ("explain", "--help"),
        ("demo", "--help"),
    ],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert not loaded(*arguments) & (HEAVY - {"rich"} if arguments[0] in ("rate", "demo") else HEAVY)


def test_a_quote_loads_nothing_heavy(card: Path) -> None:
    assert not loaded("quote", card, *QUOTE) & HEAVY


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
