"""What a check is given and what it finds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

from corpus.addresses import Address, Located, located, number_key
from corpus.model import Document, Note, Provision, Severity, articles, words_of

__all__ = ["Case", "Check", "Finding", "Need", "in_words", "quote"]

Need = Literal["", "paper", "proposal", "previous"]
_PAPERS = ("raadsvoorstel", "raadsbesluit", "beleidsplan", "overzicht", "overig")


class Finding(Struct, frozen=True, kw_only=True):
    """Something in a document that is wrong or asks attention.

    ``kind`` is a short English key, the same for every document. ``at`` is an address ("11/2",
    "note:15", "aanhef", or "" for the document as a whole). ``text`` is quoted from that place.
    ``message`` and ``remedy`` are Dutch sentences; ``remedy`` is None when the evidence gives
    none. ``source`` names the rule of drafting or the statute, None for plain inconsistency.
    """

    kind: str
    severity: Severity
    at: str
    text: str
    message: str
    remedy: str | None = None
    source: str | None = None

    def fingerprint(self) -> str:
        """Return a key that stays the same while kind, place and quotation do.

        By it a finding that was accepted is known again at the next run.
        """
        words = "|".join((self.kind, self.at, " ".join(self.text.lower().split())))
        return hashlib.sha256(words.encode("utf-8")).hexdigest()[:16]


class Case:
    """A document under review, with the papers that belong to it; looked up once, then kept."""

    def __init__(
        self, document: Document, proposal: Document | None = None, previous: Document | None = None
    ) -> None:
        self.document = document
        self.proposal = proposal
        self.previous = previous

    @cached_property
    def located(self) -> tuple[Located, ...]:
        """Every provision with its address, in document order."""
        return tuple(located(self.document.tree))

    @cached_property
    def articles(self) -> dict[str, Provision]:
        """The articles by number; of two with one number the first."""
        found: dict[str, Provision] = {}
        for article in articles(self.document.tree):
            if article.number:
                found.setdefault(article.number, article)
        return found

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses of the numbered provisions."""
        return frozenset(str(item.address) for item in self.located if item.provision.number)

    @cached_property
    def words(self) -> str:
        """All words of the articles, headings included."""
        return "\n".join(words_of(article) for article in articles(self.document.tree))

    @cached_property
    def damaged(self) -> frozenset[str | None]:
        """The articles of which the source lost a heading, a number or text, by their issues."""
        lost = ("missing", "inferred", "gap", "lost", "damaged")
        return frozenset(
            issue.at.split("/")[0]
            for issue in self.document.issues
            if issue.at and issue.code.startswith(lost) and not issue.at.startswith("note:")
        )

    def text_at(self, at: str) -> str:
        """Return the words at an address: of the provision itself, or of the note."""
        if at.startswith("note:"):
            target = at.removeprefix("note:")
            notes = [note.text for note in self.document.notes if target in note.targets]
            return "\n".join(notes)
        return "\n".join(
            item.provision.text for item in self.located if str(item.address) == at
        ).strip()

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield (address, words) of every article provision and note, in document order."""
        for item in self.located:
            if item.address.levels and item.provision.text:
                yield str(item.address), item.provision.text
        for note in self.document.notes:
            yield f"note:{note.targets[0] if note.targets else 'algemeen'}", note.text

    def notes_on(self, number: str) -> list[Note]:
        """Return the notes on an article or on parts of it."""
        return [
            note
            for note in self.document.notes
            if any(target.split("/")[0] == number for target in note.targets)
        ]

    @cached_property
    def is_regulation(self) -> bool:
        """Tell whether the document has articles of its own."""
        return bool(self.articles)

    @cached_property
    def is_paper(self) -> bool:
        """Tell whether the document is a paper around an ordinance, without articles of its own."""
        return not self.is_regulation and self.document.kind in _PAPERS

    @cached_property
    def papers(self) -> tuple[Document, ...]:
        """The papers at hand: the document itself when it is one, and the proposal."""
        own = (self.document,) if self.is_paper else ()
        return (*own, self.proposal) if self.proposal else own

    @cached_property
    def last_article(self) -> str:
        """The number of the last article in the series, "" when there is none."""
        return max(self.articles, key=number_key, default="")


class Check(Struct, frozen=True, kw_only=True):
    """A check as it is listed: a configuration names it to switch it off.

    ``need`` says which other paper it asks, "paper" a proposal or decision that may be the document
    itself: a check without it is skipped. ``papers`` says that it
    fits a paper without articles as well, such as a proposal.
    """

    name: str
    title: str
    source: str | None
    run: Callable[[Case], Iterator[Finding]]
    need: Need = ""
    papers: bool = False


def quote(text: str, start: int, end: int, around: int = 60) -> str:
    """Return the words at a span with some of the sentence around them, on one line."""
    left = max(0, start - around)
    right = min(len(text), end + around)
    while left > 0 and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and not text[right].isspace():
        right += 1
    words = re.sub(r"\s+", " ", text[left:right]).strip()
    return ("… " if left else "") + words + (" …" if right < len(text) else "")


def in_words(at: str) -> str:
    """Return an address as a reader says it: "artikel 11, lid 2"."""
    return Address.parse(at).in_words() if at else "het document"
