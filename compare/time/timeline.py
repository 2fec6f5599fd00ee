"""Which ordinance holds when, for a body and a subject, from the chain of repeals.

An ordinance that a library only knows from another's repeal, or from the council's decision to
adopt it, stands in the line by its name. Bodies have a history: the ordinances of Uden and
Landerd stand in the line of Maashorst.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from compare.time.chain import KINDS, Node, Proof, chain
from compare.time.subjects import Subject
from compare.time.titles import likeness, words_and_years
from corpus.bodies import Merger, canonical, lineage, mergers, successors
from corpus.dates import in_words
from corpus.instruments import Instrument
from corpus.model import Document
from corpus.sentences import closed

__all__ = ["Proof", "Remark", "Span", "Timeline", "around", "family", "timeline"]

_AKIN = 0.6  # of the words of the longer title

RemarkKind = Literal[
    "gap", "overlap", "retroactive", "name-only", "proposed", "merger", "open-end", "amended"
]


class Span(Struct, frozen=True, kw_only=True):
    """An ordinance in the time of one body.

    ``start`` is the day (ISO) from which it holds, retroactive effect counted; ``rule`` the words
    that set that day when no date does. ``end`` is the first day on which it no longer holds, None
    when nothing ends it or the day is not known; ``replaced_by`` is the title that ended it.
    ``document`` is None when the library knows only the name. ``proposed`` says that only a
    proposal, no decision, speaks of it. ``withdrawn`` is the day of the paper that withdrew it,
    "" when that is not known, None when none did.
    """

    title: str
    body: str
    document: str | None = None
    adopted: str | None = None
    start: str | None = None
    rule: str | None = None
    retroactive_to: str | None = None
    end: str | None = None
    replaced_by: str | None = None
    exceptions: tuple[str, ...] = ()
    proposed: bool = False
    withdrawn: str | None = None
    proofs: tuple[Proof, ...] = ()


class Remark(Struct, frozen=True, kw_only=True):
    """A gap, an overlap, a retroactive stretch, or what is not known; ``message`` is Dutch."""

    kind: RemarkKind
    message: str
    start: str | None = None
    end: str | None = None


class Timeline(Struct, frozen=True, kw_only=True):
    """The ordinances of a body on a subject, oldest first, and what is to be said of them."""

    body: str
    subject: str | None
    spans: tuple[Span, ...]
    remarks: tuple[Remark, ...]


def family(body: str) -> tuple[str, ...]:
    """Return a body, those that went into it and those it went on in."""
    name = canonical(body) or body
    return tuple(dict.fromkeys([name, *(part for part, _ in lineage(name)), *successors(name)]))


def _with_parts(body: str) -> tuple[str, ...]:
    """Return a body and those that went into it."""
    return tuple(dict.fromkeys([body, *(part for part, _ in lineage(body))]))


def timeline(
    documents: Iterable[Document],
    body: str | None = None,
    subject: str | None = None,
    extra: Iterable[Instrument] = (),
) -> tuple[Timeline, ...]:
    """Return a time line per body; with a body, one for it and the bodies it came from.

    Args:
        documents: what the library holds: ordinances, proposals, decisions; others are passed over.
        body: a municipality; None for every body that the documents name.
        subject: words of which each must stand in the title, an instrument that the ordinance has
            ("jobcoach") or its policy field ("jeugdhulp"); where there is none of these, words
            that each stand in its text; None for all ordinances.
        extra: entries that extend the catalogue of instruments.
    """
    own = tuple(extra)
    held = [item for item in documents if item.kind in KINDS]
    bodies = [canonical(body) or body] if body else _bodies(held)
    lines = [
        _line(held, name, subject, family(name) if body else _with_parts(name), own)
        for name in bodies
    ]
    return tuple(line for line in lines if line.spans or body)


def around(documents: Iterable[Document], about: Sequence[Document]) -> tuple[Timeline, ...]:
    """Return per body the time line of some ordinances: what they replace and what replaced them.

    Args:
        documents: what else is known; may hold ``about`` as well.
        about: the ordinances; a paper that is none counts for what it adopts.
    """
    ids = {item.id for item in about}
    others = [item for item in documents if item.id not in ids]
    held = [item for item in (*about, *others) if item.kind in KINDS]
    lines = []
    for body in dict.fromkeys(name for item in about for name in item.bodies):
        nodes = chain(held, family(body))
        chosen = [node for node in nodes if any(_concerns(item, node) for item in about)]
        lines.append(_drawn_up(body, None, _linked(chosen, nodes), held))
    return tuple(line for line in lines if line.spans)


def _concerns(document: Document, node: Node) -> bool:
    """Tell whether a document is an ordinance, amends it, or adopts it."""
    held = node.document.id if node.document else None
    if document.id == held or document in node.amended_by:
        return True
    return any(proof.document == document.id for proof in node.proofs if held is None)


def _bodies(documents: Sequence[Document]) -> list[str]:
    return sorted({name for item in documents for name in item.bodies})


def _line(
    documents: Sequence[Document],
    body: str,
    subject: str | None,
    names: Sequence[str],
    extra: tuple[Instrument, ...],
) -> Timeline:
    nodes = chain(documents, names)
    chosen = nodes if subject is None else _about(nodes, Subject(subject, extra))
    return _drawn_up(body, subject, _linked(chosen, nodes), documents)


def _about(nodes: Sequence[Node], subject: Subject) -> list[Node]:
    chosen = [
        node
        for node in nodes
        if subject.in_title(node.title) or (node.document and subject.in_substance(node.document))
    ]
    return chosen or [node for node in nodes if node.document and subject.in_text(node.document)]


def _drawn_up(
    body: str, subject: str | None, chosen: list[Node], documents: Sequence[Document]
) -> Timeline:
    chosen.sort(key=Node.order)
    spans = tuple(map(_span, chosen))
    remarks = tuple(_remarks(spans, chosen, documents))
    return Timeline(body=body, subject=subject, spans=spans, remarks=remarks)


def _linked(chosen: list[Node], nodes: list[Node]) -> list[Node]:
    """Add what the chosen ones replace and what replaces them, on and on."""
    found = list(chosen)
    for node in found:  # grows while it is walked
        near = [other for other in nodes if other.ended_by is node]
        near += [node.ended_by] if node.ended_by else []
        found += [other for other in near if other not in found]
    return found


def _span(node: Node) -> Span:
    return Span(
        title=node.title,
        body=node.body,
        document=node.document.id if node.document else None,
        adopted=node.adopted,
        start=node.start,
        rule=node.force.rule,
        retroactive_to=node.force.retroactive_to,
        end=node.end,
        replaced_by=node.ended_by.title if node.ended_by else None,
        exceptions=node.exceptions,
        proposed=node.proposed,
        withdrawn=node.withdrawn,
        proofs=tuple(node.proofs),
    )


def _remarks(
    spans: Sequence[Span], nodes: Sequence[Node], documents: Sequence[Document]
) -> Iterator[Remark]:
    """Say where the line breaks, doubles, works back, or is not known."""
    several = len({span.body for span in spans}) > 1
    for span, node in zip(spans, nodes, strict=True):
        name = f"'{span.title}'" + (f" ({span.body})" if several else "")
        if span.proposed:
            yield Remark(kind="proposed", message=f"{name} is alleen uit een voorstel bekend.")
        elif span.document is None:
            copy = _copy_of(span, documents)
            message = (
                f"{name} staat niet in de bibliotheek; wel die van {copy} onder dezelfde titel."
                if copy
                else f"{name} staat niet in de bibliotheek; alleen de naam is bekend."
            )
            yield Remark(kind="name-only", message=message)
        if span.retroactive_to:
            yield Remark(
                kind="retroactive",
                message=f"{name} werkt terug tot en met {in_words(span.retroactive_to)}.",
                start=span.retroactive_to,
                end=span.adopted,
            )
        for change in node.amended_by:
            day = change.in_force.date or change.in_force.retroactive_to
            yield Remark(
                kind="amended",
                message=closed(
                    f"{name} is gewijzigd"
                    + (f" met ingang van {in_words(day)}" if day else "")
                    + f" door '{change.citation_title or change.title}'"
                ),
                start=day,
            )
        if node.ended_by and span.end is None:
            message = (
                f"{name} eindigt met '{node.ended_by.title}', maar op welke dag is niet "
                "bekend" + (f" ({node.ended_by.force.rule})." if node.ended_by.force.rule else ".")
            )
            yield Remark(kind="open-end", message=message)
        if not node.ended_by and span.withdrawn is not None and span.end is None:
            day = f" van {in_words(span.withdrawn)}" if span.withdrawn else ""
            message = (
                f"{name} is ingetrokken bij besluit{day}; met ingang van welke dag zegt dat niet."
            )
            yield Remark(kind="open-end", message=message)
        follower = node.ended_by
        if follower and span.end and follower.start and span.end < follower.start:
            yield Remark(
                kind="gap",
                message=(
                    f"Tussen {name} en '{follower.title}' geldt geen verordening: van "
                    f"{in_words(span.end)} tot {in_words(follower.start)}."
                ),
                start=span.end,
                end=follower.start,
            )
    yield from _overlaps(spans)
    yield from _merged(spans)


def _copy_of(span: Span, documents: Iterable[Document]) -> str:
    """Return of which body the library holds an ordinance of the same title, "" if of none.

    Joint ordinances are adopted by every council for itself; a copy may be that of one of them.
    """
    for document in documents:
        titles = filter(None, (document.citation_title, document.title))
        if document.kind == "verordening" and any(
            likeness(span.title, one) == 1.0 for one in titles
        ):
            return ", ".join(body for body in document.bodies if body != span.body)
    return ""


def _overlaps(spans: Sequence[Span]) -> Iterator[Remark]:
    """Yield the pairs of one body that hold at the same time and are about the same thing."""
    spans = [span for span in spans if not span.proposed]
    for at, one in enumerate(spans):
        for two in spans[at + 1 :]:
            if one.body != two.body or not one.start or not two.start:
                continue
            if not _akin(one.title, two.title):
                continue
            start = max(one.start, two.start)
            end = min(one.end or "9999", two.end or "9999")
            ends_unknown = one.replaced_by is not None and one.end is None
            if start < end and not ends_unknown:
                until = f" tot {in_words(end)}" if end != "9999" else ""
                yield Remark(
                    kind="overlap",
                    message=(
                        f"'{one.title}' en '{two.title}' gelden naast elkaar vanaf "
                        f"{in_words(start)}{until}."
                    ),
                    start=start,
                    end=None if end == "9999" else end,
                )


def _akin(one: str, two: str) -> bool:
    """Tell whether two titles share most of their words, years apart: versions of one subject."""
    words_one, words_two = set(words_and_years(one)[0]), set(words_and_years(two)[0])
    shared = words_one & words_two
    return len(shared) >= _AKIN * max(len(words_one), len(words_two), 1)


def _merged(spans: Sequence[Span]) -> Iterator[Remark]:
    """Say of an ordinance of a body that merged how it went on."""
    bodies = dict.fromkeys(span.body for span in spans)
    for merger in mergers():
        gone = [name for name in bodies if name in merger.whole and name != merger.into]
        if gone and merger.into in bodies:
            yield Remark(
                kind="merger",
                message=_went_on(merger, gone),
                start=merger.date,
            )


def _went_on(merger: Merger, gone: Sequence[str]) -> str:
    """Say how bodies went on: alone it only changed its name, which left its rules as they were."""
    day, names = in_words(merger.date), " en ".join(gone)
    if len(merger.whole) == 1 and not merger.split:
        return f"{names} heet sinds {day} {merger.into}; de verordeningen bleven gelden."
    return (
        f"{names} ging{'en' if len(gone) > 1 else ''} op {day} op in {merger.into}; de oude "
        "verordeningen bleven in dat gebied gelden tot zij vervallen werden verklaard, ten hoogste "
        "twee jaar (Wet algemene regels herindeling, artikel 28)."
    )
