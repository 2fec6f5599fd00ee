"""What a scan did to a sentence where the context settles it; look-alikes stay as they are."""

from __future__ import annotations

import pytest

from ingest.layout.lines import Line
from ingest.layout.repair import repair
from ingest.pipeline import parse_bytes

# What else the document says: three damaged lines, and the words that the damaged ones need.
AROUND = """
per 1 januari 201 5 in werking
artikel 1 0d van de Participatiewet
een voorziening beéindigen
de informatie en de informatie over een boete bij recidive, een boete bij samenloop
de duur van de hulp en de duur van de steun; regulier werk is regulier
de regeling Lindervoort-Kolkenburg
de school, de school, loonkosten, loonkosten, subsidie, subsidie, belasting en belasting
gaan gaan een plan voor integraal beleid
""".strip().splitlines()

DAMAGED = {
    "als bedoeld in artikel 7, lid 1, onder a, 12, 2 2, 3%, 52 en 62 Participatiewet.": (
        "als bedoeld in artikel 7, lid 1, onder a, 1°, 2°, 3°, 5° en 6° Participatiewet."
    ),
    "personen als bedoeld in artikel 7, lid 1, onder a, 12, 52, 62 Participatiewet": (
        "personen als bedoeld in artikel 7, lid 1, onder a, 1°, 5°, 6° Participatiewet"
    ),
    "artikel 7, eerste lid, onderdeel a, 2°, 32 en 5% van de wet": (
        "artikel 7, eerste lid, onderdeel a, 2°, 3° en 5° van de wet"
    ),
    "artikel 9, lid 1, onder c, 1 2, 2 2 of 3 2 van de wet": (
        "artikel 9, lid 1, onder c, 1°, 2° of 3° van de wet"
    ),
    "artikel 7, lid 1, onder a, 12,\n22 en 3% van de wet": (
        "artikel 7, lid 1, onder a, 1°,\n2° en 3° van de wet"
    ),
    "artikel 37, eerste lid, onder b, 1º, 2% en 3% van de wet": (
        "artikel 37, eerste lid, onder b, 1º, 2° en 3° van de wet"
    ),
    "artikel 7, lid 1, onder a 12, 2 2 en 3% van de wet": (
        "artikel 7, lid 1, onder a 1°, 2° en 3° van de wet"
    ),
    "art. 7, lid 1, sub a, 12, 2° en 3%, van de wet": (
        "art. 7, lid 1, sub a, 1°, 2° en 3°, van de wet"
    ),
    "a. 80t/m 100% arbeidsvermogen": "a. 80 t/m 100% arbeidsvermogen",
    "de artikelen 9 t/m12 van de wet": "de artikelen 9 t/m 12 van de wet",
    "een korting van 5%t/m 10%": "een korting van 5% t/m 10%",
    "de artikelen 9 en\n1 7 van de wet": "de artikelen 9 en\n17 van de wet",
    "de artikelen 6,\n7, Ba en 1 0 van de wet": "de artikelen 6,\n7, 8a en 10 van de wet",
    "in artikel\n1 8, vierde lid": "in artikel\n18, vierde lid",
    "5. De informatie· die door hem wordt verstrekt": (
        "5. De informatie die door hem wordt verstrekt"
    ),
    "Verordening bestuurlijke boete· bij recidive": "Verordening bestuurlijke boete bij recidive",
    "De duur·van de maatregel": "De duur van de maatregel",
    "in aanraking met ·regulier werk": "in aanraking met regulier werk",
    "kan worden overgegaan tot hulp. ·": "kan worden overgegaan tot hulp.",
    "Feiten en ·": "Feiten en",
    "de regeling Lindervoort·\nKolkenburg": "de regeling Lindervoort-\nKolkenburg",
    "participatie scho olgaande kinderen": "participatie schoolgaande kinderen",
    "de loonko stensubsidie eindigt": "de loonkostensubsidie eindigt",
    "de belas tingplichtigen krijgen bericht": "de belastingplichtigen krijgen bericht",
    "eens binnen een periode van 1 2 maanden": "eens binnen een periode van 12 maanden",
    "personen tussen de 1 8 en 21 jaar": "personen tussen de 18 en 21 jaar",
    "volgens artikel 5:1 1 Awb en artikel 5: 1 5 van die wet": (
        "volgens artikel 5:11 Awb en artikel 5:15 van die wet"
    ),
    "de verordening van 201 6 vervalt": "de verordening van 2016 vervalt",
}
SOUND = [
    "de artikelen 7, eerste lid, onder a, 12, 52 en 62 van de wet",
    "artikel 7, 12, 52 en 62 van de wet",
    "artikel 5, onder a, 12 en 32 van de wet",
    "artikel 5, onder a, 62, 52 en 12 van de wet",
    "artikel 5, onder b, 12, 22 en 42 euro",
    "artikel 4, onder b, 3%, 5% en 8% van het loon",
    "artikel 4, onder b, 12%, 22% en 32% van het loon",
    "artikel 7, onder a, 1°, 2° en 3°, van de wet",
    "onder a, 12 maanden, 22 weken en 32 dagen",
    "€ 12, € 22 en € 32 per maand; 12, 52 en 62 jaar",
    "5 t/m 10% en 80% t/m 100%",
    "de som is a·b en de maat 10·5 cm",
    "· regulier werk is het doel",
    "de informatie; ·regulier werk",
    "Postbus 1 · 1234 AB Lindervoort · Tel. 045",
    "een student·e van de school",
    "taalniveau A1 A2 B1",
    "ma di wo do vr",
    "3 m2 en 4 m2 en CO2",
    "een school gaande houden",
    "een integraal kostenplan",
    "de artikelen 3 en\n2 personen",
    "artikel 3\n1 0 punten",
    "artikel 9 en artikel 17 van de wet",
    "G4 en G40 en de 4 G",
    "fase 1 2 maanden en fase 2 3 maanden",
    "1 2 maanden na de dag van bekendmaking",
    "artikel 5:1 2 weken na de dag; van 1 of 2 uur",
]


