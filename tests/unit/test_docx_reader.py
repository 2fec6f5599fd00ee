"""Word: the numbers that the reader of the page sees, styles, tables, notes, changes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from corpus.errors import FileEncrypted, FileTooLarge, FileUnreadable, NoText
from ingest.layout.lines import Line
from ingest.pipeline import parse_bytes
from ingest.readers import LIMITS, read
from tests.docx_maker import make_docx, paragraph, run


def level(at: int, form: str, pattern: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, rests_on: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{rests_on}"/>{overrides}</w:num>'


def restart(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


ORDINANCE = abstract(
    1,
    level(0, "decimal", "Artikel %1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3."),
    level(3, "decimal", "%4°"),
)


def lines(
    body: str, *, styles: str = "", numbering: str = "", footnotes: str = ""
) -> tuple[Line, ...]:
    data = make_docx(body, styles=styles, numbering=numbering, footnotes=footnotes)
    return read(data, "stuk.docx").lines


def labels(levels: list[tuple[int, int]], numbering: str) -> list[str]:
    body = "".join(paragraph("x", number=number) for number in levels)
    found = lines(body, numbering=numbering)
    assert all(line.text == f"{line.label} x" for line in found if line.label)
    return [line.label or "" for line in found]


def test_levels_count_and_start_anew_below_a_higher_one() -> None:
    levels = [(1, at) for at in (0, 1, 2, 2, 3, 3, 1, 2, 0, 1)]
    assert labels(levels, ORDINANCE + num(1, 1)) == [
        *("Artikel 1.", "1.", "a.", "b.", "1°", "2°", "2.", "a.", "Artikel 2.", "1."),
    ]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", "1 2 3 4 27"),
        ("lowerLetter", "a b c d aa"),
        ("upperLetter", "A B C D AA"),
        ("lowerRoman", "i ii iii iv xxvii"),
        ("upperRoman", "I II III IV XXVII"),
        ("decimalZero", "01 02 03 04 27"),
        ("ordinal", "1e 2e 3e 4e 27e"),
    ],
)
def test_number_formats(form: str, numbers: str) -> None:
    found = labels([(1, 0)] * 27, abstract(1, level(0, form, "%1")) + num(1, 1))
    assert [*found[:4], found[26]] == numbers.split()


def test_patterns_put_levels_together() -> None:
    numbering = abstract(
        1,
        level(0, "upperRoman", "Hoofdstuk %1"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    assert labels([(1, 0), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1)], numbering + num(1, 1)) == [
        *("Hoofdstuk I", "I.1", "1.1.1", "1.1.2", "Hoofdstuk II", "II.1"),
    ]


def test_lists_on_one_abstract_list_count_on_unless_one_starts_anew() -> None:
    numbering = abstract(1, level(0, "decimal", "%1.")) + num(1, 1) + num(2, 1)
    assert labels([(1, 0), (1, 0), (2, 0)], numbering) == ["1.", "2.", "3."]
    anew = abstract(1, level(0, "decimal", "%1.")) + num(1, 1) + num(2, 1, restart(0, 1))
    assert labels([(1, 0), (1, 0), (2, 0), (2, 0)], anew) == ["1.", "2.", "1.", "2."]


def test_a_list_that_starts_elsewhere_and_a_level_that_never_restarts() -> None:
    numbering = abstract(
        1,
        level(0, "decimal", "%1.", start=5),
        level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>'),
    )
    assert labels([(1, 0), (1, 1), (1, 0), (1, 1)], numbering + num(1, 1)) == [
        *("5.", "a)", "6.", "b)"),
    ]


def test_bullets_and_unnumbered_levels() -> None:
    numbering = abstract(
        1, level(0, "bullet", "\uf0b7"), level(1, "bullet", "-"), level(2, "none", "")
    )
    assert labels([(1, 0), (1, 1), (1, 2)], numbering + num(1, 1)) == ["•", "-", ""]


def test_a_style_brings_its_list_and_a_paragraph_can_leave_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Lid"><w:name w:val="Lid"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Lid2"><w:name w:val="Lid2"/>'
        '<w:basedOn w:val="Lid"/></w:style>'
    )
    body = paragraph("een", "Lid") + paragraph("twee", "Lid2") + paragraph("los", "Lid", (0, 0))
    found = lines(body, styles=styles, numbering=ORDINANCE + num(1, 1))
    assert [line.text for line in found] == ["1. een", "2. twee", "los"]
    assert [line.level for line in found] == [1, 1, None]


def test_a_level_tied_to_a_style() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for name in ("KopA", "KopB")
    )
    numbering = abstract(
        1,
        level(0, "decimal", "Hoofdstuk %1", '<w:pStyle w:val="KopA"/>'),
        level(1, "decimal", "Artikel %1.%2", '<w:pStyle w:val="KopB"/>'),
    )
    body = paragraph("x", "KopA") + paragraph("y", "KopB") + paragraph("z", "KopB")
    found = lines(body, styles=styles, numbering=numbering + num(1, 1))
    assert [line.label for line in found] == ["Hoofdstuk 1", "Artikel 1.1", "Artikel 1.2"]


def test_numbering_by_a_style_link() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Wet"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    numbering = (
        ORDINANCE
        + '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Wet"/></w:abstractNum>'
        + num(1, 1)
        + num(2, 2)
    )
    (line,) = lines(paragraph("x", number=(2, 0)), styles=styles, numbering=numbering)
    assert line.label == "Artikel 1."


def test_an_empty_list_paragraph_counts_and_is_not_shown() -> None:
    body = paragraph("een", number=(1, 1)) + paragraph("", number=(1, 1))
    found = lines(body + paragraph("drie", number=(1, 1)), numbering=ORDINANCE + num(1, 1))
    assert [(line.text, line.gap) for line in found] == [("1. een", 1.0), ("3. drie", 2.0)]


@pytest.mark.parametrize(
    ("style", "role"),
    [
        ("OP_Titel", "title"),
        ("OP_Aanhef", "preamble"),
        ("OP_Hoofdstuk_Titel", "chapter"),
        ("OP_Paragraaf_Titel", "section"),
        ("OP_Artikel_Titel", "article"),
        ("OP_Lid", "paragraph"),
        ("OP_Ondertekening", "closing"),
        ("OP_Bijlage_Titel", "annex"),
        ("OP_NotaToelichting_Titel", "note-heading"),
        ("Normaal", ""),
    ],
)
def test_publication_styles_give_roles(style: str, role: str) -> None:
    by_id = f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="x"/></w:style>'
    by_name = (
        f'<w:style w:type="paragraph" w:styleId="q1"><w:name w:val="{style}"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="q2"><w:name w:val="q2"/><w:basedOn w:val="q1"/>'
        "</w:style>"
    )
    for name in (style, "q1", "q2"):
        (line,) = lines(paragraph("Tekst", name), styles=by_id + by_name)
        assert line.role == role


def test_headings_are_known_by_their_style_and_runs_by_their_type() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:rPr><w:b/>'
        '<w:sz w:val="28"/></w:rPr></w:style>'
    )
    body = (
        paragraph("Artikel 1", "Kop2")
        + paragraph(run("Vet", "<w:b/>") + run(" en nog een heel stuk niet"))
        + paragraph(run("Schuin", "<w:i/>"))
        + paragraph(run("niet vet", '<w:b w:val="0"/>'), "Kop2")
        + paragraph(run("zichtbaar") + run("verborgen", "<w:vanish/>"))
    )
    found = lines(body, styles=styles)
    assert [(x.text, x.bold, x.italic, x.size, x.level) for x in found] == [
        ("Artikel 1", True, False, 14, 1),
        ("Vet en nog een heel stuk niet", False, False, 11, None),
        ("Schuin", False, True, 11, None),
        ("niet vet", False, False, 14, 1),
        ("zichtbaar", False, False, 11, None),
    ]


def test_tabs_breaks_hyphens_and_symbols() -> None:
    content = (
        "<w:r><w:t>1.</w:t><w:tab/><w:t>re</w:t><w:noBreakHyphen/><w:t>integratie</w:t><w:br/>"
        '<w:t>zelf</w:t><w:softHyphen/><w:t>standig</w:t></w:r><w:r><w:sym w:char="F0B7"/></w:r>'
    )
    found = lines(paragraph(content) + paragraph("volgende"))
    assert [(line.text, line.gap) for line in found] == [
        ("1. re-integratie", 1.0),
        ("zelfstandig•", 1.0),
        ("volgende", 1.5),
    ]


def test_fields_links_and_content_controls_keep_their_text_once() -> None:
    content = (
        "<w:hyperlink><w:r><w:t>artikel 8a</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t> van de </w:t></w:r></w:sdtContent></w:sdt>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>wet</w:t></w:r>'
    )
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="urn:x"><mc:Choice><w:drawing><w:txbxContent>'
        f"{paragraph('in een kader')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{paragraph('in een kader')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    found = lines(paragraph(content + box))
    assert [line.text for line in found] == ["artikel 8a van de wet", "in een kader"]


def test_tracked_changes_are_read_as_accepted_with_a_warning() -> None:
    body = (
        paragraph(
            run("Het college ")
            + f"<w:del>{run('kan').replace('w:t', 'w:delText')}</w:del>"
            + f"<w:ins>{run('moet')}</w:ins>"
            + f"<w:moveFrom>{run(' weg')}</w:moveFrom>"
            + run(" besluiten")
        )
        + paragraph("eerste helft ", more="<w:rPr><w:del/></w:rPr>")
        + paragraph("tweede helft")
    )
    reading = read(make_docx(body), "stuk.docx")
    assert [line.text for line in reading.lines] == [
        "Het college moet besluiten",
        "eerste helft tweede helft",
    ]
    assert [issue.code for issue in reading.issues] == ["tracked-changes"]
    assert not read(make_docx(paragraph("x")), "stuk.docx").issues


def test_struck_text_is_set_apart_with_a_warning() -> None:
    body = paragraph(run("Het college ") + run("kan", "<w:strike/>") + run("moet besluiten"))
    reading = read(make_docx(body), "stuk.docx")
    assert [(line.text, line.role) for line in reading.lines] == [
        ("Het college moet besluiten", ""),
        ("kan", "furniture"),
    ]
    assert [issue.code for issue in reading.issues] == ["struck-text"]


def test_footnotes_follow_their_paragraph() -> None:
    footnotes = (
        f'<w:footnote w:id="0" w:type="separator">{paragraph("streep")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Kamerstukken II.")}</w:footnote>'
    )
    content = run("artikel 7") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" van de wet")
    found = lines(paragraph(content) + paragraph("daarna"), footnotes=footnotes)
    assert [(line.text, line.role) for line in found] == [
        ("artikel 7¹ van de wet", ""),
        ("¹ Kamerstukken II.", "footnote"),
        ("daarna", ""),
    ]


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_tables_are_rows_with_cells() -> None:
    rows = (
        f"<w:tr>{cell(paragraph('Oud'))}{cell(paragraph('Nieuw'))}</w:tr>"
        f"<w:tr>{cell(paragraph('a') + paragraph('b'))}{cell(paragraph(''))}</w:tr>"
        f'<w:tr>{cell(paragraph("breed"), """<w:gridSpan w:val="2"/>""")}</w:tr>'
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph('weg'))}{cell(paragraph('weg'))}</w:tr>"
    )
    found = lines(f"<w:tbl>{rows}</w:tbl>{paragraph('na')}")
    assert [(line.role, line.cells or line.text) for line in found] == [
        ("table", ("Oud", "Nieuw")),
        ("table", ("a b", "")),
        ("table", ("breed", "")),
        ("", "na"),
    ]


def test_a_table_of_one_column_is_text() -> None:
    rows = f"<w:tr>{cell(paragraph('Artikel 1') + paragraph('Tekst.'))}</w:tr>"
    assert [line.text for line in lines(f"<w:tbl>{rows}</w:tbl>")] == ["Artikel 1", "Tekst."]


def test_pages_are_known_where_word_left_them() -> None:
    content = "<w:r><w:lastRenderedPageBreak/><w:t>twee</w:t></w:r>"
    reading = read(make_docx(paragraph("een") + paragraph(content)), "stuk.docx")
    assert [(line.page, line.page_start) for line in reading.lines] == [(1, True), (2, True)]
    assert reading.pages == 2
    assert read(make_docx(paragraph("een")), "stuk.docx").lines[0].page is None


def test_what_cannot_be_read_is_told_apart() -> None:
    whole = make_docx(paragraph("Artikel 1"))
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    for data, error in (
        (whole[:-40], FileUnreadable),
        (make_docx(paragraph("<w:r><w:t>x</w:r>")), FileUnreadable),
        (old, FileUnreadable),
        (old + "EncryptedPackage".encode("utf-16-le"), FileEncrypted),
        (make_docx(""), NoText),
        (make_docx(paragraph("")), NoText),
        (swollen(), FileTooLarge),
        (make_docx("<w:p/>" * (LIMITS.part_bytes // 6)), FileTooLarge),
    ):
        with pytest.raises(error, match=r"stuk\.docx"):
            read(data, "stuk.docx")


def swollen() -> bytes:
    """Return a zip bomb: a body of blanks that packs a thousandfold."""
    out = BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(LIMITS.expanded_bytes // 10_000_000 + 1):
            part.write(b" " * 10_000_000)
    return out.getvalue()


def test_the_body_may_have_another_name() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="OP_Lid"><w:name w:val="OP_Lid"/></w:style>'
    data = make_docx(paragraph("x", "OP_Lid"), styles=styles, main="document2")
    (line,) = read(data, "stuk.docx").lines
    assert (line.text, line.role) == ("x", "paragraph")


def test_entities_are_not_expanded() -> None:
    bomb = (
        b'<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
        b'<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>x&b;&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    (line,) = read(out.getvalue(), "stuk.docx").lines
    assert line.text == "x"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def test_a_table_that_sets_labels_beside_the_text_is_text() -> None:
    table = row("Artikel 2", "Rust") + row("1.", "Het is stil.") + row("2.", "Het college beslist.")
    tariff = row("Soort", "Bedrag") + row("1.", "10 euro")
    body = (
        paragraph("De raad besluit vast te stellen de Verordening rust 2022")
        + paragraph("Artikel 1 Begrippen")
        + paragraph("Een begrip.")
        + f"<w:tbl>{table}</w:tbl>"
        + paragraph("Artikel 3 Tarief")
        + f"<w:tbl>{tariff}</w:tbl>"
        + paragraph("Artikel 4 Titel")
        + paragraph(
            run("Deze verordening wordt aangehaald als: Verordening rust 2022.")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        )
    )
    note = f'<w:footnote w:id="2">{paragraph("Noot.")}</w:footnote>'
    (document,) = parse_bytes(make_docx(body, footnotes=note), "stuk.docx").documents
    _, first, second, third, *_ = document.tree.children
    assert (first.text, second.heading) == ("Een begrip.", "Rust")
    assert [(item.number, item.text) for item in second.children] == [
        ("1", "Het is stil."),
        ("2", "Het college beslist."),
    ]
    assert [item.kind for item in third.children] == ["table"]
    assert document.citation_title == "Verordening rust 2022"
