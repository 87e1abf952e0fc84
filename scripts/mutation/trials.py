"""Generated plans with the answers of the reference: a mutant only has to be compiled and run."""

from __future__ import annotations

from tests.generated import compare, reference
from tests.generated.columnar import Engine
from tests.generated.judge import trial_of
from tests.generated.strategies.themes import THEMES
from tests.generated.trial import Trial

SEEDS_FROM = 500_000  # nobody else draws these


class Trials:
    """So many plans of every theme. Opens no database before it is asked, so that a process can fork."""

    def __init__(self, plans: int, facts: int) -> None:
        self._trials = [
            trial_of(theme, SEEDS_FROM + seed, facts) for seed in range(plans) for theme in sorted(THEMES)
        ]
        self._expected = {id(trial): list(reference.results(trial)) for trial in self._trials}
        for results in self._expected.values():
            for result in results:
                reference.taken(result)  # explanations are worked out when asked for the first time
        compare.reference.results = self._known  # type: ignore[attr-defined]

    def _known(self, trial: Trial) -> list:
        return self._expected[id(trial)]

    def agree(self) -> bool:
        """Whether the compiler says the same of every plan; a crash is a disagreement."""
        engine = Engine()
        for trial in self._trials:
            try:
                if compare.differences(engine, trial):
                    return False
            except Exception:
                return False
        return True
