"""OpenDocument text: numbers as printed, tables, notes, changes; damaged packages."""

from __future__ import annotations

import io
import zipfile

import pytest

from corpus import demo
from corpus.errors import FileEncrypted, FileUnreadable, InputError, NoText
from ingest.layout.lines import Reading
from ingest.readers import choose, read

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
    ]
)
STYLES = """<text:list-style style:name="L"><text:list-level-style-number text:level="1"
  style:num-suffix="." style:num-format="1"/><text:list-level-style-number text:level="2"
  style:num-suffix="." style:num-format="a"/><text:list-level-style-number text:level="3"
  style:num-suffix="°" style:num-format="1"/></text:list-style>
  <text:list-style style:name="M"><text:list-level-style-number text:level="1"
  style:num-prefix="Artikel " style:num-format="1"/><text:list-level-style-number text:level="2"
  style:num-format="1" text:display-levels="2" style:num-suffix="."/></text:list-style>
  <text:list-style style:name="B"><text:list-level-style-bullet text:level="1"
  text:bullet-char="–"/></text:list-style>
  <text:outline-style style:name="Outline"><text:outline-level-style text:level="1"
  style:num-prefix="Hoofdstuk " style:num-format="I"/></text:outline-style>
  <style:style style:name="Vet" style:family="text"><style:text-properties fo:font-weight="bold"/>
  </style:style><style:style style:name="Kind" style:parent-style-name="Vet"/>"""
MIME = "application/vnd.oasis.opendocument.text"


