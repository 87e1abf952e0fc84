"""What kind of thing a unit measures, as exponents of the base kinds."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Dimension:
    """Exponents of mass (kg), length (m), time (day) and money; all zero for counts and ratios.

    A volume is length 3, a density mass 1 and length -3, storage (volume for a time) length 3 and time 1.
    """

    mass: int = 0
    length: int = 0
    time: int = 0
    money: int = 0

    def __mul__(self, other: "Dimension") -> Self:
        return type(self)(
            self.mass + other.mass,
            self.length + other.length,
            self.time + other.time,
            self.money + other.money,
        )

    def __truediv__(self, other: "Dimension") -> Self:
        return type(self)(
            self.mass - other.mass,
            self.length - other.length,
            self.time - other.time,
            self.money - other.money,
        )

    @property
    def is_scalar(self) -> bool:
        """Whether it is a plain number: a count or a ratio."""
        return self == SCALAR

    def __str__(self) -> str:
        parts = [
            name if exponent == 1 else f"{name}^{exponent}"
            for name, exponent in (
                ("mass", self.mass),
                ("length", self.length),
                ("time", self.time),
                ("money", self.money),
            )
            if exponent
        ]
        return " × ".join(parts) or "count"


SCALAR = Dimension()
MASS = Dimension(mass=1)
LENGTH = Dimension(length=1)
AREA = Dimension(length=2)
VOLUME = Dimension(length=3)
TIME = Dimension(time=1)
MONEY = Dimension(money=1)
