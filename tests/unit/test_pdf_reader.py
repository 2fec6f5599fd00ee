"""PDF pages of many makings, by both roads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from corpus.errors import FileEncrypted, FileTooLarge, FileUnreadable, NoText
from ingest.layout.furniture import set_apart
from ingest.layout.lines import Line, Reading
from ingest.pipeline import parse_bytes
from ingest.readers import read
from ingest.readers.pdf import PdfReader
from ingest.readers.pdf_pages import Road
from ingest.readers.pdf_words import Word
from tests.pdf_maker import Page, encrypted, make_pdf

LEFT = [
    "Het college kan aan een persoon die tot de",
    "doelgroep behoort een voorziening aanbieden",
    "die gericht is op de arbeidsinschakeling en",
    "die bijdraagt aan het mogelijk maken van",
    "reguliere arbeid door die persoon. Al naar",
    "gelang de afstand van een persoon tot de",
]
RIGHT = [
    "arbeidsmarkt kan een voorziening zijn gericht",
    "op bijvoorbeeld sociale activering en op",
    "het voorkomen van een isolement, zoals het",
    "doen van vrijwilligerswerk met behoud van",
    "uitkering, het leren van vaardigheden of",
    "kennis of het opdoen van werkervaring.",
]
ROADS: tuple[Road, ...] = ("choose", "fast", "layout")


def reading(*pages: Page, road: Road = "choose") -> Reading:
    return PdfReader(road).read(make_pdf(pages), "stuk.pdf", lambda _done, _total: None)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


@pytest.mark.parametrize("road", ROADS)
def test_labels_beside_the_text_stand_in_front_of_it(road: Road) -> None:
    page = (
        Page()
        .text(72, 60, "Artikel 9f. Jobcoaching", 12, "bold")
        .text(72, 80, "1.")
        .text(92, 80, "Het college kan op aanvraag:")
        .text(92, 93, "a.")
        .text(112, 93, "jobcoaching aanbieden;")
        .text(92, 106, "b.")
        .text(112, 106, "subsidie verstrekken.")
    )
    lines = reading(page, road=road).lines
    assert [(line.text, line.label) for line in lines] == [
        ("Artikel 9f. Jobcoaching", None),
        ("1. Het college kan op aanvraag:", "1."),
        ("a. jobcoaching aanbieden;", "a."),
        ("b. subsidie verstrekken.", "b."),
    ]
    assert [line.bold for line in lines] == [True, False, False, False]
    assert [line.size for line in lines] == [12, 10, 10, 10]
    assert [line.number for line in lines] == [1, 2, 3, 4]
    assert lines[0].page_start
    assert not lines[1].page_start
    assert (lines[0].x0, lines[0].top) == (72, 48)


@pytest.mark.parametrize("road", ROADS)
def test_a_label_over_two_rows_is_put_together(road: Road) -> None:
    page = Page().text(72, 90, "Lid 3 en").text(72, 103, "lid 4:").lines(150, 90, LEFT)
    page.text(72, 190, "Lid 5:").lines(150, 190, RIGHT)
    lines = reading(page, road=road).lines
    assert texts(lines) == [
        f"Lid 3 en lid 4: {LEFT[0]}",
        *LEFT[1:],
        f"Lid 5: {RIGHT[0]}",
        *RIGHT[1:],
    ]
    assert [line.label for line in lines if line.label] == ["Lid 3 en lid 4:", "Lid 5:"]


@pytest.mark.parametrize("road", ROADS)
def test_columns_are_read_one_after_the_other(road: Road) -> None:
    wide = "Een regel over de volle breedte van de bladzijde, die boven en onder de kolommen staat."
    page = Page().text(72, 60, wide).lines(72, 90, LEFT).lines(320, 90, RIGHT).text(72, 190, wide)
    assert texts(reading(page, road=road).lines) == [wide, *LEFT, *RIGHT, wide]


@pytest.mark.parametrize("road", ROADS)
def test_columns_need_not_stand_on_the_same_base_lines(road: Road) -> None:
    left = ["Artikel 1. Definities", *LEFT, "1. korte regel", *LEFT]
    right = [*RIGHT, "Artikel 2", *RIGHT, "slot."]
    page = Page().lines(72, 90, left, 13).lines(320, 95, right, 12)
    assert texts(reading(page, road=road).lines) == [*left, *right]


def test_a_column_of_labels_is_no_column_of_prose() -> None:
    page = Page()
    for number in range(1, 6):
        top = 80 + 60 * number
        page.text(72, top, "Lid").text(72, top + 13, str(number)).lines(110, top, LEFT[:4])
    assert texts(reading(page).lines) == [
        text for number in range(1, 6) for text in (f"Lid {number} {LEFT[0]}", *LEFT[1:4])
    ]


def test_gaps_are_relative_to_the_usual_distance() -> None:
    page = Page().lines(72, 80, LEFT).text(72, 171, "Artikel 2").lines(72, 184, RIGHT)
    gaps = {line.text: line.gap for line in reading(page).lines}
    assert gaps["Artikel 2"] == 2.0
    assert gaps[LEFT[2]] == gaps[RIGHT[0]] == 1.0


@pytest.mark.parametrize("road", ROADS)
def test_footnotes_are_kept_and_their_marks_are_no_article_numbers(road: Road) -> None:
    page = Page().lines(72, 80, LEFT).text(72, 170, "als bedoeld in artikel 7")
    page.text(72 + 99.6, 166, "1", 6).text(190, 170, "van de wet.").lines(72, 183, RIGHT)
    page.text(72, 700, "1", 5).text(76, 703, "Zie de memorie van toelichting,", 8)
    page.text(72, 713, "paragraaf 3.", 8)
    lines = reading(page, road=road).lines
    assert "als bedoeld in artikel 7¹ van de wet." in texts(lines)
    assert [line.text for line in lines if line.role == "footnote"] == [
        "¹ Zie de memorie van toelichting,",
        "paragraaf 3.",
    ]


def test_ruled_tables_are_rows_with_cells() -> None:
    page = Page().text(72, 60, "De re-integratie in een overzicht")
    page.grid([70, 250, 430], [80, 100, 140, 160])
    page.text(75, 95, "Oud", font="bold").text(255, 95, "Nieuw", font="bold")
    page.lines(75, 113, ["Verordening re-", "integratie 2015"]).text(255, 113, "Vervallen")
    page.text(75, 153, "Premie").text(72, 180, "Na de tabel.")
    lines = reading(page).lines
    assert [line.cells for line in lines if line.role == "table"] == [
        ("Oud", "Nieuw"),
        ("Verordening re-integratie 2015", "Vervallen"),
        ("Premie", ""),
    ]
    assert lines[0].text == "De re-integratie in een overzicht"
    assert lines[-1].text == "Na de tabel."


def test_a_frame_around_text_is_no_table() -> None:
    page = Page().grid([70, 430], [60, 180]).lines(75, 80, LEFT)
    assert texts(reading(page).lines) == LEFT


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_with_its_text_on_its_side_is_read_upright(turn: int) -> None:
    places = {0: (72, 80, 0, 13), 90: (80, 700, 13, 0), 180: (500, 700, 0, -13)}
    x, top, right, down = places.get(turn, (500, 80, -13, 0))
    page = Page()
    for index, text in enumerate(LEFT):
        page.text(x + index * right, top + index * down, text, turn=turn)
    lines = reading(page).lines
    assert texts(lines) == LEFT
    assert {line.x0 for line in lines} == {lines[0].x0}
    steps = {round((b.top or 0) - (a.top or 0), 1) for a, b in pairwise(lines)}
    assert steps == {13.0}


def test_a_landscape_page_turned_by_the_viewer_is_read_upright() -> None:
    page = Page(rotate=90)
    for index, text in enumerate(LEFT):
        page.text(80 + 13 * index, 700, text, turn=90)
    assert texts(reading(page).lines) == LEFT


def test_text_beside_the_reading_direction_is_set_apart_and_kept() -> None:
    page = Page().lines(72, 80, LEFT).text(30, 600, "CONCEPT", 40, turn=90)
    lines = reading(page).lines
    assert texts(lines) == [*LEFT, "CONCEPT"]
    assert lines[-1].role == "furniture"


@pytest.mark.parametrize("road", ROADS)
def test_struck_text_is_set_apart_with_a_warning(road: Road) -> None:
    page = Page().text(72, 80, "Artikel").text(108, 80, "2.5").text(130, 80, "2.6 Begrippen")
    page.rule(107, 77, 124, 77).lines(72, 93, LEFT).rule(72, 95, 260, 95)  # the last underlines
    found = reading(page, road=road)
    assert texts(found.lines) == ["Artikel 2.6 Begrippen", *LEFT, "2.5"]
    assert found.lines[-1].role == "furniture"
    assert [(issue.code, issue.page) for issue in found.issues] == [("struck-text", 1)]


@pytest.mark.parametrize("road", ROADS)
def test_a_crop_box_moves_nothing(road: Road) -> None:
    line = reading(Page(crop=(50, 50, 545, 792)).text(100, 100, "Artikel 1"), road=road).lines[0]
    assert (line.x0, line.top) == (100, 90)


def test_heads_and_feet_are_set_apart_over_pages() -> None:
    pages = [
        Page()
        .text(72, 40, "Gemeente Voorbeeld", 8)
        .lines(72, 90, [f"{chr(97 + number)} {text}" for text in LEFT])
        .text(500, 800, f"{number}/3", 8)
        for number in (1, 2, 3)
    ]
    lines = set_apart(reading(*pages).lines)
    apart = [line.text for line in lines if line.role == "furniture"]
    assert apart == [text for n in (1, 2, 3) for text in ("Gemeente Voorbeeld", f"{n}/3")]
    starts = [line.text for line in lines if line.page_start and line.role == ""]
    assert starts == [f"{letter} {LEFT[0]}" for letter in "bcd"]


def test_pages_without_text_are_named() -> None:
    found = reading(
        Page(picture=True), Page().text(72, 72, "Artikel 1"), Page(picture=True), Page()
    )
    assert [(issue.code, issue.page) for issue in found.issues] == [("no-text", 1), ("no-text", 3)]
    assert found.pages == 4


def test_only_pictures_say_which_pages_and_what_to_install() -> None:
    data = make_pdf([Page(picture=True), Page(picture=True), Page(), Page(picture=True)])
    with pytest.raises(NoText, match=r"bladzijden 1-2 en 4 hebben geen tekst.*tesseract-ocr-nld"):
        read(data, "scan.pdf")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (encrypted(), FileEncrypted),
        (b"%PDF-1.7\nrommel", FileUnreadable),
        (make_pdf([Page().text(72, 72, "Artikel 1")])[:300], FileUnreadable),
        (make_pdf([]), FileUnreadable),
        (make_pdf([Page()]), NoText),
        (make_pdf([Page()] * 2001), FileTooLarge),
    ],
)
def test_what_cannot_be_read_is_told_apart(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"stuk\.pdf"):
        read(data, "stuk.pdf")


def test_a_damaged_cross_reference_table_does_not_stop_reading() -> None:
    data = make_pdf([Page().lines(72, 80, LEFT)])
    shifted = data.replace(b"startxref\n", b"startxref\n9")
    assert texts(read(shifted, "stuk.pdf").lines) == LEFT


def test_letters_that_mean_nothing_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font may tell which shapes to draw and not which characters they are."""
    words = [
        Word("\ufffd" * 8, 72, 110, 80.0 + 12 * n, 10, bold=False, italic=False) for n in range(9)
    ]
    monkeypatch.setattr("ingest.readers.pdf.can_recognise", lambda: False)
    monkeypatch.setattr("ingest.readers.pdf_pages.quick_words", lambda *_: list(words))
    monkeypatch.setattr("ingest.readers.pdf_plumber.thorough_words", lambda *_: list(words))
    with pytest.raises(NoText, match="bladzijde 1 heeft geen tekst"):
        reading(Page().text(72, 80, "Artikel 1"))


