"""What stands beside a reference in the search box: the documents it is looked for in."""

from __future__ import annotations

from corpus.typed import TypedReference, read_bare_number
from index.names import Names

__all__ = ["read_number", "words_beside"]


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
