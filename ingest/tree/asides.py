"""Text that stands beside the regulation in a box: a provision of its own where it is anchored."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from corpus.model import Provision
from ingest.layout.lines import Line
from ingest.layout.paragraphs import Vocabulary, join

__all__ = ["place_asides"]

_NEW_PARAGRAPH = 1.5  # white above a line, as a multiple of the usual distance


def place_asides(
    nodes: Sequence[Provision], asides: Sequence[Line], vocabulary: Vocabulary
) -> tuple[Provision, ...]:
    """Return the nodes with every paragraph of ``asides`` as a text in the node it stands in.

    That is the last node that begins above it: the paragraph or point to which its box is
    anchored. ``asides`` are lines with the role "aside", in order.
    """
    found = tuple(nodes)
    for text in _texts(asides, vocabulary):
        found = _placed(found, text)
    return found


def _texts(asides: Sequence[Line], vocabulary: Vocabulary) -> list[Provision]:
    groups: list[list[Line]] = []
    for line in asides:
        if groups and line.gap < _NEW_PARAGRAPH and line.number == groups[-1][-1].number + 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Provision(
            kind="text",
            text=join(group, vocabulary),
            page=group[0].page,
            line=group[0].number,
        )
        for group in groups
    ]


def _placed(nodes: tuple[Provision, ...], text: Provision) -> tuple[Provision, ...]:
    """Put a text into the last of the nodes that begins above it, as deep as such nodes go."""
    above = [index for index, node in enumerate(nodes) if (node.line or 0) <= (text.line or 0)]
    if not above or nodes[above[-1]].kind in ("text", "table"):
        at = above[-1] + 1 if above else 0
        return (*nodes[:at], text, *nodes[at:])
    index = above[-1]
    node = replace(nodes[index], children=_placed(nodes[index].children, text))
    return (*nodes[:index], node, *nodes[index + 1 :])
