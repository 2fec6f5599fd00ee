"""Notes whose heading was lost at the top of a page: attached by what their text speaks of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.model import Issue, Provision, words_of
from ingest.layout.lines import Line
from ingest.layout.paragraphs import Vocabulary, join
from ingest.tree.note_labels import ORDINALS

__all__ = ["Draft", "inferred_issue", "recovered"]

_OWN_WORDS = 0.10  # by how much a lost note must resemble its own article more than the one before
# A paragraph of the article explained: "In lid 2 is ...", "Lid 4 geeft", "Het derde lid regelt".
_LID_NUMBER = re.compile(r"(?:^|[.:]\s+|\b[Ii]n\s+)[Ll]id\s+(\d)\b(?!,|\s+(?:van de|en)\b)")
_LID_ORDINAL = re.compile(
    r"(?:^|[.:]\s+|\b[Ii]n\s+)[Hh]et\s+(eerste|tweede|derde|vierde|vijfde|zesde)\s+lid\b(?!\s+van)"
)


@dataclass(slots=True)
class Draft:
    """A note under construction; ``titles`` are the lines that name a part of the notes."""

    targets: tuple[str, ...]
    heading: str | None
    start: Line
    lines: list[Line] = field(default_factory=list)
    inferred: bool = False
    label: str | None = None  # as printed
    titles: list[str] = field(default_factory=list)
    above: tuple[str, ...] = ()  # titles over it that have no text of their own


def recovered(
    draft: Draft,
    noted: Container[str],
    known: Mapping[str, Provision],
    vocabulary: Vocabulary,
    issues: list[Issue],
) -> Iterator[Draft]:
    """Cut off, from a note, pages that explain the articles skipped after it.

    The heading of a note at the top of a page may be lost. The text from such a page on belongs
    to a skipped article when it speaks of that article more than of the one before. ``noted``
    holds the articles that have a note.
    """
    skipped = _skipped(draft, noted, known)
    lines, start, current = list(draft.lines), 0, draft
    pages = _page_starts(lines, last_only=draft.targets == ("algemeen",))
    for index, end in pairwise([*pages, len(lines)]):
        if not skipped:
            break
        text = join(lines[index:end], vocabulary)
        number = _best_article(text, current.targets[0].split("/")[0], skipped, known)
        if number is None:
            continue
        current.lines = lines[start:index]
        yield current
        current = Draft((number,), known[number].heading, lines[index], inferred=True)
        skipped = skipped[skipped.index(number) + 1 :]
        start = index
        issues.append(inferred_issue(current))
    current.lines = lines[start:]
    yield current


def _page_starts(lines: Sequence[Line], *, last_only: bool) -> list[int]:
    """Return where pages start with a new sentence.

    Of the general part only the last page counts: the notes on the first articles follow it.
    """
    found = [
        index
        for index, line in enumerate(lines)
        if index
        and line.page_start
        and line.text.strip()[0].isupper()
        and lines[index - 1].text.rstrip().endswith((".", ":", ")"))
    ]
    return found[-1:] if last_only else found


def _skipped(draft: Draft, noted: Container[str], known: Mapping[str, Provision]) -> list[str]:
    """Return the articles between this note and the next one that have no note."""
    own = draft.targets[-1].split("/")[0]
    order = list(known)
    result = []
    for number in order[order.index(own) + 1 if own in known else 0 :]:
        if number in noted:
            break
        result.append(number)
    return result


def _best_article(
    text: str, own: str, skipped: Sequence[str], known: Mapping[str, Provision]
) -> str | None:
    """Return the skipped article that a text speaks of, None when it stays with its own."""
    best = max(skipped, key=lambda number: _likeness(text, known[number]))
    article, other = known[best], known.get(own)
    likeness = _likeness(text, article) + _named(text, article, other)
    own_likeness = _likeness(text, other) + _named(text, other, article) if other else 0.0
    return best if likeness >= own_likeness + _OWN_WORDS else None


def _named(text: str, article: Provision, other: Provision | None) -> float:
    """Return how much of its heading, beyond the other's, a text says; at most 0.15."""
    own = _content(article.heading or "") - _content((other and other.heading) or "")
    return 0.15 * len(own & _content(text)) / len(own) if own else 0.0


def _likeness(text: str, article: Provision) -> float:
    """Return how much a note speaks of an article: shared words, and paragraphs that exist.

    A note that says "in lid 5" or "het derde lid" explains an article with paragraphs.
    """
    words = _content(words_of(article))
    shared = len(_content(text) & words) / (0.5 * len(words) + 15)
    mentioned = [int(number) for number in _LID_NUMBER.findall(text)]
    mentioned += [ORDINALS.index(word.lower()) + 1 for word in _LID_ORDINAL.findall(text)]
    if not mentioned:
        return shared
    paragraphs = sum(child.kind == "paragraph" for child in article.children)
    if not paragraphs:
        return shared - 0.2
    return shared + (0.2 if paragraphs >= max(mentioned) else 0.1)


def _content(text: str) -> set[str]:
    return set(re.findall(r"[a-zà-ÿ-]{6,}", text.lower()))


def inferred_issue(draft: Draft) -> Issue:
    """Return the issue that says a note was attached without its label."""
    article = draft.targets[0]
    return Issue(
        code="inferred-note",
        severity="warning",
        at=f"note:{article}",
        page=draft.start.page,
        line=draft.start.number,
        message=f"De aanduiding van de toelichting op artikel {article} is in de bron weggevallen; "
        "zij is geplaatst op grond van opschrift en inhoud.",
    )