def lines_of(text: str) -> list[Line]:
    texts = [*AROUND, *text.split("\n")]
    return [Line(text=text, number=number) for number, text in enumerate(texts, start=1)]


def mended(text: str) -> tuple[Line, ...]:
    return repair(lines_of(text))[len(AROUND) :]


@pytest.mark.parametrize(("text", "whole"), DAMAGED.items())
def test_the_context_settles_what_was_damaged(text: str, whole: str) -> None:
    assert "\n".join(line.text for line in mended(text)) == whole
    kept = [line.raw or line.text for line in mended(text)]
    assert "\n".join(kept) == text


@pytest.mark.parametrize("text", SOUND)
def test_look_alikes_stay(text: str) -> None:
    assert "\n".join(line.text for line in mended(text)) == text


@pytest.mark.parametrize("text", [*DAMAGED, *SOUND])
def test_a_second_run_changes_nothing(text: str) -> None:
    once = repair(lines_of(text))
    again = repair([Line(text=line.text, number=line.number) for line in once])
    assert [line.text for line in again] == [line.text for line in once]


def issues_of(line: str) -> list[tuple[str, int | None, str]]:
    body = f"De raad besluit:\nArtikel 1 Hulp\nHet college helpt.\n{line}\nArtikel 2 Slot\nKlaar."
    document = parse_bytes(body.encode(), "x.txt").documents[0]
    codes = ("damaged-text", "repaired-text")
    return [(one.code, one.line, one.message) for one in document.issues if one.code in codes]


def test_a_number_that_was_read_otherwise_is_told_with_its_place() -> None:
    assert issues_of("Zie artikel 7, lid 1, onder a, 12, 2 2 en 3% Participatiewet.") == [
        (
            "repaired-text",
            4,
            "Een nummer dat de scan verkeerd las, is uit de reeks hersteld; in de bron staat "
            "'12, 2 2 en 3%'.",
        )
    ]


def test_small_repairs_are_told_together() -> None:
    line = "Zie artikel 1 0d van de Participatiewet en de Wet van 1 mei 201 5."
    [(code, number, message)] = issues_of(line)
    assert (code, number) == ("repaired-text", 4)
    assert "(regel 4)" in message
    assert "'1 0d van" in message


@pytest.mark.parametrize(
    ("line", "ruined"),
    {
        "S0 a0 oo": True,
        "De hulp duurt een jaar. S0 a0 oo": True,
        "lo 0o x0 ii": True,
        "taalniveau. A1 A2 B1": False,
        "Zie a0 en b0": False,
        "ma di wo do vr": False,
        "op de ze": False,
    }.items(),
)
def test_scraps_behind_a_sentence_are_reported(line: str, ruined: bool) -> None:
    assert [code for code, _, _ in issues_of(line)] == (["damaged-text"] if ruined else [])
