"""The finder as a component of a spaCy pipeline; importing this module registers it.

    nlp = spacy.blank("nl")
    nlp.add_pipe("dutch_citations")
    nlp("artikel 10d van de Participatiewet")._.references[0].targets

``doc._.references`` holds the very citations that ``corpus.citations.find`` returns for the text;
``doc._.reference_spans`` the same as spans of tokens. A token that goes on past a citation is split
there: to spaCy "Pw." at the end of a sentence is one token.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from corpus.citations.find import find

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["NAME", "annotate"]

NAME = "dutch_citations"


@Language.component(NAME)  # type: ignore[untyped-decorator]
def annotate(doc: Doc) -> Doc:
    """Fill ``doc._.references`` with the citations of the text and return the document."""
    found = find(doc.text)
    edges = {edge for citation in found for edge in (citation.start, citation.end)}
    with doc.retokenize() as retokenizer:
        for token in doc:
            if parts := list(_parts(token, edges)):
                retokenizer.split(token, parts, [(token, index) for index in range(len(parts))])
    doc._.references = found
    return doc


def _parts(token: Token, edges: set[int]) -> Iterator[str]:
    """Yield the parts of a token that citations begin or end within; nothing when none does."""
    inside = [place for place in range(1, len(token)) if token.idx + place in edges]
    if inside:
        yield from (token.text[start:end] for start, end in pairwise((0, *inside, len(token))))


def _spans(doc: Doc) -> tuple[Span, ...]:
    found = (doc.char_span(item.start, item.end, label="REFERENCE") for item in doc._.references)
    return tuple(span for span in found if span is not None)


Doc.set_extension("references", default=(), force=True)
Doc.set_extension("reference_spans", getter=_spans, force=True)
