"""The explanatory notes (toelichting), attached to what they explain.

A note is found by its heading ("Artikel 9f. Jobcoaching"), by a label beside or before its text
("Lid 3:"), or, where the label was lost, by a heading that repeats an article's or by what the
text speaks of. Attachments of the last two kinds are marked as inferred and reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace
from rapidfuzz import fuzz

from corpus.addresses import number_key
from corpus.model import Issue, Note, Provision, articles, words_of
from corpus.numbering import article_gap
from ingest.headings import Heading, container_heading, headings, turn
from ingest.lines import Line
from ingest.paragraphs import Vocabulary, join

__all__ = ["find_notes", "noted_headings"]

_SAME_HEADING = 88.0  # ratio from which a line repeats an article's heading
_OWN_WORDS = 0.10  # by how much a lost note must resemble its own article more than the one before
_PARAGRAPH = re.compile(
    r"^Lid\s+(?P<lid>\d{1,2})(?!\d)(?P<more>(?:\s*(?:,|en|t/m)\s*(?:lid\s*)?\d+(?!\d))*)"
    r"(?:\s*,?\s*(?:onder(?:deel)?|sub)\s*(?P<point>[a-z])\b(?P<morepoints>(?:\s*(?:,|en)\s*[a-z]\b)*))?"
    r"(?:\s*,?\s*(?:onder\s*)?(?P<subpoint>\d+)\s?°)?"
    r"\s*(?P<mark>[:.]|$|(?-i:(?<=\s)(?=[A-ZÀ-Ý])))\s*",
    re.IGNORECASE,
)
_ORDINALS = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
]
_ORDINAL = "(?:" + "|".join(_ORDINALS) + ")"
_ORDINAL_PARAGRAPH = re.compile(
    rf"^(?P<lids>{_ORDINAL}(?:(?:,|\s+en|\s+tot\s+en\s+met)\s+(?:het\s+)?{_ORDINAL})*)\s+lid"
    r"(?:\s*,?\s*(?:aanhef\s+en\s+)?(?:onder(?:deel|delen)?|sub)\s+(?P<points>[a-z]\b(?:(?:,|\s+en)\s+[a-z]\b)*))?"
    r"\s*(?P<mark>[:.]|$)\s*",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"^(?:Onder|Onderdeel|Onderdelen|Ad|Sub)\s+(?P<points>[a-z]\b(?:(?:,|\s+en)\s+[a-z]\b)*)\s*(?:[:.]|$)\s*"
)
_INNER_LABEL = re.compile(
    r"(?<=[.;)])\s+(?=Lid\s\d{1,2}(?:,?\s(?:onder|onderdeel)\s[a-z])?:\s[A-ZÀ-Ý])"
)
# A paragraph of the article explained: "In lid 2 is ...", "Lid 4 geeft", "Het derde lid regelt".
_LID_NUMBER = re.compile(r"(?:^|[.:]\s+|\b[Ii]n\s+)[Ll]id\s+(\d)\b(?!,|\s+(?:van de|en)\b)")
_LID_ORDINAL = re.compile(
    r"(?:^|[.:]\s+|\b[Ii]n\s+)[Hh]et\s+(eerste|tweede|derde|vierde|vijfde|zesde)\s+lid\b(?!\s+van)"
)


@dataclass(slots=True)
class _Draft:
    """A note under construction."""

    targets: tuple[str, ...]
    heading: str | None
    start: Line
    lines: list[Line] = field(default_factory=list)
    inferred: bool = False


def noted_headings(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the headings that the notes give per article number."""
    found: dict[str, str] = {}
    for line in lines:
        for heading in headings(line.text)[:1]:
            if heading.text and len(heading.numbers) == 1:
                found.setdefault(heading.number, join([heading.text], vocabulary))
    return found


def find_notes(
    lines: Sequence[Line], tree: Sequence[Provision], vocabulary: Vocabulary
) -> tuple[tuple[Note, ...], tuple[Issue, ...]]:
    """Return the notes in the order of the source; ``tree`` holds the articles explained."""
    if not lines:
        return (), ()
    known = {
        article.number: article
        for root in tree
        for article in articles(root)
        if article.number is not None
    }
    drafts = _Walker(_split_labels(lines), known).walk()
    issues: list[Issue] = []
    drafts = [
        part for draft in drafts for part in _recovered(draft, drafts, known, vocabulary, issues)
    ]
    for draft in drafts:
        if draft.inferred and not any(i.line == draft.start.number for i in issues):
            issues.append(_inferred_issue(draft))
    notes = tuple(
        Note(
            targets=draft.targets,
            heading=draft.heading,
            text=join(draft.lines, vocabulary),
            page=draft.start.page,
            line=draft.start.number,
            inferred=draft.inferred,
        )
        for draft in drafts
        if draft.lines or (draft.heading and draft.targets[0] in known)
    )
    return notes, tuple(issues)


