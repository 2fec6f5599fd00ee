"""OpenDocument text (odt, fodt): paragraphs with their printed numbers, tables, footnotes.

Tracked changes are read as accepted: OpenDocument keeps deleted text apart from the body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from corpus.errors import FileEncrypted, FileUnreadable, NoText
from corpus.model import Issue
from ingest.layout.characters import tidy
from ingest.layout.lines import Line, Reading, Role
from ingest.readers.bounded import bounded_lines
from ingest.readers.markup import children, find, local, parse_xml, root_name
from ingest.readers.odt_lists import Counters, Numbered, attribute, list_styles
from ingest.readers.packages import Package, has_member
from ingest.readers.written_lines import REMARKS, WrittenLines

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["OdtReader"]

_BODY = "content.xml"
_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_MOST_REPEATED = 60
_SKIPPED = frozenset(
    {"tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms"}
    | {"annotation", "annotation-end", "change", "change-start", "change-end"}
)
_AROUND = ("{*}header", "{*}footer", "{*}annotation")
_INDEXES = ("table-of-content", "alphabetical-index", "illustration-index", "table-index")


class OdtReader:
    """Reads OpenDocument text, packed or flat."""

    name = "odt"

    def suitability(self, data: bytes, file_name: str) -> float:
        """Return 1.0 for an OpenDocument body, less for what only has the name of one."""
        if has_member(data, _BODY) and b"opendocument.text" in data[:200]:
            return 1.0
        if _is_flat(data):
            return 0.95
        named = file_name.lower().endswith((".odt", ".fodt", ".ott"))
        return (0.8 if has_member(data, _BODY) else 0.3) if named else 0.0

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read the document into one line for each paragraph and table row.

        Raises ``FileEncrypted``, ``FileUnreadable``, ``FileTooLarge`` and ``NoText``.
        """
        content, styles = _roots(data, file_name)
        body = find(content, "body", "text")
        walk = _Walk([*styles, content])
        if body is not None:
            walk.block(body)
        if not walk.written.lines:
            raise NoText(f"'{file_name}' bevat geen tekst; misschien staan er alleen plaatjes in.")
        progress(1, 1)
        walk.around([*styles, content])
        return Reading(
            media_type=_MEDIA_TYPE,
            lines=bounded_lines(walk.written.lines, file_name),
            pages=walk.written.page if walk.written.page > 1 else None,
            issues=(*_tracked(body), *_remarked(body)),
        )


def _is_flat(data: bytes) -> bool:
    return root_name(data) == "document" and b"opendocument.text" in data[:4096]


def _roots(data: bytes, file_name: str) -> tuple[Element, list[Element]]:
    """Return the root that holds the body, and those of further styles."""
    if not data.startswith(b"PK"):
        return parse_xml(data, file_name), []
    package = Package(data, file_name)
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and b"encryption-data" in package.read(manifest):
        raise FileEncrypted(
            f"'{file_name}' is beveiligd met een wachtwoord; sla het zonder wachtwoord op en lees "
            "het opnieuw in."
        )
    if not package.has(_BODY):
        raise FileUnreadable(
            f"'{file_name}' is geen tekstdocument; bewaar het als odt of docx en lees dat in."
        )
    content = parse_xml(package.read(_BODY), file_name)
    further = ["styles.xml"] if package.has("styles.xml") else []
    return content, [parse_xml(package.read(name), file_name) for name in further]


def _tracked(body: Element | None) -> tuple[Issue, ...]:
    changes = find(body, "tracked-changes") if body is not None else None
    if changes is None or len(changes) == 0:
        return ()
    return (
        Issue(
            code="tracked-changes",
            severity="warning",
            message="Het document bevat bijgehouden wijzigingen; gelezen is de tekst alsof ze zijn "
            "aanvaard.",
        ),
    )


def _remarked(body: Element | None) -> tuple[Issue, ...]:
    if body is None or next(body.iter("{*}annotation"), None) is None:
        return ()
    return (Issue(code="remarks", severity="warning", message=REMARKS),)


