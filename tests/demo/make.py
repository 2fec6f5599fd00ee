"""Makes the demonstration documents in ``corpus/demo`` from the sources beside this file.

Run ``python -m tests.demo.make`` in the project folder; LibreOffice is needed for PDF and ODT.

A source has one paragraph a line: a letter for its role, a space, the text as printed.

    k heading of a council paper   t title            r preamble or closing line
    h chapter   p section   a article   l paragraph (lid)   o point   s subpoint   d dash   x text
    H heading of the notes   n note on an article   m note on a paragraph
    b heading inside a proposal   y argument heading   T table row, columns between bars
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any

__all__ = ["main", "plain_text", "read_source", "scanned_text"]

SOURCES = Path(__file__).parent / "sources"
DEMO = Path(__file__).parents[2] / "corpus" / "demo"
WIDTH = 92
PAGE_LINES = 46

Paragraphs = tuple[tuple[str, str], ...]

# Blank lines above a paragraph of each role.
ABOVE = {"h": 2, "p": 2, "a": 2, "H": 2, "n": 2, "k": 3, "t": 1, "b": 2, "o": 0, "s": 0, "d": 0}
LIST_LEVELS = {"l": 0, "o": 1, "s": 2, "d": 3}
STYLES = {"h": "Heading 1", "p": "Heading 2", "a": "Heading 3", "H": "Heading 1"}
STYLES |= {"n": "Heading 4", "b": "Heading 2", "t": "Title", "k": "Title"}


def read_source(name: str) -> Paragraphs:
    """Return the paragraphs of a source as (role, text)."""
    lines = (SOURCES / f"{name}.src").read_text("utf-8").splitlines()
    return tuple((line[0], line[2:]) for line in lines if line)


def plain_text(paragraphs: Paragraphs) -> str:
    """Lay paragraphs out as a text file of wrapped lines, the way a PDF is saved as text."""
    out: list[str] = []
    previous = ""
    for role, text in paragraphs:
        blanks = ABOVE.get(role, 1)
        if role == "T":
            blanks = 0 if previous == "T" else 1
        out.extend([""] * (blanks if out else 0))
        out.extend(_table_row(text) if role == "T" else textwrap.wrap(text, WIDTH))
        previous = role
    return "\n".join(out) + "\n"


def _table_row(text: str) -> list[str]:
    widths = (28, 32, 44, 24)
    cells = [cell.strip() for cell in text.split("|")]
    return ["".join(f"{c:<{w}}" for c, w in zip(cells, widths, strict=True)).rstrip()]


def scanned_text(text: str, damage: str) -> str:
    """Return ``text`` as a scanner would give it: worn letters, torn words, page marks."""
    for line in damage.splitlines():
        if line[:1] in "#~":
            continue
        printed, seen = line.replace("\\n", "\n").split("\t")
        printed = _at_any_line_end(printed, text)
        if text.count(printed) != 1:
            raise ValueError(f"{line!r} applies {text.count(printed)} times")
        text = text.replace(printed, seen)
    return _paginate(_break_words(text.splitlines(), _breaks(damage)))


def _at_any_line_end(printed: str, text: str) -> str:
    """Return ``printed`` with its spaces as they fall in the wrapped text."""
    pattern = r"[ \n]".join(re.escape(part) for part in printed.split(" "))
    found = re.search(pattern, text)
    return found.group() if found else printed


def _break_words(lines: list[str], breaks: dict[str, tuple[str, str]]) -> list[str]:
    """Break the last word of a line where the damage list says how it breaks."""
    out = list(lines)
    for index in range(len(out) - 1):
        line, _, word = out[index].rpartition(" ")
        if word in breaks and line and out[index + 1]:
            head, tail = breaks[word]
            out[index], out[index + 1] = f"{line} {head}", f"{tail} {out[index + 1]}"
    return out


def _breaks(damage: str) -> dict[str, tuple[str, str]]:
    """Return per word how it is torn at a line end: "-" leaves a hyphen there, "|" nothing."""
    words = [word for line in damage.splitlines() if line[:2] == "~ " for word in line[2:].split()]
    torn = [(word.partition("-") if "-" in word else word.partition("|")) for word in words]
    return {head + tail: (head + mark.strip("|"), tail) for head, mark, tail in torn}


def _paginate(lines: list[str]) -> str:
    pages = [lines[start : start + PAGE_LINES] for start in range(0, len(lines), PAGE_LINES)]
    marks = [f"\nPAGINA {number} van {len(pages)}\n\f" for number in range(1, len(pages) + 1)]
    body = "".join("\n".join(page) + mark for page, mark in zip(pages, marks, strict=True))
    return body.rstrip("\f")


# Word -------------------------------------------------------------------------------------------

NUMBERING = """
<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>
<w:lvlText w:val="Artikel %1"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>|
<w:abstractNum {ns} w:abstractNumId="91"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2."/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="850" w:hanging="425"/></w:pPr></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3°."/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1275" w:hanging="425"/></w:pPr></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>
</w:abstractNum>"""
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write_docx(paragraphs: Paragraphs, path: Path, running_head: str) -> None:
    """Write a Word file in which Word itself numbers articles, paragraphs and points."""
    from docx import Document

    document = Document()
    for part in NUMBERING.format(ns=NAMESPACE).split("|"):
        _insert_abstract(document, part)
    article_list = _new_list(document, 90)
    _page_furniture(document, running_head)
    rows: list[list[str]] = []
    item_list = 0
    for role, text in paragraphs:
        if role == "T":
            rows.append([cell.strip() for cell in text.split("|")])
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        if role not in LIST_LEVELS:
            item_list = 0
        elif not item_list:
            item_list = _new_list(document, 91)
        _add_paragraph(document, role, text, article_list, item_list)
    document.save(str(path))


def _insert_abstract(document: Any, xml: str) -> None:
    from docx.oxml import parse_xml

    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(xml.strip()))


def _new_list(document: Any, abstract: int) -> int:
    """Start a list of its own, so that numbering begins at 1 again."""
    numbering = document.part.numbering_part.element
    num = numbering.add_num(abstract)
    for level in range(3):
        num.add_lvlOverride(level).add_startOverride(1)
    return int(num.numId)


def _add_paragraph(document: Any, role: str, text: str, articles: int, items: int) -> None:
    paragraph = document.add_paragraph(style=STYLES.get(role, "Normal"))
    if role == "a":
        _number(paragraph, articles, 0)
        text = re.sub(r"^Artikel \d+ ", "", text)
    elif role in LIST_LEVELS:
        _number(paragraph, items, LIST_LEVELS[role])
        text = text.split(" ", 1)[1]
    run = paragraph.add_run(text)
    run.italic = role == "m"
    run.bold = role == "y" or None


def _number(paragraph: Any, number_id: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number_id


def _add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _page_furniture(document: Any, running_head: str) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = running_head
    footer = section.footer.paragraphs[0]
    footer.add_run("pagina ")
    _field(footer, "PAGE")
    footer.add_run(" van ")
    _field(footer, "NUMPAGES")


def _field(paragraph: Any, instruction: str) -> None:
    from docx.oxml import parse_xml

    run = f'<w:fldSimple {NAMESPACE} w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(run))


def convert(docx: Path, folder: Path, form: str) -> None:
    """Convert a Word file with LibreOffice; ``form`` is "pdf" or "odt"."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice (soffice) is needed to make the PDF and the ODT.")
    with tempfile.TemporaryDirectory() as profile:
        command = [office, f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", form, "--outdir", str(folder), str(docx)]
        subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    """Write every demonstration document."""
    old = plain_text(read_source("lindervoort-2019"))
    (DEMO / "lindervoort-2019-schoon.txt").write_text(old, "utf-8")
    damage = (SOURCES / "lindervoort-2019.damage").read_text("utf-8")
    (DEMO / "lindervoort-2019.txt").write_text(scanned_text(old, damage), "utf-8")
    for name in ("lindervoort-2024", "kolkenburg-2023", "lindervoort-raadsvoorstel-2024"):
        (DEMO / f"{name}.txt").write_text(plain_text(read_source(name)), "utf-8")
    new = DEMO / "lindervoort-2024.docx"
    head = "Gemeente Lindervoort · Re-integratieverordening 2024"
    write_docx(read_source("lindervoort-2024"), new, head)
    convert(new, DEMO, "pdf")
    convert(new, DEMO, "odt")
    proposal = DEMO / "lindervoort-raadsvoorstel-2024.docx"
    write_docx(read_source("lindervoort-raadsvoorstel-2024"), proposal, "Raadsvoorstel 2024-041")


if __name__ == "__main__":
    main()
