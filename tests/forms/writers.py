"""Writes an ordinance, given as paragraphs with their roles, in every form it may come in.

The notation is that of ``tests.demo.make`` with one role more: ``c`` for a line of the closing
formula. A paragraph stands as it is printed, its number in front; a form that keeps numbers apart
takes it off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path

from tests.demo.make import Paragraphs, plain_text, read_source
from tests.demo.pages import publication_page, regulation_page, table_page
from tests.docx_maker import make_docx, paragraph, run

__all__ = ["FORMS", "paragraphs_of"]

SOURCES = Path(__file__).parent / "sources"
_DEMO = ("lindervoort-2019", "lindervoort-2024", "kolkenburg-2023")
_LABEL = re.compile(
    r"(?P<word>Hoofdstuk|HOOFDSTUK|Paragraaf|Afdeling|Artikel|§)\s(?P<number>[\w.:]+?)[.:]?\s"
    r"(?P<title>.+)"
)
_BARE = re.compile(r"(?P<word>Artikel|Artikelen)\s(?P<number>[\w.:]+)$")
_LISTED = frozenset("losd")
_NOTED = frozenset("Hnm")


def paragraphs_of(name: str) -> Paragraphs:
    """Return the paragraphs of an ordinance by the name of its source."""
    if name in _DEMO:
        return _closed(read_source(name))
    lines = (SOURCES / f"{name}.src").read_text("utf-8").splitlines()
    return tuple((line[0], line[2:]) for line in lines if line)


def _closed(paragraphs: Paragraphs) -> Paragraphs:
    """Give the lines of the closing formula the role ``c``."""
    last = max(at for at, (role, _) in enumerate(paragraphs) if role in "al")
    return tuple(
        ("c" if role == "r" and at > last else role, text)
        for at, (role, text) in enumerate(paragraphs)
    )


# ------------------------------------------------------------------ Word


def typed_docx(paragraphs: Paragraphs) -> bytes:
    """Return a Word file whose numbers were typed."""
    return make_docx("".join(_word_body(paragraphs, {})))


def numbered_docx(paragraphs: Paragraphs) -> bytes:
    """Return a Word file in which Word itself counts chapters, articles and items."""
    lists = _WordLists()
    numbers = {at: lists.place(role, text) for at, (role, text) in enumerate(paragraphs)}
    body = "".join(_word_body(paragraphs, {at: one for at, one in numbers.items() if one}))
    return make_docx(body, numbering=lists.xml())


def _word_body(
    paragraphs: Paragraphs, numbers: Mapping[int, tuple[int, int, str]]
) -> Iterator[str]:
    rows: list[list[str]] = []
    for at, (role, text) in enumerate(paragraphs):
        if rows and role != "T":
            yield _word_table(rows)
            rows = []
        if role == "T":
            rows.append([escape(cell.strip()) for cell in text.split("|")])
            continue
        bold = "<w:b/>" if role in "hpatHn" else ""
        number = numbers.get(at)
        content = number[2] if number else text
        yield paragraph(run(escape(content), bold), number=number and number[:2])
    if rows:
        yield _word_table(rows)


def _word_table(rows: list[list[str]]) -> str:
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    grid = "<w:gridCol/>" * len(rows[0])
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


class _WordLists:
    """Finds for every printed number the list of Word that counts to it."""

    _DEPTH: Mapping[str, int] = {"l": 0, "o": 1, "s": 2, "d": 3}

    def __init__(self) -> None:
        self._made: list[tuple[str, str, int, int]] = []  # text, format, start, level
        self._open: dict[str, tuple[int, int]] = {}  # pattern -> list, value

    def place(self, role: str, text: str) -> tuple[int, int, str] | None:
        """Return list id, level and the text without its number; None where none is printed."""
        if role in "hpa":
            found = _LABEL.match(text)
            if found is None:
                return None
            label, rest = text[: found.start("title")].strip(), found["title"]
        elif role in _LISTED:
            label, rest = text.split(" ", 1)
        else:
            if role in "xT":
                return None
            self._open.clear()
            return None
        if role == "a":
            self._forget(0)
        split = re.fullmatch(r"(.*?)(\d+|(?<![A-Za-z])[a-z]|[IVX]+)([.°:)]*)", label)
        if split is None:
            return self._bullet(label, rest) if role == "d" else None
        pattern, value, form = f"{split[1]}%{split[3]}", *_value(split[2])
        level = self._DEPTH.get(role, 0)
        self._forget(level + 1)
        known = self._open.get(pattern)
        if known is None or known[1] + 1 != value:
            self._made.append((pattern, form, value, level))
            known = (len(self._made), value - 1)
        self._open[pattern] = (known[0], value)
        return known[0], level, rest

    def _bullet(self, label: str, rest: str) -> tuple[int, int, str]:
        self._made.append((label, "bullet", 1, 3))
        return len(self._made), 3, rest

    def _forget(self, level: int) -> None:
        """Close the lists of items at a level and below: they begin anew."""
        self._open = {
            pattern: (number, value)
            for pattern, (number, value) in self._open.items()
            if self._made[number - 1][3] < level or pattern[0].isalpha() or pattern[0] == "§"
        }

    def xml(self) -> str:
        """Return the inside of numbering.xml."""
        abstracts, numbers = [], []
        for number, (pattern, form, start, level) in enumerate(self._made, start=1):
            text = escape(pattern).replace("%", f"%{level + 1}")
            abstracts.append(
                f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="{level}">'
                f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
                f'<w:pPr><w:ind w:left="{425 * (level + 1)}" w:hanging="425"/></w:pPr>'
                "</w:lvl></w:abstractNum>"
            )
            numbers.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        return "".join([*abstracts, *numbers])


def _value(number: str) -> tuple[int, str]:
    if number.isdigit():
        return int(number), "decimal"
    if number.isupper():
        return ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"].index(number) + 1, "upperRoman"
    return ord(number) - 96, "lowerLetter"


# ------------------------------------------------------------------ official XML


def cvdr(paragraphs: Paragraphs) -> bytes:
    """Return the ordinance in CVDR XML."""
    title = _title(paragraphs)
    spaces = (
        'xmlns="http://standaarden.overheid.nl/cvdr/terms/" '
        'xmlns:dcterms="http://purl.org/dc/terms/"'
    )
    meta = f"<meta><owmskern><dcterms:title>{escape(title)}</dcterms:title></owmskern></meta>"
    notes = "".join(_cvdr_notes(paragraphs))
    return (
        f"<cvdr {spaces}>{meta}<body><intitule>{escape(title)}</intitule><regeling>"
        f"<aanhef><preambule>{_lines(paragraphs, 'kr', 'al')}</preambule></aanhef>"
        f"<regeling-tekst>{_xml_body(paragraphs, _CVDR)}</regeling-tekst>"
        f"<regeling-sluiting><slotformulering>{_lines(paragraphs, 'c', 'al')}</slotformulering>"
        f"</regeling-sluiting>{notes}</regeling></body></cvdr>"
    ).encode()


def _cvdr_notes(paragraphs: Paragraphs) -> Iterator[str]:
    noted = _notes(paragraphs)
    if noted:
        yield "<nota-toelichting>"
        for role, text in noted:
            words = escape(text)
            yield f"<al><vet>{words}</vet></al>" if role in _NOTED else f"<al>{words}</al>"
        yield "</nota-toelichting>"


def stop(paragraphs: Paragraphs) -> bytes:
    """Return the ordinance in STOP XML."""
    space = 'xmlns="https://standaarden.overheid.nl/stop/imop/tekst/"'
    noted = "".join(
        f"<Kop><Opschrift>{escape(text)}</Opschrift></Kop>"
        if role in _NOTED
        else f"<Al>{escape(text)}</Al>"
        for role, text in _notes(paragraphs)
    )
    notes = f"<Toelichting><Divisietekst><Inhoud>{noted}</Inhoud></Divisietekst></Toelichting>"
    return (
        f"<RegelingCompact {space}><RegelingOpschrift><Al>{escape(_title(paragraphs))}</Al>"
        f"</RegelingOpschrift><Aanhef>{_lines(paragraphs, 'kr', 'Al')}</Aanhef>"
        f"<Lichaam>{_xml_body(paragraphs, _STOP)}</Lichaam>"
        f"<Sluiting>{_lines(paragraphs, 'c', 'Al')}</Sluiting>{notes if noted else ''}"
        "</RegelingCompact>"
    ).encode()


_CVDR: Mapping[str, str] = {
    "h": "hoofdstuk",
    "p": "paragraaf",
    "a": "artikel",
    "kop": "kop",
    "label": "label",
    "nr": "nr",
    "titel": "titel",
    "lid": "lid",
    "lidnr": "lidnr",
    "al": "al",
    "lijst": "lijst",
    "li": "li",
    "in": "",
    "row": "row",
}
_STOP: Mapping[str, str] = {
    "h": "Hoofdstuk",
    "p": "Paragraaf",
    "a": "Artikel",
    "kop": "Kop",
    "label": "Label",
    "nr": "Nummer",
    "titel": "Opschrift",
    "lid": "Lid",
    "lidnr": "LidNummer",
    "al": "Al",
    "lijst": "Lijst",
    "li": "Li",
    "in": "Inhoud",
    "row": "row",
}
_RANKS: Mapping[str, int] = {"h": 0, "p": 1, "a": 2, "l": 3, "o": 5, "s": 7, "d": 9}


def _xml_body(  # noqa: C901, PLR0912, PLR0915 - a branch for each role
    paragraphs: Paragraphs, names: Mapping[str, str]
) -> str:
    """Write chapters, articles, leden and items as elements that hold each other."""
    out: list[str] = []
    open_: list[tuple[int, str]] = []  # rank and name of the elements that are open

    def close(rank: int) -> None:
        while open_ and open_[-1][0] >= rank:
            out.append(f"</{open_.pop()[1]}>")

    def start(rank: int, name: str, more: str = "") -> None:
        if name:
            out.append(f"<{name}{more}>")
            open_.append((rank, name))

    body = _body(paragraphs)
    dashed = 0  # rank of the list of dashes that is open
    for at, (role, text) in enumerate(body):
        words = escape(text)
        dashed = dashed if role == "d" else 0
        if role in "hpa":
            close(_RANKS[role])
            start(_RANKS[role], names[role])
            out.append(_kop(text, names))
            if role == "a" and body[at + 1][0] != "l":
                start(3, names["in"])
        elif role == "l":
            close(3)
            number, words = words.split(" ", 1)
            start(3, names["lid"])
            out.append(f"<{names['lidnr']}>{number}</{names['lidnr']}>")
            start(4, names["in"])
            out.append(f"<{names['al']}>{words}</{names['al']}>")
        elif role in "osd":
            number, words = words.split(" ", 1)
            rank = _RANKS[role]
            if role == "d":
                dashed = dashed or max((r + 2 for r, _ in open_ if r in (5, 7)), default=5)
                rank = dashed
            close(rank + 1)
            if not open_ or open_[-1][0] != rank:
                start(rank, names["lijst"])
            if names is _CVDR:
                start(rank + 1, "li", f' nr="{number}"')
            else:
                start(rank + 1, "Li")
                out.append(f"<LiNummer>{number}</LiNummer>")
            out.append(f"<{names['al']}>{words}</{names['al']}>")
        elif role == "T":
            if body[at - 1][0] != "T":
                out.append('<table><tgroup cols="3"><tbody>')
            cells = "".join(
                f"<entry><{names['al']}>{escape(cell.strip())}</{names['al']}></entry>"
                for cell in text.split("|")
            )
            out.append(f"<row>{cells}</row>")
            if at + 1 == len(body) or body[at + 1][0] != "T":
                out.append("</tbody></tgroup></table>")
        else:
            out.append(f"<{names['al']}>{words}</{names['al']}>")
    close(0)
    return "".join(out)


def _kop(text: str, names: Mapping[str, str]) -> str:
    found = _LABEL.match(text)
    if found is None:
        return (
            f"<{names['kop']}><{names['titel']}>{escape(text)}</{names['titel']}></{names['kop']}>"
        )
    inside = "".join(
        f"<{names[name]}>{escape(part)}</{names[name]}>"
        for name, part in zip(("label", "nr", "titel"), found.groups(), strict=True)
    )
    return f"<{names['kop']}>{inside}</{names['kop']}>"


def _title(paragraphs: Paragraphs) -> str:
    return next(text for role, text in paragraphs if role == "t")


def _lines(paragraphs: Paragraphs, wanted: str, name: str) -> str:
    return "".join(
        f"<{name}>{escape(text)}</{name}>" for role, text in paragraphs if role in wanted
    )


def _notes(paragraphs: Paragraphs) -> Paragraphs:
    first = next((at for at, (role, _) in enumerate(paragraphs) if role == "H"), None)
    return () if first is None else paragraphs[first:]


def _body(paragraphs: Paragraphs) -> Paragraphs:
    end = len(paragraphs) - len(_notes(paragraphs))
    return tuple((role, text) for role, text in paragraphs[:end] if role not in "ktrc")


# ------------------------------------------------------------------ all


def _as_page(shape: Callable[[Paragraphs], str]) -> Callable[[Paragraphs], bytes]:
    def page(paragraphs: Paragraphs) -> bytes:
        plain, tables = _without_tables(paragraphs)
        made = shape(tuple(("r" if role == "c" else role, text) for role, text in plain))
        for mark, rows in tables.items():
            body = "".join(
                "<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) + "</tr>"
                for row in rows
            )
            made = made.replace(f'<p class="al">{mark}</p>', f"<table>{body}</table>")
        return made.replace("<html>", '<html><head><meta charset="utf-8"></head>', 1).encode()

    return page


def text_file(paragraphs: Paragraphs) -> bytes:
    """Return the ordinance as wrapped lines of text."""
    plain, tables = _without_tables(paragraphs)
    text = plain_text(plain)
    for mark, rows in tables.items():
        widths = [max(map(len, column)) + 3 for column in zip(*rows, strict=True)]
        lines = (
            "".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        )
        text = text.replace(mark, "\n".join(lines))
    return text.encode()


def _without_tables(paragraphs: Paragraphs) -> tuple[Paragraphs, dict[str, list[list[str]]]]:
    """Return the paragraphs with a mark for every table, and the rows of each by its mark."""
    found: list[tuple[str, str]] = []
    tables: dict[str, list[list[str]]] = {}
    for at, (role, text) in enumerate(paragraphs):
        if role != "T":
            found.append((role, text))
            continue
        if paragraphs[at - 1][0] != "T":
            mark = f"tabel{len(tables)}"
            tables[mark] = []
            found.append(("x", mark))
        tables[found[-1][1]].append([cell.strip() for cell in text.split("|")])
    return tuple(found), tables


FORMS: Mapping[str, tuple[str, Callable[[Paragraphs], bytes]]] = {
    "text": ("x.txt", text_file),
    "typed": ("x.docx", typed_docx),
    "numbered": ("x.docx", numbered_docx),
    "page": ("x.html", _as_page(regulation_page)),
    "gazette": ("x.html", _as_page(publication_page)),
    "tables": ("x.html", _as_page(table_page)),
    "cvdr": ("x.xml", cvdr),
    "stop": ("x.xml", stop),
}
