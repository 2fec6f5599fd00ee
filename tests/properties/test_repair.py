"""OCR repair leaves sound text alone and has nothing left to do after one run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import demo
from ingest.layout.lines import Line
from ingest.layout.repair import repair, repair_text
from ingest.pipeline import parse_bytes
from ingest.readers import read

CLEAN = [demo.OLD_CLEAN, demo.NEW_TXT, demo.OTHER, demo.PROPOSAL]
DAMAGED = {
    "per 1 januari 201 5 in werking": "per 1 januari 2015 in werking",
    "in de vergadering van 1 6  december 2014": "in de vergadering van 16 december 2014",
    "artikel 1 0d van de Participatiewet": "artikel 10d van de Participatiewet",
    "de artikelen 6, 7, Ba, 9, 1 0, 1 Oa en 1 Of": "de artikelen 6, 7, 8a, 9, 10, 10a en 10f",
    "artikel 1 8, vierde lid": "artikel 18, vierde lid",
    "1 00% van de bijstandsnorm": "100% van de bijstandsnorm",
    "een voorziening beéindigen": "een voorziening beëindigen",
    "drie categorieên": "drie categorieën",
    "is geîntroduceerd": "is geïntroduceerd",
    "het Coérdinatiepunt": "het Coördinatiepunt",
}
SOUND = [
    "artikel 4 lid 1, en artikel 10 of 11",
    "Eén van de drie; één maal; vóór 1 mei 2015",
    "artikel 1, lid 1 van deze verordening",
    "de artikelen 9 en 17 van de wet",
    "5 tot 10% van 200 uur per week",
    "in de jaren 2014 2015 en 2016",
    "€ 20 15 jaar oud",
]


@pytest.mark.parametrize(("torn", "whole"), DAMAGED.items())
def test_damage_is_mended(torn: str, whole: str) -> None:
    assert repair_text(torn) == whole


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_left_alone(text: str) -> None:
    assert repair_text(text) == text


@pytest.mark.parametrize("name", CLEAN)
def test_clean_documents_pass_unchanged(name: str) -> None:
    lines = read(demo.file(name).read_bytes(), name).lines
    assert repair(lines) == lines


def test_torn_words_are_joined_when_they_stand_whole_elsewhere() -> None:
    texts = [*DAMAGED, "de Participatiewet", "de Participatiewet", "de Particip atiewet"]
    lines = [Line(text=text, number=number) for number, text in enumerate(texts, start=1)]
    mended = repair(lines)[-1]
    assert mended.text == "de Participatiewet"
    assert mended.raw == "de Particip atiewet"


def test_small_words_are_parted_from_what_they_were_glued_to() -> None:
    texts = [*DAMAGED, "de voorziening dient", "een voorziening dient", "Hetgeen hij dient"]
    glued = ["5. Erdient sprake te zijn", "Devoorziening is er. Eris geen.", "Inalle gevallen"]
    lines = [Line(text=text, number=n) for n, text in enumerate([*texts, *glued], start=1)]
    assert [line.text for line in repair(lines)[-4:]] == [
        "Hetgeen hij dient",
        "5. Er dient sprake te zijn",
        "De voorziening is er. Er is geen.",
        "In alle gevallen",
    ]


pieces = st.sampled_from(
    [*DAMAGED, *SOUND, "artikel", "1", "0d", "Oa", "201", "5", "%", "mei", "é", "lid", "l", "B"]
)


@given(st.lists(pieces, max_size=12).map(" ".join))
def test_repair_is_idempotent(text: str) -> None:
    once = repair_text(text)
    assert repair_text(once) == once


TORN = {
    "de werk stage duurt": "de werkstage duurt",
    "de Wet telijke taak": "de Wettelijke taak",
    "na in werkingtreding": "na inwerkingtreding",
    "V e r o r d e n i n g": "Verordening",
    "c. l oonwaarde:": "c. loonwaarde:",
}
STAYS = ["een plan en maatregel en", "de werk plaats", "op maat", "b e s l u i t :", "aan bod komt"]
KNOWN = """werkstage werkstage werkstage wet wettelijke wettelijke wettelijke inwerkingtreding
inwerkingtreding inwerkingtreding verordening loonwaarde werk stage plan maatregelen plaats maat
maatregel aanbod aanbod"""


@pytest.mark.parametrize("text", [*TORN, *STAYS])
def test_words_of_the_document_settle_what_was_torn(text: str) -> None:
    texts = [*DAMAGED, *KNOWN.split("\n"), text]
    mended = repair([Line(text=text, number=n) for n, text in enumerate(texts, start=1)])
    assert mended[-1].text == TORN.get(text, text)
    again = repair([Line(text=line.text, number=line.number) for line in mended])
    assert [line.text for line in again] == [line.text for line in mended]


RUINS = {
    "waarvan l . , i ; de rest": True,
    "v e r o d e n": True,
    "b e s l u i t :": False,
    "b e s l u i t:": False,
    ". . . . . . .": False,
    "onderdelen a, b, c en d": False,
    "- - - - -": False,
    "1 2 3 4 5 6": False,
    "de a b c van de raad": False,
}


@pytest.mark.parametrize(("text", "ruined"), RUINS.items())
def test_rows_of_loose_letters_are_reported(text: str, ruined: bool) -> None:
    body = f"Artikel 1 Hulp\nHet college helpt.\n{text}\nArtikel 2 Slot\nKlaar."
    document = parse_bytes(f"De raad besluit:\n{body}".encode(), "x.txt").documents[0]
    found = [(issue.code, issue.line) for issue in document.issues if issue.code == "damaged-text"]
    assert found == ([("damaged-text", 4)] if ruined else [])
