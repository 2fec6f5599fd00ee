"""What an answer on transitional law rests on, beside the provisions it quotes."""

from __future__ import annotations

from msgspec.structs import replace

from compare.time.applies import Answer, applies
from compare.time.footing import until_by_statute
from corpus.model import Adoption, Document, InForce, Note, Provision
from ingest.facts import with_facts
from tests.unit.trees import document

OLD, NEW = "Subsidieverordening Vaals 2008", "Subsidieverordening Vaals 2015"


def ordinance(title: str, body: str, *closing: str, note: str = "") -> Document:
    made = document(
        ("Subsidie", "Het college kan een subsidie verlenen."),
        ("Slotbepalingen", list(closing)),
        title=title,
        preamble=f"De raad van de gemeente {body};",
    )
    notes = (Note(targets=("2",), text=note),) if note else ()
    return with_facts(replace(made, id=title, notes=notes))


def said(answer: Answer) -> str:
    return " ".join(answer.remarks)


def test_what_no_later_ordinance_replaced_may_have_been_replaced() -> None:
    new = ordinance(NEW, "Vaals", "Deze verordening treedt in werking op 1 januari 2015.", "Slot.")
    answer = applies([new], "Vaals", "2016-01-01", "2020-01-01")
    assert answer.remarks[0].startswith(
        f"Voor zover de bibliotheek weet, is '{NEW}' niet vervangen"
    )


def test_an_ordinance_that_works_back_was_not_there_yet() -> None:
    new = replace(
        ordinance(
            NEW,
            "Vaals",
            "Deze verordening treedt in werking op 1 juli 2015.",
            "Zij werkt terug tot en met 1 januari 2015.",
        ),
        adopted=(Adoption("Vaals", "2015-06-09"),),
    )
    early = said(applies([new], "Vaals", "2015-02-01", "2015-03-01"))
    assert "pas op 9 juni 2015 vastgesteld en werkt terug tot en met 1 januari 2015" in early
    assert "op 1 februari 2015 en 1 maart 2015" in early
    assert "werkt terug" not in said(applies([new], "Vaals", "2015-08-01", "2015-09-01"))


def test_days_of_the_official_data_are_no_days_of_the_text() -> None:
    rule = "Deze verordening treedt in werking op de achtste dag na bekendmaking."
    new = ordinance(NEW, "Vaals", rule, "Slot.")
    dated = replace(
        new, in_force=replace(new.in_force, date="2015-07-16", retroactive_to="2015-05-01")
    )
    words = said(applies([dated], "Vaals", "2015-05-15", "2015-08-01"))
    assert "in de officiële gegevens" in words
    assert "in werking op 16 juli 2015, terugwerkend tot en met 1 mei 2015" in words
    plain = ordinance(NEW, "Vaals", "Deze verordening treedt in werking op 16 juli 2015.", "Slot.")
    assert "officiële" not in said(applies([plain], "Vaals", "2015-08-15", "2015-09-01"))


def test_what_only_a_proposal_dates_and_nobody_holds() -> None:
    def paper(identity: str, kind: str, *blocks: str) -> Document:
        children = tuple(Provision(kind="text", text=block) for block in blocks)
        tree = Provision(kind="regulation", children=children)
        return with_facts(
            Document(id=identity, kind=kind, title=kind.capitalize(), tree=tree)  # type: ignore[arg-type]
        )

    decision = paper(
        "b-2",
        "raadsbesluit",
        "De raad van de gemeente Vaals;",
        f"1. De {NEW} vast te stellen.",
        "Aldus besloten in de openbare vergadering van 9 december 2014.",
    )
    proposal = paper(
        "b-1", "raadsvoorstel", f"1. De {NEW} vast te stellen met ingang van 1 januari 2015."
    )
    words = said(applies([decision, proposal], "Vaals", "2015-02-01", "2015-03-01"))
    assert "het antwoord berust op een raadsbesluit en een raadsvoorstel" in words
    assert "zegt alleen het raadsvoorstel" in words


CLAUSE = (
    f"Op subsidies die zijn verleend voor de inwerkingtreding van deze verordening en die zijn "
    f"gebaseerd op de {OLD} blijft deze verordening van toepassing."
)


def test_the_note_that_settles_this_ordinance_is_quoted() -> None:
    closing = (
        f"De {OLD} wordt ingetrokken.",
        CLAUSE,
        "Deze verordening treedt in werking op 1 januari 2015.",
    )
    settled = ordinance(NEW, "Vaals", *closing, note="Dan blijft deze oude verordening gelden.")
    answer = applies([settled], "Vaals", "2012-01-01", "2016-01-01")
    assert answer.answer
    assert answer.answer.title == OLD
    assert [item.at for item in answer.because] == ["2/1", "2/2", "note:2"]
    assert "er is uitgegaan van 1 januari 2008" in said(answer)
    silent = ordinance(NEW, "Vaals", *closing, note="Dit artikel spreekt voor zich.")
    answer = applies([silent], "Vaals", "2012-01-01", "2016-01-01")
    assert [item.at for item in answer.because] == ["2/1", "2/2"]


def test_rules_of_a_merged_municipality_go_on_for_two_years() -> None:
    assert until_by_statute("Uden") == "2024-01-01"
    assert until_by_statute("Maashorst") is None
    old = ordinance(
        "Subsidieverordening 2017", "Uden", "Deze verordening treedt in werking op 1 mei 2017.", ""
    )
    before = applies([old], "Uden", "2018-01-01", "2023-12-31")
    assert before.answer
    assert "ten hoogste tot 1 januari 2024" in said(before)
    after = applies([old], "Uden", "2018-01-01", "2024-01-01")
    assert after.answer is None
    assert "Wet algemene regels herindeling, artikel 28" in (after.open or "")
    assert applies([old], "Uden", "2024-02-01", "2024-03-01").answer is None


def test_an_ordinance_of_a_renamed_or_living_municipality_goes_on() -> None:
    held = [Document(id="a", kind="verordening", title=NEW, bodies=("Vaals",))]
    dated = [replace(one, in_force=InForce(date="2015-01-01")) for one in held]
    assert applies(dated, "Vaals", "2016-01-01", "2030-01-01").answer
