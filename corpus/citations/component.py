"""The finder as a component of a spaCy pipeline; importing this module registers it.

    nlp = spacy.blank("nl")
    nlp.add_pipe("dutch_citations")
    nlp("artikel 10d van de Participatiewet")._.references[0].targets

``doc._.references`` holds the very citations that ``corpus.citations.find`` returns for the text;
``doc._.reference_spans`` the same as spans of tokens, widened to whole tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from corpus.citations.find import find

if TYPE_CHECKING:
    from spacy.tokens import Span

__all__ = ["NAME", "annotate"]

NAME = "dutch_citations"


@Language.component(NAME)  # type: ignore[untyped-decorator]
def annotate(doc: Doc) -> Doc:
    """Fill ``doc._.references`` with the citations of the text and return the document."""
    doc._.references = find(doc.text)
    return doc


def _spans(doc: Doc) -> tuple[Span, ...]:
    spans = (
        doc.char_span(item.start, item.end, label="REFERENCE", alignment_mode="expand")
        for item in doc._.references
    )
    return tuple(span for span in spans if span is not None)


Doc.set_extension("references", default=(), force=True)
Doc.set_extension("reference_spans", getter=_spans, force=True)
