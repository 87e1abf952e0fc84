"""Many trials by hand: python -m tests.generated.fuzz rows 0 500 [--sql] [--no-reduce]

Prints how the trials came out, and of those that disagree the first few, made as small as they can be.
"""

from __future__ import annotations

import argparse
import time
import traceback
from collections import Counter

from tests.generated.columnar import Engine
from tests.generated.judge import judge
from tests.generated.reduce import reduced
from tests.generated.report import report


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("theme")
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("--facts", type=int, default=200)
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--sql", action="store_true")
    parser.add_argument("--no-reduce", action="store_true")
    given = parser.parse_args()
    engine, started = Engine(), time.process_time()
    outcomes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    shown = 0
    for seed in range(given.first, given.last):
        verdict = judge(engine, given.theme, seed, given.facts)
        outcomes[verdict.outcome] += 1
        if verdict.outcome != "disagree":
            continue
        kinds[verdict.kind] += 1
        print("seed", seed, verdict.kind[:150], flush=True)
        if shown < given.show and kinds[verdict.kind] == 1:
            shown += 1
            smaller = verdict if given.no_reduce else reduced(engine, verdict)
            try:
                print(report(engine, smaller, sql=given.sql))
            except Exception:
                traceback.print_exc()
    print(dict(outcomes), f"{time.process_time() - started:.1f} s CPU")
    for kind, count in kinds.most_common(30):
        print(f"{count:5} {kind[:200]}")


if __name__ == "__main__":
    main()
