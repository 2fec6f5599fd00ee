"""The explanatory notes (toelichting), attached to what they explain.

A note is found by its heading ("Artikel 9f. Jobcoaching"), by a label beside or before its text
("Lid 3:"), or, where the label was lost, by a heading that repeats an article's or by what the
text speaks of. Attachments of the last two kinds are marked as inferred and reported.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from corpus.model import Issue, Note, Provision, articles
from ingest.layout.lines import Line
from ingest.layout.paragraphs import Vocabulary, join
from ingest.tree.headings import headings
from ingest.tree.lost_notes import Draft, inferred_issue, recovered
from ingest.tree.note_labels import split_labels, without_word
from ingest.tree.note_walker import NoteWalker, plain

__all__ = ["find_notes", "noted_headings"]


def noted_headings(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[str, str]:
    """Return the headings that the notes give per article number."""
    found: dict[str, str] = {}
    for line in lines:
        for heading in headings(without_word(line.text))[:1]:
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
    chapters = {key: title for root in tree for key, title in _chapters(root)}
    drafts = NoteWalker(split_labels(lines), known, chapters).walk()
    drafts = _under_titles(drafts, known)
    issues: list[Issue] = []
    noted = {target.split("/")[0] for draft in drafts for target in draft.targets}
    drafts = [
        part for draft in drafts for part in recovered(draft, noted, known, vocabulary, issues)
    ]
    reported = {issue.line for issue in issues}
    for draft in drafts:
        if draft.inferred and draft.start.number not in reported:
            issues.append(inferred_issue(draft))
            reported.add(draft.start.number)
    notes = tuple(
        Note(
            targets=draft.targets,
            heading=draft.heading,
            label=draft.label or None,
            above=draft.above,
            text=_text(draft.lines, vocabulary),
            page=draft.start.page,
            line=draft.start.number,
            inferred=draft.inferred,
        )
        for draft in drafts
    )
    return notes, tuple(issues)


def _chapters(node: Provision) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield kind and number of every chapter and section with its title in plain words."""
    if node.kind != "article":
        if node.number and node.heading:
            yield (node.kind, node.number), plain(node.heading)
        for child in node.children:
            yield from _chapters(child)


def _under_titles(drafts: Sequence[Draft], known: Container[str]) -> list[Draft]:
    """Return the drafts that say something; titles without text go over the next of them.

    A further title in the general part is a line of its text; so are titles after the last note.
    """
    found: list[Draft] = []
    titles: list[str] = []
    last: Line | None = None
    for draft in drafts:
        if draft.lines or (draft.heading and draft.targets[0] in known):
            if draft.titles and found and found[-1].targets == draft.targets:
                found[-1].lines += [*_as_lines([*titles, *draft.titles], draft.start), *draft.lines]
            else:
                draft.above = (*titles, *draft.titles[:-1])
                found.append(draft)
            titles = []
        else:
            titles.extend(draft.titles or [draft.start.text.strip()])
            last = draft.start
    if titles and found and last is not None:
        found[-1].lines += _as_lines(titles, last)
    return found


def _as_lines(titles: Sequence[str], start: Line) -> list[Line]:
    return [replace(start, text=title, role="title") for title in titles]


def _text(lines: Sequence[Line], vocabulary: Vocabulary) -> str:
    """Return the words of a note; a title inside it stands on a line of its own."""
    found: list[str] = []
    for is_title, group in groupby(lines, lambda line: line.role == "title"):
        part = list(group)
        found += [line.text for line in part] if is_title else [join(part, vocabulary)]
    return "\n".join(found)
