"""Reference pages that are made from the code: python -m tests.docs.reference writes them."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from inspect import cleandoc

import click

import quittance
from quittance.core.contracts.findings import CONTRACT_FINDINGS
from quittance.core.parties.findings import PARTY_FINDINGS
from quittance.core.tariff.analysis.catalogue import ANALYSIS_FINDINGS
from quittance.core.tariff.findings import FINDINGS, Kind
from quittance.interfaces.cli.app import cli
from quittance.interfaces.cli.exits import EXIT_CODES
from quittance.kernel.refusal import Refusal
from tests.docs.pages import ROOT
from tests.docs.party_page import party_page
from tests.docs.sample_page import MADE, sample_page

REFERENCE = ROOT / "docs" / "reference"

PARKED = {
    "MISSING_ID": "The row has no id.",
    "BAD_ID": "A spreadsheet made a number of the id, so that digits may be lost, or it is no readable text.",
    "BAD_NUMBER": "The cell is not a plain decimal number.",
    "OUT_OF_BOUNDS": "The number is too high, too low, or has more decimals than its fact may have.",
    "BAD_DATE": "The cell is not a day, nor a time with its offset.",
    "BAD_YES_NO": "The cell is neither yes nor no.",
    "BAD_WORD": "The cell is not readable text.",
    "BAD_ROW": "The row has more or fewer cells than the file has headings.",
    "UNKNOWN_UNIT": "The column of units names no unit, or none that measures this fact.",
    "UNKNOWN_SUBJECT": "The column `subject` names a kind that there is not.",
}
"""Why a row of facts is parked; the adapter that reads facts says them."""

ARRIVING = {
    "NO_BUSINESS_DATE": "The row has none of the days that could decide its period.",
    "IMPOSSIBLE_DATE": "The business date lies long ago, or more than 400 days ahead.",
    "IMPOSSIBLE_DATES": "Something ended before it began, such as a delivery before the first scan.",
    "KNOWN_TOO_EARLY": "The row says that it became known after the run that reads it.",
    "CONFLICTING_ROWS": "Two rows of one subject and source became known at the same moment and differ.",
}
"""Why a row that can be read is not taken into the lake."""

WORKSPACE = {
    "FACT_NOT_KEPT": "The table has no column for a fact of the file.",
    "PAGES_MISSING": "A file of orders ends with an answer that says that there are more pages.",
    "PACKAGES_SHARED": "Packages carry goods of several orders; each is a parcel of the first of these.",
    "PERSONAL_LEFT_OUT": "Fields of orders that are about people were not taken in.",
    "FACTS_NO_ROWS": "The file has headings and no row.",
    "OTHER_ROWS": "Rows of the file are about another kind of subject and were not taken in.",
    "FILE_DIFFERS": "A file of the same name and source was taken in before with other bytes.",
    "CHARGES_DIFFER": "The charges of a month are not what its facts and contracts come to.",
    "CHAIN_BROKEN": "A link of the event log does not follow the one before it, or the end is missing.",
    "TRIGGER_MISSING": "A trigger that keeps a table append-only is not in the database.",
    "RUN_UNFINISHED": "A run was begun and never finished.",
    "KEY_MISSING": "The key of a month whose personal data is sealed is not in the keys folder.",
    "KEY_NOT_DESTROYED": "The key of a month whose retention has ended is still in the keys folder.",
    "LAKE_FILE_MISSING": "A file that the lake's tables refer to is not in the storage.",
    "LAKE_FILE_ALTERED": "A file of the lake is not as the run that wrote it left it.",
}
"""What is said of a workspace, its books and its lake."""

CONTRADICTIONS = {
    "DELIVERED_UNHANDLED": "Delivered, and nobody ever had it in hands.",
    "DELIVERED_FIRST": "Delivered before anybody had it in hands.",
    "DELIVERED_TWICE": "Delivered on two days.",
    "DELIVERED_AFTER_LOSS": "Delivered after it was lost, and nobody found it in between.",
    "CANCELLED_AFTER_DELIVERY": "Cancelled although it had been delivered.",
    "CANCELLED_BUT_SEEN": "Cancelled, and seen before or after: the cancellation does not count.",
}
"""What `quittance facts contradictions` lists."""

COMPLETENESS = {
    "FEED_MISSING": "A feed that was due has not come; billing and close of its day wait.",
    "FEED_THIN": "A feed has far fewer rows than that weekday usually has; billing and close wait.",
    "FEED_TOTAL_DIFFERS": "A feed has not as many rows as its sender counted; billing and close wait.",
    "LABELS_UNSCANNED": "After a week too few of a day's labels were scanned.",
    "SCANS_UNDELIVERED": "After three weeks too few of the parcels scanned were delivered.",
}
"""What `quittance facts completeness` lists."""

TYPED = {
    "UNKNOWN_FACT": "There is no such fact, or it follows from others and is never given.",
    "UNIT_MISSING": "A number of something measured came without its unit.",
}
"""What `quittance quote` says of a fact typed in, besides the codes of a row."""

NOTICES = {
    "FACTS_PARKED": "So many rows are parked.",
    "FACTS_UNUSED_COLUMNS": "These columns are no facts that anybody knows or declares.",
    "FACTS_FLOATING_POINT": "These columns are floating point, read by their shortest digits.",
    "OTHER_SUBJECT": "A tariff prices another kind than the facts are of, and was left out.",
    "VERSION_CHANGES": "A tariff changes its version inside groups, and each version prices its part alone.",
    "REPLAY_DIFFERS": "A replay gave another amount than the file, or another tariff rated it.",
}
"""What a run of rating or explaining can note."""


_EXIT = re.compile(r"(\d+) (.*?)(?:, (?=\d)|$)")


def findings_page() -> str:
    """Every finding about a tariff with an example of how it is printed, and every other code."""
    parts = [
        "# Findings and other codes\n",
        MADE,
        "A **finding** is about data that somebody gave us: a tariff or a file of facts. All of them are\n"
        "listed, each with place, severity, code, message and hint. An *error* stops the use of the data, a\n"
        "*warning* needs a look, a *notice* informs. A code never changes its meaning.\n",
        "[In a tariff](#in-a-tariff) · [strange, but usable](#strange-but-usable) · "
        "[in a contract](#in-a-contract) · "
        "[in a file of facts](#in-a-file-of-facts) · [of a command](#of-a-command) · "
        "[in a workspace](#in-a-workspace) · [in a file of parties](#in-a-file-of-parties) · "
        "[in what happened](#in-what-happened) · "
        "[of a line: refusals](tariff-language.md#11-refusals)\n",
        "## In a tariff\n",
        "`quittance tariff check` prints them, and no command uses a tariff that has errors.\n",
        *map(_finding, FINDINGS.values()),
        "## Strange, but usable\n",
        "`quittance tariff check` looks for these once a tariff has no errors. It is charged as printed.\n",
        *map(_finding, ANALYSIS_FINDINGS.values()),
        "## In a contract\n",
        "`quittance contract check` prints them, and no contract is loaded from a folder that has errors.\n",
        *map(_finding, CONTRACT_FINDINGS.values()),
        "## In a file of facts\n",
        "A row that cannot be read is parked in a CSV file beside the output, with line, column and value.\n",
        _codes(PARKED.items(), "what is wrong with the row"),
        "`quittance quote` says the same of facts that were typed in, and:\n",
        _codes(TYPED.items(), "what is wrong with the fact"),
        "A run can note besides:\n",
        _codes(NOTICES.items(), "meaning"),
        "## In a workspace\n",
        "A row that can be read but not be true is parked like one that cannot be read:\n",
        _codes(ARRIVING.items(), "what is wrong with the row"),
        "`quittance ingest` and `quittance doctor` say besides:\n",
        _codes(WORKSPACE.items(), "meaning"),
        "## In a file of parties\n",
        "`quittance party check` and `quittance party load` say these of [files of parties](party-files.md)\n"
        "and of the parties in the books. What has an *error* is parked.\n",
        _codes(
            ((sort.code, f"*{sort.severity}.* {sort.meaning}") for sort in PARTY_FINDINGS.values()), "meaning"
        ),
        "## In what happened\n",
        "`quittance facts contradictions` lists events that cannot all be true, with what was charged:\n",
        _codes(CONTRADICTIONS.items(), "meaning"),
        "`quittance facts completeness` says of days whose facts are not all there:\n",
        _codes(COMPLETENESS.items(), "meaning"),
        "## Of a command\n",
        "A command that cannot go on says one of these and ends with 2; some can only be met from Python.\n",
        _codes(sorted(refusals()), "meaning"),
    ]
    return "\n".join(parts)


def cli_page() -> str:
    """Every command with its arguments and options."""
    context = click.Context(cli, info_name="quittance")
    codes = [(code.group(1), code.group(2)) for code in _EXIT.finditer(EXIT_CODES)]
    parts = [
        "# Commands\n",
        MADE,
        "`quittance --help` and `quittance COMMAND --help` print the same. Output goes to the standard\n"
        "stream, what went wrong to the error stream. `QUITTANCE_LANGUAGE=zh` sets the language of every\n"
        "command.\n",
        "| exit code | meaning |\n|---|---|\n"
        + "".join(f"| {number} | {meaning} |\n" for number, meaning in codes),
        *_commands(cli, context, ("quittance",)),
    ]
    return "\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "findings.md": findings_page,
    "cli.md": cli_page,
    "sample-facts.md": sample_page,
    "party-files.md": party_page,
}


def _finding(kind: Kind) -> str:
    text = f"### {kind.code}\n\n*{kind.severity}.* {kind.meaning} {kind.hint}\n"
    example = _example(kind.code)
    return f"{text}\n```text\n{example}\n```\n" if example else text


def _example(code: str) -> str:
    """The finding as it is printed for the small tariff that is called after it."""
    for folder in sorted((ROOT / "tests" / "errors").glob(f"{code}*")):
        if folder.name.split("-")[0] != code:
            continue
        lines = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
        for at, line in enumerate(lines):
            if f" {code}: " in line:
                hint = [after for after in lines[at + 1 : at + 2] if after.startswith(" ")]
                return "\n".join([line.replace(f"{folder.name}/", ""), *hint])
    return ""


def _codes(codes: Iterable[tuple[str, str]], heading: str) -> str:
    rows = "".join(f"| `{code}` | {meaning} |\n" for code, meaning in codes)
    return f"| code | {heading} |\n|---|---|\n{rows}"


def refusals() -> Iterator[tuple[str, str]]:
    """The code of every refusal of the program, and the first sentence of what it says of itself."""
    import_module("tests.support.django_ready")
    for module in pkgutil.walk_packages(quittance.__path__, "quittance."):
        if not module.name.startswith("quittance.engines.spark."):  # an extra
            import_module(module.name)
    seen = {}
    waiting = list(Refusal.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("quittance.") and "code" in vars(kind) and kind.code not in FINDINGS:
            text = " ".join((kind.__doc__ or "").split("\n\n")[0].split())
            seen[kind.code] = re.split(r"(?<=\.) (?=[A-Z`])", text)[0]
    yield from seen.items()


def _commands(group: click.Group, context: click.Context, path: tuple[str, ...]) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        if isinstance(command, click.Group):
            yield from _commands(command, inner, (*path, name))
        else:
            yield _command(command, inner, " ".join((*path, name)))


def _command(command: click.Command, context: click.Context, name: str) -> str:
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    parts = [f"## {name}\n", f"    {usage}\n", _help(command.help or "")]
    rows = []
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option) and "--help" not in parameter.opts:
            record = parameter.get_help_record(context)
            if record is not None:
                names, meaning = (text.replace("|", "\\|") for text in record)
                rows.append(f"| `{names}` | {' '.join(meaning.split())} |")
    if rows:
        parts.append("\n".join(["| option | meaning |", "|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def _help(text: str) -> str:
    """Paragraphs of the help text; one that keeps its lines becomes a block."""
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", cleandoc(text)):
        if paragraph.startswith("\b"):  # click's mark of a paragraph that keeps its lines
            lines = paragraph.splitlines()[1:]
            paragraphs.append("\n".join(f"    {line.strip()}" for line in lines))
        else:
            paragraphs.append(" ".join(paragraph.split()))
    return "\n\n".join(paragraphs) + "\n"


if __name__ == "__main__":
    for file, make in PAGES.items():
        (REFERENCE / file).write_text(make(), encoding="utf-8")
        print(f"docs/reference/{file}")