def test_progress_counts_pages() -> None:
    seen: list[tuple[int, int]] = []
    data = make_pdf([Page().text(72, 72, "Artikel 1"), Page().text(72, 72, "Artikel 2")])
    read(data, "stuk.pdf", lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


WORDS = ["Het", "college", "kan", "via", "artikel", "7", "van", "de", "wet"]
SPACED = " ".join(WORDS)


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("[" + " -250 ".join(f"({word})" for word in WORDS) + "] TJ", SPACED),
        ("[" + " -180 ".join(f"({word})" for word in WORDS) + "] TJ", SPACED),
        ("[" + " -250 ".join(" 20 ".join(f"({c})" for c in w) for w in WORDS) + "] TJ", SPACED),
        (f"2 Tc ({SPACED}) Tj", SPACED),
        (f"50 Tz ({SPACED}) Tj", SPACED),
        (f"-1 Tw ({SPACED}) Tj", SPACED),
        (
            "(artikel 7) Tj 4 Ts /F0 6 Tf (1) Tj 0 Ts /F0 10 Tf ( van de wet) Tj",
            "artikel 7¹ van de wet",
        ),
        (f"({SPACED}) Tj ET BT /F0 10 Tf 72.2 700 Td ({SPACED}) Tj", SPACED),
        (f"3 Tr ({SPACED}) Tj", SPACED),
        ("(re-) Tj 0 -13 Td (integratie) Tj", "re-"),
    ],
    ids=[
        "gaps",
        "narrow gaps",
        "kerned",
        "spaced out",
        "condensed",
        "tight",
        "raised",
        "twice",
        "invisible",
        "hyphen",
    ],
)
def test_ways_to_draw_a_line(road: Road, drawn: str, text: str) -> None:
    page = Page()
    page.content.append(f"BT /F0 10 Tf 72 700 Td {drawn} ET")
    assert reading(page, road=road).lines[0].text == text


