"""HTML: a saved page of lokaleregelgeving.overheid.nl, officielebekendmakingen.nl or another site.

The site's own surroundings are left out; what remains becomes lines, a paragraph each. A number
that the page keeps apart from its text (a list marker, a narrow column) is put in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from corpus.errors import FileUnreadable, NoText
from corpus.model import Issue
from corpus.numbering import label_readings
from ingest.layout.lines import Line, Reading, Role
from ingest.readers.bounded import bounded_lines
from ingest.readers.html_lists import is_label, list_labels
from ingest.readers.limits import LIMITS, refuse_oversized
from ingest.readers.markup import MAX_DEPTH, line_of, words
from ingest.readers.text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["HtmlReader"]

_START = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_LEFT_OUT = frozenset(
    {"script", "style", "nav", "footer", "form", "button", "svg", "noscript", "template", "head"}
    | {"iframe", "object", "select", "dialog", "input", "textarea", "canvas"}
)
_SILENT = frozenset({"script", "style", "head", "noscript", "template", "svg", "object", "iframe"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "header", "hr", "html", "li", "main", "ol", "p"}
    | {"pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
    | {"caption", *_HEADINGS}
)
# What a site hides or puts around its text; compared with the words of class and id.
_SURROUNDINGS = re.compile(
    r"(?:^|[\s_-])(?:visually-hidden|visuallyhidden|sr-only|screenreader|hidden|breadcrumbs?"
    r"|skiplinks?|cookies?|toolbar|share|social|pagination|print-only|no-text|site-header"
    r"|site-footer|zoekbalk|kruimelpad)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"artikel", re.IGNORECASE), "article"),
    (re.compile(r"hoofdstuk", re.IGNORECASE), "chapter"),
    (re.compile(r"paragraaf|afdeling", re.IGNORECASE), "section"),
    (re.compile(r"bijlage", re.IGNORECASE), "annex"),
    (re.compile(r"toelichting", re.IGNORECASE), "note-heading"),
)
# Lines the site writes around a regulation; kept, but set apart from its text.
_SITE_LINES = re.compile(
    r"^(geldend van \S+ t/m\b.*|geldig van\b.*|zichtdatum\b.*|permanente link.*|toon relaties.*"
    r"|kopieer (de )?link.*|u bent hier:?|naar (de )?inhoud.*|vorige|volgende|inhoudsopgave"
    r"|download(en)?\b.{0,40}|externe bijlagen?|ziet u een fout in deze regeling\?.*"
    r"|regeling vervallen per\b.*|wetstechnische informatie)$",
    re.IGNORECASE,
)


class HtmlReader:
    """Reads a saved web page."""

    name = "html"

    def suitability(self, data: bytes, file_name: str) -> float:
        """Return 0.9 for what begins as HTML, 0.6 for the name of a page with a tag in it."""
        head = data[:2048].replace(b"\x00", b"")
        if _START.search(head) and head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
            return 0.9
        named = file_name.lower().endswith((".html", ".htm", ".xhtml", ".mhtml"))
        return 0.6 if named and b"<" in head else 0.0

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read the page into one line for each paragraph, item and table row.

        Raises ``FileUnreadable`` for a page nested too deep, ``FileTooLarge`` and ``NoText``.
        """
        refuse_oversized(data, file_name, LIMITS.text_bytes)
        root, issues = _parse(data, file_name)
        walk = _Walk()
        content = _content(root)
        walk.block(content)
        walk.flush()
        if not any(line.role != "furniture" for line in walk.lines):
            raise NoText(
                f"'{file_name}' bevat geen tekst; bewaar de hele pagina en probeer opnieuw."
            )
        walk.leave_out(_around(content))
        progress(1, 1)
        return Reading(
            media_type="text/html", lines=bounded_lines(walk.lines, file_name), issues=issues
        )


def _parse(data: bytes, file_name: str) -> tuple[Element, tuple[Issue, ...]]:
    from lxml import etree

    text, issues = decode(data)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise FileUnreadable(
            f"'{file_name}' is geen leesbare webpagina; bewaar de pagina opnieuw als html."
        )
    return root, issues


def _content(root: Element) -> Element:
    """Return the innermost element that holds the whole text of the page.

    That is the part the site marks as its main text, else the body.
    """
    for path in (
        "//*[@id='broodtekst' or contains(concat(' ', @class, ' '), ' broodtekst ')]",
        "//*[@id='PaginaContainer' or @id='regeling' or contains(@class, 'regeling-tekst')]",
        "//main | //*[@role='main']",
        "//article",
        "//*[@id='content' or @id='inhoud']",
        "//body",
    ):
        found = [each for each in cast("list[Element]", root.xpath(path)) if words(each).text]
        if len(found) == 1 and len(words(found[0]).text) > 0.4 * len(_body_text(root)):
            return found[0]
    return root


def _around(content: Element) -> Iterator[str]:
    """Yield the words of a page that stand outside its content."""
    inner: Element = content
    for outer in content.iterancestors():
        for piece in (outer.text, *(text for child in outer for text in _beside(child, inner))):
            if piece and piece.strip():
                yield piece
        inner = outer


def _beside(child: Element, inner: Element) -> Iterator[str | None]:
    if child is not inner and isinstance(child.tag, str) and child.tag not in _SILENT:
        yield words(child, without=_SILENT).text
    yield child.tail


