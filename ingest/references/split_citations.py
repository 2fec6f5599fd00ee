"""Citations that are split over a lead-in and its points.

"artikel 7, onder: a. de aanvraag; b. het besluit" cites 7 under a and under b. In "de verplichting,
bedoeld in artikel 9 van de wet: a. eerste lid, onder b: ..." the point goes on where the lead-in
stopped.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from corpus.citations import Anchor, Citation
from ingest.references.scene import Cited, Passage

__all__ = ["continued", "ends_lead", "opens_point", "spread"]

_UNDER = re.compile(r"\s*+,?\s*+(?:aanhef\s++en\s++)?(?:onder|onderdelen|onderdeel|sub)(?=\s*+:)")
_LABEL = re.compile(r"(?:^|(?<=[;,])\s*+(?:en\s++|of\s++)?)(?P<label>[a-z]{1,2})[.)]\s")
_LEAD_ENDS = re.compile(r"\s*+[:,]?\s*+")
_OPENS = 4  # characters before a citation that opens its point: "het "


def spread(passage: Passage, citation: Citation) -> Citation:
    """Give a citation that ends in "onder:" the points that stand after it, or under it."""
    if not citation.targets or citation.targets[-1].point:
        return citation
    under = _UNDER.match(passage.text, citation.end)
    if under is None:
        return citation
    rest = passage.text[under.end() :].lstrip(": \n")
    points = [match["label"] for match in _LABEL.finditer(rest)] if rest else passage.points
    if not points or (rest and not _LABEL.match(rest)):
        return citation
    *before, last = citation.targets
    below = (replace(last, point=point) for point in points)
    return replace(
        citation,
        text=passage.text[citation.start : under.end()],
        end=under.end(),
        targets=(*before, *below),
    )


def ends_lead(lead: str, citation: Citation) -> bool:
    """Tell whether a citation closes the lead-in of a list."""
    return _LEAD_ENDS.fullmatch(lead, citation.end) is not None


def opens_point(citation: Citation) -> bool:
    """Tell whether a citation is relative and stands first in its point: "het eerste lid: ..."."""
    return citation.anchor == "own" and not citation.instrument and citation.start <= _OPENS


def continued(citation: Citation, led: Cited) -> Citation:
    """Let a relative citation that opens a point go on from the place that the lead-in cites."""
    points_only = not any(target.paragraph for target in citation.targets)
    anchor: Anchor = "that-paragraph" if points_only and led.paragraph else "that-article"
    return replace(citation, anchor=anchor)