def test_a_line_scaled_by_the_page_has_the_size_that_is_seen() -> None:
    page = Page()
    page.content.append("q 0.5 0 0 0.5 0 0 cm BT /F1 24 Tf 144 1400 Td (Artikel 1) Tj ET Q")
    (line,) = reading(page).lines
    assert (line.text, line.size, line.x0, line.bold) == ("Artikel 1", 12, 72, True)


def test_threads_may_read_at_the_same_time() -> None:
    data = make_pdf([Page().lines(72, 80, LEFT), Page().lines(72, 80, RIGHT)] * 5)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: texts(read(data, "stuk.pdf").lines), range(12)))
    assert found == [[*LEFT, *RIGHT] * 5] * 12


def test_chapters_in_bold_without_word_or_number() -> None:
    page, top = Page(), 80.0
    for text, font in (
        ("De raad van de gemeente Kapel;", "normal"),
        ("besluit vast te stellen de Verordening water 2020", "normal"),
        ("Begrippen en doel", "bold"),
        ("Artikel 1 Begrippen", "bold"),
        ("In deze verordening is water: alle water.", "normal"),
        ("Artikel 2 Doel", "bold"),
        ("Het doel is schoon water.", "normal"),
        ("Beheer van de regeling", "bold"),
        ("Artikel 3 Beheer", "bold"),
        ("De raad beheert.", "normal"),
    ):
        page.text(72, top, text, 10, font)
        top += 16
    (document,) = parse_bytes(make_pdf([page]), "stuk.pdf").documents
    chapters = [(node.kind, node.heading) for node in document.tree.children[1:]]
    assert chapters == [("chapter", "Begrippen en doel"), ("chapter", "Beheer van de regeling")]
