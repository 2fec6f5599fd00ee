"""The quotations under an answer: each once, and every provision the answer rests on."""

from __future__ import annotations

from compare.time.answer import Because, Named, quoted_once
from compare.time.applies import applies
from corpus.model import Document
from ingest.facts import with_facts
from tests.unit.trees import document


def test_the_same_words_in_two_files_are_quoted_once_with_both() -> None:
    one, two, three = (Named(key, "Raadsbesluit") for key in "abc")
    said = [
        Because(one, "", "1. Vast te stellen de  Verordening X."),
        Because(two, "", "1. vast te stellen de Verordening X"),
        Because(one, "", "1. Vast te stellen de Verordening X."),
        Because(three, "", "2. Iets anders."),
    ]
    first, second = quoted_once(said)
    assert (first.document, first.also) == (one, (two,))
    assert (second.document, second.also) == (three, ())


def test_two_ordinances_that_say_the_same_at_the_same_place_are_both_quoted() -> None:
    words = "De oude verordening wordt ingetrokken."
    said = [Because(Named(key, f"Verordening {key}"), "9/1", words) for key in "ab"]
    assert quoted_once(said) == tuple(said)


def held() -> Document:
    return with_facts(
        document(
            ("Markt", "Het college kan een vergunning verlenen."),
            (
                "Inwerkingtreding",
                [
                    "Deze verordening treedt in werking op de dag na die van de bekendmaking.",
                    "Zij werkt terug tot en met 1 januari 2024.",
                ],
            ),
            title="Marktverordening Vaals 2024",
            preamble="De raad van de gemeente Vaals;",
        )
    )


def test_an_answer_that_rests_on_retroactive_effect_quotes_both_provisions() -> None:
    paper = held()
    assert (paper.in_force.at, paper.in_force.retroactive_at) == ("2/1", "2/2")
    answer = applies([paper], "Vaals", "2024-02-01", "2024-06-01")
    assert answer.answer is not None
    assert [item.at for item in answer.because] == ["2/1", "2/2"]
