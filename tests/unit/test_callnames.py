"""Short names of documents: whose it is, year, title; the same on every face."""

from __future__ import annotations

from corpus.entries import Entry
from corpus.model import Document, InForce, Provision
from ui.callnames import column_names, entry_label, short_title, whose, whose_besides

SIX = ("Eijsden", "Gulpen", "Meerssen", "Vaals", "Wijmeer", "Zuiderveen")


def a_document(title: str, year: str, *bodies: str) -> Document:
    return Document(
        id=title,
        kind="verordening",
        title=title,
        bodies=bodies,
        in_force=InForce(date=f"{year}-01-01"),
        tree=Provision(kind="regulation"),
    )


def test_columns_are_called_by_municipality_and_year() -> None:
    old = a_document("Verordening werk Wijmeer-Heuvelland 2015", "2015", "Wijmeer")
    new = a_document("Verordening werk Wijmeer-Heuvelland 2016", "2016", *SIX)
    region = a_document("Verordening werk", "2020", *SIX)
    assert column_names([old, new, region]) == (
        "Wijmeer 2015",
        "Wijmeer-Heuvelland 2016",
        "6 gemeenten 2020",
    )


def test_the_title_tells_apart_what_has_municipality_and_year_in_common() -> None:
    work = a_document("Verordening werk 2015", "2015", "Wijmeer")
    fines = a_document("Verordening boete 2015", "2015", "Wijmeer")
    other = a_document("Verordening werk 2015", "2015", "Vaals")
    assert column_names([work, fines, other]) == (
        "Wijmeer 2015: Verordening werk 2015",
        "Wijmeer 2015: Verordening boete 2015",
        "Vaals 2015",
    )
    assert len(set(column_names([work, work]))) == 2


def test_a_list_begins_with_year_and_title_and_counts_many_municipalities() -> None:
    entry = Entry(
        id="a",
        kind="verordening",
        title="Verordening werk Heuvelland 2016",
        year=2016,
        bodies=SIX,
    )
    assert entry_label(entry) == "2016 · Verordening werk Heuvelland 2016 · 6 gemeenten"
    assert whose(("Uden", "Landerd")) == "Uden en Landerd"
    assert whose(()) == ""


def test_a_title_is_cited_short_and_keeps_beginning_and_end() -> None:
    words = " ".join(["zeer"] * 30)
    assert short_title(f"Verordening {words}", "Verordening kort") == "Verordening kort"
    cut = short_title(f"Verordening {words} Wijmeer 2016")
    assert cut.startswith("Verordening")
    assert cut.endswith("Wijmeer 2016")
    assert " … " in cut
    assert len(cut) < 70


def test_whose_a_document_is_is_said_once() -> None:
    assert whose_besides("Beleidsregels parkeren", ("Kampen",)) == "Kampen"
    assert whose_besides("Beleidsregels parkeren Kampen 2016", ("Kampen",)) == ""
    assert whose_besides("Verordening Wijmeer-Heuvelland", SIX) == "6 gemeenten"
