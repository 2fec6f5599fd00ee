"""Words that a text quotes from a law: the bare numbers in them are those of that law."""

from __future__ import annotations

import re

from corpus.citations import Citation
from ingest.references.antecedents import FARTHEST
from ingest.references.scene import Owner, Scene

__all__ = ["quoted_law"]

_OPENING = re.compile(r"[“„]")


def quoted_law(citation: Citation, scene: Scene) -> Owner | None:
    """Return the law that a quotation opened by its citation is from.

    Within 'artikel 8a, tweede lid, van de Participatiewet "op welke wijze … artikel 10 …"' the
    bare numbers are those of the law quoted.
    """
    last = scene.last
    if last is None or last.owner.named is None:
        return None
    between = scene.text[last.end : citation.start]
    opening = _OPENING.search(between)
    if opening and opening.start() <= 4 and "”" not in between:
        return last.owner
    if opening is None and "”" not in between:
        before = scene.text[max(0, last.end - FARTHEST) : last.end]
        if max(before.rfind("“"), before.rfind("„")) > before.rfind("”"):
            return last.owner
    return None
