"""`quittance rate run`: a month on both sides."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from quittance.interfaces.cli.options import language_option
from quittance.interfaces.cli.progress import steps_shown
from quittance.interfaces.cli.rate_run_text import tell_run
from quittance.interfaces.cli.telling import next_steps
from quittance.interfaces.cli.words import speak
from quittance.interfaces.cli.workspace_options import actor_option, workspace_option
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@click.command("rate run")
@click.option(
    "--period", required=True, type=click.DateTime(["%Y-%m"]), metavar="YYYY-MM", help="The month to rate."
)
@click.option("--contract", "contracts", multiple=True, help="Only by this contract; repeatable.")
@click.option("--wait", type=float, default=0, help="Seconds to wait for another run.")
@workspace_option
@actor_option
@language_option
@click.pass_obj
def command(
    tools: WorkspaceTools,
    period: datetime,
    contracts: tuple[str, ...],
    wait: float,
    folder: Path,
    actor: str | None,
    language: str,
) -> None:
    """Price a month by the approved contracts, and write what differs from before.

    Run again it writes only what has changed since: a late weight, another price, a cancelled label. What has
    no price is listed in a CSV file with its reason.
    """
    say = speak(language)
    with steps_shown(tools, say("rating"), say):
        done = tools.rate_run(
            folder, period.date(), contracts=contracts, actor=actor or tools.login_name(), wait_seconds=wait
        )
    tell_run(done, say)
    if done.written:
        for line in next_steps(say, (f"quittance charges PARCEL --workspace {folder}", "next_charges")):
            click.echo(line)
