"""The name of a municipality as a person types it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.bodies import canonical, municipalities
from corpus.errors import NotFound
from corpus.model import Document

__all__ = ["body_named", "known_body"]

_BEFORE = re.compile(r"(?:de\s+)?gemeente\s+(?:van\s+)?", re.IGNORECASE)


def body_named(words: str, held: Iterable[Document]) -> str:
    """Return the municipality: its official name, or as the documents at hand write it.

    "gemeente maastricht" is Maastricht; capitals do not count.
    """
    name = " ".join(_BEFORE.sub("", words.strip(), count=1).split()) or words
    official = canonical(name)
    if official:
        return official
    for document in held:
        for body in document.bodies:
            if body.casefold() == name.casefold():
                return body
    return name


def known_body(words: str, held: Sequence[Document]) -> str:
    """Return the municipality by its official name, or as the documents at hand write it.

    Raises:
        NotFound: no municipality and no document has the name; the nearest one is named.
    """
    from ui.call import nearest

    name = body_named(words, held)
    of_library = {body for document in held for body in document.bodies}
    if canonical(name) or name in of_library:
        return name
    known = {body.casefold(): body for body in (*municipalities(), *of_library)}
    alike = nearest(name.casefold(), known)
    meant = f" Bedoelt u {' of '.join(known[one] for one in alike)}?" if alike else ""
    raise NotFound(
        f"'{words}' is geen gemeente en komt ook in de bibliotheek niet als zodanig voor.{meant}"
    )
