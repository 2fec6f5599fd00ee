"""The files that leave the program, and what clerk, spreadsheet and screen reader find there."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from msgspec.structs import replace

from compare.model import Cell
from corpus.errors import FileMissing, UsageError
from tests.unit.ui_samples import tabled
from ui.export import check_target, media_types, render, write
from ui.export.content import Grid, Line, Run, plain, unbroken
from ui.export.csv import safe
from ui.export.tables import INSTRUMENT_COLUMNS as COLUMNS
from ui.export.tables import instrument_content
from ui.labels import MARKS, place


@pytest.fixture(scope="module")
def word() -> docx.document.Document:
    return docx.Document(io.BytesIO(render(instrument_content(tabled()), "docx")))


def test_word_page_is_landscape_a4(word: docx.document.Document) -> None:
    section = word.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)


def test_word_names_both_sources_under_the_title(word: docx.document.Document) -> None:
    title, old, new = (paragraph.text for paragraph in word.paragraphs[:3])
    assert title.startswith("Schematische toelichting")
    assert old.startswith("Oud: ")
    assert "16 december 2014" in old
    assert "oud.pdf" in old
    assert "1 juli 2016, art.\u00a029, eerste lid" in new
    assert "trekt de oude in, art.\u00a028, eerste lid" in new


def test_word_table_repeats_its_header_and_keeps_rows_whole(word: docx.document.Document) -> None:
    head, *rows = word.tables[0].rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert [cell.text for cell in head.cells] == list(COLUMNS)


def test_word_lets_a_very_long_row_break() -> None:
    result = tabled()
    row = replace(result.table.rows[0], old=(Cell("4", "woord " * 900),))
    long = replace(result, table=replace(result.table, rows=(row,)))
    table = docx.Document(io.BytesIO(render(instrument_content(long), "docx"))).tables[0]
    properties = table.rows[1]._tr.trPr
    assert properties is None or properties.find(qn("w:cantSplit")) is None


@pytest.mark.parametrize("name", ["Jobcoach", "Werkgeversservicepunt-plus", "Meedoen" * 20])
def test_word_breaks_no_name_inside_a_word(name: str) -> None:
    usual = (3.5, 5.8, 6.2, 6.0, 4.6)
    content = instrument_content(tabled())
    first, *others = content.grids
    line = replace(first.lines[0], cells=(((Run(name, "strong"),),), *first.lines[0].cells[1:]))
    content = replace(content, grids=(replace(first, lines=(line, *first.lines)), *others))
    made = docx.Document(io.BytesIO(render(content, "docx")))
    widths = [column.width.cm for column in made.tables[0].columns]
    assert sum(widths) == pytest.approx(sum(usual), abs=0.1)
    longest = max(len(part) for part in name.split("-"))
    assert widths[0] >= min(6.0, longest / 5.7)
    assert all(width > 3 for width in widths)


def test_word_table_has_style_and_words_for_screen_readers(word: docx.document.Document) -> None:
    table = word.tables[0]
    assert table.style.name == "Was-wordt-tabel"
    assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    assert table._tbl.tblPr.find(qn("w:tblDescription")) is not None
    assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    used = {p.style.name for row in table.rows[1:] for cell in row.cells for p in cell.paragraphs}
    assert used == {"Tabeltekst"}


def test_word_shows_changed_numbers_and_their_place(word: docx.document.Document) -> None:
    changed = word.tables[0].rows[1].cells[3]
    assert "10% → 8%" in changed.text
    assert "(art. 4 lid 1 → 9f lid 5 onder\u00a0a)" in changed.text
    struck = [run.text for p in changed.paragraphs for run in p.runs if run.style.font.strike]
    assert struck == ["10%"]


def test_word_has_a_legend_with_every_sign(word: docx.document.Document) -> None:
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "Legenda" in text
    for status, sign in MARKS.items():
        assert f"{sign} {status}: " in text


def test_word_counts_its_pages_and_is_dutch(word: docx.document.Document) -> None:
    footer = word.sections[0].footer._element.xml
    assert re.findall(r"<w:instrText[^>]*> (\w+) <", footer) == ["PAGE", "NUMPAGES"]
    assert word.core_properties.language == "nl-NL"
    assert word.core_properties.title.startswith("Schematische toelichting")
    assert word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "nl-NL"


def test_word_survives_control_characters() -> None:
    result = tabled()
    row = replace(result.table.rows[0], instrument="Job\x00coach\x0bing\ufffe")
    nasty = replace(result, table=replace(result.table, rows=(row,)))
    data = render(instrument_content(nasty), "docx")
    assert "Jobcoaching" in docx.Document(io.BytesIO(data)).tables[0].rows[1].cells[0].text


def test_excel_holds_strings_and_no_formulas() -> None:
    data = render(instrument_content(tabled()), "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Tabel"]
    assert [cell.value for cell in sheet[1]] == ["Status", *COLUMNS]
    assert sheet.freeze_panes == "C2"
    assert sheet["B4"].value == "=2+5 Uitstroomsubsidie"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in xml
    assert "Oud" in [cell.value for cell in book["Bron en legenda"]["A"]]


def test_csv_opens_in_a_dutch_spreadsheet_without_running_anything() -> None:
    data = render(instrument_content(tabled()), "csv")
    assert data.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 5
    assert rows[3][1] == "'=2+5 Uitstroomsubsidie"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A1", "\t=1", "＝1"])
def test_csv_guards_every_formula_sign(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert safe("tekst = 1") == "tekst = 1"


def test_html_stands_on_its_own_and_escapes() -> None:
    page = render(instrument_content(tabled()), "html").decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert "<b>Nieuw</b>" not in page
    assert "&lt;b&gt;Nieuw&lt;/b&gt;" in page
    assert not re.search(r"(?:src|href)=|<script|https?:", page)
    assert page.count('scope="row"') == 4
    assert '<del class="old">10%</del>' in page


def test_markdown_keeps_its_columns() -> None:
    text = render(instrument_content(tabled()), "markdown").decode()
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == 6
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}
    assert "\\<b\\>Nieuw\\</b\\> \\| recht" in text


def test_every_cell_names_its_provision() -> None:
    for line in instrument_content(tabled()).grids[0].lines:
        for cell in line.cells[1:3]:
            assert "(art." in plain(cell) or plain(cell).startswith("Niet gevonden")


def test_word_settings_stand_in_the_order_of_the_schema(word: docx.document.Document) -> None:
    names = [node.tag.rpartition("}")[2] for node in word.settings.element]
    order = ["defaultTabStop", "autoHyphenation", "characterSpacingControl", "compat"]
    order += ["themeFontLang", "clrSchemeMapping"]
    assert [name for name in names if name in order] == [name for name in order if name in names]
    assert "autoHyphenation" in names


def test_a_wide_table_is_cut_to_the_page_with_its_first_column_repeated() -> None:
    columns = ("Instrument", *(f"Gemeente {n}" for n in range(12)))
    cells = tuple(((Run(f"cel {n}"),),) for n in range(13))
    grid = Grid(columns=columns, widths=(1.0,) * 13, lines=(Line(cells=cells),))
    content = replace(instrument_content(tabled()), grids=(grid,))
    tables = docx.Document(io.BytesIO(render(content, "docx"))).tables
    assert [len(table.columns) for table in tables] == [6, 6, 3]
    assert {table.cell(0, 0).text for table in tables} == {"Instrument"}


def test_could_not_tell_is_another_answer_than_not_found() -> None:
    result = tabled()
    row = replace(result.table.rows[2], old_unsure=True, remark="De naam staat nog in art. 3.")
    table = replace(result.table, rows=(row,), remarks=("De oude tekst heeft een gat.",))
    content = instrument_content(replace(result, table=table))
    cells = content.grids[0].lines[0].cells
    assert plain(cells[1]).startswith("Niet te bepalen")
    assert "De naam staat nog in art. 3." in plain(cells[3])
    assert "De oude tekst heeft een gat." in content.remarks


def test_target_is_known_by_its_suffix(tmp_path: Path) -> None:
    assert check_target(Path("x.DOCX")) == "docx"
    assert check_target(Path("x.md")) == "markdown"
    with pytest.raises(UsageError, match=r"kies uit \.docx"):
        check_target(Path("x.exe"))
    for name in media_types():
        path = tmp_path / f"tabel.{'md' if name == 'markdown' else name}"
        write(render(instrument_content(tabled()), name), path)
        assert path.stat().st_size > 500
    assert len(list(tmp_path.iterdir())) == len(media_types())


def test_failed_export_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("vorige")

    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write(b"nieuw", path)
    assert [item.name for item in tmp_path.iterdir()] == ["tabel.csv"]
    assert path.read_text() == "vorige"


def test_a_folder_that_is_not_there_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileMissing) as error:
        write(b"", tmp_path / "nergens" / "x.docx")
    assert "nergens' bestaat niet; maak die map" in str(error.value)
    assert ".docx." not in str(error.value)


def test_a_folder_that_refuses_is_told_by_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise OSError(13, "Permission denied", "x.docx.zlpqoibm")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(OSError, match="denied") as error:
        write(b"", tmp_path / "x.docx")
    assert error.value.filename == str(tmp_path / "x.docx")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("4/2/i", "art. 4, tweede lid, onder i"),
        ("9f", "art. 9f"),
        ("10/1/a/4", "art. 10, eerste lid, onder a, 4°"),
        ("9e/3/b/iii", "art. 9e, derde lid, onder b, iii"),
        ("1//a", "art. 1, onder a"),
        ("3/21", "art. 3, lid 21"),
        ("note:9f/3", "toelichting op art. 9f, derde lid"),
        ("note:algemeen", "algemene toelichting"),
        ("aanhef", "aanhef"),
        ("hoofdstuk:3", "hoofdstuk 3"),
    ],
)
def test_places_read_as_a_lawyer_writes_them(at: str, words: str) -> None:
    assert place(at) == words
    assert unbroken(words).replace("\u00a0", " ") == words


def test_markdown_keeps_white_space_outside_its_signs() -> None:
    from ui.export.content import Content, Grid, Line, Run

    cells = (((Run("1 ", "strong"), Run("Begrippen")),), ((Run(" a.", "gone"), Run(" tekst")),))
    grid = Grid(columns=("A", "B"), widths=(1, 1), lines=(Line(cells=cells),))
    content = Content(title="T", caption="", subject="", author="", sources=(), grids=(grid,))
    text = render(content, "markdown").decode()
    assert "**1** Begrippen" in text
    assert " ~~a.~~ tekst" in text


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("9f/5/a", "9f lid 5 onder a"),
        ("1//a", "1 onder a"),
        ("10/1/a/4", "10 lid 1 onder a, 4°"),
        ("11", "11"),
        ("note:9f", "toelichting op art. 9f"),
        ("aanhef", "aanhef"),
    ],
)
def test_a_brief_place(at: str, said: str) -> None:
    from ui.labels import brief_place

    assert brief_place(at) == said


def test_a_title_for_the_council() -> None:
    from ui.export.titling import file_name, titled

    made = tabled()
    content = instrument_content(made)
    assert titled(content, made.new) == content
    headed = titled(content, made.new, "Bijlage 3", "2016-05-10")
    assert headed.title.startswith("Bijlage 3: Schematische")
    assert headed.sources[:2] == (
        ("Gemeente", "Voorbeeldstad"),
        ("Raadsvergadering", "10 mei 2016"),
    )
    assert titled(content, made.new, "Bijlage 3").sources[1][1] == "17 mei 2016"
    name = file_name(made.old, made.new, "docx")
    assert name.startswith("was-wordt re-integratieverordening-voorbeeldstad-2015 - ")
    assert name.endswith(".docx")
    assert not set(name) & set('/\\:*?"<>|')


def test_long_rows_go_on_over_the_page_and_short_ones_do_not() -> None:
    made = tabled()
    long = Cell("4/1", "Een zin met acht woorden die lang duurt. " * 40)
    rows = (replace(made.table.rows[0], old=(long,)), *made.table.rows[1:])
    content = instrument_content(replace(made, table=replace(made.table, rows=rows)))
    table = docx.Document(io.BytesIO(render(content, "docx"))).tables[0]
    kept = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None
        for row in table.rows
    ]
    assert kept[:3] == [True, False, True]
    assert table.rows[1].cells[0].paragraphs[0].paragraph_format.keep_together


def test_a_sentence_that_changed_is_not_struck_out() -> None:
    from compare.model import NormChange
    from ui.export.tables import norm

    long = "Het college verstrekt een premie aan een persoon op een participatieplaats."
    change = NormChange(what="tekst", old=long, new="Kort.", old_at="9", new_at="10/1")
    runs = norm(change, "gewijzigd")
    assert {run.style for run in runs} == {"", "place"}
    assert "was Het college" in plain((runs,))
    assert ", wordt Kort." in plain((runs,))
