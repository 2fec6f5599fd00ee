"""Resolving one citation after another, with what the passage and the document have told so far."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec.structs import replace

from corpus.citations import Citation, Instrument, mentions
from corpus.citations.words import words
from corpus.links import official_link
from corpus.model import Document, Reference, ReferenceKind, ReferenceStatus, Target
from corpus.regulations import Named
from ingest.places import Places
from ingest.terms import Terms

__all__ = ["Place", "Resolver"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands, or which provision it explains when it is a note."""

    article: str | None
    paragraph: str | None
    point: str | None
    note: bool


@dataclass(frozen=True, slots=True)
class _Owner:
    """The regulation that a citation is about: itself, a named one, or unknown with the reason."""

    kind: ReferenceKind
    name: str
    named: Named | None = None
    unknown: str | None = None


@dataclass(slots=True)
class _Last:
    """What was cited last in the passage."""

    owner: _Owner | None = None
    article: str | None = None
    paragraph: str | None = None
    own_paragraph: str | None = None


_SELF = _Owner("internal", "self")


@dataclass(slots=True)
class Resolver:
    """Resolves the citations of one document; ``enter`` a passage, then ``resolve`` in order."""

    document: Document
    terms: Terms
    places: Places
    _cited: Counter[tuple[str, str]] = field(default_factory=Counter)
    _text: str = ""
    _place: Place = Place(None, None, None, note=False)
    _last: _Last = field(default_factory=_Last)

    def learn(self, citations: Iterable[Citation]) -> None:
        """Take note of the article numbers that are read beyond doubt, per regulation."""
        for citation in citations:
            if citation.instrument is None:
                continue
            doubtful = {value for value, _ in citation.doubtful}
            for target in citation.targets:
                if target.article and target.article not in doubtful:
                    self._cited[self._key(citation.instrument), target.article] += 1

    def enter(self, text: str, place: Place) -> None:
        """Start a passage: what was cited last is forgotten."""
        self._text, self._place, self._last = text, place, _Last()

    def resolve(self, citation: Citation, at: str) -> Reference | None:
        """Return the reference for a citation, or None when it turns out to be none."""
        if citation.publication:
            return _reference(citation, at, "publication", " ".join(citation.text.split()))
        owner = self._owner(citation)
        targets, why = self._targets(citation, owner)
        if owner.unknown or why or not targets:
            reference = self._open(citation, at, owner, targets, owner.unknown or why)
        elif owner.name == "self":
            reference = self._within(citation, at, owner, targets)
        else:
            reference = self._elsewhere(citation, at, owner, targets)
        if reference is not None:
            self._remember(citation, owner, targets)
        return reference

    # -- which regulation

    def _key(self, instrument: Instrument) -> str:
        named = instrument.named or self.terms.defined.get(instrument.name)
        if named is None and instrument.kind == "term" and instrument.name == "wet":
            named = self.terms.main
        return (named.regulation.id or named.regulation.name) if named else instrument.name

    def _owner(self, citation: Citation) -> _Owner:
        instrument = citation.instrument
        if instrument is None:
            return self._unnamed(citation)
        if instrument.kind == "self" or self.terms.is_self(instrument):
            return _SELF
        if instrument.kind == "name":
            return _owner_of(instrument.named, instrument.name)
        if instrument.kind == "that":
            return self._that(citation, instrument)
        if instrument.kind == "term":
            return self._term(citation, instrument)
        return _Owner("external", instrument.name)

    def _unnamed(self, citation: Citation) -> _Owner:
        """Say whose article it is when no regulation is named: mostly that of the document."""
        last = self._last.owner
        if citation.anchor == "that-article" or citation.anchor == "that-paragraph":
            return last or _SELF
        if citation.anchor:
            return _Owner("relative", "self")
        numbers = [target.article for target in citation.targets if target.article]
        here = [number for number in numbers if number in self.places.articles]
        if numbers and not here:
            return self._foreign(numbers, last)
        return _SELF

    def _foreign(self, numbers: list[str], last: _Owner | None) -> _Owner:
        """Judge numbers that the document does not have."""
        colon = any(":" in number for number in numbers)
        if colon and not any(":" in number for number in self.places.articles):
            if last and last.named and last.named.regulation.numbering == "colon":
                return last
            return _Owner("external", "self", unknown="de tekst noemt geen regeling met dit nummer")
        if last and last.named and self._place.note:
            law = last.named.official
            return _Owner(
                "internal",
                "self",
                unknown=f"er is geen artikel {numbers[0]}; bedoeld kan zijn artikel {numbers[0]} "
                f"van de {law}",
            )
        if not self.places.articles:
            return _Owner("internal", "self", unknown="de tekst noemt geen regeling")
        return _SELF

    def _that(self, citation: Citation, instrument: Instrument) -> _Owner:
        found = self._mentioned_before(citation.start, instrument.name)
        if found:
            return found
        return self._term(citation, instrument)

    def _term(self, citation: Citation, instrument: Instrument) -> _Owner:
        noun = instrument.name
        if named := self.terms.defined.get(noun):
            return self._named(named)
        if noun == "wet":
            found = self._mentioned_before(citation.start, noun)
            if found:
                return found
            if self.terms.main:
                return self._named(self.terms.main)
        elif noun in self.document.title.lower() or noun == self.document.kind:
            return _SELF
        elif found := self._mentioned_before(citation.start, noun):
            return found
        return _Owner("external", noun, unknown=f"de tekst zegt niet welke regeling '{noun}' is")

    def _named(self, named: Named) -> _Owner:
        probe = Instrument("name", named.official, 0, 0, named)
        return _SELF if self.terms.is_self(probe) else _owner_of(named, named.official)

    def _mentioned_before(self, position: int, noun: str) -> _Owner | None:
        """Return the regulation named last in this passage whose name holds the noun."""
        before = [
            mention.instrument
            for mention in mentions(self._text[:position], names=self.terms.short, on=self.terms.on)
            if noun in mention.instrument.name.lower()
        ]
        if before:
            return self._named(before[-1].named) if before[-1].named else None
        last = self._last.owner
        return last if last and last.named and noun in last.name.lower() else None

    # -- which place

    def _targets(self, citation: Citation, owner: _Owner) -> tuple[tuple[Target, ...], str | None]:
        targets = citation.targets
        if citation.anchor:
            return self._anchored(citation)
        for value, readings in citation.doubtful:
            chosen = self._reading(readings, citation, owner)
            if chosen is None:
                return (), f"het artikelnummer is niet goed leesbaar ({' of '.join(readings)})"
            targets = tuple(_renumber(target, value, chosen) for target in targets)
        if owner.named and owner.named.regulation.below:
            unmasked = self._unmasked(targets, owner.named, citation)
            if unmasked is None:
                return (), f"{owner.name} heeft geen artikel met dit nummer"
            targets = unmasked
        if owner.name == "self":
            targets = self._ranged(targets, citation)
        return targets, None

    def _reading(self, readings: tuple[str, ...], citation: Citation, owner: _Owner) -> str | None:
        """Choose the reading that the document confirms; None when it confirms none or several."""
        if owner.name == "self":
            fits = [number for number in readings if number in self.places.articles]
        else:
            key = self._key(citation.instrument) if citation.instrument else ""
            fits = [number for number in readings if self._cited[key, number]]
        return fits[0] if len(fits) == 1 else None

    def _unmasked(
        self, targets: tuple[Target, ...], named: Named, citation: Citation
    ) -> tuple[Target, ...] | None:
        """Read "103" as 10a when the law has no 103 and the document cites its 10a elsewhere."""
        below = named.regulation.below
        result = []
        for target in targets:
            article = target.article or ""
            if below is None or not article.isdigit() or int(article) < below:
                result.append(target)
                continue
            key = self._key(citation.instrument) if citation.instrument else ""
            readings = [article[:-1] + letter for letter in words().letters.get(article[-1], ())]
            fits = [number for number in readings if self._cited[key, number]]
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

    def _anchored(self, citation: Citation) -> tuple[tuple[Target, ...], str | None]:
        article, paragraph, why = self._anchor(citation)
        if why:
            return (), why
        targets = citation.targets or (Target(),)
        if citation.anchor == "previous-paragraphs":
            count = int(paragraph) if paragraph and paragraph.isdigit() else 0
            return tuple(
                Target(article=article, paragraph=str(number)) for number in range(1, count)
            ), None if count > 1 else "er gaat geen lid aan vooraf"
        filled = []
        for target in targets:
            lid = target.paragraph or self._paragraph_for(target, article, paragraph, citation)
            filled.append(replace(target, article=article, paragraph=lid))
        return tuple(filled), None

    def _anchor(self, citation: Citation) -> tuple[str | None, str | None, str | None]:
        """Return article and paragraph that a relative citation starts from, or why not."""
        here, last = self._place, self._last
        anchor = citation.anchor
        if anchor.startswith("that"):
            if last.article is None:
                return None, None, "er is geen artikel genoemd waar dit op terugslaat"
            return last.article, last.paragraph if anchor == "that-paragraph" else None, None
        if here.article is None:
            return None, None, "de tekst hoort bij geen artikel"
        if anchor in ("previous-article", "next-article"):
            number = self.places.neighbour(here.article, -1 if anchor[0] == "p" else 1)
            return number, None, None if number else "er is geen artikel vóór of na dit artikel"
        if anchor in ("previous-paragraph", "next-paragraph"):
            if not (here.paragraph and here.paragraph.isdigit()):
                return None, None, "de tekst staat niet in een genummerd lid"
            step = -1 if anchor[0] == "p" else 1
            return here.article, str(int(here.paragraph) + step), None
        return here.article, here.paragraph, None

    def _paragraph_for(
        self, target: Target, article: str | None, paragraph: str | None, citation: Citation
    ) -> str | None:
        """Return the paragraph of a point that names none: its own, or the one cited before it."""
        if not target.point or article is None:
            return paragraph if citation.anchor != "own" else None
        candidates = [paragraph, self._last.own_paragraph]
        if self._place.note:
            candidates.reverse()
        for candidate in candidates:
            if candidate and target.point in self.places.points(article, candidate):
                return candidate
        if target.point in self.places.points(article):
            return None
        return next((candidate for candidate in candidates if candidate), None)

    # -- the reference

    def _open(
        self,
        citation: Citation,
        at: str,
        owner: _Owner,
        targets: tuple[Target, ...],
        why: str | None,
    ) -> Reference | None:
        """Keep what cannot be settled, with the reason and without a guess."""
        if not citation.targets:
            return None
        kind: ReferenceKind = "relative" if citation.anchor else owner.kind
        return _reference(citation, at, kind, owner.name, status="ambiguous", reason=why)

    def _within(
        self, citation: Citation, at: str, owner: _Owner, targets: tuple[Target, ...]
    ) -> Reference:
        missing = [why for target in targets if (why := self.places.missing(target))]
        kind: ReferenceKind = "relative" if citation.anchor else owner.kind
        return _reference(
            citation,
            at,
            kind,
            "self",
            targets=targets,
            status="dangling" if missing else "resolved",
            reason=missing[0] if missing else None,
        )

    def _elsewhere(
        self, citation: Citation, at: str, owner: _Owner, targets: tuple[Target, ...]
    ) -> Reference:
        regulation = owner.named.regulation if owner.named else None
        return _reference(
            citation,
            at,
            "external",
            owner.name,
            targets=targets,
            instrument_id=regulation.id_of(targets[0].article) if regulation else None,
            uri=official_link(regulation, targets[0], section=citation.section)
            if regulation
            else None,
        )

    def _remember(self, citation: Citation, owner: _Owner, targets: tuple[Target, ...]) -> None:
        last = self._last
        if targets:
            final = targets[-1]
            last.owner, last.article, last.paragraph = owner, final.article, final.paragraph
            if owner.name == "self" and final.article == self._place.article and final.paragraph:
                last.own_paragraph = final.paragraph
        elif owner.named:
            last.owner = owner


def _owner_of(named: Named | None, name: str) -> _Owner:
    return _Owner("external", named.official if named else name, named)


def _renumber(target: Target, old: str, new: str) -> Target:
    return replace(target, article=new) if target.article == old else target


def _reference(
    citation: Citation,
    at: str,
    kind: ReferenceKind,
    instrument: str,
    *,
    targets: tuple[Target, ...] = (),
    status: ReferenceStatus = "unverified",
    reason: str | None = None,
    instrument_id: str | None = None,
    uri: str | None = None,
) -> Reference:
    text = re.sub(r"\s+", " ", citation.text).strip()
    return Reference(
        at=at,
        text=text,
        start=citation.start,
        end=citation.end,
        kind=kind,
        instrument=instrument,
        instrument_id=instrument_id,
        uri=uri,
        targets=targets,
        status=status,
        reason=reason,
    )
