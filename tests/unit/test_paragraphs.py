"""Words broken at line ends, decided by the words of the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.lines import Line
from ingest.layout.paragraphs import join, vocabulary_of

DOCUMENT = [
    "De re-integratie van personen in Maastricht-Heuvelland is een voorziening.",
    "Een re-integratieplan in Maastricht-Heuvelland; elke voorziening telt, ook beëindigen.",
    "Een subsidie aanvragen kan bij het college; een aanvraag voor subsidie.",
]
VOCABULARY = vocabulary_of(Line(text=text, number=n) for n, text in enumerate(DOCUMENT, start=1))


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["de re-", "integratie van"], "de re-integratie van"),
        (["de re-", "integratieplannen van"], "de re-integratieplannen van"),
        (["een voor-", "ziening voor"], "een voorziening voor"),
        (["in Maastricht-", "Heuvelland 2016"], "in Maastricht-Heuvelland 2016"),
        (
            ["een detacherings-", "of arbeidsovereenkomst"],
            "een detacherings- of arbeidsovereenkomst",
        ),
        (["detacherings- of", "arbeidsovereenkomst"], "detacherings- of arbeidsovereenkomst"),
        (["het VN-", "verdrag"], "het VN-verdrag"),
        (["artikel 6-", "9 van"], "artikel 6-9 van"),
        (["het totaal voor de Maas-", "12 plekken"], "het totaal voor de Maas- 12 plekken"),
        (["het be-", "eindigen van"], "het beëindigen van"),
        (["het be-", "invloeden van"], "het beïnvloeden van"),
        (["de mede-", "eigenaar"], "de mede-eigenaar"),
        (["het financi-", "eel belang"], "het financieel belang"),
        (["de arbeids-", "overeenkomst"], "de arbeidsovereenkomst"),
        (["de Verordening re-", "integratie, en"], "de Verordening re-integratie, en"),
        (["Participatiewet/", "IOAW"], "Participatiewet/IOAW"),
        (["een gedachte -", "en nog een"], "een gedachte - en nog een"),
        (["zelf\u00ad", "standig"], "zelfstandig"),
        (["zelf\u00adstandig en", "ﬁnancieel\u00a0vrij"], "zelfstandig en financieel vrij"),
        (["in Maastricht", "Heuvelland zijn"], "in Maastricht-Heuvelland zijn"),
        (["een voor", "ziening is"], "een voorziening is"),
        (["een subsidie", "aanvragen kan"], "een subsidie aanvragen kan"),
        (["passend re- integratieplan", "is"], "passend re-integratieplan is"),
        (["twee  spaties", "  en meer"], "twee spaties en meer"),
        ([], ""),
    ],
)
def test_joining(lines: list[str], joined: str) -> None:
    assert join(lines, VOCABULARY) == joined


def test_a_word_cut_at_a_line_end_does_not_count_as_a_word() -> None:
    vocabulary = vocabulary_of([Line(text="de voor-", number=1), Line(text="ziening", number=2)])
    assert vocabulary.count("voor") == 0


@given(st.lists(st.text("abcdeinorst- ABë.,", max_size=30), max_size=6))
def test_no_letter_is_lost_or_moved(lines: list[str]) -> None:
    """Only blanks, hyphens and tremas may change."""

    def letters(text: str) -> str:
        return (
            "".join(char for char in text if char not in " -").replace("ë", "e").replace("ï", "i")
        )

    assert letters(join(lines).replace("ö", "o")) == letters("".join(lines))


@given(st.lists(st.text("abcdeinorst- ABë.,", max_size=30), max_size=6))
def test_joining_what_is_joined_changes_nothing(lines: list[str]) -> None:
    joined = join(lines, VOCABULARY)
    assert join([joined], VOCABULARY) == joined
