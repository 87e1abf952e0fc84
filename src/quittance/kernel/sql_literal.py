"""Texts inside SQL."""


def text(value: object) -> str:
    """The value, a text or a path, as a string literal; a quote in it is doubled, as ISO 9075 wants it."""
    return "'" + str(value).replace("'", "''") + "'"
