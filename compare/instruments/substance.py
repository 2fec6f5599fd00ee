"""An instrument in one document: its substance, and the law it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from compare.cross_references import Pairs, by_place
from compare.instruments import Found
from compare.instruments.measures import Quantity, quantities
from compare.instruments.places import Place
from compare.instruments.summary import says_more
from compare.instruments.vocabulary import vocabulary
from compare.model import Status
from corpus.addresses import Address
from corpus.instruments import Instrument, compact, fold
from corpus.model import Document, Provision, Reference, words_of

__all__ = ["Here", "instrument_in", "legal_basis", "regulating", "status_of"]

_MOST_BASES = 4


class Here(Struct, frozen=True):
    """One instrument in one document.

    ``others`` are the places of the document's other instruments, with the name written there;
    ``siblings`` the names of those that share a provision with this one.
    """

    document: Document
    found: Found
    others: dict[str, str]
    siblings: tuple[str, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The provisions of the instrument, in document order."""
        return self.found.places

    def quantities(self) -> tuple[Quantity, ...]:
        """Return the quantities of the instrument: not those of another in the same provision."""
        places = [place.at for place in self.places if place.role != "definition"]
        bullets = {
            place.at: words_of(place.provision)
            for place in self.places
            if place.role == "item" and not place.provision.number
        }
        own = {compact(place.surface): place.surface for place in self.places}
        kept = []
        for quantity in quantities(self.document, places, self.others, bullets):
            head, _, whose = quantity.what.rpartition(", ")
            if head and compact(whose) in own:
                quantity = replace(quantity, what=head)  # noqa: PLW2901
            elif head and any(compact(whose) == compact(name) for name in self.siblings):
                continue
            kept.append(quantity)
        return tuple(kept)


def instrument_in(document: Document, found: Found, all_found: Sequence[Found]) -> Here:
    """Return one of a document's instruments, with where the others stand."""
    mine = {place.at for place in found.places}
    others: dict[str, str] = {}
    siblings: list[str] = []
    for other in all_found:
        if other.key == found.key:
            continue
        for place in other.places:
            if place.at in mine:
                siblings.append(place.surface)
            elif place.role != "definition" and place.provision.number:
                others[place.at] = place.surface  # a bullet has the address of its list
    return Here(document, found, others, tuple(siblings))


# ---------------------------------------------------------------- status


def status_of(a: Here | None, b: Here | None, matched: Pairs = frozenset()) -> Status:
    """Tell what became of an instrument.

    It changed when the words of its provisions say something else. Numbering, punctuation, case,
    spelling and small words are not substance; a definition is, where both have one. A citation of
    the same ordinance is compared by the article it points at, of another regulation by its
    target.

    Args:
        a: the instrument in the old document, if it is there.
        b: the instrument in the new document, if it is there.
        matched: the articles, old and new, that the alignment puts together.
    """
    if a is None:
        return "nieuw"
    if b is None:
        return "vervallen"
    defined = all(any(p.role == "definition" for p in side.places) for side in (a, b))
    old, new = _Substance(a, defined=defined), _Substance(b, defined=defined)
    same = _same_words(old.words, new.words) and same_targets(old.targets, new.targets, matched)
    return "ongewijzigd" if same else "gewijzigd"


class _Substance:
    """The words of an instrument, and the articles of its own ordinance that it cites."""

    def __init__(self, here: Here, *, defined: bool) -> None:
        self.words: list[str] = []
        self.targets: list[str] = []
        self._others = here.others
        self._cited = by_place(here.document)
        definitions = [place for place in here.places if place.role == "definition" and defined]
        for place in (*definitions, *regulating(here.places)):
            self._read(place.provision, Address.parse(place.at))

    def _read(self, node: Provision, at: Address) -> None:
        heading = "" if node.kind == "article" else node.heading or ""
        text = self._without_citations(node.text, self._cited.get(str(at), ()))
        folded = re.sub(r"(?<=\w)[-/](?=\w)", "", _CITATION.sub(" ", fold(f"{heading} {text}")))
        self.words += [word for word in _WORD.findall(folded) if word not in _LITTLE]
        for child in node.children:
            below = at
            if child.kind in ("paragraph", "point", "subpoint") and child.number:
                below = at.child(child.kind, child.number)
            if str(below) not in self._others:
                self._read(child, below)

    def _without_citations(self, text: str, references: Sequence[Reference]) -> str:
        for reference in sorted(references, key=lambda one: -one.start):
            if text[reference.start : reference.end] != reference.text:
                continue
            if reference.kind == "external":
                said = " ".join(
                    compact(f"{reference.instrument} {target.article} {target.paragraph}")
                    for target in reference.targets
                )
            else:
                said = ""
                self.targets += [target.article for target in reference.targets if target.article]
            text = f"{text[: reference.start]} {said} {text[reference.end :]}"
        return text


