"""Which provisions of other documents come nearest to one, by the evidence of an alignment.

A search engine gives candidates; here they are put in order as ``align`` would weigh them,
save for their place in the document, which says nothing across several. A paragraph or point is
weighed as an article of its own under the heading of its article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import fields, replace

from compare.alignment.assignment import chance, log_odds
from compare.alignment.parameters import DEFAULT, Parameters
from compare.alignment.side import Side, prepare
from compare.alignment.similarity import Evidence, gather
from corpus.addresses import Address, Located, locate_all
from corpus.errors import NotFound
from corpus.model import Document, Note, Provision, Reference
from corpus.sentences import closed

__all__ = ["Near", "nearest"]

_AS_ARTICLE = ("article", "paragraph", "point", "subpoint")


class Near(Struct, frozen=True):
    """A candidate: its place in the list given, the probability that it says the same (0 to 1).

    ``evidence`` is that of an alignment, by kind, without what is unknown.
    """

    place: int
    score: float
    evidence: dict[str, float]


def nearest(
    document: Document,
    at: str,
    candidates: Sequence[tuple[Document, str]],
    parameters: Parameters = DEFAULT,
) -> tuple[Near, ...]:
    """Return the candidates in the order of their nearness to a provision, the nearest first.

    Args:
        document: the document with the provision.
        at: its address: an article or a part of one.
        candidates: documents with the address of a provision in them, in any order. What has no
            words of a regulation there (a note, the preamble) is left out.
        parameters: what the evidence weighs.

    Raises:
        NotFound: no such article or part in the document.
    """
    asked = _places(document, at)
    if not asked:
        raise NotFound(closed(f"'{at}' staat niet in {document.title}"))
    groups: dict[str, tuple[Document, list[Located], list[int]]] = {}
    for place, (other, address) in enumerate(candidates):
        _, found, places = groups.setdefault(other.id, (other, [], []))
        for item in _places(other, address)[:1]:
            found.append(item)
            places.append(place)
    sides = [(_side(other, found), places) for other, found, places in groups.values() if found]
    if not sides:
        return ()
    evidence = gather(_side(document, asked[:1], alone=True), _joined([side for side, _ in sides]))
    columns = list(_columns(sides))
    unknown = evidence.matrices["position"] * float("nan")
    evidence = replace(evidence, matrices={**evidence.matrices, "position": unknown})
    odds = log_odds(evidence, parameters)[0]
    same = [evidence.new.words[column] == evidence.old.words[0] for column, _ in columns]
    near = [
        Near(place, 1.0 if equal else chance(float(odds[column])), _known(evidence, column))
        for (column, place), equal in zip(columns, same, strict=True)
    ]
    order = {place: float(odds[column]) for column, place in columns}
    return tuple(sorted(near, key=lambda it: (it.score < 1.0, -order[it.place], it.place)))


def _places(document: Document, at: str) -> list[Located]:
    if not at:  # words outside all provisions: those of a proposal
        return []
    address = Address.parse(at)
    return [item for item in locate_all(document, address) if item.provision.kind in _AS_ARTICLE]


def _side(document: Document, items: Sequence[Located], *, alone: bool = False) -> Side:
    """Return a document made ready, with the provisions as articles of their own at the end.

    The rest of it stays, as the weight of a word depends on how many articles have it; ``alone``
    leaves it out.
    """
    made = [_as_article(item, f"#{place}") for place, item in enumerate(items)]
    references: list[Reference] = [] if alone else list(document.references)
    notes: list[Note] = [] if alone else list(document.notes)
    for article, item in zip(made, items, strict=True):
        number, address = article.number or "", str(item.address)
        references += [
            replace(it, at=number)
            for it in document.references
            if it.kind == "external" and _is_within(it.at, address)
        ]
        notes += [
            replace(it, targets=(number,))
            for it in document.notes
            if any(_is_within(target, address) for target in it.targets)
        ]
    kept = () if alone else (document.tree,)
    tree = Provision(kind="regulation", children=(*kept, *made))
    return prepare(replace(document, tree=tree, references=tuple(references), notes=tuple(notes)))


def _as_article(item: Located, number: str) -> Provision:
    above = next((it.heading for it in reversed(item.path) if it.kind == "article"), None)
    node = item.provision
    heading = node.heading if node.kind == "article" else above
    return replace(node, kind="article", number=number, heading=heading)


def _is_within(at: str, address: str) -> bool:
    return at == address or at.startswith(f"{address}/")


def _joined(sides: Sequence[Side]) -> Side:
    rows = {
        field.name: tuple(row for side in sides for row in getattr(side, field.name))
        for field in fields(Side)
    }
    return Side(**rows)


def _columns(sides: Sequence[tuple[Side, list[int]]]) -> Iterator[tuple[int, int]]:
    """Yield the column of each candidate in the joined side, and its place in the list given."""
    end = 0
    for side, places in sides:
        end += len(side.articles)
        yield from zip(range(end - len(places), end), places, strict=True)


def _known(evidence: Evidence, column: int) -> dict[str, float]:
    values = {name: float(matrix[0, column]) for name, matrix in evidence.matrices.items()}
    return {name: round(value, 3) for name, value in values.items() if value == value}  # noqa: PLR0124
