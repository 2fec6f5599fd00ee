"""From the lines of an ordinance to its article tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from corpus.model import Issue, Provision, ProvisionKind
from corpus.numbering import article_gap, label_readings
from corpus.numerals import roman_value
from ingest.layout.lines import Line
from ingest.layout.paragraphs import Vocabulary, join
from ingest.layout.tables import take_tables
from ingest.tree.asides import place_asides
from ingest.tree.decimals import with_own_numbers
from ingest.tree.heading_lines import title_length
from ingest.tree.headings import (
    Heading,
    announces_text,
    clean_title,
    container_heading,
    headings,
    wordless_chapter,
)
from ingest.tree.inner_items import with_inner_items
from ingest.tree.lists import Item, read_items
from ingest.tree.recover import Cited, recover
from ingest.tree.series import series_issues
from ingest.tree.unlabelled import with_unlabelled
from ingest.tree.unnumbered import unnumbered_chapters

__all__ = ["Headings", "build_articles", "full_width"]

_RANK: dict[ProvisionKind, int] = {"part": 0, "chapter": 1, "division": 2, "section": 3}
_LONGEST_GAP = 30  # more missing articles than this and the number is no article of this series
_LAPSED = re.compile(r"vervallen|gereserveerd", re.IGNORECASE)

Headings = dict[str, str]  # article number -> heading as the notes give it


@dataclass(slots=True)
class _Block:
    """A heading with the lines under it."""

    kind: ProvisionKind
    number: str | None
    label: str | None
    title: list[str]
    start: Line
    lines: list[Line] = field(default_factory=list)
    inferred: bool = False


def full_width(lines: Sequence[Line]) -> float:
    """Return the length in characters that nine in ten lines do not exceed."""
    lengths = sorted(len(line.text.strip()) for line in lines)
    return float(lengths[int(len(lengths) * 0.9)]) if lengths else 80.0


def build_articles(
    lines: Sequence[Line], vocabulary: Vocabulary, cited: Cited, noted: Headings
) -> tuple[tuple[Provision, ...], tuple[Issue, ...]]:
    """Return the chapters and articles that stand in the lines, nested, with what was amiss.

    ``noted`` gives the headings in the notes, used for an article whose own heading is lost.
    """
    lost: list[Issue] = []
    inside: list[Issue] = []
    asides = [line for line in lines if line.role == "aside"]
    lines = [line for line in lines if line.role != "aside"]
    blocks = _split_lost(list(_blocks(lines)), noted, lost)
    width = full_width(lines)
    built = [(block, _provision(block, vocabulary, cited, width, inside)) for block in blocks]
    series = series_issues(node for _, node in built if node.kind == "article")
    return place_asides(_nest(built), asides, vocabulary), (*lost, *series, *inside)


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """Cut the lines at their headings, joining headings that run over several lines."""
    width = full_width(lines)
    series = _Series(lines)
    chapters = unnumbered_chapters(lines)
    block = _Block("text", None, None, [], lines[0]) if lines else None
    index = 0
    while index < len(lines):
        line = lines[index]
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        heading = chapters.get(index) or series.accept(line, below)
        if heading is None:
            assert block is not None  # noqa: S101 - lines[0] exists, so a block does
            block.lines.append(line)
            index += 1
            continue
        if block is not None and (block.lines or block.kind != "text"):
            yield block
        taken = 1 if index in chapters else title_length(lines, index, heading, width)
        title = [heading.text, *(lines[index + step].text for step in range(1, taken))]
        for number in heading.numbers[:-1]:  # "Artikel 7 t/m 9 (vervallen)"
            yield _Block(heading.kind, number, heading.label, title, line)
        block = _Block(
            heading.kind, heading.numbers[-1] or None, heading.label or None, title, line
        )
        index += taken
    if block is not None and (block.lines or block.kind != "text"):
        yield block


class _Series:
    """The numbers seen so far; accepts the heading reading that continues them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        numbers = {found[0].number for line in lines if (found := headings(line.text))}
        self.digits = "2" in numbers and "ii" not in numbers
        self.article: str | None = None
        self.chapter: str | None = None  # of chapters that have a number but not the word
        self.section: int = 0
        self.sections: int = 0  # the last section, where sections count on through the chapters
        self.before = ""  # the line above
        self.quoted: str | None = None  # last article of a text that an instruction quotes

    def accept(self, line: Line, below: str) -> Heading | None:
        """Return the reading of a line as the next heading, None when it is text."""
        wordless = wordless_chapter(line.text, below)
        if wordless is not None and article_gap(self.chapter, wordless.number) == 0:
            self.chapter = wordless.number
            self.before = line.text
            return wordless
        before, self.before = self.before, line.text
        if self._is_quoted(line, before):
            return None
        container = container_heading(line.text)
        if container is not None:
            return self._container(container)
        fitting = [
            (gap * 0.5 + heading.cost, heading)
            for heading in self._readings(line)
            if (gap := article_gap(self.article, heading.number)) is not None
            and gap <= _LONGEST_GAP
            and (len(heading.numbers) == 1 or _LAPSED.search(heading.text or below[:40]))
        ]
        if fitting:
            heading = min(fitting, key=lambda pair: pair[0])[1]
            self.article = heading.numbers[-1]
            return heading
        # A number that goes back is a fault of the source if the heading itself is sound.
        sound = [h for h in headings(line.text) if h.cost == 0 and h.text and len(h.text) < 120]
        return sound[0] if sound and not sound[0].text.endswith(".") else None

    def _readings(self, line: Line) -> list[Heading]:
        """Return the readings of a line; between digits the Roman "I" is a damaged 1."""
        found = headings(line.text)
        return [h for h in found if not (self.digits and roman_value(h.number) is not None)]

    def _is_quoted(self, line: Line, before: str) -> bool:
        """Tell whether a heading belongs to the text that an amending instruction quotes."""
        found = headings(line.text)
        if not found or self.article is None:
            return False
        number = found[0].number
        roman = roman_value(self.article) is not None and number.isdigit()
        follows = self.quoted is not None and article_gap(self.quoted, number) == 0
        follows = follows and article_gap(self.article, number) != 0
        if roman or follows or announces_text(before):
            self.quoted = number
            return True
        return False

    def _container(self, heading: Heading) -> Heading | None:
        if heading.kind != "section":
            self.section = 0
            return heading
        value = int(heading.number) if heading.number.isdigit() else 0
        if heading.cost and value not in (self.section + 1, self.sections + 1):
            return None
        self.section = self.sections = value
        return heading


