"""The language of Dutch legal citation: reading, querying and showing all use it.

``find`` recognises (``scan``, ``recognise`` and ``grammar.lark``) and interprets (``interpret``)
the citations of a text; resolving them needs a document and is done where documents are made.
"""

from __future__ import annotations

from corpus.citations.find import find, mentions
from corpus.citations.model import Anchor, Citation, Instrument, InstrumentKind, Mention

__all__ = [
    "Anchor",
    "Citation",
    "Instrument",
    "InstrumentKind",
    "Mention",
    "find",
    "mentions",
]