class _Walk:
    """Walks through the body and writes lines."""

    def __init__(self, roots: list[Element]) -> None:
        self._counters = Counters(list_styles(roots))
        self._bold = _bold_styles(roots)
        self._role: Role = ""
        self.written = WrittenLines()

    def around(self, roots: Iterable[Element]) -> None:
        """Write what stands in heads, feet and remarks, each once, set apart from the text."""
        with self.written.apart() as found:
            for root in roots:
                for element in root.iter(*_AROUND):
                    self.block(element)
        self.written.add_around(found)

    # -- blocks

    def block(self, parent: Element) -> None:
        """Read the paragraphs, lists and tables of a body, section or cell."""
        for element in children(parent):
            self._element(element)

    def _element(self, element: Element) -> None:
        name = local(element)
        if name in ("p", "h"):
            self._paragraph(element, self._heading_label(element))
        elif name == "list":
            self._list(element, self._counters.open(element), 1, attribute(element, "style-name"))
        elif name == "table":
            self._table(element)
        elif name == "soft-page-break":
            self.written.turn_pages()
        elif name in _INDEXES:
            before, self._role = self._role, "furniture"
            self.block(element)
            self._role = before
        elif name not in _SKIPPED:
            self.block(element)

    def _heading_label(self, element: Element) -> str:
        if local(element) != "h" or attribute(element, "is-list-header") == "true":
            return ""
        level = attribute(element, "outline-level")
        if not level.isdecimal() or int(level) > 10:
            return ""
        start = attribute(element, "start-value")
        return self._counters.label(self._counters.outline, int(level), start)

    # -- lists

    def _list(self, element: Element, counted: Numbered, level: int, style: str) -> None:
        for item in children(element, "list-item", "list-header"):
            numbered = local(item) == "list-item"
            start = attribute(item, "start-value")
            for child in children(item):
                if local(child) in ("p", "h"):
                    label = self._counters.label(counted, level, start, style) if numbered else ""
                    self._paragraph(child, label, level - 1)
                    numbered, start = False, ""
                elif local(child) == "list":
                    own = attribute(child, "style-name") or style
                    self._list(child, counted, level + 1, own)
                else:
                    self._element(child)

    # -- paragraphs

    def _paragraph(self, element: Element, label: str, level: int | None = None) -> None:
        collected = _Collected(self._bold)
        collected.walk(element, attribute(element, "style-name"))
        if collected.page_breaks and not collected.text_before_break:
            self.written.turn_pages()
            collected.page_breaks -= 1
        texts = [tidy(" ".join(line.split())) for line in "".join(collected.pieces).split("\n")]
        if label and any(texts):
            texts[0] = f"{label} {texts[0]}".strip()
        first = True
        for text in texts:
            if not text:
                if first:
                    self.written.leave_blank()
                continue
            line = Line(
                text=text,
                number=0,
                bold=collected.bold or local(element) == "h",
                label=(label or None) if first else None,
                level=level,
                role=self._role,
            )
            self.written.add(line, first=first)
            first = False
        self.written.turn_pages(collected.page_breaks)
        for box in collected.boxes:
            with self.written.beside():
                self.block(box)
        for mark, note in collected.notes:
            self._note(mark, note)

    def _note(self, mark: str, note: Element) -> None:
        """Write a footnote after the paragraph that refers to it, its mark in front."""
        with self.written.apart() as found:
            self.block(note)
        text = " ".join(line.text for line in found)
        if text:
            footnote = Line(text=f"{mark} {text}".strip(), number=0, role="footnote", label=mark)
            self.written.add(footnote, first=True)

    # -- tables

    def _table(self, table: Element) -> None:
        """Write a line for each row, and what stands in a table of one column as text."""
        rows = [(row, list(_cells(row))) for row in _rows(table)]
        if all(len(cells) <= 1 for _, cells in rows):
            for _, cells in rows:
                for cell in cells:
                    self.block(cell)
            return
        for row, cells in rows:
            texts = tuple(text for cell in cells for text in self._cell(cell))
            repeated = _times(row, "number-rows-repeated") if any(texts) else 0
            for _ in range(repeated):
                text = " ".join(text for text in texts if text)
                self.written.add(Line(text=text, number=0, role="table", cells=texts), first=True)

    def _cell(self, cell: Element) -> list[str]:
        with self.written.apart() as found:
            self.block(cell)
        text = " ".join(line.text for line in found)
        return [text] * _times(cell, "number-columns-repeated")


class _Collected:
    """The words of one paragraph, with what hangs on it."""

    def __init__(self, bold_styles: Mapping[str, bool]) -> None:
        self._bold_styles = bold_styles
        self._letters = 0
        self._bold_letters = 0
        self.pieces: list[str] = []
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, Element]] = []
        self.page_breaks = 0
        self.text_before_break = False

    @property
    def bold(self) -> bool:
        """Tell whether most letters are bold."""
        return self._letters > 0 and self._bold_letters > 0.6 * self._letters

    def walk(self, element: Element, style: str, bold: bool = False) -> None:
        """Collect the words of an element and below."""
        bold = self._bold_styles.get(style, bold)
        self._take(element.text, bold)
        for child in element:
            self._child(child, bold)
            self._take(child.tail, bold)

    def _take(self, text: str | None, bold: bool) -> None:
        if text:
            self.pieces.append(text.replace("\n", " "))
            letters = len(text.strip())
            self._letters += letters
            self._bold_letters += letters if bold else 0

    def _child(self, element: Element, bold: bool) -> None:
        name = local(element)
        if name == "s":
            self.pieces.append(" ")
        elif name == "tab":
            self.pieces.append("\t")
        elif name == "line-break":
            self.pieces.append("\n")
        elif name == "soft-page-break":
            self.page_breaks += 1
            self.text_before_break = bool("".join(self.pieces).strip())
        elif name == "note":
            mark = "".join(part.text or "" for part in children(element, "note-citation"))
            self.notes += [(mark, body) for body in children(element, "note-body")]
        elif name == "text-box":
            self.boxes.append(element)
        elif name and name not in _SKIPPED:
            self.walk(element, attribute(element, "style-name"), bold)


def _bold_styles(roots: list[Element]) -> dict[str, bool]:
    """Return for each style that says so whether its text is bold, parents followed."""
    own: dict[str, bool] = {}
    parents: dict[str, str] = {}
    for root in roots:
        for style in root.iter("{*}style"):
            name = attribute(style, "name")
            weight = [attribute(part, "font-weight") for part in children(style, "text-properties")]
            if any(weight):
                own[name] = weight[-1] in ("bold", "600", "700", "800", "900")
            parents[name] = attribute(style, "parent-style-name")
    found = dict(own)
    for name in parents:
        above, steps = name, 0
        while above and above not in own and steps < 20:
            above, steps = parents.get(above, ""), steps + 1
        if above in own:
            found[name] = own[above]
    return found


def _rows(table: Element) -> Iterator[Element]:
    for element in children(table):
        name = local(element)
        if name == "table-row":
            yield element
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(element)


def _cells(row: Element) -> Iterator[Element]:
    yield from children(row, "table-cell", "covered-table-cell")


def _times(element: Element, name: str) -> int:
    times = attribute(element, name)
    return min(int(times), _MOST_REPEATED) if times.isdecimal() else 1
