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

RunChild = Callable[..., int | None]


@pytest.fixture(scope="session")
def fork_server() -> ForkServerContext:
    """The context whose children start in milliseconds."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.django_ready", "tests.kill.worker"])
    return context


@pytest.fixture
def run_child(fork_server: ForkServerContext) -> RunChild:
    """Runs a function of the worker in a child and gives its exit code; kills it after `seconds` if given."""

    def run(
        work: Callable[..., None],
        *arguments: object,
        stop_at: int | None = None,
        places: Path | None = None,
        seconds: float | None = None,
    ) -> int | None:
        child = fork_server.Process(target=work, args=(*arguments, stop_at, places))
        child.start()
        child.join(seconds)
        if child.is_alive():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)
            child.join()
        return child.exitcode

    return run
