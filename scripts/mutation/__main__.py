"""`python -m scripts.mutation [FILE ...]`: the score of each module; every survivor must be explained."""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from pathlib import Path

from scripts.mutation.explained import unexplained
from scripts.mutation.mutants import COMPILER, mutants_of, replace_on_import


def options() -> argparse.Namespace:
    """What the run is to do."""
    parser = argparse.ArgumentParser(prog="python -m scripts.mutation", description=__doc__)
    parser.add_argument("files", nargs="*", help="under engines/compile, such as number.py (default: all)")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants of each module (default: all)")
    parser.add_argument("--plans", type=int, default=3, help="plans of each of the four themes")
    parser.add_argument("--facts", type=int, default=30)
    return parser.parse_args()


def one_module(path: Path, chosen: argparse.Namespace) -> int:
    """Prints the score and the survivors that nobody explained; 1 if there are any."""
    mutants = mutants_of(path)
    replace_on_import(mutants)
    from scripts.mutation.run import survivors
    from scripts.mutation.trials import Trials

    names = list(mutants.names)
    if chosen.sample and chosen.sample < len(names):
        names = random.Random(0).sample(names, chosen.sample)
    alive = survivors(mutants, names, Trials(chosen.plans, chosen.facts))
    killed = len(names) - len(alive)
    share = 100 * killed // len(names) if names else 100
    about = path.relative_to(COMPILER)
    print(f"{about!s:28} {killed:5} of {len(names):5} killed, {share} %", flush=True)
    left = unexplained(str(about), {name: mutants.diff(name) for name in alive})
    for name, diff in left.items():
        print(f"  survivor {name}\n" + "\n".join(f"    {line}" for line in diff.splitlines()))
    return 1 if left else 0


def main() -> int:
    """Each module in a process of its own, since one module only can be replaced."""
    chosen = options()
    paths = [COMPILER / name for name in chosen.files] or sorted(COMPILER.rglob("*.py"))
    if len(paths) == 1:
        return one_module(paths[0], chosen)
    same = ["--sample", str(chosen.sample), "--plans", str(chosen.plans), "--facts", str(chosen.facts)]
    failed = 0
    for path in paths:
        command = [sys.executable, "-m", "scripts.mutation", str(path.relative_to(COMPILER)), *same]
        failed |= subprocess.run(command).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
