"""Letters without their accents, digits of one script: how names and numbers are compared."""

from __future__ import annotations

import unicodedata
from typing import Literal

__all__ = ["with_plain_digits", "without_accents"]


def without_accents(text: str, form: Literal["NFD", "NFKD"] = "NFKD") -> str:
    """Return the text with every accent taken off its letter.

    Args:
        text: any text.
        form: the Unicode decomposition. "NFKD" also takes signs apart ("²" becomes "2", "½"
            becomes "1⁄2"), "NFD" leaves them as they are.

    >>> without_accents("Geïndiceerde Cliënt")
    'Geindiceerde Client'
    """
    if text.isascii():
        return text
    split = unicodedata.normalize(form, text)
    return "".join(char for char in split if not unicodedata.combining(char))


def with_plain_digits(text: str) -> str:
    """Return the text with the digits of any script as 0 to 9, each in its place.

    >>> with_plain_digits("artikel １０d")
    'artikel 10d'
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
