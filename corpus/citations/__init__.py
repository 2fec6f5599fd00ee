"""The language of Dutch legal citation: reading, querying and showing all use it.

``find`` recognises (``signs``, ``scan``, ``parser`` with ``grammar.lark``, ``recognise``) and
interprets (``interpret``) the citations of a text; resolving them needs a document and is done
where documents are made. ``show`` prints a target in several styles. The same as a component of a
spaCy pipeline: ``corpus.citations.component``; what a person types is read by ``corpus.typed``.
"""

from __future__ import annotations

from corpus.citations.find import find, find_each
from corpus.citations.mentions import introduced, introduced_at, mentions, printed_names
from corpus.citations.model import Anchor, Citation, Instrument, InstrumentKind, Mention
from corpus.citations.show import STYLES, Style, show, show_all

__all__ = [
    "STYLES",
    "Anchor",
    "Citation",
    "Instrument",
    "InstrumentKind",
    "Mention",
    "Style",
    "find",
    "find_each",
    "introduced",
    "introduced_at",
    "mentions",
    "printed_names",
    "show",
    "show_all",
]