def _split_labels(lines: Sequence[Line]) -> list[Line]:
    """Cut lines where a label stands after a full stop: "... invulling aan. Lid 5: Het na ..."."""
    found: list[Line] = []
    for line in lines:
        parts = _INNER_LABEL.split(line.text)
        found.append(line if len(parts) == 1 else replace(line, text=parts[0]))
        found.extend(
            replace(line, text=part, page_start=False, gap=1.0, raw=line.raw) for part in parts[1:]
        )
    return found


class _Walker:
    """Goes down the lines once, opening a note at every heading and label."""

    def __init__(self, lines: Sequence[Line], known: dict[str, Provision]) -> None:
        self.lines = lines
        self.known = known
        self.last: str | None = None  # article of the running note
        self.drafts: list[_Draft] = []
        self.own = [
            (index, found[0].number)
            for index, line in enumerate(lines)
            if (found := headings(line.text)) and found[0].number in known
        ]
        self.pending: set[str] = set()  # articles whose label was read before their text
        self.labels: list[Line] = []
        self.titles = {
            _plain(article.heading): number
            for number, article in known.items()
            if article.heading and len(article.heading) > 6
        }

    def walk(self) -> list[_Draft]:
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
            self._chapter,
            self._repeated,
            self._label,
        ):
            taken = rule(index)
            if taken:
                return taken
        if not self.drafts:
            self.drafts.append(_Draft(("algemeen",), None, self.lines[index]))
        self.drafts[-1].lines.append(self.lines[index])
        return 1

    def _heading(self, index: int) -> int:
        heading = self._article(self.lines[index])
        if heading is None:
            return 0
        taken = self._title_length(index, heading)
        title = [heading.text, *(self.lines[index + k].text for k in range(1, taken))]
        text = join([part for part in title if part]) or None
        self._open(heading.numbers, text, self.lines[index])
        return taken

    def _repeated(self, index: int) -> int:
        number = self._repeated_heading(index)
        if number is None:
            return 0
        heading = self.known[number].heading
        self._open((number,), heading, self.lines[index], inferred=True)
        return 1

    def _cluster(self, index: int) -> int:
        """Take a column of labels that lost their texts; return how many lines it has, else 0.

        Where a scan reads the left column of a page first, "Artikel 22", "Artikel 23", "Lid 1:"
        stand together and their texts follow. A label directly followed by one of its own rank
        has no text of its own; the articles are then opened by their headings further down.
        """
        ranks: list[int] = []
        for line in self.lines[index:]:
            rank = _bare_rank(line.text.strip())
            if rank is None:
                break
            ranks.append(rank)
        if not any(left == right for left, right in pairwise(ranks)):
            return 0
        for line in self.lines[index : index + len(ranks)]:
            self.pending.update(h.number for h in headings(line.text)[:1])
            self.labels.append(line)
        return len(ranks)

    def _chapter(self, index: int) -> int:
        """Take the heading of a chapter that groups notes; return how many lines it has, else 0."""
        container = container_heading(self.lines[index].text)
        if container is None or container.cost or container.kind != "chapter":
            return 0
        for taken in range(1, 5):
            if index + taken < len(self.lines) and self._article(self.lines[index + taken]):
                title = " ".join(line.text for line in self.lines[index + 1 : index + taken])
                heading = join([container.text, title]) or None
                draft = _Draft((f"hoofdstuk:{container.number}",), heading, self.lines[index])
                self.drafts.append(draft)
                return taken
        return 0

    def _turn(self, index: int) -> int:
        """Take a title of the notes or of one of their parts; return 1, or 0 if it is none."""
        line = self.lines[index]
        kind = turn(line.text)
        early = self.last is None and kind in ("notes", "general-notes")
        if kind != "article-notes" and not early:
            return 0
        if not self.drafts:
            self.drafts.append(_Draft(("algemeen",), line.text.strip(), line))
        return 1

    def _article(self, line: Line) -> Heading | None:
        """Return the reading of a line as the heading of a note, None when it is text."""
        found = [h for h in headings(line.text) if h.number in self.known or h.cost == 0]
        for heading in found:
            if heading.number not in self.known and len(heading.text) > 100:
                continue
            if self.last is None or article_gap(self.last, heading.number) is not None:
                return heading
            article = self.known.get(heading.number)
            if (
                article is not None
                and heading.text
                and fuzz.ratio(_plain(heading.text), _plain(article.heading)) > 70
            ):
                return heading
        return None

    def _title_length(self, index: int, heading: Heading) -> int:
        """Return how many lines a heading takes, measured against the article's own heading."""
        article = self.known.get(heading.number)
        if article is None or not article.heading or not heading.text:
            return 1
        wanted = _plain(article.heading)
        best, taken = fuzz.ratio(_plain(heading.text), wanted), 1
        text = heading.text
        for more in range(1, 3):
            if index + more >= len(self.lines) or len(text) >= len(article.heading) + 10:
                break
            text = f"{text} {self.lines[index + more].text.strip()}"
            score = fuzz.ratio(_plain(text), wanted)
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
            if number == self.last or fuzz.ratio(_plain(text), title) < _SAME_HEADING:
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
        text = line.text.strip()
        if self.last is None:
            return 0
        found = ((pattern.match(text), targets_of) for pattern, targets_of in _LABELS)
        match, targets_of = next(((m, t) for m, t in found if m), (None, None))
        if match is None or targets_of is None:
            return 0
        targets, rest = targets_of(self.last, match), text[match.end() :]
        heading = self.drafts[-1].heading if self.drafts else None
        draft = _Draft(targets, heading, line)
        if rest.strip():
            draft.lines.append(replace(line, text=rest.strip(), raw=line.raw or line.text))
        previous = self.drafts[-1] if self.drafts else None
        if previous is not None and not previous.lines and previous.targets == (self.last,):
            self.drafts.pop()  # the heading goes with its first paragraph
        self.drafts.append(draft)
        return 1

    def _open(
        self, numbers: tuple[str, ...], heading: str | None, line: Line, *, inferred: bool = False
    ) -> None:
        self.last = max(numbers, key=number_key)
        self.drafts.append(_Draft(numbers, heading, line, inferred=inferred))


