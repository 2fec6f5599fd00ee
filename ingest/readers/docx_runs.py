"""The runs of a Word paragraph: their text as accepted, line by line, with how it looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from ingest.readers.docx_styles import Style, of_run
from ingest.readers.docx_xml import attribute, child, local

__all__ = ["Collector", "Paragraph", "Text", "chosen"]

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SKIPPED = frozenset(("del", "moveFrom", "rPr", "pPr"))
_CHARACTERS: Mapping[str, str] = {
    "tab": "\t",
    "ptab": "\t",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
}


class Text(Struct):
    """The text of one printed line in the making, and how many letters look how."""

    parts: list[str] = field(default_factory=list)
    looks: Counter[tuple[bool, bool, float | None]] = field(default_factory=Counter)

    def add(self, text: str, style: Style) -> None:
        """Add text that looks like the style."""
        self.parts.append(text)
        self.looks[style.bold, style.italic, style.size] += len(text.strip())


class Paragraph(Struct):
    """A paragraph in the making: its lines, the notes it refers to, the boxes that hang on it.

    ``notes`` holds the mark and the key of each, ``struck`` the text that is struck through; page
    breaks are counted before and in the text.
    """

    lines: list[Text] = field(default_factory=lambda: [Text()])
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    breaks_before: int = 0
    breaks_inside: int = 0


class Collector:
    """Collects the runs of paragraphs; ``tracked`` tells whether it met a tracked change."""

    def __init__(self, styles: Mapping[str, Style], notes: Container[str]) -> None:
        self._styles, self._notes = styles, notes
        self._noted = 0
        self.tracked = False

    def collect(self, parent: Any, style: Style, paragraph: Paragraph) -> None:
        """Add the runs under an element, through links, content controls and insertions."""
        for element in parent:
            name = local(element)
            if name == "r":
                run = of_run(child(element, "rPr"), style, self._styles)
                if not run.hidden:
                    self._run(element, run, paragraph)
            elif name in _SKIPPED:
                self.tracked |= name in ("del", "moveFrom")
            elif name == "AlternateContent":
                self.collect(chosen(element), style, paragraph)
            elif name in ("oMath", "oMathPara"):
                paragraph.lines[-1].add("".join(element.itertext()), style)
            elif len(element):
                self.tracked |= name in ("ins", "moveTo")
                self.collect(element, style, paragraph)

    def _run(self, run: Any, style: Style, paragraph: Paragraph) -> None:
        for element in run:
            name = local(element)
            if style.struck and name in ("t", "tab"):
                paragraph.struck.append(element.text or " ")
            elif name == "t":
                paragraph.lines[-1].add(element.text or "", style)
            elif name in _CHARACTERS:
                paragraph.lines[-1].add(_CHARACTERS[name], style)
            elif name == "sym":
                paragraph.lines[-1].add(_symbol(element), style)
            elif name in ("br", "cr", "lastRenderedPageBreak"):
                _break(element, name, paragraph)
            elif name in ("footnoteReference", "endnoteReference"):
                self._note_mark(name.removesuffix("Reference"), element, style, paragraph)
            elif name == "AlternateContent":
                self._run(chosen(element), style, paragraph)
            elif name in ("drawing", "pict", "object"):
                paragraph.boxes.extend(_boxes(element))

    def _note_mark(self, kind: str, element: Any, style: Style, paragraph: Paragraph) -> None:
        key = f"{kind}{attribute(element, 'id')}"
        if key not in self._notes:
            return
        own = attribute(element, "customMarkFollows") in ("1", "true")
        self._noted += not own
        mark = "" if own else str(self._noted).translate(_SUPERSCRIPT)
        paragraph.lines[-1].add(mark, style)
        paragraph.notes.append((mark, key))


def _break(element: Any, name: str, paragraph: Paragraph) -> None:
    if name == "lastRenderedPageBreak" or attribute(element, "type") == "page":
        if any(text.strip() for line in paragraph.lines for text in line.parts):
            paragraph.breaks_inside += 1
        else:
            paragraph.breaks_before += 1
    elif attribute(element, "type") != "column":
        paragraph.lines.append(Text())


def chosen(element: Any) -> Any:
    """Return one of the alternatives in which Word wrote the same content."""
    return next((option for option in element if local(option) in ("Choice", "Fallback")), ())


def _boxes(element: Any) -> Iterator[Any]:
    """Yield the text boxes of a drawing; a box inside a box is found when that one is read."""
    for inner in element:
        name = local(inner)
        if name == "txbxContent":
            yield inner
        else:
            yield from _boxes(chosen(inner) if name == "AlternateContent" else inner)


def _symbol(element: Any) -> str:
    try:
        return chr(int(attribute(element, "char"), 16))
    except (ValueError, OverflowError):
        return "\ufffd"
