"""Children that can be killed: forked from a server that has loaded everything and started no thread."""

from __future__ import annotations

from tests.support import django_ready  # noqa: F401

# isort: split
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from tests.kill.worker import take_in

Ingest = Callable[..., int | None]


@pytest.fixture(scope="session")
def fork_server() -> ForkServerContext:
    """The context whose children start in milliseconds."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.django_ready", "tests.kill.worker"])
    return context


@pytest.fixture
def run_child(fork_server: ForkServerContext) -> Ingest:
    """Runs `take_in` in a child and gives its exit code; kills it after `seconds` where that is given."""

    def run(
        folder: Path,
        file: Path,
        *,
        stop_at: int | None = None,
        places: Path | None = None,
        seconds: float | None = None,
    ) -> int | None:
        child = fork_server.Process(target=take_in, args=(folder, file, stop_at, places))
        child.start()
        child.join(seconds)
        if child.is_alive():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)
            child.join()
        return child.exitcode

    return run
