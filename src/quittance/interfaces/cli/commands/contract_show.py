"""`quittance contract show` and `export`: a contract read aloud, and all of them as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from quittance.interfaces.cli.columns import described
from quittance.interfaces.cli.contract_tools import ContractTold, VersionTold
from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.words import Say, speak
from quittance.interfaces.cli.workspace_options import workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools

TEXT_WIDTH = 96


@click.command("show")
@click.argument("contract")
@workspace_option
@language_option
@click.pass_obj
def show(tools: WorkspaceTools, contract: str, folder: Path, language: str) -> None:
    """Read CONTRACT aloud: parties, what it prices, its versions with their terms, who approved them."""
    say = speak(language)
    for line in _lines(tools.contract_show(folder, contract), say):
        click.echo(line)


@click.command("export")
@click.argument("out", type=click.Path(path_type=Path))
@workspace_option
@language_option
@click.pass_obj
def export(tools: WorkspaceTools, out: Path, folder: Path, language: str) -> None:
    """Write all contracts with their tariffs to the folder OUT, or to be read to a workbook OUT.xlsx.

    Loading such a folder changes nothing; parties are written by quittance party export.
    """
    contracts = tools.contract_export(folder, out)
    key = "contract_exported_book" if out.suffix.lower() == ".xlsx" else "contract_exported"
    click.echo(speak(language)(key, contracts=contracts, path=out))


def _lines(told: ContractTold, say: Say) -> Iterator[str]:
    yield click.style(
        say(
            "show_head",
            code=told.code,
            side=say(f"side_{told.side}"),
            entity=told.entity,
            party=told.party,
            currency=told.currency,
        ),
        bold=True,
    )
    yield say("show_binds", binds=told.binds) if told.binds else say("show_binds_all")
    if told.side == "sell":
        yield say("show_layer", layer=told.layer, position=str(told.position))
    if told.replaces:
        yield say("show_replaces", codes=told.replaces)
    if told.enrolled is not None:
        yield say("show_enrolled", accounts=told.enrolled)
    for version in told.versions:
        yield ""
        yield from _version(version, say)


def _version(version: VersionTold, say: Say) -> Iterator[str]:
    until = say("show_until", day=version.until) if version.until else ""
    yield say(
        "show_ends" if version.ends else "show_version",
        number=str(version.number),
        day=version.starts,
        until=until,
        state=say(f"contract_is_{version.state}"),
    )
    if version.title:
        yield "   " + say("show_prices", title=version.title, charges=version.charges)
    if version.reason:
        yield "   " + say("show_reason", reason=version.reason)
    if version.effect:
        yield "   " + say(f"show_effect_{version.effect}", reason=version.effect_reason)
    reviewer = say("show_reviewed_by", name=version.reviewer) if version.reviewer else ""
    approver = (
        say("show_approved_by", name=version.approver, day=version.approved_on) if version.approver else ""
    )
    yield "   " + say("show_written", author=version.author, reviewer=reviewer, approver=approver)
    for day, name in version.notices:
        yield "   " + say("show_notice", day=day, name=name)
    for kind, name, digest in version.documents:
        yield "   " + say("show_document", kind=kind, name=name, hash=digest[:12])
    pairs = [(say(f"term_{name}"), value) for name, value in version.terms]
    yield from described(pairs, columns=TEXT_WIDTH, indent="   ")
