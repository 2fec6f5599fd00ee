"""Which ordinance governs a grant, along a chain of four with every turn a chain can take.

An end by savings for a time, retroactive effect, a repeal without a word on old grants, and a
replacement that leaves the better law to the receiver. The answers were written before asking.
"""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from compare.time.answer import Answer
from compare.time.applies import applies
from corpus.model import Document
from ingest.facts import with_facts
from tests.unit.trees import document

NAME = "Subsidieverordening Vaals"
CHAIN = {
    2010: ["Deze verordening treedt in werking op 1 januari 2010."],
    2015: [
        "Deze verordening treedt in werking op 1 juli 2015.",
        "Zij werkt terug tot en met 1 januari 2015.",
        f"De {NAME} 2010 wordt ingetrokken met ingang van 1 januari 2015.",
        f"Op subsidies die voor die datum zijn verleend, blijft de {NAME} 2010 van toepassing tot "
        "uiterlijk 1 januari 2017.",
    ],
    2020: [
        "Deze verordening treedt in werking op 1 januari 2020.",
        f"De {NAME} 2015 wordt op die dag ingetrokken.",
    ],
    2023: [
        f"De {NAME} 2020 wordt vervangen door deze verordening, die in werking treedt op 1 juli "
        "2023.",
        f"De {NAME} 2020 blijft van toepassing op subsidies die voor die datum zijn verleend, "
        "tenzij deze verordening voor de ontvanger gunstiger is.",
    ],
}


@cache
def held() -> tuple[Document, ...]:
    return tuple(
        replace(
            with_facts(
                document(
                    ("Subsidie", "Het college kan een subsidie verlenen."),
                    ("Slotbepalingen", closing),
                    title=f"{NAME} {year}",
                    preamble="De raad van de gemeente Vaals;",
                )
            ),
            id=str(year),
        )
        for year, closing in CHAIN.items()
    )


def answer(granted: str, on: str) -> Answer:
    return applies(held(), "Vaals", granted, on, "subsidie")


@pytest.mark.parametrize(
    ("granted", "on", "governs", "because"),
    [
        ("2012-05-01", "2014-01-01", "2010", ["2/1"]),
        ("2012-05-01", "2016-01-01", "2010", ["2/1", "2/3", "2/4"]),
        ("2012-05-01", "2018-01-01", "2015", ["2/1", "2/3", "2/4", "2/1", "2/2"]),
        ("2012-05-01", "2021-01-01", None, None),
        ("2015-03-01", "2015-04-01", "2015", ["2/1", "2/2"]),
        ("2016-01-01", "2021-06-01", None, None),
        ("2021-01-01", "2022-01-01", "2020", ["2/1"]),
        ("2021-01-01", "2024-01-01", "2020", ["2/1", "2/1", "2/2"]),
        ("2024-01-01", "2024-02-01", "2023", ["2/1"]),
        ("2009-06-01", "2012-01-01", None, None),
    ],
)
def test_the_ordinance_that_governs(
    granted: str, on: str, governs: str | None, because: list[str] | None
) -> None:
    found = answer(granted, on)
    assert (found.answer.document if found.answer else None) == governs
    assert (found.open is None) == (governs is not None)
    if because is not None:
        assert [item.at for item in found.because] == because


def test_the_better_law_is_a_condition_of_the_answer() -> None:
    said = answer("2021-01-01", "2024-01-01").provided or ""
    assert "tenzij deze verordening voor de ontvanger gunstiger is" in said
    assert next(paper for paper in held() if paper.id == "2023").savings[0].favourable
