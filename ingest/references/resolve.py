"""Resolving one citation after another, with what the passage and the document have told so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from corpus.citations import Citation, Instrument, find
from corpus.citations.names import name_book
from corpus.citations.publications import publication_name
from corpus.citations.words import words
from corpus.links import official_link, publication_link
from corpus.model import Document, Range, Reference, ReferenceKind, ReferenceStatus, Target
from corpus.regulations import Named
from ingest.references.anchors import Settled, anchored, counted
from ingest.references.antecedents import FARTHEST
from ingest.references.owners import Owners
from ingest.references.places import Places
from ingest.references.quotations import quoted_law
from ingest.references.ranges import cut_short, going_on, read_as
from ingest.references.scene import Cited, Owner, Passage, Scene
from ingest.references.split_citations import continued, ends_lead, opens_point
from ingest.references.subjects import amended_by, amended_in, changes, proposed_by
from ingest.references.terms import Terms

__all__ = ["Resolver"]

_OFFICES = ("afdeling", "titel")


@dataclass(slots=True)
class Resolver:
    """Resolves the citations of one document; ``enter`` a passage, then ``resolve`` in order."""

    document: Document
    terms: Terms
    places: Places
    owners: Owners
    scene: Scene = field(default_factory=Scene)
    misread: list[Reference] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document, terms: Terms) -> Resolver:
        """Make the resolver of a document."""
        places = Places.of(document.tree)
        names = name_book(terms.short, terms.on)
        owners = Owners(
            document,
            terms,
            places,
            names,
            amended=amended_by(document, names),
            proposed=proposed_by(document),
        )
        return cls(document, terms, places, owners)

    def learn(self, citations: Iterable[Citation]) -> None:
        """Take note of the article numbers that are read beyond doubt, per regulation."""
        self.owners.learn(citations)

    def enter(self, passage: Passage, citations: tuple[Citation, ...]) -> None:
        """Start a passage: what was cited before is forgotten, not the text of its article."""
        before, same = self.scene, passage.place.article == self.scene.place.article
        goes_on = same and passage.place.article is not None and not passage.place.note
        earlier = f"{before.earlier}{before.text}\n"[-FARTHEST:] if goes_on else ""
        announced = amended_in(passage.text, self.owners.names) if not passage.place.note else None
        amended = announced or (before.amended if goes_on else None)
        self.scene = Scene(
            passage.text, earlier, passage.lead, passage.place, citations, amended=amended
        )
        if amended and not announced:
            self.scene.announced = before.announced
        if passage.lead and citations and opens_point(citations[0]):
            self.scene.last = self._led(passage.lead)
            self.scene.led = self.scene.last is not None

    def _led(self, lead: str) -> Cited | None:
        """Return the place that a lead-in cites at its very end."""
        found = find(lead, names=self.terms.short, on=self.terms.on)
        if not found or not found[-1].targets or not ends_lead(lead, found[-1]):
            return None
        owner = self.owners.owner(found[-1], found[-1].instrument, Scene(text=lead))
        targets, why = self._targets(found[-1], found[-1].instrument, owner)
        if owner.unknown or why or not targets:
            return None
        return Cited(owner, targets[-1].article, targets[-1].paragraph, targets[-1].point, 0)

    def resolve(self, citation: Citation, at: str) -> Iterator[Reference]:
        """Yield the references of a citation: none when it is no reference after all.

        A citation of two regulations at once ("artikel 13 IOAW/IOAZ") gives one for each.
        """
        if self.scene.led and self.scene.last:
            citation, self.scene.led = continued(citation, self.scene.last), False
        if citation.publication:
            name = publication_name(citation.text)
            link = publication_link(citation.publication, name)
            yield _reference(citation, at, "publication", name, uri=link)
            return
        for instrument in (citation.instrument, *citation.also):
            reference = self._one(citation, instrument, at)
            if reference is not None:
                yield reference

    def _one(self, citation: Citation, instrument: Instrument | None, at: str) -> Reference | None:
        owner = self.owners.owner(citation, instrument, self.scene)
        targets, why = self._targets(citation, instrument, owner)
        why = owner.unknown or why
        if why or not targets:
            if not citation.targets:
                return None
            kind: ReferenceKind = "relative" if citation.anchor else owner.kind
            return _reference(citation, at, kind, owner.name, status="ambiguous", reason=why)
        if owner.name == "self" and self._is_no_place(citation, targets):
            return None
        ranges = going_on(citation, targets)
        said = targets
        if owner.name == "self":
            targets = tuple(self.places.likely(target) or target for target in targets)
        self._remember(citation, owner, targets)
        if owner.name != "self":
            return self._other(citation, _elsewhere(citation, at, owner, targets, ranges))
        reference = self._within(citation, at, owner, targets)
        if targets != said:
            why = reference.reason or read_as(said, targets)
            reference = replace(reference, likely=True, reason=why)
        return replace(reference, ranges=ranges)

    def _other(self, citation: Citation, reference: Reference) -> Reference:
        """Say of a reference to another regulation that its number was read as another."""
        said = [target.article for target in citation.targets]
        meant = [target.article for target in reference.targets]
        printed = next((number for number in said if number not in meant), None)
        if citation.anchor or printed is None or said == meant or len(said) != len(meant):
            return reference
        reading = f"artikel {printed} is gelezen als artikel {meant[said.index(printed)]}"
        reference = replace(reference, reason="; ".join(filter(None, (reading, reference.reason))))
        self.misread.append(reference)
        return reference

    def _is_no_place(self, citation: Citation, targets: tuple[Target, ...]) -> bool:
        """Tell whether a bare chapter, section or annex is none of this document.

        A paper without articles has its own chapters; "afdeling 3" may be an office.
        """
        if citation.instrument or any(target.article for target in targets):
            return False
        within = any(target.chapter for target in targets)  # "hoofdstuk 5, afdeling 4"
        office = (citation.section or "").startswith(_OFFICES) and not within
        return not self.places.articles or (office and any(map(self.places.missing, targets)))

    def _remember(self, citation: Citation, owner: Owner, targets: tuple[Target, ...]) -> None:
        scene, final = self.scene, targets[-1]
        if citation.instrument is None and quoted_law(citation, scene):
            return  # after the quotation, what it was quoted from is still the last one cited
        if owner == scene.amended and (change := changes(scene.text, citation.end)):
            whole = Cited(owner, final.article, None, None, 0)
            scene.announced = whole if change == "words" else None
        scene.last = Cited(owner, final.article, final.paragraph, final.point, citation.end)
        own = owner.name == "self" and final.article == scene.place.article
        if own and final.paragraph:
            scene.own_paragraph = final.paragraph
        scene.elsewhere = not own

    # -- which place

    def _targets(self, citation: Citation, instrument: Instrument | None, owner: Owner) -> Settled:
        if citation.anchor:
            return anchored(citation, owner, self.scene, self.places)
        targets = citation.targets
        for value, readings in citation.doubtful:
            chosen = self._reading(readings, instrument, owner)
            if chosen is None:
                return (), f"het artikelnummer is niet goed leesbaar ({' of '.join(readings)})"
            targets = tuple(_renumber(target, value, chosen) for target in targets)
        if owner.named and owner.named.regulation.below:
            unmasked = self._unmasked(targets, owner.named, instrument)
            if unmasked is None:
                return (), f"de {owner.name} heeft geen artikel met dit nummer"
            targets = unmasked
        if owner.name == "self":
            targets = self._ranged(targets, citation)
        return counted(targets, owner, self.places)

    def _reading(
        self, readings: tuple[str, ...], instrument: Instrument | None, owner: Owner
    ) -> str | None:
        """Choose the reading that the document confirms; None when it confirms none or several."""
        if owner.name == "self":
            fits = [number for number in readings if number in self.places.articles]
        else:
            key = self.owners.key(instrument) or ""
            fits = [number for number in readings if self.owners.cited.holds(key, number)]
        return fits[0] if len(fits) == 1 else None

    def _unmasked(
        self, targets: tuple[Target, ...], named: Named, instrument: Instrument | None
    ) -> tuple[Target, ...] | None:
        """Read "103" as 10a when the law has no 103 and the document cites its 10a elsewhere."""
        below, key = named.regulation.below, self.owners.key(instrument) or ""
        result = []
        for target in targets:
            article = target.article or ""
            if below is None or not article.isdigit() or int(article) < below:
                result.append(target)
                continue
            letters = words().letters.get(article[-1], ())
            fits = [
                article[:-1] + letter
                for letter in letters
                if self.owners.cited.holds(key, article[:-1] + letter)
            ]
            if len(fits) != 1:
                return None
            result.append(_renumber(target, article, fits[0]))
        return tuple(result)

    def _ranged(self, targets: tuple[Target, ...], citation: Citation) -> tuple[Target, ...]:
        """Fill ranges of articles from the tree: "9 tot en met 10" takes in 9a."""
        result = list(targets)
        for first, last in citation.ranges:
            between = self.places.between(first, last)
            whole = [Target(article=number) for number in between or ()]
            if whole and whole[0] in result and whole[-1] in result:
                start, end = result.index(whole[0]), result.index(whole[-1])
                result[start : end + 1] = whole
        return tuple(result)

    # -- the reference

    def _within(
        self, citation: Citation, at: str, owner: Owner, targets: tuple[Target, ...]
    ) -> Reference:
        missing = [why for target in targets if (why := self.places.missing(target))]
        # An annex or a table of tariffs may be a file apart.
        apart = all(self.places.may_be_apart(target) for target in targets)
        gap: ReferenceStatus = "unverified" if apart else "dangling"
        kind: ReferenceKind = "relative" if citation.anchor else owner.kind
        return _reference(
            citation,
            at,
            kind,
            "self",
            targets=targets,
            status=gap if missing else "resolved",
            reason=missing[0] if missing else None,
        )


def _elsewhere(
    citation: Citation,
    at: str,
    owner: Owner,
    targets: tuple[Target, ...],
    ranges: tuple[Range, ...],
) -> Reference:
    regulation = owner.named.regulation if owner.named else None
    link = official_link(regulation, targets[0], section=citation.section) if regulation else None
    return _reference(
        citation,
        at,
        "external",
        owner.name,
        targets=targets,
        instrument_id=regulation.id_of(targets[0].article) if regulation else None,
        uri=link,
        ranges=ranges,
        reason=cut_short(ranges),
    )


def _renumber(target: Target, old: str, new: str) -> Target:
    return replace(target, article=new) if target.article == old else target


def _reference(
    citation: Citation, at: str, kind: ReferenceKind, instrument: str, **more: Any
) -> Reference:
    """Make a reference; its text is that of the citation with single spaces."""
    return Reference(
        at=at,
        text=re.sub(r"\s+", " ", citation.text).strip(),
        start=citation.start,
        end=citation.end,
        kind=kind,
        instrument=instrument,
        **more,
    )
