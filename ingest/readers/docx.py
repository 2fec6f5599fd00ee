"""Word (docx): paragraphs with their styles and printed numbers, tables, footnotes.

Tracked changes are read as accepted: inserted text stays, deleted text goes, and an issue says so.
Text that is struck through by hand is set apart in the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from corpus.errors import FileEncrypted, FileUnreadable, NoText
from corpus.model import Issue
from ingest.layout.characters import tidy
from ingest.layout.lines import Line, Reading
from ingest.readers.docx_numbering import Counters, Numbering, numbering_of
from ingest.readers.docx_runs import Collector, Paragraph, chosen
from ingest.readers.docx_styles import Style, linked_lists, of_paragraph, styles_of
from ingest.readers.docx_xml import attribute, child, children, local
from ingest.readers.packages import OLD_OFFICE, Package, has_member
from ingest.readers.written_lines import REMARKS, WrittenLines

__all__ = ["DocxReader"]

_BODY = "word/document.xml"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TRACKED = "Het document bevat bijgehouden wijzigingen; gelezen is de tekst alsof ze zijn aanvaard."
_STRUCK = "Het document bevat doorgestreepte tekst; gelezen is de tekst zonder die woorden."


class DocxReader:
    """Reads Word documents (docx, docm)."""

    name = "docx"

    def suitability(self, data: bytes, file_name: str) -> float:
        """Return 1.0 for a zip with a Word body, less for what only has the name of one."""
        if any(has_member(data, name) for name in (_BODY, "word/document2.xml")):
            return 1.0
        named = file_name.lower().endswith((".docx", ".docm", ".dotx", ".doc"))
        if data.startswith(OLD_OFFICE):
            return 0.9 if named else 0.2
        return 0.3 if named else 0.0

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read the document into one line for each paragraph and table row.

        Raises ``FileEncrypted``, ``FileUnreadable`` (damaged, or Word's format from before 2007),
        ``FileTooLarge`` and ``NoText``.
        """
        if data.startswith(OLD_OFFICE):
            raise _old_office(data, file_name)
        package = Package(data, file_name)
        main = _main_part(package)
        walk = _Walk(_Parts.of(package, main))
        body = child(package.xml(main), "body")
        if body is not None:
            walk.block(body)
        written = walk.written
        if not written.lines:
            raise NoText(f"'{file_name}' bevat geen tekst; misschien staan er alleen plaatjes in.")
        progress(1, 1)
        walk.around(_around(package, main))
        paged = walk.paged
        lines = written.lines if paged else [replace(line, page=None) for line in written.lines]
        return Reading(
            media_type=_MEDIA_TYPE,
            lines=tuple(lines),
            pages=written.page if paged else None,
            issues=walk.issues(),
        )


def _old_office(data: bytes, file_name: str) -> FileEncrypted | FileUnreadable:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return FileEncrypted(
            f"'{file_name}' is beveiligd met een wachtwoord; sla het zonder wachtwoord op en lees "
            "het opnieuw in."
        )
    return FileUnreadable(
        f"'{file_name}' is bewaard in het oude Word-formaat (doc); open het in Word of LibreOffice "
        "en bewaar het als docx."
    )


class _Parts(Struct, frozen=True):
    """The parts of a package beside the body."""

    styles: Mapping[str, Style]
    numbering: Numbering
    notes: Mapping[str, Any]

    @classmethod
    def of(cls, package: Package, main: str) -> _Parts:
        """Read the parts that ``main`` relates to; one missing or damaged counts as empty."""
        names = dict(_related(package, main))

        def root(kind: str) -> Any | None:
            name = names.get(kind, f"word/{kind}.xml")
            if not package.has(name):
                return None
            try:
                return package.xml(name)
            except FileUnreadable:
                return None

        styles = root("styles")
        notes = {
            f"{kind}{attribute(note, 'id')}": note
            for kind in ("footnote", "endnote")
            for note in children(root(f"{kind}s"), kind)
            if attribute(note, "type") in ("", "normal")
        }
        return cls(styles_of(styles), numbering_of(root("numbering"), linked_lists(styles)), notes)


def _main_part(package: Package) -> str:
    """Return the name of the part with the body: some programs call it ``document2.xml``."""
    for kind, target in _relations(package, "_rels/.rels"):
        if kind == "officeDocument" and package.has(target):
            return target
    return _BODY


def _related(package: Package, main: str) -> Iterator[tuple[str, str]]:
    """Yield kind and name of the parts that the body relates to."""
    folder, _, name = main.rpartition("/")
    for kind, target in _relations(package, f"{folder}/_rels/{name}.rels"):
        yield kind, target if "/" in target else f"{folder}/{target}"


def _around(package: Package, main: str) -> Iterator[tuple[str, Any]]:
    """Yield what stands around the text: heads, feet and remarks, by kind."""
    for kind, name in sorted(set(_related(package, main))):
        if kind in ("header", "footer", "comments"):
            with suppress(FileUnreadable):
                yield kind, package.xml(name)


