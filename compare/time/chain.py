"""The chain of repeals: the ordinances of some bodies, held or known by name, and their end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from compare.time.titles import SAME, likeness, same_title, words_and_years
from corpus.addresses import Address, find
from corpus.bodies import find_bodies, lineage
from corpus.dates import find_dates
from corpus.model import Document, InForce, Provision, Repeal, words_of

__all__ = ["KINDS", "Node", "Proof", "chain", "proof_at"]

KINDS = ("verordening", "raadsbesluit", "raadsvoorstel")
"""The kinds of document that a chain is read from; an ordinance counts before a decision."""


_DECIDES = re.compile(
    r"^\W*\d*\W*(?:de|het)\b.*\b(?:vast|in)\s+te\s+(?:stellen|trekken)|intrekking", re.I
)


_SETS_DAY = re.compile(r"in\s*werking|met\s+ingang\s+van|terugwerkende|ingangsdatum", re.I)


class Proof(Struct, frozen=True):
    """The place that says something: document id and title, address ("" in a decision), words."""

    document: str
    title: str
    at: str
    text: str


@dataclass(eq=False)
class Node:
    """An ordinance of one body while the chain is being put together."""

    title: str
    body: str
    document: Document | None = None
    adopted: str | None = None
    force: InForce = field(default_factory=InForce)
    proposed: bool = False
    proofs: list[Proof] = field(default_factory=list)
    ended_by: Node | None = None
    per: str | None = None
    exceptions: tuple[str, ...] = ()
    withdrawn: str | None = None  # the day of the paper that ended it, "" when not known
    amended_by: list[Document] = field(default_factory=list)

    @property
    def start(self) -> str | None:
        """The day from which it holds, retroactive effect counted (ISO)."""
        return self.force.retroactive_to or self.force.date

    @property
    def end(self) -> str | None:
        """The first day on which it no longer holds (ISO), None when that is not known."""
        return self.per or (self.ended_by.start if self.ended_by else None) or self.force.until

    def order(self) -> tuple[str, str]:
        """Sort by start, else adoption, else the year in the title, else the day it ended."""
        years = sorted(words_and_years(self.title)[1])
        return (self.start or self.adopted or (years[0] if years else self.end or ""), self.title)


def chain(documents: Sequence[Document], names: Sequence[str]) -> list[Node]:
    """Return the ordinances of the bodies: those held, then those known from others."""
    nodes: list[Node] = []
    for kind in KINDS:
        for document in documents:
            if document.kind == kind == "verordening" and not document.amends:
                _take_in(document, names, nodes)
            elif document.kind == kind:
                _take_decision(document, documents, names, nodes)
    for document in documents:
        if document.amends:
            _amend(document, names, nodes)
    held = [(node, node.document) for node in nodes if node.document]
    for node, paper in held:
        for repeal in paper.repeals:
            _end(nodes, node, node.body, repeal, names, paper)
    for document in documents:
        # What is only proposed ends nothing.
        if document.kind == "raadsbesluit":
            _decide(document, documents, names, nodes)
    return nodes


def _decide(
    document: Document, documents: Sequence[Document], names: Sequence[str], nodes: list[Node]
) -> None:
    """Let a decision end what it withdraws: by what it adopts, where that is the successor."""
    for body in _bodies_of(document, documents):
        if body not in names:
            continue
        adopted = [
            node for node in nodes if node.body == body and _adopts(document, node, documents)
        ]
        for repeal in document.repeals:
            by = adopted[0] if len(adopted) == 1 else _likest(repeal.title, adopted)
            _end(nodes, by, body, repeal, names, document)


def _likest(title: str, nodes: Sequence[Node]) -> Node | None:
    """Return which of several ordinances follows one: that with most of its words, years apart.

    None when no other shares half of them: a decision may withdraw without replacing.
    """
    words = set(words_and_years(title)[0])
    scored = [(len(words & set(words_and_years(node.title)[0])), node) for node in nodes]
    most = max((score for score, _ in scored), default=0)
    found = [node for score, node in scored if score == most]
    return found[0] if len(found) == 1 and 2 * most >= len(words) else None


def _take_in(document: Document, names: Sequence[str], nodes: list[Node]) -> None:
    """Add an ordinance once per body; the same ordinance from another file is passed over."""
    title = document.citation_title or document.title
    for body in document.bodies:
        if body not in names or any(
            node.body == body and _fit(node, (title, document.title)) == 1.0 for node in nodes
        ):
            continue
        adopted = next((item.date for item in document.adopted if item.body == body), None)
        node = Node(title, body, document, adopted, document.in_force)
        force = document.in_force
        where = dict.fromkeys(filter(None, (force.at, force.retroactive_at)))
        node.proofs += [proof_at(document, at) for at in where]
        nodes.append(node)


def _fit(node: Node, titles: Iterable[str]) -> float:
    """Return how well any of the titles fits a node's citation title or the title above it."""
    mine = [node.title, node.document.title] if node.document else [node.title]
    return max((likeness(one, two) for one in mine for two in titles if two), default=0.0)


def _find(nodes: Iterable[Node], title: str, body: str) -> Node | None:
    """Return the node that a title names: the best fit, None when two fit as well."""
    scored = [(_fit(node, (title,)), node) for node in nodes if node.body == body]
    best = max((score for score, _ in scored), default=0.0)
    found = [node for score, node in scored if score == best]
    return found[0] if best >= SAME and (len(found) == 1 or best == 1.0) else None