def content(body: str) -> str:
    return (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def packed(body: str, **further: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("content.xml", content(body))
        for name, text in further.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


def reading(body: str) -> Reading:
    return read(packed(body), "proef.odt")


def texts(body: str) -> list[str]:
    return [line.text for line in reading(body).lines]


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def item(*inside: str, start: str = "") -> str:
    start = f' text:start-value="{start}"' if start else ""
    return f"<text:list-item{start}>{''.join(inside)}</text:list-item>"


def numbered(*items: str, style: str = "L", more: str = "") -> str:
    style = f' text:style-name="{style}"' if style else ""
    return f"<text:list{style} {more}>{''.join(items)}</text:list>"


def test_levels_restart_and_return() -> None:
    inner = numbered(item(p("dit;")), item(p("dat:"), numbered(item(p("zus")), style="")), style="")
    body = numbered(item(p("Een:"), inner), item(p("Twee:"), inner), item(p("Drie.")))
    assert texts(body) == [
        "1. Een:",
        "a. dit;",
        "b. dat:",
        "1° zus",
        "2. Twee:",
        "a. dit;",
        "b. dat:",
        "1° zus",
        "3. Drie.",
    ]


def test_lists_start_anew_or_continue() -> None:
    first = numbered(item(p("een")), item(p("twee")), more='xml:id="l1"')
    second = numbered(item(p("drie")), more='text:continue-list="l1"')
    third = numbered(item(p("opnieuw")))
    fourth = numbered(item(p("verder")), more='text:continue-numbering="true"')
    fifth = numbered(item(p("vijf"), start="5"), item(p("zes")))
    assert texts(first + p("tekst") + second + third + fourth + fifth) == [
        "1. een",
        "2. twee",
        "tekst",
        "3. drie",
        "1. opnieuw",
        "2. verder",
        "5. vijf",
        "6. zes",
    ]


def test_prefixes_display_levels_bullets_and_outline() -> None:
    inner = numbered(item(p("Doel")), item(p("Bereik")), style="")
    body = '<text:h text:outline-level="1">Algemeen</text:h>'
    body += numbered(item(p("Begrippen"), inner), style="M") + numbered(item(p("punt")), style="B")
    body += '<text:h text:outline-level="1">Slot</text:h>'
    assert texts(body) == [
        "Hoofdstuk I Algemeen",
        "Artikel 1 Begrippen",
        "1.1. Doel",
        "1.2. Bereik",
        "- punt",
        "Hoofdstuk II Slot",
    ]


def test_a_second_paragraph_of_an_item_has_no_number() -> None:
    assert texts(numbered(item(p("Een."), p("Vervolg.")), item(p("Twee.")))) == [
        "1. Een.",
        "Vervolg.",
        "2. Twee.",
    ]


def test_spaces_breaks_and_bold() -> None:
    body = p('Een<text:s text:c="2"/>twee<text:tab/>drie<text:line-break/>vier')
    body += p('<text:span text:style-name="Kind">Vet</text:span>')
    lines = reading(body).lines
    assert [line.text for line in lines] == ["Een twee drie", "vier", "Vet"]
    assert [line.bold for line in lines] == [False, False, True]
    assert [line.gap for line in lines] == [1.0, 1.0, 1.5]


def test_tables_footnotes_boxes_and_pages() -> None:
    note = """Tekst<text:note><text:note-citation>1</text:note-citation><text:note-body>
      <text:p>Bron.</text:p></text:note-body></text:note>."""
    box = "<draw:frame><draw:text-box><text:p>Kader</text:p></draw:text-box></draw:frame>"
    table = """<table:table><table:table-header-rows><table:table-row><table:table-cell>
      <text:p>Oud</text:p></table:table-cell><table:table-cell><text:p>Nieuw</text:p>
      </table:table-cell></table:table-row></table:table-header-rows><table:table-row>
      <table:table-cell table:number-columns-spanned="2"><text:p>beide</text:p></table:table-cell>
      <table:covered-table-cell/></table:table-row></table:table>"""
    found = reading(p(note) + p(box) + table + p("a<text:soft-page-break/>b") + p("c")).lines
    assert [(line.text, line.role, line.cells) for line in found[:5]] == [
        ("Tekst.", "", ()),
        ("1 Bron.", "footnote", ()),
        ("Kader", "aside", ()),
        ("Oud Nieuw", "table", ("Oud", "Nieuw")),
        ("beide", "table", ("beide", "")),
    ]
    assert [(line.text, line.page, line.page_start) for line in found[5:]] == [
        ("ab", 1, False),
        ("c", 2, True),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = f"""<text:tracked-changes><text:changed-region><text:deletion>{p("weg")}
      </text:deletion></text:changed-region></text:tracked-changes>{p("blijft")}"""
    found = reading(body)
    assert [line.text for line in found.lines] == ["blijft"]
    assert [issue.code for issue in found.issues] == ["tracked-changes"]


def test_table_of_contents_is_set_apart() -> None:
    body = f"<text:table-of-content><text:index-body>{p('Artikel 1 Doel 3')}</text:index-body>"
    found = reading(f"{body}</text:table-of-content>{p('Tekst')}").lines
    assert [line.role for line in found] == ["furniture", ""]


def test_flat_files_are_read() -> None:
    flat = content(p("Plat")).replace("document-content", "document")
    flat = flat.replace("<office:document ", f'<office:document office:mimetype="{MIME}" ')
    assert [line.text for line in read(flat.encode(), "x.fodt").lines] == ["Plat"]


def test_chosen_by_content() -> None:
    assert choose(packed(p("x")), "naamloos").name == "odt"
    assert choose(demo.file(demo.NEW_DOCX).read_bytes(), "naamloos").name == "docx"


def test_what_cannot_be_read_gives_one_sentence() -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" + content(p("&a;"))
    with pytest.raises(FileUnreadable):
        read(_with_content(bomb), "x.odt")
    with pytest.raises(FileUnreadable):
        read(packed(p("x"))[:-30], "x.odt")
    with pytest.raises(NoText):
        reading(p(""))
    with pytest.raises(FileEncrypted):
        read(packed(p("x"), **{"META-INF__manifest_xml": "<encryption-data/>"}), "x.odt")


def _with_content(text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("content.xml", text)
    return stream.getvalue()


@pytest.mark.parametrize("cut", range(40, 900, 61))
def test_damage_raises_nothing_else(cut: int) -> None:
    data = packed(numbered(item(p("een"))))
    try:
        read(data[:cut] + data[cut + 7 :], "x.odt")
    except InputError as error:
        sentence = str(error)
    else:
        sentence = "gelezen"
    assert "\n" not in sentence