def _relations(package: Package, name: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, target) of the relations in a part; targets without a leading slash."""
    if package.has(name):
        for relation in package.xml(name):
            kind = (relation.get("Type") or "").rpartition("/")[2]
            if relation.get("TargetMode") != "External":
                yield kind, (relation.get("Target") or "").lstrip("/")


class _Walk:
    """Walks through the body and writes lines.

    ``paged`` says whether Word left its page breaks in the file, so that pages mean something.
    """

    def __init__(self, parts: _Parts) -> None:
        self._parts = parts
        self._counters = Counters(parts.numbering)
        self._carried: Paragraph | None = None  # its paragraph mark was deleted
        self._collector = Collector(parts.styles, parts.notes)
        self._struck = self._remarked = False
        self.written = WrittenLines()
        self.paged = False

    def issues(self) -> tuple[Issue, ...]:
        """Return what the user must know about changes that stand in the document."""
        found = []
        if self._collector.tracked:
            found.append(("tracked-changes", _TRACKED))
        if self._remarked:
            found.append(("remarks", REMARKS))
        if self._struck:
            found.append(("struck-text", _STRUCK))
        return tuple(Issue(code=code, severity="warning", message=text) for code, text in found)

    def around(self, parts: Iterable[tuple[str, Any]]) -> None:
        """Write what stands in heads, feet and remarks, each once, set apart from the text."""
        inner = _Walk(self._parts)
        for kind, root in parts:
            for element in root if kind == "comments" else (root,):
                inner.block(element)
            self._remarked |= kind == "comments" and len(root) > 0
        self.written.add_around(inner.written.lines)

    # -- blocks

    def block(self, parent: Any) -> None:
        """Read the paragraphs and tables of a body, cell or content control."""
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                self._collector.tracked |= name in ("ins", "moveTo")
                self.block(element)
            elif name in ("del", "moveFrom"):
                self._collector.tracked = True
            elif name == "AlternateContent":
                self.block(chosen(element))

    def _paragraph(self, element: Any) -> None:
        properties = child(element, "pPr")
        style = of_paragraph(properties, self._parts.styles)
        paragraph = self._carried or Paragraph()
        self._carried = None
        self._collector.collect(element, style, paragraph)
        if child(child(properties, "rPr"), "del") is not None:
            self._collector.tracked = True
            self._carried = paragraph
            return
        self._write(paragraph, style)

    # -- lines

    def _write(self, paragraph: Paragraph, style: Style) -> None:
        """Write the lines of a paragraph, then its text boxes and notes."""
        self._turn_pages(paragraph.breaks_before)
        label, level = self._label(style)
        texts = [tidy("".join(line.parts)) for line in paragraph.lines]
        if label and any(texts):
            texts[0] = f"{label} {texts[0]}".strip()
        first = True
        for text, line in zip(texts, paragraph.lines, strict=True):
            if not text:
                if first:
                    self.written.leave_blank()
                continue
            found = _line(text, line.looks, style)
            self.written.add(
                replace(found, label=label, level=level) if first else found, first=first
            )
            first = False
        if struck := tidy("".join(paragraph.struck)):
            self._struck = True
            self.written.add(Line(text=struck, number=0, role="furniture"), first=True)
        self._turn_pages(paragraph.breaks_inside)
        for box in paragraph.boxes:
            with self.written.beside():
                self.block(box)
        for mark, key in paragraph.notes:
            self._note(mark, key)

    def _turn_pages(self, times: int) -> None:
        self.written.turn_pages(times)
        self.paged |= times > 0

    def _label(self, style: Style) -> tuple[str | None, int | None]:
        """Return the printed number of a list item and its level, or the level of a heading."""
        if style.list_id in (None, "", "0"):
            return None, style.outline
        list_id = style.list_id or ""
        level = style.list_level
        if level is None:
            level = self._parts.numbering.level_of(list_id, style.name)
        return self._counters.next_label(list_id, level) or None, level

    def _note(self, mark: str, key: str) -> None:
        """Write a footnote after the paragraph that refers to it, its mark in front."""
        inner = _Walk(_Parts(self._parts.styles, self._parts.numbering, {}))
        inner.block(self._parts.notes[key])
        for index, line in enumerate(inner.written.lines):
            text = line.text if index else f"{mark} {line.text}"
            note = replace(line, text=text.strip(), role="footnote", label=None if index else mark)
            self.written.add(note, first=True)

    # -- tables

    def _table(self, table: Any) -> None:
        """Write a line for each row of a table, and what stands in a table of one cell as text."""
        rows = list(_rows(table))
        if all(len(cells) <= 1 for _, cells in rows):
            for _, cells in rows:
                for cell in cells:
                    self.block(cell)
            return
        for row, cells in rows:
            if child(child(row, "trPr"), "del") is not None:
                self._collector.tracked = True
                continue
            texts = tuple(text for cell in cells for text in self._cell(cell))
            if not any(texts):
                continue
            text = " ".join(text for text in texts if text)
            self.written.add(Line(text=text, number=0, role="table", cells=texts), first=True)

    def _cell(self, cell: Any) -> Sequence[str]:
        """Return the text of a cell, and an empty one for each further column that it spans.

        A cell that goes on from the row above has no text of its own.
        """
        properties = child(cell, "tcPr")
        with self.written.apart() as found:
            self.block(cell)
        span = child(properties, "gridSpan")
        columns = attribute(span, "val")
        further = min(int(columns), 60) - 1 if columns.isdecimal() else 0
        text = " ".join(line.text for line in found if line.role != "furniture")
        return [text, *[""] * max(0, further)]


def _line(text: str, looks: Counter[tuple[bool, bool, float | None]], style: Style) -> Line:
    letters = sum(looks.values()) or 1
    return Line(
        text=text,
        number=0,
        x0=style.indent,
        size=max(looks, key=lambda look: looks[look])[2] if looks else style.size,
        bold=sum(times for look, times in looks.items() if look[0]) > 0.6 * letters,
        italic=sum(times for look, times in looks.items() if look[1]) > 0.6 * letters,
        role=style.role,
    )


def _rows(table: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Yield the rows of a table with their cells, also those inside content controls."""
    for element in table:
        name = local(element)
        if name == "tr":
            yield element, list(_cells(element))
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        name = local(element)
        if name == "tc":
            yield element
        elif name in ("sdt", "sdtContent", "customXml"):
            yield from _cells(element)
