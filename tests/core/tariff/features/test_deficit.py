from __future__ import annotations

from quittance.core.tariff.features.deficit import Deficit
from tests.core.tariff.sheet import codes_of, steps_of

LINE = '[[line]]\ncharge = "freight"\ntable = "breaks"\nscale = "deficit"\n'


def test_the_band_is_the_at_least_key() -> None:
    breaks = "weight up to [kg],weight at least [kg],rate [GBP per exact 100 kg]\n499,0,100\n999,500,90\n"
    step = steps_of(LINE, breaks=breaks)[1]
    assert isinstance(step, Deficit)
    assert (step.band, step.price) == (1, None)


def test_it_needs_an_at_least_key() -> None:
    assert codes_of(LINE, breaks="weight up to [kg],rate [GBP per exact kg]\n500,1.00\n") == [
        "SCALE_WITHOUT_BAND"
    ]
