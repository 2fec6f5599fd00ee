"""The characters of a line as a reader needs them: no ligatures, odd spaces or invisible marks."""

from __future__ import annotations

import re

__all__ = ["SOFT_HYPHEN", "tidy"]

SOFT_HYPHEN = "\u00ad"

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u0132": "IJ",
    "\u0133": "ij",
}
_SPACES = dict.fromkeys(
    ["\t", "\u00a0", "\u202f", "\u205f", "\u3000", *map(chr, range(0x2000, 0x200B))], " "
)
# Private-use bullets: Word's Symbol and Wingdings fonts put their dots and squares there.
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf02d\uf0be", "•")
_HYPHENS = {"\u2010": "-", "\u2011": "-"}
_INVISIBLE = dict.fromkeys(
    [
        *(code for code in range(32) if code not in (9, 10, 13)),
        *range(0x7F, 0xA0),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        0x2060,
        0xFEFF,
    ]
)
_TABLE = str.maketrans(_LIGATURES | _SPACES | _BULLETS | _HYPHENS) | _INVISIBLE
_INNER_SOFT_HYPHEN = re.compile(f"{SOFT_HYPHEN}(?=\\S)")


def tidy(text: str) -> str:
    """Return ``text`` with plain spaces, written-out ligatures and no invisible characters.

    A soft hyphen inside a word goes; one at the end of the line stays, since it says that the
    word was broken there. Blanks at both ends are removed, blanks inside are kept as they are.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    tidied = text.translate(_TABLE)
    if SOFT_HYPHEN in tidied:
        tidied = _INNER_SOFT_HYPHEN.sub("", tidied)
    return tidied.strip()
