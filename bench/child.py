"""One piece of work in a process of its own: `python -m bench.child MODULE ARGUMENT ...`, answers in JSON."""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from pathlib import Path


def peak_bytes() -> int:
    """The most memory this process held, without what the parent held before."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(module: str, arguments: list[str]) -> None:
    """Imports first: a process that prices a second file does not pay for them again."""
    work = importlib.import_module(f"bench.{module}").work
    began, processor = time.perf_counter(), time.process_time()
    stages = work(*(Path(argument) for argument in arguments))
    answer = {
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - processor,
        "peak": peak_bytes(),
        "stages": stages,
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
