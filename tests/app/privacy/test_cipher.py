from __future__ import annotations

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.app.privacy import cipher
from quittance.app.privacy.cipher import SealBroken, seal, seal_file, unseal, unseal_file

KEY, OTHER = b"k" * 32, b"o" * 32
HEAD = 14  # mark and start of the nonces


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "_PIECE", 7)


def sealed(text: bytes) -> bytes:
    target = io.BytesIO()
    assert seal_file(io.BytesIO(text), target, KEY) == hashlib.sha256(text).hexdigest()
    return target.getvalue()


def opened(text: bytes, key: bytes = KEY) -> bytes:
    return b"".join(unseal_file(io.BytesIO(text), key))


@given(text=st.binary(max_size=50))
def test_what_is_sealed_comes_back_and_cannot_be_read_meanwhile(text: bytes) -> None:
    assert opened(sealed(text)) == text
    assert len(text) < 8 or text not in sealed(text)
    with pytest.raises(SealBroken):
        opened(sealed(text), OTHER)


@given(text=st.binary(min_size=1, max_size=50), data=st.data())
def test_a_changed_byte_is_noticed(text: bytes, data: st.DataObject) -> None:
    written = bytearray(sealed(text))
    written[data.draw(st.integers(0, len(written) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        opened(bytes(written))


def test_pieces_cannot_be_cut_swapped_or_repeated() -> None:
    whole = sealed(b"0123456789abcdefghij!")
    size = 4 + 7 + 16
    head, first, second, third = (
        whole[:HEAD],
        *(whole[HEAD + size * at : HEAD + size * (at + 1)] for at in range(3)),
    )
    assert opened(head + first + second + third) == b"0123456789abcdefghij!"
    for wrong in (
        head + first + second,
        head + first,
        head + second + first + third,
        head + first + second + second + third,
    ):
        with pytest.raises(SealBroken):
            opened(wrong)


def test_a_text_is_bound_to_what_it_is_about() -> None:
    text = seal(b"Erika", KEY, about="a")
    assert unseal(text, KEY, about="a") == b"Erika"
    with pytest.raises(SealBroken):
        unseal(text, KEY, about="b")