def _split_lost(blocks: list[_Block], noted: Headings, issues: list[Issue]) -> list[_Block]:
    """Give an article whose heading was lost its own block, where the paragraphs restart at 1."""
    found: list[_Block] = []
    articles = [block for block in blocks if block.kind == "article"]
    after = {id(old): new for old, new in pairwise(articles)}
    for block in blocks:
        found.append(block)
        following = after.get(id(block))
        if following is None:
            continue
        while (article_gap(block.number, following.number or "") or 0) > 0:
            cut = _restart(block.lines)
            number = _successor(block.number)
            if cut is None or number is None:
                break
            lost = _Block("article", number, None, [noted.get(number, "")], block.lines[cut])
            lost.inferred = True
            lost.lines, block.lines = block.lines[cut:], block.lines[:cut]
            issues.append(_lost_heading(lost))
            found.append(lost)
            block = lost  # noqa: PLW2901 - the rest may have lost another heading
    return found


def _restart(lines: Sequence[Line]) -> int | None:
    """Return where numbered paragraphs start again at 1 on a new page or after white space."""
    numbered = False
    for index, line in enumerate(lines):
        values = [r.value for r in label_readings(line.text) if r.style == "digit" and not r.cost]
        if 1 in values and index and (line.page_start or (numbered and line.gap >= 1.5)):
            return index
        numbered = numbered or bool(values)
    return None


