"""Which drafting checks were run on a document, and why others were not."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from ui.labels import KINDS

if TYPE_CHECKING:
    from corpus.model import Document
    from ui.results import Checked

__all__ = ["OPTIONS", "coverage", "paper_caution"]

_NO_ARTICLES = "dit stuk heeft geen artikelen"

_ASKS = {
    "previous": "geen vorige verordening opgegeven",
    "paper": "geen raadsvoorstel opgegeven",
    "proposal": "geen raadsvoorstel opgegeven",
}
OPTIONS = {_ASKS["previous"]: "--previous", _ASKS["proposal"]: "--with"}
"""The option of the command line that takes a reason away."""


def coverage(
    found: Document, off: Collection[str], *, proposal: bool, previous: bool
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the titles of the checks that run on a document, and of the others with the reason.

    Titles and reasons are Dutch.
    """
    from compare.checks import CHECKS
    from compare.checks.model import Case

    paper = Case(found).is_paper
    given = {"": True, "paper": proposal or paper, "proposal": proposal, "previous": previous}
    ran: list[str] = []
    left_out: list[tuple[str, str]] = []
    for item in CHECKS:
        if item.name in off:
            left_out.append((item.title, "uitgezet"))
        elif paper and not item.papers:
            left_out.append((item.title, _NO_ARTICLES))
        elif given[item.need]:
            ran.append(item.title)
        else:
            left_out.append((item.title, _ASKS[item.need]))
    return tuple(ran), tuple(left_out)


def paper_caution(found: Checked) -> str | None:
    """Say of a paper without articles that little of it was checked, and what to give instead."""
    if _NO_ARTICLES not in dict(found.left_out).values():
        return None
    kind = found.opened.document.kind
    name = "stuk zonder artikelen" if kind == "overig" else f"{KINDS[kind]} zonder artikelen"
    pair = kind in ("raadsvoorstel", "raadsbesluit")
    return (
        f"Dit is een {name}: bepalingen, overgangsrecht, toelichting en wat de raad moet regelen "
        "zijn niet gecontroleerd. Controleer daarvoor de verordening zelf"
        f"{', met dit stuk als raadsvoorstel erbij' if pair else ''}."
    )
