"""Rounding to a multiple of a step, as a tariff states it: "up to 0.5 kg", "half up to 0.01 GBP"."""

from dataclasses import dataclass, field
from decimal import (
    ROUND_DOWN,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    FloatOperation,
    InvalidOperation,
)
from fractions import Fraction

from quittance.kernel.exact import Exact, exact, exact_text, multiply, steps
from quittance.kernel.mode import Mode, UnknownRoundingMode, round_ratio
from quittance.kernel.refusal import Refusal

__all__ = ["Mode", "Rounding", "StepNotPositive", "UnknownRoundingMode", "round_ratio"]

_QUANTIZE = Context(prec=120, traps=[InvalidOperation, FloatOperation])
_DECIMAL_NAME = {
    Mode.UP: ROUND_UP,
    Mode.DOWN: ROUND_DOWN,
    Mode.HALF_UP: ROUND_HALF_UP,
    Mode.HALF_DOWN: ROUND_HALF_DOWN,
    Mode.HALF_EVEN: ROUND_HALF_EVEN,
}


class StepNotPositive(Refusal):
    """A rounding step of zero or less means nothing."""

    code = "STEP_NOT_POSITIVE"


@dataclass(frozen=True, slots=True)
class Rounding:
    """One visible rounding: which way, and to multiples of what.

    mode   which multiple is taken.
    step   the multiple, in the unit of the value that is rounded; above zero.
    """

    mode: Mode
    step: Decimal | Fraction
    _quantize_mode: str | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if exact(self.step) <= 0:
            raise StepNotPositive(
                f"Rounding to multiples of {exact_text(self.step)} is not possible.",
                "Name a step above zero.",
            )
        is_power_of_ten = isinstance(self.step, Decimal) and self.step.as_tuple().digits == (1,)
        object.__setattr__(self, "_quantize_mode", _DECIMAL_NAME[self.mode] if is_power_of_ten else None)

    def __str__(self) -> str:
        return f"{self.mode} to {exact_text(self.step)}"

    def apply(self, value: Exact) -> Exact:
        """The multiple taken for `value`; a Decimal with the step's decimals if the step is a Decimal."""
        if self._quantize_mode is not None and isinstance(value, Decimal) and isinstance(self.step, Decimal):
            rounded = value.quantize(self.step, self._quantize_mode, _QUANTIZE)
            return rounded if rounded else rounded.copy_abs()
        return multiply(Decimal(self.multiples(value)), self.step)

    def multiples(self, value: Exact) -> int:
        """How many steps `apply` returns, such as the number of started half kilos."""
        return steps(value, self.step, self.mode)
