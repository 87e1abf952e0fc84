"""What long work shows while it goes on, on terminals only: a bar that fills up, or the step it is at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from quittance.interfaces.cli.tools import Progress
from quittance.interfaces.cli.words import Say
from quittance.interfaces.cli.workspace_tools import WorkspaceTools


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """A function to be told the percentage that is done; the bar goes when the block ends."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=40),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(label, total=100)

        def tell(percent: Decimal) -> None:
            bar.update(task, completed=int(percent))

        yield tell


@contextmanager
def steps_shown(tools: WorkspaceTools, label: str, say: Say) -> Iterator[None]:
    """Shows the step that a run in the block is at, and its time; the line goes when the block ends."""
    from rich.console import Console
    from rich.progress import Progress as Line
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Line(*columns, console=console, transient=True, disable=not console.is_terminal) as line:
        task = line.add_task(label, total=None)

        def tell(step: str) -> None:
            line.update(task, description=f"{label}: {say(f'step_{step}')}", refresh=True)

        with tools.steps(tell):
            yield
