"""The SQL of Spark where it differs from DuckDB's. Everything else sqlglot writes alike."""

from __future__ import annotations

from typing import ClassVar

import sqlglot
from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.dialects.spark import Spark
from sqlglot.generators.spark import SparkGenerator

WIDE = "DECIMAL(38, 0)"
"""Spark has no 128-bit integer; a decimal of 38 digits holds all that a plan may need."""

LONG_ENOUGH = 3  # digits of a divisor from which on any quotient of 38 digits has room


class _Generator(SparkGenerator):
    TYPE_MAPPING: ClassVar = {**SparkGenerator.TYPE_MAPPING, exp.DType.INT128: WIDE}
    TRANSFORMS: ClassVar = {
        **SparkGenerator.TRANSFORMS,
        exp.IntDiv: lambda self, expression: _whole_division(self, expression),
    }

    def datatype_sql(self, expression: exp.DataType) -> str:
        """An enumeration is a text."""
        if expression.this == exp.DType.ENUM:
            return "STRING"
        return super().datatype_sql(expression)

    def cte_sql(self, expression: exp.CTE) -> str:
        """Spark does not hold what several read; it recognises what is worked out twice."""
        expression.set("materialized", None)
        return super().cte_sql(expression)

    def sub_sql(self, expression: exp.Sub) -> str:
        """The difference of two dates is an interval, so the days are asked for."""
        if expression.args.get("of_days"):
            return self.func("DATEDIFF", expression.this, expression.expression)
        return super().sub_sql(expression)

    def mul_sql(self, expression: exp.Mul) -> str:
        """A product of decimals has a digit more than DuckDB's."""
        digits, decimals = expression.args.get("digits"), expression.args.get("decimals")
        product = super().mul_sql(expression)
        return product if digits is None else f"CAST({product} AS DECIMAL({digits}, {decimals}))"


def _whole_division(self: SparkGenerator, expression: exp.IntDiv) -> str:
    """`DIV` gives 64 bits, whatever it divides. Wide numbers are divided as decimals, without remainder."""
    digits: int = expression.args.get("wide") or 0
    if not digits:
        return self.binary(expression, "DIV")
    dividend, divisor = self.sql(expression, "this"), self.sql(expression, "expression")
    whole = f"CAST({dividend} AS {WIDE})"
    if digits >= LONG_ENOUGH or not isinstance(expression.expression, exp.Literal):
        return _divided(whole, divisor, digits)
    # A divisor of one or two digits leaves decimals that a quotient may need the room of.
    by = int(expression.expression.name)
    return f"({_divided(whole, str(by * 1000), digits + 3)} * 1000 + ({whole} % {by * 1000}) DIV {by})"


def _divided(whole: str, divisor: str, digits: int) -> str:
    """By a divisor of so many digits; the quotient of what can be divided is a whole number."""
    by = f"CAST({divisor} AS DECIMAL({min(digits, 38)}, 0))"
    return f"CAST(({whole} - {whole} % {by}) / {by} AS {WIDE})"


class SparkOfPlans(Spark):
    """What writes the trees of the compiler for Spark."""

    Generator = _Generator


def spark_sql(query: exp.Expr, *, pretty: bool = False) -> str:
    """A tree of the compiler in the words of Spark, every name in quotes."""
    return query.sql(dialect=SparkOfPlans, identify=True, copy=True, pretty=pretty)


def from_duckdb(query: str) -> str:
    """SQL that is written for DuckDB in the words of Spark."""
    return spark_sql(sqlglot.parse_one(query, read=DuckDB))
