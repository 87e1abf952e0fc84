"""A rate makes an exact amount out of a quantity; rounding it to money is a second, visible step."""

from dataclasses import dataclass
from typing import Self

from quittance.kernel.currency import Currency, parse_currency
from quittance.kernel.exact import Exact, add, as_fraction, divide, exact, exact_text, multiply, subtract
from quittance.kernel.money import CurrencyMismatch, Money
from quittance.kernel.quantity import Quantity
from quittance.kernel.refusal import Refusal
from quittance.kernel.rounding import Rounding
from quittance.kernel.unit import convert, parse_compound


class NotARate(Refusal):
    """The text is not an amount of a currency per quantity."""

    code = "NOT_A_RATE"


class RoundingFinerThanCurrency(Refusal):
    """The rounding left a fraction of the currency's minor unit."""

    code = "ROUNDING_FINER_THAN_CURRENCY"


@dataclass(frozen=True, slots=True)
class ExactMoney:
    """An amount before its one rounding.

    amount     exact, in major units of `currency`.
    currency   one currency; adding another one refuses with `CurrencyMismatch`.
    """

    amount: Exact
    currency: Currency

    def rounded(self, rounding: Rounding) -> Money:
        """The amount to charge. Refuses with `RoundingFinerThanCurrency` if part of a cent is left."""
        minor = as_fraction(rounding.apply(self.amount)) * 10**self.currency.exponent
        if minor.denominator != 1:
            raise RoundingFinerThanCurrency(
                f"{exact_text(self.amount)} {self.currency} rounded {rounding} leaves part of a minor unit.",
                f"Round to a multiple of {self.currency.minor_step}.",
            )
        return Money(minor.numerator, self.currency)

    def __add__(self, other: "ExactMoney") -> Self:
        return type(self)(add(self.amount, self._same(other)), self.currency)

    def __sub__(self, other: "ExactMoney") -> Self:
        return type(self)(subtract(self.amount, self._same(other)), self.currency)

    def __neg__(self) -> Self:
        return type(self)(subtract(exact(0), self.amount), self.currency)

    def __str__(self) -> str:
        return f"{exact_text(self.amount)} {self.currency}"

    def _same(self, other: "ExactMoney") -> Exact:
        if other.currency != self.currency:
            raise CurrencyMismatch(
                f"{self} and {other} are amounts of different currencies.",
                "Convert one of them at a dated rate.",
            )
        return other.amount


@dataclass(frozen=True, slots=True)
class Rate:
    """So much money per so much of a unit, as printed: 3.23 DKK per 1 kg, 0.08 USD per 4 oz.

    amount     exact, in major units of `currency`.
    currency   what is paid in.
    per        the quantity that `amount` pays for; above zero.
    """

    amount: Exact
    currency: Currency
    per: Quantity

    def __post_init__(self) -> None:
        if self.per.value <= 0:
            raise NotARate(f"A rate per {self.per} means nothing.", "Name a quantity above zero.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The rate in a text such as "0.40 USD per lb" or "0.08 USD per 4 oz". Refuses with `NotARate`, or
        like the parsers of its parts."""
        amount, _, per = (part.strip() for part in text.partition(" per "))
        number, _, code = amount.partition(" ")
        if not per or not code:
            raise NotARate(f"{text!r} is not a rate.", "Write an amount per a unit, such as 0.40 USD per lb.")
        starts_with_number = per.lstrip("+-")[:1].isdecimal() and " " in per
        quantity = Quantity.parse(per) if starts_with_number else Quantity(exact(1), parse_compound(per))
        return cls(exact(number), parse_currency(code.strip()), quantity)

    def apply(self, quantity: Quantity) -> ExactMoney:
        """What `quantity` costs pro rata, exactly. Refuses with `UnitsDoNotFit`."""
        value = convert(quantity.value, quantity.unit, self.per.unit)
        return ExactMoney(divide(multiply(self.amount, value), self.per.value), self.currency)

    def __str__(self) -> str:
        per = str(self.per.unit) if self.per.value == 1 else str(self.per)
        return f"{exact_text(self.amount)} {self.currency} per {per}"
