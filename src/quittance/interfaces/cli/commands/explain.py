"""`quittance explain`: how one price in a rated file came about, or what a parcel earned and cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

import click

from quittance.core.rating.chain import bought_by, in_order
from quittance.core.rating.explain import tell
from quittance.core.rating.result import SubjectResult
from quittance.core.rating.versions import NoVersion
from quittance.core.rating.words import CATALOGUES, Language
from quittance.core.tariff.plan import Plan
from quittance.interfaces.cli.exits import Exit
from quittance.interfaces.cli.explain_parcel import explain_parcel
from quittance.interfaces.cli.options import SOME_FILE, language_option
from quittance.interfaces.cli.replaying import Key, amounts_text, replayed, unpriced
from quittance.interfaces.cli.telling import usable_plan
from quittance.interfaces.cli.tools import Tools
from quittance.interfaces.cli.words import Say, speak
from quittance.interfaces.cli.workspace_options import workspace_option


@click.command("explain")
@click.argument("what", metavar="PARCEL|FILE")
@click.option("--fact", "subject_id", metavar="ID", help="Of a FILE: the subject_id to explain.")
@workspace_option
@language_option
@click.pass_context
def command(
    context: click.Context, what: str, subject_id: str | None, folder: Path, language: Language
) -> None:
    """Tell every amount on PARCEL in a workspace, or the price of one fact in FILE, line by line.

    A parcel's amounts are its own charges, those of its legs, and its share of bags, trucks and declarations,
    with every later difference, its reason, and the margin by stage.

    FILE is an output of `quittance rate`. The reference rater works the price out again from the tariffs and
    facts that it names. Ends with 4 if that gives another cent than the file says.
    """
    if subject_id is None:
        explain_parcel(context.obj, what, folder, speak(language))
    else:
        rated = SOME_FILE.convert(what, None, context)
        _explain_file(context.obj, Path(rated), subject_id, language)


def _explain_file(tools: Tools, rated: Path, subject_id: str, language: Language) -> None:
    say = speak(language)
    plans = _plans(tools, rated, say)
    replay = tools.replay(rated, subject_id, plans)
    results = replayed(plans, replay.rows, subject_id, replay.closed_before)
    without = unpriced(plans, replay.rows, subject_id)
    differs = False
    for key, (amounts, refusal) in replay.stored.items():
        if key in without:
            differs |= not _is_unpriced(without[key], key[0], refusal, language, say)
            continue
        result = results.get(key)
        if result is None:
            click.echo(say("explain_missing", tariff=key[0]), err=True)
            differs = True
            continue
        for line in (*tell(result, language), *_bought(result, results, say)):
            click.echo(line)
        differs |= not _agrees(result, amounts, refusal, say)
        click.echo("")
    if differs:
        raise SystemExit(Exit.REPLAY_DIFFERS)


def _plans(tools: Tools, rated: Path, say: Say) -> list[Plan]:
    """The tariffs that rated the file, unless one of them is not what it was."""
    plans = []
    for path, content_hash in tools.rated_on(rated):
        if not path.exists():
            _stop(say("explain_gone", path=path))
        plan = usable_plan(tools.load_tariff(path), say)
        if plan.content_hash != content_hash:
            _stop(say("explain_hash", path=path))
        plans.append(plan)
    return plans


def _bought(result: SubjectResult, results: Mapping[Key, SubjectResult], say: Say) -> Iterator[str]:
    """Which tariffs the costs come from that the subject's tariff reads."""
    chain = in_order([one.plan for one in results.values()])
    for name in bought_by(result.plan, result.scope.subject, chain.made):
        for other in results.values():
            tariff, makers = other.plan.header.tariff, chain.made[result.scope.subject, name]
            if other.scope != result.scope or tariff not in makers:
                continue
            amounts = [amount for amount in other.amounts if amount.line.name == name]
            said = amounts_text({amount.line.code: amount.value for amount in amounts}, str(other.refusal))
            currency = f" {other.currency}" if amounts else ""
            yield say("explain_bought", fact=f"buy.{name}", tariff=other.plan.name, amounts=said + currency)


def _is_unpriced(why: NoVersion, tariff: str, refusal: str, language: Language, say: Say) -> bool:
    """Tells why no version prices the subject, and whether the file says the same."""
    words = CATALOGUES[language]
    click.echo(f"{tariff}: {words['refusal_' + why.code].format(about=why.about)} ({why.code})")
    if refusal != str(why.code):
        told = say("explain_differs", tariff=tariff, stored=refusal or "–", replayed=str(why.code))
        click.echo(f"{click.style('error', fg='red')} REPLAY_DIFFERS: {told}", err=True)
        return False
    click.echo(click.style(say("explain_same"), fg="green"))
    return True


def _agrees(result: SubjectResult, amounts: Mapping[str, Decimal], refusal: str, say: Say) -> bool:
    """Whether file and replay say the same to the cent, and tell so either way."""
    again = {amount.line.name: amount.value for amount in result.amounts}
    if refusal == str(result.refusal) and dict(amounts) == again:
        click.echo(click.style(say("explain_same"), fg="green"))
        return True
    told = say(
        "explain_differs",
        tariff=result.plan.name,
        stored=amounts_text(amounts, refusal),
        replayed=amounts_text(again, str(result.refusal)),
    )
    click.echo(f"{click.style('error', fg='red')} REPLAY_DIFFERS: {told}", err=True)
    return False


def _stop(message: str) -> NoReturn:
    click.echo(f"{click.style('error', fg='red')} REPLAY_DIFFERS: {message}", err=True)
    raise SystemExit(Exit.REPLAY_DIFFERS)
