"""Sealing with AES-256-GCM: short texts at once, files in pieces that cannot be swapped, cut or repeated.

A sealed file is a mark, a random start of the nonces, and pieces of at most a mebibyte, each behind its
length. The nonce of a piece ends with its number, and what it stands for says whether it is the last one
(NIST SP 800-38D: a nonce is used once under a key).
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from quittance.kernel.refusal import Refusal

KEY_BYTES = 32

_MARK = b"QSEAL1"
_START, _NONCE = 8, 12
_PIECE = 1 << 20
_LENGTH = struct.Struct(">I")


class SealBroken(Refusal):
    """Something sealed was altered, or it was sealed with another key."""

    code = "SEAL_BROKEN"


def seal(text: bytes, key: bytes, *, about: str) -> bytes:
    """The text, readable with the key and for the same `about` only."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text, about.encode())


def unseal(sealed: bytes, key: bytes, *, about: str) -> bytes:
    """What was sealed. Refuses with `SealBroken`."""
    return _open(AESGCM(key), sealed[:_NONCE], sealed[_NONCE:], about.encode())


def seal_file(source: IO[bytes], target: IO[bytes], key: bytes) -> str:
    """Writes a file sealed; gives the SHA-256 of what was read."""
    cipher, start, sha256 = AESGCM(key), os.urandom(_START), hashlib.sha256()
    target.write(_MARK + start)
    piece, number = source.read(_PIECE), 0
    while True:
        following = source.read(_PIECE)
        sha256.update(piece)
        sealed = cipher.encrypt(_nonce(start, number), piece, _place(last=not following))
        target.write(_LENGTH.pack(len(sealed)) + sealed)
        if not following:
            return sha256.hexdigest()
        piece, number = following, number + 1


def unseal_file(source: IO[bytes], key: bytes) -> Iterator[bytes]:
    """The pieces of a sealed file. Refuses with `SealBroken`, also a file that was cut."""
    cipher = AESGCM(key)
    if source.read(len(_MARK)) != _MARK:
        raise SealBroken("This is no sealed file.")
    start, number = source.read(_START), 0
    sealed = _piece(source)
    while sealed is not None:
        following = _piece(source)
        yield _open(cipher, _nonce(start, number), sealed, _place(last=following is None))
        sealed, number = following, number + 1


def _piece(source: IO[bytes]) -> bytes | None:
    said = source.read(_LENGTH.size)
    if not said:
        return None
    length = _LENGTH.unpack(said)[0] if len(said) == _LENGTH.size else 0
    piece = source.read(length)
    if not length or len(piece) < length:
        raise SealBroken("The sealed file was cut.", "Take it from the backup.")
    return piece


def _nonce(start: bytes, number: int) -> bytes:
    return start + number.to_bytes(_NONCE - _START)


def _place(*, last: bool) -> bytes:
    return b"last" if last else b"more"


def _open(cipher: AESGCM, nonce: bytes, sealed: bytes, about: bytes) -> bytes:
    try:
        return cipher.decrypt(nonce, sealed, about)
    except (InvalidTag, ValueError):
        raise SealBroken(
            "What was sealed was altered, or it was sealed with another key.",
            "Compare the keys folder with its copy, and the file with the backup.",
        ) from None