def _body_text(root: Element) -> str:
    return words(root, without=_LEFT_OUT).text


class _Walk:
    """Walks through a page and writes lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._apart: list[str] = []
        self._pieces: list[str] = []
        self._label: str | None = None
        self._depth = 0
        self._nesting = 0
        self._source = 1
        self._bold = 0
        self._letters = 0

    def block(self, element: Element) -> None:
        """Write what stands in a block: its own words and the blocks inside it."""
        self._nesting += 1
        if self._nesting <= MAX_DEPTH:
            self._text(element.text, element)
            for child in element:
                self._child(child)
                self._text(child.tail, element)
        else:
            self._text(words(element).text, element)
        self._nesting -= 1

    def leave_out(self, around: Iterable[str]) -> None:
        """Write what is no text of the page, each text once, set apart from it."""
        for text in dict.fromkeys(" ".join(each.split()) for each in (*around, *self._apart)):
            if text:
                number = len(self.lines) + 1
                self.lines.append(Line(text=text, number=number, role="furniture"))

    def _child(self, element: Element) -> None:
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in _SILENT:
            return
        if name in _LEFT_OUT or _is_hidden(element):
            self._apart.append(words(element, without=_SILENT).text)
            return
        if name == "br":
            self.flush()
        elif name in _HEADINGS:
            self.flush()
            self._heading(element)
        elif name in ("ol", "ul"):
            self.flush()
            self._list(element)
        elif name == "table":
            self.flush()
            self._table(element)
        elif name in _BLOCKS:
            self.flush()
            self.block(element)
            self.flush()
        else:
            self.block(element)

    def _text(self, text: str | None, element: Element) -> None:
        if not text:
            return
        if not "".join(self._pieces).strip():
            self._source = line_of(element) or self._source
        self._pieces.append(text)
        letters = len(text.strip())
        self._letters += letters
        if any(
            parent.tag in ("b", "strong", "th") for parent in (element, *element.iterancestors())
        ):
            self._bold += letters

    def flush(self, role: Role = "", *, bold: bool = False) -> None:
        """Write the words gathered so far as a line.

        Words that are a number and nothing else wait for the text they belong to.
        """
        text = " ".join("".join(self._pieces).split())
        bold = bold or (self._letters > 0 and self._bold > 0.6 * self._letters)
        self._pieces, self._bold, self._letters = [], 0, 0
        if not text:
            return
        if is_label(text) and not role:
            self._label = text
            return
        label, self._label = self._label, None
        if label is not None and not _has_label(text):
            text = f"{label} {text}"
        else:
            label = None
        if _SITE_LINES.match(text):
            role = "furniture"
        self.lines.append(
            Line(
                text=text,
                number=len(self.lines) + 1,
                role=role,
                bold=bold,
                label=label,
                level=self._depth or None,
                gap=2.0,
            )
        )

    def _heading(self, element: Element) -> None:
        self._text(words(element, without=_LEFT_OUT).text, element)
        self._label = None
        self.flush(_role(element), bold=True)

    def _list(self, element: Element) -> None:
        self._depth += 1
        for item, label in list_labels(element):
            if item is None:
                continue
            self._label = label
            before = len(self.lines)
            self._child(item)
            if len(self.lines) == before:
                self._label = None
        self._depth -= 1

    def _table(self, table: Element) -> None:
        rows = [list(_cells(row)) for row in table.iter("tr") if _own_row(row, table)]
        if not rows:
            self.block(table)
        elif _is_layout(rows):
            for cells in rows:
                for cell in cells:
                    self.block(cell)
                    self.flush()
        else:
            for cells in rows:
                texts = tuple(text for cell in cells for text in _cell_texts(cell))
                if any(texts):
                    self._row(texts)

    def _row(self, texts: tuple[str, ...]) -> None:
        text = " ".join(text for text in texts if text)
        number = len(self.lines) + 1
        self.lines.append(Line(text=text, number=number, role="table", cells=texts, gap=2.0))


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_SURROUNDINGS.search(named))


def _has_label(text: str) -> bool:
    return any(reading.cost == 0 for reading in label_readings(text))


def _role(element: Element) -> Role:
    named = f"{element.get('class') or ''} {element.get('data-element') or ''}"
    return next((role for pattern, role in _ROLES if pattern.search(named)), "")


def _own_row(row: Element, table: Element) -> bool:
    return next(row.iterancestors("table"), None) is table


def _cells(row: Element) -> Iterator[Element]:
    yield from (cell for cell in row if cell.tag in ("td", "th"))


def _cell_texts(cell: Element) -> list[str]:
    span = cell.get("colspan") or "1"
    columns = min(int(span), 60) if span.isdecimal() else 1
    return [words(cell, without=_LEFT_OUT).text, *[""] * (columns - 1)]


def _is_layout(rows: list[list[Element]]) -> bool:
    """Tell a table that only sets numbers beside their text, or one cell, from a real one."""
    if all(len(cells) <= 1 for cells in rows):
        return True
    firsts = [words(cells[0]).text for cells in rows if cells]
    return all(len(cells) <= 2 for cells in rows) and all(
        not text or is_label(text) for text in firsts
    )
