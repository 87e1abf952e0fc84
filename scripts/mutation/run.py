"""One process for each mutant, forked when everything is warm."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout

import pytest

from scripts.mutation.mutants import Mutants
from scripts.mutation.trials import Trials

SECONDS = 120
AGREES, DISAGREES = 0, 1


def survivors(mutants: Mutants, names: Sequence[str], trials: Trials) -> list[str]:
    """The mutants that nothing notices. A mutant that never ends is noticed."""
    assert _alive("none", trials), f"{mutants.module}: without a mutant the interpreters must agree"
    return [name for name in names if _alive(f"{mutants.module}.{name}", trials)]


def _tests_pass() -> bool:
    """The tests of the compiler's own modules, which take a second, before the plans, which take several."""
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        return pytest.main(["-x", "-q", "-p", "no:cacheprovider", "tests/engines/compile"]) == 0


def _alive(mutant: str, trials: Trials) -> bool:
    child = os.fork()
    if child == 0:
        os.environ["MUTANT_UNDER_TEST"] = mutant
        signal.alarm(SECONDS)
        os._exit(AGREES if _tests_pass() and trials.agree() else DISAGREES)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == AGREES