def _successor(number: str | None) -> str | None:
    if number is None:
        return None
    if number.isdigit():
        return str(int(number) + 1)
    return (
        number[:-1] + chr(ord(number[-1]) + 1)
        if number[-1] in "abcdefghijklmnopqrstuvwxy"
        else None
    )


def _lost_heading(block: _Block) -> Issue:
    return Issue(
        code="missing-heading",
        severity="warning",
        at=block.number,
        page=block.start.page,
        line=block.start.number,
        message=f"De kop van artikel {block.number} is in de bron weggevallen; nummer en opschrift "
        "zijn afgeleid uit de reeks en de toelichting.",
    )


def _provision(
    block: _Block, vocabulary: Vocabulary, cited: Cited, width: float, issues: list[Issue]
) -> Provision:
    title = clean_title(join([part for part in block.title if part], vocabulary)) or None
    common = {
        "number": block.number,
        "heading": title,
        "label": block.label,
        "page": block.start.page,
        "line": block.start.number,
        "inferred": block.inferred,
    }
    if block.kind != "article":
        return _plain_block(block, common, vocabulary)
    intro, items = read_items(with_inner_items(with_own_numbers(block.number, block.lines)))
    items, found = recover(block.number or "", items, cited, width)
    intro, items, more = with_unlabelled(block.number or "", intro, items)
    issues.extend([*found, *more])
    lines, tables = take_tables(intro)
    children = (*tables, *(_item(item, None, vocabulary) for item in items))
    return Provision(kind="article", text=join(lines, vocabulary), children=children, **common)  # type: ignore[arg-type]


def _plain_block(block: _Block, common: Mapping[str, object], vocabulary: Vocabulary) -> Provision:
    """Return a chapter with the words under its heading, or words outside any heading."""
    lines, tables = take_tables(block.lines)
    if block.kind == "text":
        return Provision(kind="text", text=join(lines, vocabulary), children=tables, **common)  # type: ignore[arg-type]
    words = (_text(lines, vocabulary),) if lines else ()
    return Provision(kind=block.kind, children=(*words, *tables), **common)  # type: ignore[arg-type]


def _text(lines: Sequence[Line], vocabulary: Vocabulary) -> Provision:
    first = lines[0]
    return Provision(kind="text", text=join(lines, vocabulary), page=first.page, line=first.number)


def _item(item: Item, above: ProvisionKind | None, vocabulary: Vocabulary) -> Provision:
    if item.style is None:
        return _text(item.lines, vocabulary)
    kind: ProvisionKind = "subpoint" if above in ("point", "subpoint") else "point"
    if above is None and item.style == "digit":
        kind = "paragraph"
    first = item.lines[0] if item.lines else item.items[0].lines[0]
    lines, tables = take_tables(item.lines)
    return Provision(
        kind=kind,
        number=item.number,
        label=item.label,
        text=join(lines, vocabulary),
        children=(*tables, *(_item(inner, kind, vocabulary) for inner in item.items)),
        page=first.page,
        line=first.number,
        inferred=item.inferred,
    )


def _nest(built: Sequence[tuple[_Block, Provision]]) -> tuple[Provision, ...]:
    """Put articles under their sections and sections under their chapters."""
    roots: list[Provision] = []
    open_: list[tuple[int, Provision, list[Provision]]] = []

    def close(rank: int) -> None:
        while open_ and open_[-1][0] >= rank:
            _, node, children = open_.pop()
            done = replace(node, children=tuple(children))
            (open_[-1][2] if open_ else roots).append(done)

    for block, node in built:
        if block.kind in _RANK:
            close(_RANK[block.kind])
            open_.append((_RANK[block.kind], node, list(node.children)))
        else:
            if block.kind == "annex":
                close(0)
            (open_[-1][2] if open_ else roots).append(node)
    close(0)
    return tuple(roots)
