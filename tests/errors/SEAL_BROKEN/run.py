from quittance.app.privacy.cipher import seal, unseal

sealed = bytearray(seal(b"Erika Muster", b"k" * 32, about="a token"))
sealed[-1] ^= 1
unseal(bytes(sealed), b"k" * 32, about="a token")
