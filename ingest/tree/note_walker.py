"""Go down the lines of the notes once, opening a note at every heading, title and label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace
from rapidfuzz import fuzz

from corpus.addresses import number_key
from corpus.model import Provision
from corpus.numbering import article_gap
from corpus.regulations import catalogue
from ingest.layout.lines import Line
from ingest.layout.paragraphs import join
from ingest.tree.headings import Heading, container_heading, headings, turn
from ingest.tree.lost_notes import Draft
from ingest.tree.note_labels import bare_rank, read_article_label, read_label, without_word

__all__ = ["NoteWalker", "plain"]

_SAME_HEADING = 88.0  # ratio from which a line repeats an article's heading


class NoteWalker:
    """Goes down the lines once; ``chapters`` are the titles of chapters by kind and number."""

    def __init__(
        self,
        lines: Sequence[Line],
        known: dict[str, Provision],
        chapters: Mapping[tuple[str, str], str],
    ) -> None:
        self.lines = lines
        self.known = known
        self.chapters = chapters
        self.last: str | None = None  # article of the running note
        self.drafts: list[Draft] = []
        self.own = [
            (index, found[0].number)
            for index, line in enumerate(lines)
            if (found := headings(without_word(line.text))) and found[0].number in known
        ]
        self.pending: dict[str, str] = {}  # articles whose label was read before their text
        self.titles = {
            plain(article.heading): number
            for number, article in known.items()
            if article.heading and len(article.heading) > 6
        }

    def walk(self) -> list[Draft]:
        """Return the notes in the order of the lines."""
        index = 0
        while index < len(self.lines):
            index += self._step(index)
        return self.drafts

    def _step(self, index: int) -> int:
        """Take the line at ``index`` and those that belong to it; return how many were taken."""
        for rule in (
            self._turn,
            self._cluster,
            self._heading,
            self._part,
            self._chapter,
            self._repeated,
            self._label,
        ):
            taken = rule(index)
            if taken:
                return taken
        if not self.drafts:
            self.drafts.append(Draft(("algemeen",), None, self.lines[index]))
        self.drafts[-1].lines.append(self.lines[index])
        return 1

    def _heading(self, index: int) -> int:
        heading = self._article(self.lines[index])
        if heading is None:
            return 0
        taken = self._title_length(index, heading)
        title = [heading.text, *(self.lines[index + k].text for k in range(1, taken))]
        text = join([part for part in title if part]) or None
        label = _before(self.lines[index].text, heading.text)
        self._open(self._meant(heading), text, self.lines[index], label)
        return taken

    def _meant(self, heading: Heading) -> tuple[str, ...]:
        """Return the articles of a heading; "4 t/m 6" takes in the 5a that stands between."""
        order = list(self.known)
        first, last = heading.numbers[0], heading.numbers[-1]
        if not heading.through or first not in self.known or last not in self.known:
            return heading.numbers
        between = order[order.index(first) : order.index(last) + 1]
        return tuple(between) if set(heading.numbers) & set(between) else heading.numbers

    def _part(self, index: int) -> int:
        """Open a note whose heading names a part of an article ("Artikel 5, lid 2")."""
        line = self.lines[index]
        found = read_article_label(without_word(line.text))
        if found is None or found[0] not in self.known:
            return 0
        article, (targets, rest) = found
        follows = self.last in (None, article) or article_gap(self.last, article) is not None
        below = self.lines[index + 1].text.strip() if index + 1 < len(self.lines) else ""
        if not follows or (rest or below)[:1].islower():
            return 0  # a sentence: "Artikel 5, lid 2" at the end of a line, "bepaalt" on the next
        self._open((article,), self.known[article].heading, line, _before(line.text, rest))
        self.drafts[-1].targets = targets
        if rest:
            self.drafts[-1].lines.append(replace(line, text=rest, raw=line.raw or line.text))
        return 1

    def _repeated(self, index: int) -> int:
        number = self._repeated_heading(index)
        if number is None:
            return 0
        line = self.lines[index]
        label = self.pending.get(number)
        self._open((number,), line.text.strip(), line, label, inferred=True)
        return 1

    def _cluster(self, index: int) -> int:
        """Take a column of labels that lost their texts; return how many lines it has, else 0.

        Where a scan reads the left column of a page first, "Artikel 22", "Artikel 23", "Lid 1:"
        stand together and their texts follow. A label directly followed by one of its own rank
        has no text of its own; the articles are then opened by their headings further down.
        """
        ranks: list[int] = []
        for place in range(index, len(self.lines)):
            rank = bare_rank(self.lines[place].text.strip())
            if rank is None:
                break
            ranks.append(rank)
        if not any(left == right for left, right in pairwise(ranks)):
            return 0
        number: str | None = None
        for line in self.lines[index : index + len(ranks)]:
            found, text = headings(line.text), line.text.strip()
            number = found[0].number if found else number
            if number is not None:
                self.pending[number] = f"{self.pending.get(number, '')} {text}".strip()
            elif self.drafts:
                self.drafts[-1].label = f"{self.drafts[-1].label or ''} {text}".strip()
        return len(ranks)

    def _chapter(self, index: int) -> int:
        """Take the heading of a chapter that groups notes; return how many lines it has, else 0."""
        container = container_heading(self.lines[index].text)
        if container is None or container.cost or container.kind == "annex":
            return 0
        taken = self._until_article(index)
        if not taken and fuzz.ratio(plain(container.text), self._chapter_title(container)) >= 80:
            taken = 1
        if taken:
            self._title(self.lines[index : index + taken])
        return taken

    def _until_article(self, index: int) -> int:
        """Return how many lines, all of them titles, stand before the next article; 0 for none."""
        for taken in range(1, 5):
            if index + taken >= len(self.lines):
                return 0
            if self._article(self.lines[index + taken]):
                return taken
            if self.lines[index + taken].text.rstrip().endswith((".", ";")):
                return 0
        return 0

    def _chapter_title(self, container: Heading) -> str:
        """Return the title that a chapter or section has in the regulation, "" without."""
        return self.chapters.get((container.kind, container.number), "")

    def _turn(self, index: int) -> int:
        """Take a title of the notes or of one of their parts; return 1, or 0 if it is none."""
        line = self.lines[index]
        kind = None if headings(without_word(line.text)) else turn(line.text)
        early = self.last is None and kind in ("notes", "general-notes")
        if kind != "article-notes" and not early:
            return 0
        if self.last is not None and not self._until_article(index):
            return 0  # a running head that cuts through a note
        self._title([line])
        return 1

    def _title(self, lines: Sequence[Line]) -> None:
        """Open a part of the notes under its title, which may stand right under another."""
        text = " ".join(line.text.strip() for line in lines)
        above = self.drafts[-1] if self.drafts else None
        if above is not None and above.titles and not above.lines:
            above.titles.append(text)
            above.heading = text
        else:
            self.drafts.append(Draft(("algemeen",), text, lines[0], titles=[text]))

    def _article(self, line: Line) -> Heading | None:
        """Return the reading of a line as the heading of a note, None when it is text."""
        found = headings(without_word(line.text))
        found = tuple(h for h in found if h.number in self.known or h.cost == 0)
        for heading in found:
            unknown = heading.number not in self.known
            if unknown and (len(heading.text) > 100 or _names_a_law(heading.text)):
                continue
            if self.last is None or article_gap(self.last, heading.number) is not None:
                return heading
            article = self.known.get(heading.number)
            if (
                article is not None
                and heading.text
                and fuzz.ratio(plain(heading.text), plain(article.heading)) > 70
            ):
                return heading
        return None

    def _title_length(self, index: int, heading: Heading) -> int:
        """Return how many lines a heading takes, measured against the article's own heading."""
        article = self.known.get(heading.number)
        if article is None or not article.heading or not heading.text:
            return 1
        wanted = plain(article.heading)
        best, taken = fuzz.ratio(plain(heading.text), wanted), 1
        text = heading.text
        for more in range(1, 3):
            if index + more >= len(self.lines) or len(text) >= len(article.heading) + 10:
                break
            text = f"{text} {self.lines[index + more].text.strip()}"
            score = fuzz.ratio(plain(text), wanted)
            if score > best + 3 and score > 80:
                best, taken = score, more + 1
        return taken

    def _repeated_heading(self, index: int) -> str | None:
        """Return the article whose heading a stand-alone line repeats, None if it repeats none."""
        line, text = self.lines[index], self.lines[index].text.strip()
        if len(text) < 7 or text.endswith((".", ";", ",", ":")) or self.last is None:
            return None
        if not text[0].isupper():
            return None
        for title, number in self.titles.items():
            if number == self.last or fuzz.ratio(plain(text), title) < _SAME_HEADING:
                continue
            gap = article_gap(self.last, number)
            later = gap is not None and gap <= 5 and not self._overtaken(index, number)
            apart = line.gap >= 1.5 or line.page_start or line.bold or number in self.pending
            if later and apart:
                return number
        return None

    def _overtaken(self, index: int, number: str) -> bool:
        """Tell whether an earlier article has its own heading further down."""
        return any(at > index and article_gap(other, number) is not None for at, other in self.own)

    def _label(self, index: int) -> int:
        """Open a note on a paragraph where a line begins with its label; return 1, else 0."""
        line = self.lines[index]
        label = read_label(self.last, line.text.strip()) if self.last is not None else None
        if label is None:
            return 0
        targets, rest = label
        heading = self.drafts[-1].heading if self.drafts else None
        draft = Draft(targets, heading, line, label=_before(line.text, rest))
        if rest:
            draft.lines.append(replace(line, text=rest, raw=line.raw or line.text))
        previous = self.drafts[-1] if self.drafts else None
        if previous is not None and not previous.lines and previous.targets == (self.last,):
            self.drafts.pop()  # the heading goes with its first paragraph
            draft.label = f"{previous.label or ''} {draft.label}".strip()
        self.drafts.append(draft)
        return 1

    def _open(
        self,
        numbers: tuple[str, ...],
        heading: str | None,
        line: Line,
        label: str | None,
        *,
        inferred: bool = False,
    ) -> None:
        self.last = max(numbers, key=number_key)
        self.drafts.append(Draft(numbers, heading, line, inferred=inferred, label=label))


def _before(line: str, rest: str) -> str:
    """Return what a line says before its rest: the label as printed."""
    at = line.rfind(rest) if rest else -1
    return (line[:at] if at >= 0 else line).strip(" .:")


def _names_a_law(title: str) -> bool:
    """Tell whether a title is the name of a statute: "Artikel 8a Participatiewet" is a citation."""
    return bool(title) and catalogue().find(title) is not None


def plain(text: str | None) -> str:
    """Return the words of a heading, small and without signs."""
    return re.sub(r"\W+", " ", (text or "").lower()).strip()
