"""A bar that fills up, on terminals only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from quittance.interfaces.cli.tools import Progress


@contextmanager
def spinner(label: str) -> Iterator[None]:
    """A line that says what goes on and for how long, on terminals only; it goes when the block ends."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        bar.add_task(label, total=None)
        yield


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
