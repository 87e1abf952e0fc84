"""The five rounding modes, and the one integer rounding that everything else is built from."""

from enum import StrEnum
from typing import Self

from quittance.kernel.refusal import Refusal


class UnknownRoundingMode(Refusal):
    """The text names no rounding mode."""

    code = "UNKNOWN_ROUNDING_MODE"


class Mode(StrEnum):
    """Which multiple is taken when a value lies between two. All modes treat -x as the mirror of x."""

    UP = "up"  # away from zero
    DOWN = "down"  # towards zero
    HALF_UP = "half up"  # the nearer one; the middle goes away from zero
    HALF_DOWN = "half down"  # the nearer one; the middle goes towards zero
    HALF_EVEN = "half even"  # the nearer one; the middle goes to the even multiple

    @classmethod
    def parse(cls, text: str) -> Self:
        """The mode meant; "nearest" is another word for half up. Refuses with `UnknownRoundingMode`."""
        word = " ".join(text.lower().replace("_", " ").replace("-", " ").split())
        if word == "nearest":
            word = "half up"
        try:
            return cls(word)
        except ValueError:
            known = ", ".join(cls)
            raise UnknownRoundingMode(
                f"There is no rounding mode {text!r}.", f"Use one of: {known}, nearest."
            ) from None


def round_ratio(numerator: int, denominator: int, mode: Mode) -> int:
    """`numerator / denominator` as a whole number, rounded once by `mode`. A zero denominator is a bug."""
    whole, rest = divmod(abs(numerator), abs(denominator))
    if rest and goes_away(2 * rest - abs(denominator), whole & 1, mode):
        whole += 1
    return whole if (numerator < 0) == (denominator < 0) else -whole


def goes_away(past_the_middle: int, is_odd: int, mode: Mode) -> bool:
    """Whether a magnitude that is not a whole number of steps takes the larger multiple.

    past_the_middle   below, at or above zero as the rest is below, at or above half a step.
    is_odd            non-zero if the smaller multiple is odd.
    """
    if mode is _HALF_UP:
        return past_the_middle >= 0
    if mode is _UP:
        return True
    if mode is _DOWN:
        return False
    if mode is _HALF_DOWN or not is_odd:
        return past_the_middle > 0
    return past_the_middle >= 0


# Looking a member up in its enum costs more than the decision itself, and this is asked once per charge.
_UP, _DOWN, _HALF_UP, _HALF_DOWN = Mode.UP, Mode.DOWN, Mode.HALF_UP, Mode.HALF_DOWN
