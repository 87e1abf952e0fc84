"""Exit codes, the same for every command; the help text lists them."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a script can tell from the exit code."""

    DONE = 0
    FINDINGS = 1  # the data has errors, each of which was printed
    UNUSABLE = 2  # wrong arguments, or a file that is not there or not of the right kind
    REFUSED = 3  # a fact has no price, and was told why
    REPLAY_DIFFERS = 4  # a stored amount is not what its inputs give


EXIT_CODES = ", ".join(
    f"{code.value} {text}"
    for code, text in (
        (Exit.DONE, "done"),
        (Exit.FINDINGS, "findings that are errors"),
        (Exit.UNUSABLE, "arguments or files that cannot be used"),
        (Exit.REFUSED, "no price, said why"),
        (Exit.REPLAY_DIFFERS, "a replay gave another amount"),
    )
)
"""One line for the help text."""
