from __future__ import annotations

import importlib
import pickle
import pkgutil
import re

import pytest

import quittance.kernel
from quittance.kernel.refusal import Refusal


class TooLate(Refusal):
    code = "TOO_LATE"


def kernel_refusals() -> list[type[Refusal]]:
    for module in pkgutil.iter_modules(quittance.kernel.__path__):
        importlib.import_module(f"quittance.kernel.{module.name}")
    return [cls for cls in Refusal.__subclasses__() if cls.__module__.startswith("quittance.kernel.")]


def test_a_refusal_says_what_and_what_to_do() -> None:
    refusal = TooLate("The claim came 61 days after delivery.", "Ask for a waiver.")
    assert (refusal.code, refusal.message, refusal.hint) == (
        "TOO_LATE",
        "The claim came 61 days after delivery.",
        "Ask for a waiver.",
    )
    assert str(refusal) == "The claim came 61 days after delivery.\n    Ask for a waiver."


def test_a_refusal_without_a_hint_is_one_line() -> None:
    assert str(TooLate("The claim came too late.")) == "The claim came too late."


def test_a_refusal_travels_to_another_process() -> None:
    assert TooLate("message", "hint").args == ("message", "hint")
    copy = pickle.loads(pickle.dumps(TooLate("message", "hint")))
    assert (type(copy), copy.message, copy.hint) == (TooLate, "message", "hint")


def test_codes_of_the_kernel_are_unique_and_shaped_alike() -> None:
    codes = [refusal.code for refusal in kernel_refusals()]
    assert len(codes) >= 12
    assert len(set(codes)) == len(codes)
    assert Refusal.code not in codes
    assert all(re.fullmatch(r"[A-Z]+(_[A-Z]+)*", code) for code in codes)


@pytest.mark.parametrize("refusal", kernel_refusals(), ids=lambda refusal: refusal.code)
def test_the_code_is_the_name_of_the_class(refusal: type[Refusal]) -> None:
    assert refusal.code == re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=A)(?=[A-Z][a-z])", "_", refusal.__name__).upper()
    assert refusal.__doc__
