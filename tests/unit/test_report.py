"""The report on a document: the picture, and what Word and a browser are given."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html
from msgspec.structs import replace
from PIL import Image

from compare.checks import Finding
from compare.time.timeline import Proof, Remark, Span, Timeline
from corpus.errors import UsageError
from tests.unit.ui_samples import opened_new, opened_old
from ui.export import check_report_target, render_report
from ui.export.content import Report
from ui.export.drawing import Box, Words, alternative, timeline_drawing
from ui.export.png import png
from ui.export.report import report_content
from ui.facts import report_facts
from ui.results import Accepted, Checked

TODAY = datetime.date(2020, 1, 1)
PROOF = Proof("nieuw-1", "Re-integratieverordening Voorbeeldstad 2016 <nieuw>", "28/1", "De oude.")


def span(title: str, start: str | None, end: str | None, **more: object) -> Span:
    return Span(title=title, body="Voorbeeldstad", start=start, end=end, **more)  # type: ignore[arg-type]


def time_line() -> Timeline:
    spans = (
        span("Verordening A 2008", None, "2015-01-01"),
        span("Verordening B 2015", "2015-01-01", "2016-07-01", document="b", proofs=(PROOF,)),
        span(
            "Verordening C 2016",
            "2016-07-01",
            None,
            document="c",
            adopted="2017-01-01",
            retroactive_to="2016-07-01",
        ),
    )
    gap = Remark(kind="gap", message="Er is een gat.", start="2015-06-01", end="2015-09-01")
    return Timeline(body="Voorbeeldstad", subject=None, spans=spans, remarks=(gap,))


def finding(severity: str, text: str = "artikel 99") -> Finding:
    return Finding(
        kind="dangling-reference",
        severity=severity,  # type: ignore[arg-type]
        at="9f/5",
        text=text,
        message="Dat artikel is er niet.",
        remedy="Noem artikel 9.",
        source="Aanwijzing 3.27",
    )


def report() -> Report:
    found = Checked(
        opened=opened_new(),
        previous=opened_old(),
        findings=(finding("error"), finding("info", "artikel <88>")),
        accepted=(
            Accepted(
                finding=finding("warning", "artikel 77"),
                why="wordt hersteld",
                who="A. Griffier",
                moment="2019-12-24T09:00:00",
            ),
        ),
        ran=("Verwijzingen",),
        left_out=(("Titel in het voorstel", "geen raadsvoorstel opgegeven"),),
    )
    return report_content(found, [time_line()], "2020-01-01")


@pytest.fixture(scope="module")
def word() -> docx.document.Document:
    return docx.Document(io.BytesIO(render_report(report(), "docx")))


def bars(line: Timeline) -> list[Box]:
    shapes = timeline_drawing(line, TODAY).shapes
    return [shape for shape in shapes if isinstance(shape, Box)]


def test_a_bar_is_open_filled_or_dashed_by_what_is_known() -> None:
    named, held, back, now = bars(time_line())
    assert [bar.fill for bar in (named, held, back, now)] == ["open", "full", "dashed", "full"]
    assert named.x + named.width == pytest.approx(held.x)
    assert held.x + held.width == pytest.approx(back.x)
    assert back.x + back.width == pytest.approx(now.x)


def test_what_has_no_day_is_drawn_about_where_it_held() -> None:
    old = span("Verordening A 2017", None, None, replaced_by="Verordening B 2018")
    new = span("Verordening B 2018", None, None, adopted="2018-11-16", document="b", rule="dag na")
    line = Timeline(body="Vaals", subject=None, spans=(old, new), remarks=())
    first, second = bars(line)
    assert first.fill == "open"
    assert first.x + first.width == pytest.approx(second.x)
    assert first.width > second.width


def test_the_picture_names_every_ordinance_its_days_and_the_gap() -> None:
    shapes = timeline_drawing(time_line(), TODAY).shapes
    said = [shape.text for shape in shapes if isinstance(shape, Words)]
    assert {"Verordening A 2008", "Verordening B 2015", "Verordening C 2016"} <= set(said)
    assert "1 januari 2015 tot 1 juli 2016" in said
    assert "begin onbekend tot 1 januari 2015; niet in de bibliotheek" in said
    assert "vanaf 1 juli 2016; met terugwerkende kracht" in said
    assert "geen verordening" in said
    assert "2016" in said


def test_a_long_name_stands_in_lines_inside_the_picture() -> None:
    long = span("Verordening " + "re-integratie en participatie " * 5, "2019-06-01", None)
    line = Timeline(body="Vaals", subject=None, spans=(long,), remarks=())
    drawing = timeline_drawing(line, TODAY, 700)
    written = [shape for shape in drawing.shapes if isinstance(shape, Words) and shape.size == 14]
    assert len(written) == 2
    for words in written:
        wide = len(words.text) * 7.0
        left = words.x - {"start": 0, "middle": wide / 2, "end": wide}[words.anchor]
        assert left >= 0
        assert left + wide <= drawing.width


def test_the_pixels_show_bars_and_letters_on_white() -> None:
    drawing = timeline_drawing(time_line(), TODAY)
    picture = Image.open(io.BytesIO(png(drawing))).convert("RGB")
    assert picture.size == (3 * drawing.width, 3 * drawing.height)
    assert picture.getpixel((1, 1)) == (255, 255, 255)
    for bar in bars(time_line()):
        middle = (round(3 * (bar.x + bar.width / 2)), round(3 * (bar.y + bar.height / 2)))
        dark = sum(picture.getpixel(middle)) < 300  # type: ignore[arg-type]
        assert dark == (bar.fill == "full")
    words = next(shape for shape in drawing.shapes if isinstance(shape, Words) and shape.size == 14)
    left, top = 3 * round(words.x), 3 * round(words.y - 12)
    letters = picture.crop((left, top, left + 300, top + 36)).convert("L")
    assert min(letters.tobytes()) < 100


def test_letters_that_the_font_lacks_are_written_without_their_accent() -> None:
    def width(title: str) -> bytes:
        line = Timeline(
            body="V", subject=None, spans=(span(title, "2019-01-01", None),), remarks=()
        )
        return png(timeline_drawing(line, TODAY))

    assert width("Őrdening") == width("Ordening")
    assert width("Örde→ning") == width("Örde?ning") != width("Ordening")


def test_word_has_the_picture_with_its_text(word: docx.document.Document) -> None:
    (shape,) = word.inline_shapes
    assert round(shape.width.cm, 1) == 17.4
    assert shape._inline.docPr.get("descr") == alternative(time_line())


def test_word_reads_facts_time_findings_and_acceptance_in_that_order(
    word: docx.document.Document,
) -> None:
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings[1:] == [
        "Samenvatting",
        "Feiten",
        "Welke verordening wanneer geldt",
        "Bevindingen",
        "Fouten (1)",
        "Ter kennisneming (1)",
        "Aanvaarde bevindingen (1)",
        "Wat is gecontroleerd",
    ]
    facts, periods, errors, _, accepted = word.tables
    assert "“De oude.”" in periods.rows[2].cells[2].text
    assert errors.rows[1].cells[0].text == "art.\u00a09f, vijfde lid"
    assert "“artikel 99”" in errors.rows[1].cells[1].text
    assert "Noem artikel 9." in errors.rows[1].cells[2].text
    assert "Aanwijzing 3.27" in errors.rows[1].cells[2].text
    said = accepted.rows[1].cells[2].text
    assert said == "wordt hersteld\nA. Griffier, 24 december 2019"
    assert {row.cells[0].text for row in facts.rows} >= {"Vastgesteld", "In werking", "Trekt in"}


def test_word_tables_repeat_their_heads_and_speak_to_screen_readers(
    word: docx.document.Document,
) -> None:
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
    assert word.core_properties.language == "nl-NL"


def test_the_page_draws_the_time_line_and_escapes_what_it_quotes() -> None:
    page = render_report(report(), "html").decode()
    tree = html.fromstring(page)
    (picture,) = tree.iter("svg")
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == alternative(time_line())
    assert "Verordening B 2015" in "".join(map(str, picture.itertext()))
    assert "artikel &lt;88&gt;" in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=", page)
    assert [h.text for h in tree.iter("h2")][:2] == ["Samenvatting", "Feiten"]


def test_bodies_with_one_time_line_share_a_picture() -> None:
    line = time_line()
    found = Checked(opened=opened_new(), findings=())
    two = report_content(found, [line, replace(line, body="Elders")], "2020-01-01")
    pictures = [section.picture for section in two.sections if section.picture]
    assert len(pictures) == 1
    assert pictures[0].alt.startswith("Tijdlijn van Voorbeeldstad en Elders.")


def test_facts_stand_beside_the_provision_that_says_them() -> None:
    facts = {fact.name: fact for fact in report_facts(opened_new().document)}
    assert facts["In werking"].value == "1 juli 2016"
    assert facts["In werking"].at == "29/1"
    assert facts["Trekt in"].at == "28/1"
    assert facts["Vastgesteld"].value == "17 mei 2016 door de raad van Voorbeeldstad"


@pytest.mark.parametrize("name", ["rapport.pdf", "rapport", "rapport.xlsx"])
def test_a_report_is_word_or_html(name: str) -> None:
    with pytest.raises(UsageError, match=r"kies \.docx of \.html"):
        check_report_target(Path(name))
    assert check_report_target(Path("Rapport.HTML")) == "html"
