"""ISO 4217 currencies of the places we bill in, with the number of decimals of their minor unit."""

from dataclasses import dataclass
from decimal import Decimal

from quittance.kernel.refusal import Refusal


class UnknownCurrency(Refusal):
    """The code is not in our list of ISO 4217 currencies."""

    code = "UNKNOWN_CURRENCY"


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency.

    code       three capital letters of ISO 4217.
    exponent   decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
    """

    code: str
    exponent: int

    @property
    def minor_step(self) -> Decimal:
        """The minor unit in major units: 0.01, 1 or 0.001."""
        return Decimal((0, (1,), -self.exponent))

    def __str__(self) -> str:
        return self.code


_CODES_BY_EXPONENT = {
    0: "CLP ISK JPY KRW PYG UGX VND XAF XOF XPF",
    2: (
        "AED ALL AMD ARS AUD AZN BAM BDT BGN BRL BYN CAD CHF CNY COP CZK DKK EGP EUR GBP GEL HKD HUF IDR ILS "
        "INR KZT LBP LKR MAD MDL MKD MOP MXN MYR NOK NPR NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB "
        "TRY TWD UAH USD UYU UZS ZAR"
    ),
    3: "BHD IQD JOD KWD LYD OMR TND",
}
_CURRENCIES = {
    code: Currency(code, exponent) for exponent, codes in _CODES_BY_EXPONENT.items() for code in codes.split()
}


def parse_currency(code: str) -> Currency:
    """The currency with this ISO 4217 code, in capital letters. Refuses with `UnknownCurrency`."""
    currency = _CURRENCIES.get(code)
    if currency is None:
        near = code.strip().upper()
        hint = f"Did you mean {near}?" if near in _CURRENCIES else "Use three capital letters of ISO 4217."
        raise UnknownCurrency(f"There is no currency {code!r}.", hint)
    return currency


def known_currencies() -> tuple[Currency, ...]:
    """All of them, by code."""
    return tuple(_CURRENCIES[code] for code in sorted(_CURRENCIES))
