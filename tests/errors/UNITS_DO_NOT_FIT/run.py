from decimal import Decimal

from quittance.kernel.unit import convert, parse_unit

convert(Decimal(1), parse_unit("kg"), parse_unit("cm"))
