"""A refusal: the caller asked for something the business does not allow, and is told so by name."""

from typing import ClassVar


class Refusal(Exception):
    """Base of every anticipated "no". It is not a bug and not a finding about a file.

    A subclass is defined beside the operation that raises it and declares `code`: stable, upper case,
    in the catalogue of errors, never reused for another meaning.

    message   one sentence that a finance user understands, with the values that matter.
    hint      what to do about it; empty if there is nothing useful to say.
    """

    code: ClassVar[str] = "REFUSED"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n    {self.hint}" if self.hint else self.message
