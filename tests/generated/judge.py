"""How one trial comes out: agree, disagree, or cannot be compiled (counted, never silent)."""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass

from quittance.engines.compile.number import TooManyDigits
from quittance.engines.compile.tables.cells import TableTooWide
from tests.generated.columnar import Engine
from tests.generated.compare import Difference, differences
from tests.generated.strategies.chance import Chance
from tests.generated.strategies.themes import THEMES
from tests.generated.trial import Trial

DIGITS, WIDE = "too many digits", "table too wide"


@dataclass(frozen=True)
class Verdict:
    """`outcome` is agree, disagree, too many digits or table too wide; `crash` is what either interpreter
    raised.
    """

    name: str
    trial: Trial
    outcome: str
    differences: tuple[Difference, ...] = ()
    crash: str = ""

    @property
    def kind(self) -> str:
        """The sort of disagreement, so that many of one sort are told once."""
        if self.crash:
            told = self.crash.strip().splitlines()
            last = [line.strip() for line in told if line.strip().startswith("File ")][-1]
            return (
                re.sub(r"[0-9]+", "#", told[-1] if "Exception" not in told[-1] else told[-1][:90])
                + " "
                + last.rpartition("/")[2]
            )
        first = self.differences[0]
        return re.sub(
            r"[0-9]+", "#", f"{first.form} {first.what}: {_sort(first.reference)} / {_sort(first.engine)}"
        )


def _sort(value: object) -> str:
    return value if isinstance(value, str) else type(value).__name__


def trial_of(theme: str, seed: int, facts: int) -> Trial:
    """The trial of that seed."""
    return THEMES[theme](Chance(f"{theme} {seed}"), facts)


def judge(engine: Engine, theme: str, seed: int, facts: int) -> Verdict:
    """The trial of that seed, judged."""
    return judged(engine, f"{theme} {seed}", trial_of(theme, seed, facts))


def judged(engine: Engine, name: str, trial: Trial) -> Verdict:
    """A trial, judged."""
    try:
        found = tuple(differences(engine, trial))
    except TooManyDigits:
        return Verdict(name, trial, DIGITS)
    except TableTooWide:
        return Verdict(name, trial, WIDE)
    except Exception:
        return Verdict(name, trial, "disagree", crash=traceback.format_exc())
    return Verdict(name, trial, "disagree" if found else "agree", found)
