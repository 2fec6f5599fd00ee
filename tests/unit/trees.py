"""Small hand-made documents for tests of steps that start from a tree."""

from __future__ import annotations

from corpus.model import Document, Note, Provision

Words = str | list[str]


def provision(number: int, heading: str, words: Words) -> Provision:
    """An article; a list of words makes numbered paragraphs."""
    if isinstance(words, str):
        return Provision(kind="article", number=str(number), heading=heading, text=words)
    paragraphs = tuple(
        Provision(kind="paragraph", number=str(count), text=text)
        for count, text in enumerate(words, 1)
    )
    return Provision(kind="article", number=str(number), heading=heading, children=paragraphs)


def document(
    *articles: tuple[str, Words],
    preamble: str = "De raad van de gemeente Teststad;",
    closing: str = "",
    title: str = "Verordening proef",
    notes: tuple[Note, ...] = (),
) -> Document:
    """A document with articles 1, 2, ... of (heading, words)."""
    children = [Provision(kind="preamble", text=preamble)]
    children += [provision(count, *article) for count, article in enumerate(articles, 1)]
    if closing:
        children.append(Provision(kind="closing", text=closing))
    tree = Provision(kind="regulation", children=tuple(children))
    return Document(id="proef", kind="verordening", title=title, tree=tree, notes=notes)
