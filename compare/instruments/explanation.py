"""The explanation beside a row: the sentences of the notes that say most about an instrument."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from compare.alignment.sentences import sentences
from compare.instruments.places import Place
from compare.instruments.reading import language
from compare.instruments.summary import cut
from corpus.addresses import Address
from corpus.instruments import fold
from corpus.model import Document, Note

__all__ = ["explanation", "general_explanation"]

_PASSING = 5  # a note on a wider provision must say more than that
_SUBJECT = 45  # characters at the head of a sentence, in which it says what it is about
_LIST_LETTER = re.compile(r"(?<=[:;])\s+[a-z]\.\s+(?=[a-z])", re.I)


@cache
def _weights() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(row["pattern"]), row["points"]) for row in language()["note_weight"])


@cache
def _subheading() -> re.Pattern[str]:
    starts = "|".join(language()["sentence_starts"])
    return re.compile(rf"^[A-Z][\w-]+(?: [a-z][\w-]+){{0,4}} (?=(?:{starts}) )")


class _Names(Struct, frozen=True):
    """Folded names: of the instrument, and of the document's other instruments."""

    own: set[str]
    rivals: set[str]


def explanation(
    document: Document,
    places: Iterable[Place],
    names: Iterable[str],
    rivals: Iterable[str] = (),
    *,
    whose: str = "",
) -> str:
    """Return the sentences of a note that explain an instrument best, with their place.

    Args:
        document: the document whose notes are read.
        places: the provisions of the instrument.
        names: words by which a sentence is known to be about it; a note on a wider provision
            counts only where it uses one.
        rivals: names of the document's other instruments; a sentence that uses only such a name
            is about those.
        whose: which document it is, where that does not go without saying ("oude verordening").
    """
    wanted = [Address.parse(place.at) for place in places if place.role != "definition"]
    words = _Names({fold(name) for name in names}, {fold(name) for name in rivals})
    best: tuple[tuple[bool, int, int], str] | None = None
    for note in document.notes:
        fit, target = max((_fit(note, at) for at in wanted), default=(0, ""))
        if not fit:
            continue
        points, text = _chosen(note, words, only_named=fit == 1)
        rank = (fit > 1, points + (fit > 2), fit)
        if text and (best is None or rank > best[0]):
            place = f"{_note_of(whose)} bij {Address.parse(target).in_words()}"
            best = (rank, f"{text} ({place})")
    return best[1] if best else ""


def _note_of(whose: str) -> str:
    return f"toelichting {whose}".strip()


def general_explanation(document: Document, names: Iterable[str]) -> str:
    """Return the sentences of the general note that have an instrument as their subject.

    There a council is told why an instrument went or came: "De premie is vervallen omdat ...".
    """
    wanted = {fold(name) for name in names if name}
    found: list[str] = []
    for note in document.notes:
        if not any(Address.parse(target).special for target in note.targets):
            continue
        for sentence in sentences(note.text):
            head = fold(sentence)[:_SUBJECT]
            named = any(re.search(rf"\b{re.escape(name)}\b", head) for name in wanted)
            room = language()["note_room"] - sum(map(len, found))
            if named and len(sentence) <= room:
                found.append(sentence)
    return f"{' '.join(found)} (algemene toelichting)" if found else ""


def _fit(note: Note, at: Address) -> tuple[int, str]:
    """Rank a note for a provision (3 at it, 2 under it, 1 above it) and return its target."""
    fits = [(0, "")]
    for text in note.targets:
        target = Address.parse(text)
        if target.special:
            continue
        if target == at:
            fits.append((3, text))
        elif at.contains(target):
            fits.append((2, text))
        elif target.contains(at):
            fits.append((1, text))
    return max(fits)


def _chosen(note: Note, words: _Names, *, only_named: bool) -> tuple[int, str]:
    """Return the weight of the best sentence of a note, and that sentence with what follows."""
    text = _LIST_LETTER.sub(" ", note.text)
    pieces = [_subheading().sub("", sentence) for sentence in sentences(text)]
    shared = len({Address.parse(target).levels[:1] for target in note.targets}) > 1
    points = [_points(piece, words, only_named=only_named, shared=shared) for piece in pieces]
    if points and points[0] > 0:
        points[0] += 1  # a note opens with what it is about
    if not pieces or max(points) <= (_PASSING if only_named else 0):
        return 0, ""
    start = points.index(max(points))
    room = language()["note_room"]
    kept = [cut(pieces[start], room)]
    for piece, worth in zip(pieces[start + 1 :], points[start + 1 :], strict=True):
        if worth <= 0 or sum(map(len, kept)) + len(piece) > room:
            break
        kept.append(piece)
    return max(points), " ".join(kept)


def _points(sentence: str, words: _Names, *, only_named: bool, shared: bool) -> int:
    folded = fold(sentence)
    named = any(word in folded for word in words.own)
    elsewhere = not named and any(word in folded for word in words.rivals)
    if (only_named or shared) and not named:
        return 0
    points: int = 2 + 3 * named - 3 * elsewhere - 2 * (len(sentence) > language()["note_room"])
    points += sum(worth for pattern, worth in _weights() if pattern.search(folded))
    return points
