"""What the command line shows of a comparison: lines as they were and as they are now."""

from __future__ import annotations

import io

from rich.console import Console

from compare.model import Alignment, Match
from corpus.model import Document, Provision, Source
from ui.changed import changes, shortened
from ui.console import show_comparison
from ui.results import Comparison, Opened
from ui.written import written


def ordinance(*article: Provision) -> Document:
    return Document(
        id="a", kind="verordening", title="T", tree=Provision(kind="regulation", children=article)
    )


def article(number: str, *texts: str, heading: str = "Opschrift") -> Provision:
    leden = tuple(
        Provision(kind="paragraph", number=str(n), text=text) for n, text in enumerate(texts, 1)
    )
    return Provision(kind="article", number=number, heading=heading, children=leden)


def test_only_lines_with_other_words_are_shown_with_both_numbers() -> None:
    old = ordinance(article("4", "De stage duurt drie maanden.", "Het college beslist snel."))
    new = ordinance(
        article("5", "Iets dat helemaal anders luidt.", "De stage duurt zes maanden.",
                "Het college beslist snel.")
    )  # fmt: skip
    match = Match(old=("4",), new=("5",), relation="gewijzigd", score=0.9)
    shown = list(changes(match, old, new))
    assert [(item.old_name, item.new_name) for item in shown] == [("", "1."), ("1.", "2.")]
    assert shown[0].was == ()
    assert ("delete", "drie") in shown[1].was
    assert ("insert", "zes") in shown[1].now


def test_far_words_are_left_out_and_near_ones_stay() -> None:
    long = " ".join(f"woord{n}" for n in range(60))
    text = shortened((("equal", f"{long} "), ("delete", "oud"), ("equal", f" {long}")))
    words = "".join(part for _, part in text).split()
    assert words.count("…") == 2
    assert words[words.index("oud") - 1] == "woord59"
    assert words[words.index("oud") + 1] == "woord0"
    assert shortened((("equal", long),))[0][1].split()[0] == "woord0"


def test_an_article_without_leden_has_its_text_on_its_own_line() -> None:
    node = Provision(kind="article", number="3", heading="Budget", text="Het college kan dat.")
    assert [(line.depth, line.name, line.text, line.heading) for line in written(node)] == [
        (0, "Artikel 3 Budget", "", True),
        (1, "", "Het college kan dat.", False),
    ]


def test_numbers_are_written_as_printed() -> None:
    def name(kind: str, number: str | None, label: str | None = None) -> str:
        node = Provision(kind=kind, number=number, label=label, text="x")  # type: ignore[arg-type]
        return next(written(node)).name

    assert name("paragraph", "1") == "1."
    assert name("subpoint", "1", "1") == "1°."
    assert name("subpoint", "i", "I") == "I."
    assert name("point", "a", "a)") == "a)"
    assert name("point", None) == "-"


def test_lines_that_moved_say_where_from_and_what_else_changed() -> None:
    stage, snel, taal = (
        "De stage duurt ten hoogste drie maanden per jaar.",
        "Het college beslist snel over de aanvraag.",
        "Taalhulp is er voor wie de taal niet machtig is.",
    )
    old = ordinance(article("4", stage, snel, taal))
    new = ordinance(article("4", snel, taal, stage.replace("drie", "zes")))
    match = Match(old=("4",), new=("4",), relation="gewijzigd", score=0.9)
    (moved,) = changes(match, old, new)
    assert (moved.old_name, moved.new_name, moved.moved) == ("1.", "3.", True)
    assert not moved.only_moved
    back = ordinance(article("4", snel, taal, stage))
    (moved,) = changes(match, old, back)
    assert moved.only_moved
    console = Console(width=100, record=True, file=io.StringIO())
    for after in (new, back):
        sides = [
            Opened(document=one, source=Source(file="x", sha256="", media_type="text/plain"))
            for one in (old, after)
        ]
        alignment = Alignment(matches=(match,))
        show_comparison(console, Comparison(old=sides[0], new=sides[1], alignment=alignment))
    said = console.export_text()
    assert "wordt (verplaatst): 3. De stage duurt ten hoogste zes maanden" in said
    assert "verplaatst: 1. → 3. De stage duurt" in said
