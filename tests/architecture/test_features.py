"""A feature of the language is one file of one name in every room, and its tests bear that name too."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest

from quittance.core.rating import features as rated
from quittance.core.tariff.features import registry
from quittance.engines.compile import features as compiled

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "quittance"
ROOMS = {
    "read": SOURCE / "core" / "tariff" / "features",
    "rated": SOURCE / "core" / "rating" / "features",
    "compiled": SOURCE / "engines" / "compile" / "features",
}
TESTS = {
    "read": ROOT / "tests" / "core" / "tariff" / "features",
    "rated": ROOT / "tests" / "core" / "rating" / "features",
}
FEATURES = sorted(module.__name__.rpartition(".")[2] for module in (*registry.GATES, *registry.STEPS))

# Room and file -> why it is no feature of its own.
NO_FEATURES: dict[tuple[str, str], str] = {
    ("read", "registry"): "the visible tuple of features",
    (
        "compiled",
        "currency",
    ): "how a word for the currency is compared; `limits`, `plus` and others lower with it",
    ("compiled", "items"): "the walk along the rows of an item, which `slices` and `deficit` share",
}
# Room and feature -> the file that tests it, and why that has another name.
TESTED_ELSEWHERE: dict[tuple[str, str], tuple[str, str]] = {
    ("read", feature): ("test_dates.py", "the keys of days are read, ordered and refused together")
    for feature in ("effective", "season", "within")
}


@pytest.mark.parametrize("room", ROOMS)
def test_every_feature_is_one_file_of_its_name(room: str) -> None:
    files = {path.stem for path in ROOMS[room].glob("*.py")} - {"__init__"}
    helpers = {name for where, name in NO_FEATURES if where == room}
    assert files == {*FEATURES, *helpers}


@pytest.mark.parametrize("room", TESTS)
def test_every_feature_has_a_file_of_tests_of_its_name(room: str) -> None:
    files = {path.stem.removeprefix("test_") for path in TESTS[room].glob("test_*.py")}
    elsewhere = {feature: file for (where, feature), (file, _) in TESTED_ELSEWHERE.items() if where == room}
    assert files == ({*FEATURES} - set(elsewhere)) | {
        file.removeprefix("test_").removesuffix(".py") for file in elsewhere.values()
    }


def test_every_room_names_every_feature_in_its_tuple() -> None:
    assert _named(compiled.FEATURES) == FEATURES
    assert _homes((*rated.GATES, *rated.STEPS)) == FEATURES


def _named(modules: Iterable[ModuleType]) -> list[str]:
    return sorted(module.__name__.rpartition(".")[2] for module in modules)


def _homes(features: Iterable[rated.GateFeature | rated.StepFeature]) -> list[str]:
    """The files of the parts of a plan that the raters' features work out."""
    return sorted({feature.of.__module__.rpartition(".")[2] for feature in features})