def _bare_rank(text: str) -> int | None:
    """Return 0 for an article label without heading, 1 for "Lid 2:" without text, else None."""
    found = headings(text)
    if found and not found[0].text:
        return 0
    match = _PARAGRAPH.match(text)
    return 1 if match and not text[match.end() :].strip() else None


def _paragraph_targets(article: str, match: re.Match[str]) -> tuple[str, ...]:
    lids = [match["lid"], *re.findall(r"\d+", match["more"] or "")]
    if not match["point"]:
        return tuple(f"{article}/{lid}" for lid in lids)
    points = [match["point"], *re.findall(r"\b[a-z]\b", match["morepoints"] or "")]
    tail = f"/{match['subpoint']}" if match["subpoint"] else ""
    return tuple(f"{article}/{match['lid']}/{point.lower()}{tail}" for point in points)


def _ordinal_targets(article: str, match: re.Match[str]) -> tuple[str, ...]:
    named = [
        _ORDINALS.index(word.lower()) + 1 for word in re.findall(_ORDINAL, match["lids"], re.I)
    ]
    if "tot en met" in match["lids"].lower():
        named = list(range(named[0], named[-1] + 1))
    points = re.findall(r"\b[a-z]\b", match["points"] or "", re.IGNORECASE)
    if points:
        return tuple(f"{article}/{named[0]}/{point.lower()}" for point in points)
    return tuple(f"{article}/{lid}" for lid in named)


def _point_targets(article: str, match: re.Match[str]) -> tuple[str, ...]:
    points = re.findall(r"\b[a-z]\b", match["points"])
    return tuple(f"{article}//{point}" for point in points)


_LABELS = (
    (_PARAGRAPH, _paragraph_targets),
    (_ORDINAL_PARAGRAPH, _ordinal_targets),
    (_POINT, _point_targets),
)


def _plain(text: str | None) -> str:
    return re.sub(r"\W+", " ", (text or "").lower()).strip()


def _recovered(
    draft: _Draft,
    drafts: Sequence[_Draft],
    known: dict[str, Provision],
    vocabulary: Vocabulary,
    issues: list[Issue],
) -> Iterator[_Draft]:
    """Cut off, from a note, pages that explain the articles skipped after it.

    The heading of a note at the top of a page may be lost. The text from such a page on belongs
    to a skipped article when it speaks of that article more than of the one before.
    """
    skipped = _skipped(draft, drafts, known)
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
        current = _Draft((number,), known[number].heading, lines[index], inferred=True)
        skipped = skipped[skipped.index(number) + 1 :]
        start = index
        issues.append(_inferred_issue(current))
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


def _skipped(draft: _Draft, drafts: Sequence[_Draft], known: dict[str, Provision]) -> list[str]:
    """Return the articles between this note and the next one that have no note."""
    noted = {target.split("/")[0] for other in drafts for target in other.targets}
    own = draft.targets[-1].split("/")[0]
    order = list(known)
    result = []
    for number in order[order.index(own) + 1 if own in known else 0 :]:
        if number in noted:
            break
        result.append(number)
    return result


def _best_article(
    text: str, own: str, skipped: Sequence[str], known: dict[str, Provision]
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
    mentioned += [_ORDINALS.index(word.lower()) + 1 for word in _LID_ORDINAL.findall(text)]
    if not mentioned:
        return shared
    paragraphs = sum(child.kind == "paragraph" for child in article.children)
    if not paragraphs:
        return shared - 0.2
    return shared + (0.2 if paragraphs >= max(mentioned) else 0.1)


def _content(text: str) -> set[str]:
    return set(re.findall(r"[a-zà-ÿ-]{6,}", text.lower()))


def _inferred_issue(draft: _Draft) -> Issue:
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