def _take_decision(
    document: Document, documents: Sequence[Document], names: Sequence[str], nodes: list[Node]
) -> None:
    """Learn from a proposal or decision: ordinances not held, and days that were not known."""
    for title in document.adopts:
        for body in _bodies_of(document, documents):
            if body not in names:
                continue
            node = _find(nodes, title, body)
            if node is None:
                node = Node(title, body, proposed=document.kind == "raadsvoorstel")
                nodes.append(node)
            adopted = next((item.date for item in document.adopted if item.body == body), None)
            node.adopted = node.adopted or adopted
            if not node.force.date and not node.force.rule:
                node.force = document.in_force
            if node.document is None:
                node.proofs.append(_in_decision(document, title))
                told = [proof.text for proof in node.proofs]
                node.proofs += [
                    item for item in _days_in(document) if not any(item.text in one for one in told)
                ]


def _bodies_of(document: Document, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return whose paper it is: a proposal that names no body is its file's decision's.

    A council decides for its own municipality only, so nothing is taken from the ordinances that
    the paper names: those may be joint ones.
    """
    if document.bodies:
        return document.bodies
    file = document.id.rsplit("-", 1)[0]
    beside = [item for item in documents if item.id.rsplit("-", 1)[0] == file and item.bodies]
    return next((item.bodies for item in beside if item.kind == "raadsbesluit"), ())


def _adopts(document: Document, node: Node, documents: Sequence[Document]) -> bool:
    return node.body in _bodies_of(document, documents) and any(
        same_title(title, node.title) for title in document.adopts
    )


_CHANGES = re.compile(r"\bwijziging(?:sverordening)?\b(?:\s+van)?\s+(?:de\s+|het\s+)?", re.I)


def _amend(document: Document, names: Sequence[str], nodes: list[Node]) -> None:
    """Note an amending ordinance with the one it changes; it has no life of its own."""
    for title in filter(None, (document.title, document.citation_title)):
        changed = _CHANGES.split(title, maxsplit=1)[-1]
        for body in document.bodies:
            node = _find(nodes, changed, body) if body in names else None
            if node and document not in node.amended_by:
                node.amended_by.append(document)


def _end(  # noqa: PLR0913, PLR0917 - who ends what, and where that stands
    nodes: list[Node],
    by: Node | None,
    whose: str,
    repeal: Repeal,
    names: Sequence[str],
    paper: Document,
) -> None:
    """Let a repeal of body ``whose`` end an ordinance: one held, or one known only by this."""
    if repeal.part:  # what is left of it goes on
        return
    body = repeal.body or _body_in_title(repeal.title, whose, by) or whose
    if body not in names:
        return
    ended = _find(nodes, repeal.title, body)
    if by and ended is by:
        return
    if ended is None:
        ended = Node(repeal.title, body)
        nodes.append(ended)
    ended.adopted = ended.adopted or repeal.adopted
    if ended.ended_by is None and ended.withdrawn is None:
        ended.ended_by = by
        ended.per = repeal.per
        ended.exceptions = repeal.exceptions
        ended.withdrawn = next((item.date for item in paper.adopted if item.body == whose), "")
        where = repeal.at or ""
        proof = proof_at(paper, where) if where else _in_decision(paper, repeal.title)
        ended.proofs.append(proof)


def _body_in_title(title: str, whose: str, by: Node | None) -> str | None:
    """Return whose ordinance a title says it is: "Verordening X Vaals 2015" is not Meerssen's.

    Only bodies that joined in the repealing ordinance, or went into its body, are looked for.
    """
    near = {whose, *(part for part, _ in lineage(whose))}
    near |= set(by.document.bodies) if by and by.document else set()
    return next((found.name for found in find_bodies(title) if found.name in near), None)


def proof_at(document: Document, at: str) -> Proof:
    """Return the words at an address as proof."""
    provision = find(document, Address.parse(at))
    text = words_of(provision, heading=False) if provision else ""
    return Proof(document.id, document.citation_title or document.title, at, _flat(text))


def _in_decision(document: Document, title: str) -> Proof:
    """Return the point of a proposal or decision that names a title, verbs of deciding first."""
    words = set(words_and_years(title)[0])
    blocks = [_flat(node.text) for node in _blocks(document)]
    naming = [text for text in blocks if words <= set(words_and_years(text)[0])]
    naming.sort(key=lambda text: (not _DECIDES.search(text), len(text)))
    return Proof(document.id, document.title, "", naming[0] if naming else document.title)


def _days_in(document: Document) -> Iterator[Proof]:
    """Yield the sentence of a decision that sets the day from which what it adopts holds.

    With it goes the first that says of what it adopts that it works back.
    """
    day, back = document.in_force.date, document.in_force.retroactive_to
    said = [
        sentence
        for node in _blocks(document)
        for sentence in re.split(r"(?<=[.;])\s+(?=[A-ZÀ-Þ])", _flat(node.text))
        if _SETS_DAY.search(sentence)
    ]
    dated = [text for text in said if any(found.iso == day for found in find_dates(text))]
    backwards = [text for text in said if back and "terugwerk" in text.lower()]
    words = " ".join(dict.fromkeys([*dated[:1], *backwards[:1]]))
    if day and words:
        yield Proof(document.id, document.title, "", words)


def _blocks(document: Document) -> Iterator[Provision]:
    stack = [document.tree]
    while stack:
        node = stack.pop(0)
        if node.text:
            yield node
        stack = [*node.children, *stack]


def _flat(text: str) -> str:
    return " ".join(text.split())
