"""What stands beside a reference in the search box: the documents it is looked for in."""

from __future__ import annotations

import re

from msgspec.structs import replace

from corpus.typed import TypedReference, read_bare_number
from index.analysis import words_of_text
from index.names import Names
from index.state import State

__all__ = ["in_library", "read_number", "words_beside"]

_BEFORE_NAME = re.compile(r"[\s,]*(?:\bvan\b)?\s*(?:\b(?:de|het)\b)?\s*$", re.IGNORECASE)


def in_library(read: TypedReference, names: Names, state: State | None = None) -> TypedReference:
    """Return a reference in a regulation by name, beside that name when the library holds it.

    No grammar knows where the title of an ordinance ends ("Verordening Participatiewet, IOAW en
    IOAZ Wijmeer 2024"): the titles of the library do. A law of the catalogue stays one, as does an
    ordinance that only others speak of. ``state`` has the words that are no slips.
    """
    if read.instrument is None:
        return read
    from corpus.regulations import catalogue

    if catalogue().find(read.instrument) is not None:
        return read
    name, _ = names.mended(read.instrument, state)
    _, left = names.meant(f"{name} {names.mended(read.rest, state)[0]}")
    if not set(left).isdisjoint(words_of_text(name)):
        return read
    start = read.text.casefold().find(read.instrument.casefold())
    text = _BEFORE_NAME.sub("", read.text[:start]) if start > 0 else read.text
    rest = f"{read.instrument} {read.rest}".strip()
    return replace(read, text=text, instrument=None, rest=rest)


def read_number(text: str, names: Names) -> TypedReference | None:
    """Return the article that a number stands for beside a name alone, or None.

    "28 Maastricht 2016" and "IOAW 35" are that, "27 jaar" and "Maastricht 27 jaar" are not.
    """
    read = read_bare_number(text)
    if read is None:
        return None
    meant, left = names.meant(read.rest)
    return read if not left and (meant or read.instrument) else None


def words_beside(read: TypedReference) -> str:
    """Return what to search for when a reference leads nowhere: the words beside it, its law.

    Without any of these the numbers of its articles.
    """
    numbers = " ".join(target.article or "" for target in read.targets)
    law = f'"{read.instrument}"' if read.instrument else ""
    return f"{read.rest} {law}".strip() or numbers or read.text