def regulating(places: Sequence[Place]) -> list[Place]:
    """Return the places that regulate an instrument; where none does, those that list it."""
    kept = [place for place in places if place.role in ("article", "paragraph")]
    kept += [place for place in places if place.role == "item" and says_more(place)]
    return kept or [place for place in places if place.role == "item"]


# Citations that no reference covers, on folded text.
_CITATION = re.compile(
    r"\b(?:artikel(?:en)?|art\.?|lid|leden|onderde(?:el|len)|onder|sub|aanhef"
    r"|(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende) lid)\b"
    r"(?:[\s,]*(?:\d+[a-z]{0,2}|[a-z])\b)*"
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
_LITTLE = {"de", "het", "een", "en", "deze", "die", "dit", "dat", "van", "voor", "in", "te"}
_LONG_WORD = 6


def _same_words(old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether two texts have the same words, but for a letter or a space that a scan lost."""
    from rapidfuzz.distance import Levenshtein

    for edit in Levenshtein.opcodes(old, new):
        if edit.tag == "equal":
            continue
        before = "".join(old[edit.src_start : edit.src_end])
        after = "".join(new[edit.dest_start : edit.dest_end])
        if before == after or _with_little_word(before, after):
            continue
        if min(len(before), len(after)) < _LONG_WORD or re.search(r"\d", before + after):
            return False
        if Levenshtein.distance(before, after) > 1:
            return False
    return True


def _with_little_word(a: str, b: str) -> bool:
    """Tell whether one is the other with a small word that a scan glued to it: "Devoorziening"."""
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= _LONG_WORD and any(longer == word + shorter for word in _LITTLE)


def same_targets(old: Sequence[str], new: Sequence[str], matched: Pairs) -> bool:
    """Tell whether citations point at articles that belong together, so far as is known."""
    known_old, known_new = {pair[0] for pair in matched}, {pair[1] for pair in matched}
    if len(old) != len(new):
        return not matched
    return all(
        (a, b) in matched or (a not in known_old and b not in known_new)
        for a, b in zip(old, new, strict=True)
    )


# ---------------------------------------------------------------- legal basis


def legal_basis(*sides: Here | None) -> tuple[str, ...]:
    """Return statutory provisions as printed: of the catalogue, then those the text itself cites.

    Args:
        sides: the instrument in the new document and in the old one, in that order.
    """
    basis: dict[str, None] = {}
    for side in sides:
        if side is not None and side.found.instrument is not None:
            basis |= dict.fromkeys(_in_force(side.found.instrument, side.document))
    for side in sides:
        if side is not None:
            basis |= dict.fromkeys(_cited(side))
    return tuple(basis)[:_MOST_BASES]


def _in_force(instrument: Instrument, document: Document) -> tuple[str, ...]:
    """Return the provisions of the catalogue, if they existed when the ordinance was made."""
    days = [day for day in (document.in_force.date, *(a.date for a in document.adopted)) if day]
    return instrument.basis_on(max(days, default=""))


def _cited(side: Here) -> Iterator[str]:
    """Yield the statutory articles that an instrument's own provisions cite."""
    inside = [Address.parse(place.at) for place in side.places if place.role != "definition"]
    general = vocabulary().general_basis
    for reference in side.document.references:
        if reference.kind != "external" or not reference.instrument_id:
            continue
        at = Address.parse(reference.at)
        if at.note or not any(place.contains(at) for place in inside):
            continue
        if any(Address.parse(other).contains(at) for other in _within(side, inside)):
            continue
        for target in reference.targets:
            basis = f"{reference.instrument}, artikel {target.article}"
            if target.article and not any(f"{basis},".startswith(f"{one},") for one in general):
                yield basis


def _within(side: Here, inside: Sequence[Address]) -> list[str]:
    """Return the places of other instruments that lie within this one's."""
    return [at for at in side.others if any(place.contains(Address.parse(at)) for place in inside)]
