"""The words of a file by plain means, and which of them the reading of it does not hold.

Each format has an extractor that knows nothing of waswordt: every word between tags, every ``w:t``,
the text of every page. What a reading holds is its trees with their numbers and labels, its notes,
and the lines that it says are no text. Words that OCR repair changed count as held by the print
that repair keeps beside them.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

from corpus.model import Document, Provision
from corpus.numbering import label_readings
from ingest.layout.furniture import set_apart
from ingest.layout.lines import Line
from ingest.layout.repair import repair

__all__ = ["lost_words", "source_words"]

_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
_DATA = ("meta", "metadata", "meta-data", "jcis", "citeertitel", "ExpressionIdentificatie")
_STOP_DATA = ("BesluitMetadata", "RegelingMetadata", "ConsolidatieInformatie")


def source_words(data: bytes, name: str) -> list[str]:
    """Return the words of a file in the order in which they stand there."""
    kind = name.rpartition(".")[2]
    texts = {"pdf": _pdf, "docx": _docx, "odt": _odt, "html": _html, "xml": _xml}.get(kind, _text)
    return _words(texts(data))


def lost_words(
    source: list[str], documents: Iterable[Document], lines: Iterable[Line] = ()
) -> Counter[str]:
    """Return the words of the source that stand nowhere in the documents, with how often.

    ``lines`` are those of the reader; from them comes what OCR repair changed. A word that the
    source breaks at a line end counts as held when the two parts together are, and so do two
    words that it glues together.
    """
    held = Counter(word for text in _said(documents) for word in _words([text]))
    held.update(word for text in _repaired(tuple(lines)) for word in _words([text]))
    lost, extra = Counter(source) - held, held - Counter(source)
    for before, word in pairwise(source):
        if (lost[before] or lost[word]) and extra[before + word]:
            extra[before + word] -= 1
            lost[before] -= 1
            lost[word] -= 1
    for word in list(+lost):  # a heading glued to its number: "Artikel 9Loonkostensubsidie"
        cuts = ((word[:at], word[at:]) for at in range(1, len(word)))
        cut = next((cut for cut in cuts if all(extra[part] > 0 for part in cut)), None)
        if cut is not None:
            lost[word] -= 1
            extra.subtract(cut)
    return +lost


def _words(texts: Iterable[str]) -> list[str]:
    plain = (text.replace("\u00ad", "").replace("ﬁ", "fi").replace("ﬂ", "fl") for text in texts)
    return [word.lower() for text in plain for word in _WORD.findall(text)]


# ------------------------------------------------------------------ what a reading holds


def _said(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        yield document.title if not document.tree.children else ""
        yield from _of_tree(document.tree)
        for note in document.notes:
            yield from (*note.above, note.label or "", note.heading or "", note.text)
        yield from (line.text for line in document.left_out)


def _of_tree(node: Provision) -> Iterator[str]:
    yield from (node.heading or "", node.text, node.label or node.number or "")
    if node.rows and not node.text:
        yield from (cell for row in node.rows for cell in row)
    for child in node.children:
        yield from _of_tree(child)


def _repaired(lines: tuple[Line, ...]) -> Iterator[str]:
    """Yield the print of lines that were repaired, of damaged labels, and of repeated table heads.

    A table that goes on over the page repeats its head; it is one table with one head.
    """
    heads: list[tuple[str, ...]] = []
    for line in repair(set_apart(lines)):
        if line.raw is not None:
            yield line.raw
        for reading in label_readings(line.text)[:1]:
            if reading.cost >= 0.8:
                yield line.text.removesuffix(reading.rest)
        if line.cells and line.cells in heads:
            yield line.text
        elif line.cells:
            heads.append(line.cells)


# ------------------------------------------------------------------ the source by plain means


def _text(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8")


def _pdf(data: bytes) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            yield page.get_textpage().get_text_range().replace("\ufffe", "-").replace("ˆ", "ö")
    finally:
        document.close()


def _docx(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in filter(_PARTS.fullmatch, archive.namelist()):
            for paragraph in _parse(archive.read(name)).iter("{*}p"):
                marks = paragraph.iter("{*}t", "{*}tab", "{*}br")
                yield "".join(mark.text or " " for mark in marks)


def _odt(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for paragraph in _parse(archive.read("content.xml")).iter("{*}p", "{*}h"):
            yield "".join(map(str, paragraph.itertext()))


def _html(data: bytes) -> Iterator[str]:
    from lxml import etree

    root = etree.HTML(data.decode("utf-8"))
    for element in list(root.iter("script", "style", "head")):
        _drop(element)
    yield from map(str, root.itertext())


def _xml(data: bytes) -> Iterator[str]:
    root = _parse(data)
    for element in list(root.iter(*(f"{{*}}{name}" for name in (*_DATA, *_STOP_DATA)))):
        _drop(element)
    yield from map(str, root.itertext())


def _parse(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data)


def _drop(element: Any) -> None:
    """Take an element out of its parent; what follows it stays."""
    parent = element.getparent()
    tail = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
