"""Which regulation a citation is about: the document itself, a named law, or unknown and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from corpus.citations import Citation, Instrument, introduced_at, mentions
from corpus.citations.instruments import instrument_after
from corpus.citations.names import NameBook, is_abbreviation
from corpus.citations.words import words
from corpus.model import Document
from corpus.regulations import Named, Regulation, catalogue
from ingest.references.antecedents import Antecedents
from ingest.references.places import Places
from ingest.references.quotations import quoted_law
from ingest.references.scene import RELATIVE, SELF, Owner, Scene
from ingest.references.subjects import proposed_by
from ingest.references.tally import Tally
from ingest.references.terms import Terms

__all__ = ["Owners"]


@dataclass(slots=True)
class Owners:
    """Settles the regulation of citations in one document.

    ``cited`` holds the article numbers that the document gives beyond doubt, per regulation;
    ``amended`` is the regulation that the document amends, ``proposed`` the ordinance that it, a
    proposal, lays before the council.
    """

    document: Document
    terms: Terms
    places: Places
    names: NameBook
    amended: Owner | None = None
    proposed: Owner | None = None
    cited: Tally = field(default_factory=Tally)

    def learn(self, citations: Iterable[Citation]) -> None:
        """Take note of the article numbers that are read beyond doubt."""
        for citation in citations:
            key = self.key(citation.instrument)
            doubtful = {value for value, _ in citation.doubtful}
            for target in citation.targets:
                if key and target.article and target.article not in doubtful:
                    self.cited.add(key, target.article)

    def key(self, instrument: Instrument | None) -> str | None:
        """Return what tells one regulation from another: its id, else its name."""
        if instrument is None:
            return None
        named = instrument.named or self.terms.defined.get(instrument.name)
        if named is None and instrument.kind == "term" and instrument.name == "wet":
            named = self.terms.main
        return _key(named) if named else instrument.name

    def owner(self, citation: Citation, instrument: Instrument | None, scene: Scene) -> Owner:
        """Return the regulation of a citation that names ``instrument`` or none."""
        if instrument is None:
            return self._unnamed(citation, scene)
        ours = instrument.kind == "paper" and self.terms.bears(instrument.name)
        if ours or instrument.kind == "self" or self.terms.is_self(instrument):
            return self._itself(citation, instrument, scene)
        if instrument.kind == "name":
            return _owner_of(instrument.named, instrument.name)
        if instrument.kind == "that":
            return self._that(citation, instrument, scene)
        if instrument.kind == "term":
            return self._term(citation, instrument, scene)
        return proposed_by(self.document, instrument.name) or Owner("external", instrument.name)

    def _itself(self, citation: Citation, instrument: Instrument, scene: Scene) -> Owner:
        """Say what "deze verordening" is; a proposal means the ordinance that it encloses."""
        if citation.anchor:
            return RELATIVE
        if scene.amended:
            return scene.amended
        if self.places.articles:
            return SELF
        said = scene.text[instrument.start : instrument.end].lower()
        if self.proposed and "huidige" not in said:
            return self.proposed
        return Owner("internal", "self", unknown="dit stuk heeft zelf geen artikelen")

    def _unnamed(self, citation: Citation, scene: Scene) -> Owner:
        """Say whose place it is when no regulation is named: mostly that of the document."""
        if implied := self._implied(citation, scene):
            return implied
        numbers = [target.article for target in citation.targets if target.article]
        if law := self._law_of_sentence(citation, scene):
            return law
        if numbers and not any(number in self.places.articles for number in numbers):
            return self._foreign(numbers, scene)
        # "artikel 18, tweede lid" where our 18 has one lid and the passage cites that of a law
        lacking = bool(numbers) and all(map(self.places.missing, citation.targets))
        return (self._law_with(numbers, scene) if lacking else None) or SELF

    def _implied(self, citation: Citation, scene: Scene) -> Owner | None:
        """Say whose place it is by where it stands: relative, quoted, in an amendment."""
        last = scene.last
        if citation.anchor in ("that-article", "that-paragraph"):
            return last.owner if last else SELF
        if quoted := quoted_law(citation, scene):
            return quoted
        if scene.amended:
            return _changed(citation, scene, scene.amended)
        if citation.anchor:
            return last.owner if last and self._goes_on(citation, scene) else RELATIVE
        return None

    def _goes_on(self, citation: Citation, scene: Scene) -> bool:
        """Tell whether a point goes on after a law: "onderdeel f, van de wet … en onderdeel g".

        Only when the own article has no such point.
        """
        last, place = scene.last, scene.place
        if last is None or last.owner.named is None or not last.point:
            return False
        points = [target.point for target in citation.targets]
        if None in points or any(target.paragraph for target in citation.targets):
            return False
        before = scene.text[max(0, citation.start - _JOINT) : citation.start]
        joined = re.search(r"(?:\ben|\bof|,|\bin)\s+(?:in\s+)?$", before)
        own = [
            point
            for lid in ("", *self.places.leden(place.article or ""))
            for point in self.places.points(place.article or "", lid)
        ]
        return bool(joined) and not any(point in own for point in points)

    def _law_of_sentence(self, citation: Citation, scene: Scene) -> Owner | None:
        """Read "In de Participatiewet is in artikel 7 bepaald": the law opens the sentence."""
        before = scene.text[max(0, citation.start - _LONGEST_SENTENCE) : citation.start]
        window = before[max(before.rfind(". "), before.rfind("\n"), 0) :]
        if not _LED_BY_LAW.search(window):
            return None
        found = mentions(window, names=self.terms.short, on=self.terms.on)
        if not found:
            return None
        last = found[-1]
        led = _IN_LAW.search(window[: last.start])
        gap = window[last.end :]
        if (
            led
            and (_IN_ARTICLE.fullmatch(gap) or not self.places.articles)
            and last.instrument.named
        ):
            owner = self._named(last.instrument.named)
            return owner if owner.named else None
        return None

    def _foreign(self, numbers: list[str], scene: Scene) -> Owner:
        """Judge article numbers that the document does not have."""
        last = scene.last
        if law := self._law_with(numbers, scene) or self._law_of_lead(scene) or self.amended:
            return law
        if any(":" in number for number in numbers) and not any(
            ":" in number for number in self.places.articles
        ):
            return self._with_colon(scene)
        if scene.amends is None:
            scene.amends = _amends().search(scene.text) is not None
        if scene.amends:
            return Owner("internal", "self", unknown="de tekst wijzigt een andere regeling")
        if not self.places.articles:
            return Owner("internal", "self", unknown="de tekst noemt geen regeling")
        if last and last.owner.named and _key(last.owner.named) in self.cited.citing(numbers):
            return last.owner
        return self._law_of_form(numbers) or SELF

    def _law_of_form(self, numbers: list[str]) -> Owner | None:
        """Return the one law cited elsewhere for numbers of a form that the document has not.

        "artikel 2.3.2" in an ordinance that numbers 1.1, 1.2 and cites 2.3.2 of the Wmo by name.
        """
        own = {_form(number) for number in self.places.articles}
        if own.intersection(map(_form, numbers)):
            return None
        keys = self.cited.citing(numbers)
        regulation = catalogue().by_id(keys.pop()) if len(keys) == 1 else None
        return _regulation(regulation) if regulation else None

    def _with_colon(self, scene: Scene) -> Owner:
        """Return the law of a number like 6:6 in a document that does not number so itself.

        It is the last one cited if that numbers so, or the only such law the document cites.
        """
        last = scene.last
        if last and last.owner.named and last.owner.named.regulation.numbering == "colon":
            return last.owner
        keys = self.cited.with_colon
        regulation = catalogue().by_id(next(iter(keys))) if len(keys) == 1 else None
        if regulation is None:
            return Owner("external", "self", unknown="de tekst noemt geen regeling met dit nummer")
        return _regulation(regulation)

    def _law_of_lead(self, scene: Scene) -> Owner | None:
        """Read the law that opens a list: "de volgende artikelen van de wet: a. artikel 6:6"."""
        for match in _ARTICLES.finditer(scene.lead):
            after = instrument_after(scene.lead, match.end(), self.names)
            if after and after.instrument.kind in ("name", "term"):
                named = after.instrument.named or self.terms.defined.get(after.instrument.name)
                named = named or (self.terms.main if after.instrument.name == "wet" else None)
                return self._named(named) if named else None
        return None

    def _law_with(self, numbers: list[str], scene: Scene) -> Owner | None:
        """Return the one law of which this passage cites the same article by name."""
        wanted = frozenset(numbers)
        found = {
            key: instrument
            for (key, articles), instrument in self._cited_in(scene, numbers[0]).items()
            if articles >= wanted
        }
        if len(found) != 1:
            return None
        instrument = next(iter(found.values()))
        named = instrument.named or self.terms.defined.get(instrument.name)
        if named is None and instrument.name == "wet":
            named = self.terms.main
        return _owner_of(named, named.official) if named else None

    def _cited_in(
        self, scene: Scene, number: str
    ) -> Mapping[tuple[str, frozenset[str | None]], Instrument]:
        """Return the regulations of which a passage cites an article, and what goes with it."""
        if scene.named is None:
            scene.named = {}
            for other in scene.citations:
                key = self.key(other.instrument)
                if other.instrument and key and other.anchor == "":
                    articles = frozenset(target.article for target in other.targets)
                    for article in articles:
                        scene.named.setdefault(article, {})[key, articles] = other.instrument
        return scene.named.get(number, {})

    def _antecedents(self, scene: Scene) -> Antecedents:
        if scene.antecedents is None:
            scene.antecedents = Antecedents.of(scene.earlier + scene.text, self.terms)
        return scene.antecedents

    def _that(self, citation: Citation, instrument: Instrument, scene: Scene) -> Owner:
        """Find what "die verordening" goes back to; it is never the document itself unnamed."""
        noun = instrument.name
        said = scene.text[instrument.start : instrument.end].lower()
        if self.document.kind == "wet" and said.startswith("deze"):
            return self._itself(citation, instrument, scene)
        if said.startswith("eerstgenoemde"):
            return self._first_of_two(scene, citation.start, noun)
        if found := self._mentioned_before(scene, citation.start, noun):
            return found
        if noun == "wet":
            return self._term(citation, instrument, scene)
        return Owner("external", noun, unknown=f"de tekst zegt niet welke {noun} is bedoeld")

    def _term(self, citation: Citation, instrument: Instrument, scene: Scene) -> Owner:
        noun = instrument.name
        if called := self._called(instrument, scene):
            return called
        if named := self.terms.defined.get(noun):
            return self._named(named)
        if self.terms.is_own_noun(noun) or (self.proposed and noun == "verordening"):
            return SELF if self.places.articles else self._enclosed(citation, noun, scene)
        if found := self._mentioned_before(scene, citation.start, noun):
            return found
        if noun == "wet" and self.terms.main:
            return self._named(self.terms.main)
        return Owner("external", noun, unknown=f"de tekst zegt niet welke regeling '{noun}' is")

    def _called(self, instrument: Instrument, scene: Scene) -> Owner | None:
        """Return the law that a term is given the short form of: "de wet (hierna: Awb)".

        It is that law and no other, even if the document defines the term.
        """
        short = introduced_at(scene.text, instrument.end)
        if short is None or not is_abbreviation(short, introduced=True):
            return None
        named = self.terms.defined.get(short.lower()) or catalogue().find(short, self.terms.on)
        if named:
            return self._named(named)
        why = f"de tekst zegt niet welke regeling '{short}' is"
        return Owner("external", instrument.name, unknown=why)

    def _enclosed(self, citation: Citation, noun: str, scene: Scene) -> Owner:
        """Say what "de verordening" is in a proposal: the one enclosed, unless it named another."""
        found = self._mentioned_before(scene, citation.start, noun)
        if self.proposed and (found is None or found.name == self.proposed.name):
            return self.proposed
        return Owner("internal", "self", unknown=f"de tekst zegt niet welke {noun} is bedoeld")

    def _named(self, named: Named) -> Owner:
        return self._of(Instrument("name", named.official, 0, 0, named))

    def _of(self, instrument: Instrument) -> Owner:
        own = self.terms.is_self(instrument)
        return SELF if own else _owner_of(instrument.named, instrument.name)

    def _first_of_two(self, scene: Scene, position: int, noun: str) -> Owner:
        """Return the first of the two regulations that the passage has named."""
        start = len(scene.earlier)
        named = self._antecedents(scene).before(start + position, noun)
        distinct = {name.name: name for name in named if name.start >= start}
        if len(distinct) != 2:
            why = f"niet vast te stellen is welke {noun} de eerstgenoemde is"
            return Owner("external", noun, unknown=why)
        return self._of(list(distinct.values())[-1])

    def _mentioned_before(self, scene: Scene, position: int, noun: str) -> Owner | None:
        """Return the regulation named last in this passage whose name has the noun."""
        named = self._antecedents(scene).before(len(scene.earlier) + position, noun)
        if nearest := next(named, None):
            return self._of(nearest)
        last = scene.last
        return last.owner if last and last.owner.named and noun in last.owner.name.lower() else None


_LONGEST_SENTENCE = 1500  # characters
_JOINT = 40  # characters between two citations that go together
_ARTICLES = re.compile(r"\b(?:artikelen|bepalingen)\b", re.IGNORECASE)
_LED_BY_LAW = re.compile(r"\b(?:in|volgens|ingevolge)\s+(?:de|het)\s", re.IGNORECASE)
_IN_LAW = re.compile(r"\b(?:in|volgens|ingevolge)\s+(?:de|het)\s+$", re.IGNORECASE)
_IN_ARTICLE = re.compile(r"\s+(?:\w+\s+){0,3}in\s+(?:de\s+)?", re.IGNORECASE)


@cache
def _amends() -> re.Pattern[str]:
    return re.compile(words().pattern("amending.words"), re.IGNORECASE)


def _changed(citation: Citation, scene: Scene, amended: Owner) -> Owner:
    """Say whose place stands in the words of an amendment: that of the regulation amended.

    A relative one goes with the article that is being changed, if that is known.
    """
    if not citation.anchor or scene.changed_place(citation.start):
        return amended
    return Owner("relative", "self", unknown="de tekst wijzigt een andere regeling")


def _form(number: str) -> int:
    """Return how many parts a number has: 1.1 has two, 2.3.2 three, 4:81 two."""
    return len(re.split(r"[.:]", number))


def _regulation(regulation: Regulation) -> Owner:
    return _owner_of(Named(regulation, regulation.names[0]), regulation.name)


def _key(named: Named) -> str:
    return named.regulation.id or named.regulation.name


def _owner_of(named: Named | None, name: str) -> Owner:
    return Owner("external", named.official if named else name, named)
