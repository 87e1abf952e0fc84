"""Money: a whole number of minor units of one currency."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from quittance.kernel.currency import Currency, parse_currency
from quittance.kernel.exact import EXACT, as_fraction, exact
from quittance.kernel.refusal import Refusal


class CurrencyMismatch(Refusal):
    """Amounts of two currencies were added, subtracted or compared."""

    code = "CURRENCY_MISMATCH"


class TooManyDecimals(Refusal):
    """The amount is not a whole number of the currency's minor unit."""

    code = "TOO_MANY_DECIMALS"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount that can be booked and paid. It cannot be multiplied: apply a `Rate` or use `allocate`.

    minor      whole minor units (cents), signed.
    currency   one currency; operations with another one refuse with `CurrencyMismatch`.
    """

    minor: int
    currency: Currency

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError(f"money is made of whole minor units, not of {self.minor!r}")

    @classmethod
    def of(cls, amount: str | int | Decimal, currency: str | Currency) -> Self:
        """The amount in major units: ("12.34", "EUR"). Refuses part of a cent with `TooManyDecimals`."""
        known = parse_currency(currency) if isinstance(currency, str) else currency
        minor = as_fraction(exact(amount)) * 10**known.exponent
        if minor.denominator != 1:
            raise TooManyDecimals(
                f"{amount} is not a whole number of minor units of {known}.",
                f"{known} has {known.exponent} decimals.",
            )
        return cls(minor.numerator, known)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The amount in a text such as "12.34 EUR", as `str` prints it. Refuses like `of`."""
        amount, _, code = text.partition(" ")
        return cls.of(amount, code)

    @classmethod
    def zero(cls, currency: Currency) -> Self:
        """Nothing, in this currency."""
        return cls(0, currency)

    @classmethod
    def total(cls, amounts: Iterable["Money"], currency: Currency) -> Self:
        """The sum of amounts of this currency; zero if there are none."""
        total = cls(0, currency)
        for amount in amounts:
            total = total + amount
        return total

    @property
    def major(self) -> Decimal:
        """The amount in major units with the currency's decimals."""
        return EXACT.multiply(Decimal(self.minor), self.currency.minor_step)

    def __add__(self, other: "Money") -> Self:
        return type(self)(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> Self:
        return type(self)(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Self:
        return type(self)(-self.minor, self.currency)

    def __abs__(self) -> Self:
        return type(self)(abs(self.minor), self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._same(other)

    def __gt__(self, other: "Money") -> bool:
        return self.minor > self._same(other)

    def __ge__(self, other: "Money") -> bool:
        return self.minor >= self._same(other)

    def __bool__(self) -> bool:
        return self.minor != 0

    def __str__(self) -> str:
        return f"{self.major:f} {self.currency}"

    def _same(self, other: "Money") -> int:
        if not isinstance(other, Money):
            raise TypeError(f"money does not combine with {other!r}")
        if other.currency != self.currency:
            raise CurrencyMismatch(
                f"{self} and {other} are amounts of different currencies.",
                "Convert one of them at a dated rate.",
            )
        return other.minor
