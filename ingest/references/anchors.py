"""Relative citations: the article and paragraph that "het eerste lid" or "onderdeel b" start from.

They start from the provision that holds them (in a note: the one explained), from the place cited
last ("dat artikel"), or from a neighbour ("het vorige artikel").
"""

from __future__ import annotations

from msgspec.structs import replace

from corpus.citations import Citation
from corpus.model import Target
from ingest.references.places import Places
from ingest.references.scene import Owner, Scene

__all__ = ["Settled", "anchored", "counted"]

Settled = tuple[tuple[Target, ...], str | None]  # targets, or why there are none
_Start = tuple[str | None, str | None, str | None]  # article, paragraph, or why there is none


def anchored(citation: Citation, owner: Owner, scene: Scene, places: Places) -> Settled:
    """Return the targets of a relative citation, filled in; or none, and why in Dutch."""
    if citation.anchor == "first-article":
        return (), "niet vast te stellen is welk artikel het eerstgenoemde is"
    article, paragraph, why = _start(citation, owner, scene, places)
    if why:
        return (), why
    if citation.anchor == "previous-paragraphs":
        count = int(paragraph) if paragraph and paragraph.isdigit() else 0
        leden = (Target(article=article, paragraph=str(lid)) for lid in range(1, count))
        return tuple(leden), None if count > 1 else "er gaat geen lid aan vooraf"
    filled = []
    for target in citation.targets or (Target(),):
        found = Target(article=article, paragraph=paragraph)
        lid = target.paragraph or _paragraph_for(target, found, citation, scene, places)
        filled.append(replace(target, article=article, paragraph=lid))
    if owner.name == "self" and not any(target.paragraph for target in citation.targets):
        if citation.anchor == "own" and _contested(filled, scene, places):
            return (), f"meer leden van artikel {article} hebben een onderdeel {filled[0].point}"
        if _astray(filled, scene, places):
            return (), f"artikel {article} heeft geen onderdeel {filled[0].point}"
    return counted(tuple(filled), owner, places)


def counted(targets: tuple[Target, ...], owner: Owner, places: Places) -> Settled:
    """Give "het laatste lid" its number."""
    result = []
    for target in targets:
        if target.paragraph != "laatste":
            result.append(target)
            continue
        leden = places.leden(target.article or "") if owner.name == "self" else ()
        if not leden:
            return (), "niet vast te stellen is welk lid het laatste is"
        result.append(replace(target, paragraph=leden[-1]))
    return tuple(result), None


def _start(citation: Citation, owner: Owner, scene: Scene, places: Places) -> _Start:
    """Return article and paragraph that a relative citation starts from, or why not."""
    here, anchor = scene.place, citation.anchor
    if anchor.startswith("that") or owner.name != "self":
        return _cited_last(citation, owner, scene)
    if here.article is None:
        return None, None, "de tekst hoort bij geen artikel"
    step = -1 if anchor.startswith("previous") else 1
    if anchor in ("previous-article", "next-article"):
        number = places.neighbour(here.article, step)
        return number, None, None if number else "er is geen artikel vóór of na dit artikel"
    if anchor in ("previous-paragraph", "next-paragraph"):
        if here.paragraph and here.paragraph.isdigit():
            return here.article, str(int(here.paragraph) + step), None
        return None, None, "de tekst staat niet in een genummerd lid"
    return here.article, here.paragraph, None


def _cited_last(citation: Citation, owner: Owner, scene: Scene) -> _Start:
    changed = scene.amended == owner and not citation.anchor.startswith("that")
    last = scene.changed_place(citation.start) if changed else scene.last
    if last is None or last.article is None or last.owner.name != owner.name:
        return None, None, "er is geen artikel genoemd waar dit op terugslaat"
    return last.article, None if citation.anchor == "that-article" else last.paragraph, None


def _paragraph_for(
    target: Target, start: Target, citation: Citation, scene: Scene, places: Places
) -> str | None:
    """Return the paragraph of a point that names none: its own, or the one cited before it."""
    article, paragraph = start.article, start.paragraph
    if not target.point or article is None:
        return paragraph if citation.anchor != "own" else None
    if citation.anchor.startswith("that"):
        return paragraph
    candidates = [paragraph, scene.own_paragraph]
    if scene.place.note:
        candidates.reverse()
    for candidate in candidates:
        if candidate and target.point in places.points(article, candidate):
            return candidate
    if target.point in places.points(article):
        return None
    return next((candidate for candidate in candidates if candidate), None)


def _contested(targets: list[Target], scene: Scene, places: Places) -> bool:
    """Tell whether a note names a point that several leden have, other articles cited between."""
    if not (scene.place.note and scene.elsewhere):
        return False
    return any(
        target.paragraph == scene.own_paragraph and _holders(target, places) > 1
        for target in targets
    )


def _holders(target: Target, places: Places) -> int:
    """Count the leden that have the point."""
    article = target.article or ""
    return sum(target.point in places.points(article, lid) for lid in places.leden(article))


def _astray(targets: list[Target], scene: Scene, places: Places) -> bool:
    """Tell whether a note speaks of a bare point that the article explained lacks.

    It is then about something else ("tweede categorie, onder a"), not a dangling reference.
    """
    return scene.place.note and all(target.point and places.missing(target) for target in targets)
