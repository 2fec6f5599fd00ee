"""The styles of the Word table: paragraphs, runs and the table itself, in Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["PARAGRAPH_STYLES", "RUN_STYLES", "TABLE_STYLE", "add_styles", "element"]

PARAGRAPH_STYLES = {
    "source": "Bronregel",
    "heading": "Tabelkop",
    "cell": "Tabeltekst",
    "legend": "Legenda",
    "legend title": "Legendakop",
    "gap": "Tussenruimte",
    "picture": "Afbeelding",
}
RUN_STYLES = {
    "": None,
    "strong": "Strong",
    "place": "Vindplaats",
    "small": "Grondslag",
    "quote": "Citaat",
    "old": "Oud getal",
    "new": "Nieuw getal",
    "gone": "Vervallen woorden",
    "come": "Nieuwe woorden",
}
TABLE_STYLE = "Was-wordt-tabel"

_FONT = "Arial"
_DARK = "1F3A4D"  # 11.6 : 1 on white, 10 : 1 under white text
_RED = "9C1C1C"  # 8.6 : 1 on white; the stroke says the same without colour
_GREEN = "1B5E20"  # 7.9 : 1 on white; so does the line under it
_GREY = "4A4A4A"  # 8.9 : 1 on white


def element(tag: str, **attributes: str) -> Any:
    """Return a WordprocessingML element; attributes are in the w: namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_styles(document: WordDocument, language: str) -> None:
    """Put the styles into a new document and make ``language`` that of all its text."""
    _set_defaults(document, language)
    _adjust_builtin(document)
    _add_paragraph_styles(document)
    _add_run_styles(document)
    _add_table_style(document)


def _set_defaults(document: WordDocument, language: str) -> None:
    from docx.oxml.ns import qn

    root = document.styles.element
    fonts = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in list(fonts):
        fonts.remove(old)
    fonts.append(element("w:rFonts", ascii=_FONT, hAnsi=_FONT, cs=_FONT, eastAsia=_FONT))
    fonts.append(element("w:sz", val="18"))
    fonts.append(element("w:szCs", val="18"))
    fonts.append(element("w:lang", val=language, eastAsia=language, bidi="ar-SA"))
    settings = document.settings.element
    for old in settings.findall(qn("w:themeFontLang")):
        settings.remove(old)
    # the order of the elements is fixed by the schema
    _before(settings, "w:clrSchemeMapping", element("w:themeFontLang", val=language))
    _before(settings, "w:characterSpacingControl", element("w:autoHyphenation", val="true"))


def _before(parent: Any, tag: str, made: Any) -> None:
    from docx.oxml.ns import qn

    place = parent.find(qn(tag))
    if place is None:
        parent.append(made)
    else:
        place.addprevious(made)


def _adjust_builtin(document: WordDocument) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, size, space in (
        ("Normal", 9, 4),
        ("Heading 1", 15, 6),
        ("Heading 2", 12, 4),
        ("Heading 3", 10, 4),
        ("Footer", 8, 0),
    ):
        style = document.styles[name]
        properties = style.element.get_or_add_rPr()
        for old in properties.findall(qn("w:rFonts")):  # theme fonts win over a name
            properties.remove(old)
        style.font.name, style.font.size = _FONT, Pt(size)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(space)
    stops = document.styles["Footer"].element.pPr.find(qn("w:tabs"))
    if stops is not None:
        stops.getparent().remove(stops)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        document.styles[name].font.color.rgb = RGBColor.from_string(_DARK)
        document.styles[name].paragraph_format.keep_with_next = True
    document.styles["Heading 2"].paragraph_format.space_before = Pt(12)
    document.styles["Heading 3"].paragraph_format.space_before = Pt(8)
    document.styles["Footer"].font.color.rgb = RGBColor.from_string(_GREY)


def _add_paragraph_styles(document: WordDocument) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    looks = {
        "source": (9, 2),
        "heading": (9, 0),
        "cell": (8.5, 3),
        "legend": (8.5, 1),
        "gap": (4, 0),
        "picture": (9, 6),
    }
    for key, (size, space) in looks.items():
        style = document.styles.add_style(PARAGRAPH_STYLES[key], WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(space)
        style.paragraph_format.widow_control = True
    document.styles[PARAGRAPH_STYLES["heading"]].font.bold = True
    title = document.styles.add_style(PARAGRAPH_STYLES["legend title"], WD_STYLE_TYPE.PARAGRAPH)
    title.base_style = document.styles[PARAGRAPH_STYLES["legend"]]
    title.font.bold = True
    title.paragraph_format.space_before = Pt(10)


def _add_run_styles(document: WordDocument) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    for key in ("place", "small", "quote", "old", "new", "gone", "come"):
        style = document.styles.add_style(RUN_STYLES[key], WD_STYLE_TYPE.CHARACTER)
        if key in ("place", "small"):
            style.font.color.rgb = RGBColor.from_string(_GREY)
            style.font.size = Pt(8)
    document.styles[RUN_STYLES["quote"]].font.italic = True
    document.styles[RUN_STYLES["new"]].font.bold = True
    for key in ("old", "gone"):
        document.styles[RUN_STYLES[key]].font.strike = True
    document.styles[RUN_STYLES["come"]].font.underline = True
    document.styles[RUN_STYLES["gone"]].font.color.rgb = RGBColor.from_string(_RED)
    document.styles[RUN_STYLES["come"]].font.color.rgb = RGBColor.from_string(_GREEN)


def _add_table_style(document: WordDocument) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document.styles.element.append(
        parse_xml(
            f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Waswordttabel">
  <w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="{_DARK}"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_DARK}"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="8A9BA8"/>
      <w:insideV w:val="single" w:sz="2" w:space="0" w:color="D0D7DC"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="57" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_DARK}"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="firstCol">
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F5F7"/></w:tcPr>
  </w:tblStylePr>
</w:style>"""
        )
    )
