"""What proposals and decisions adopt and repeal."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from compare.time.applies import applies
from compare.time.timeline import Timeline, timeline
from corpus.model import Document, DocumentKind, InForce, Provision
from ingest.facts import with_facts


def paper(kind: DocumentKind, *blocks: str) -> Document:
    children = tuple(Provision(kind="text", text=block) for block in blocks)
    tree = Provision(kind="regulation", children=children)
    return Document(id="p", kind=kind, title="Stuk", tree=tree)


def test_a_decision_adopts_one_regulation_and_repeals_another() -> None:
    facts = with_facts(
        paper(
            "raadsbesluit",
            "DE RAAD DER GEMEENTE MAASTRICHT,",
            "gezien het voorstel van Burgemeester en Wethouders d.d.31 oktober 2023;",
            "BESLUIT:",
            "1. De Verordening werk Maastricht-Heuvelland 2023 vast te stellen onder gelijktijdige "
            "intrekking van de op 17 mei 2016 vastgestelde Verordening werk en tegenprestatie "
            "Maastricht-Heuvelland 2016.",
            "Aldus besloten door de raad der gemeente Maastricht in zijn openbare vergadering van "
            "19 december 2023.",
        )
    )
    assert facts.adopts == ("Verordening werk Maastricht-Heuvelland 2023",)
    assert [(item.title, item.adopted) for item in facts.repeals] == [
        ("Verordening werk en tegenprestatie Maastricht-Heuvelland 2016", "2016-05-17")
    ]
    assert [(item.body, item.date) for item in facts.adopted] == [("Maastricht", "2023-12-19")]


def test_of_a_proposal_only_the_points_of_the_vote_count() -> None:
    facts = with_facts(
        paper(
            "raadsvoorstel",
            "Gemeente Lindervoort",
            "1. De Verordening werk Lindervoort 2024 vast te stellen met ingang van 1 juli 2024.",
            "2. De Verordening werk Lindervoort 2019 in te trekken op dezelfde datum.",
            "De Raad voor Uitkeringsgerechtigden heeft over de Verordening werk 2012 geadviseerd.",
            "Aldus vastgesteld door burgemeester en wethouders van Lindervoort op 14 mei 2024.",
        )
    )
    assert facts.bodies == ("Lindervoort",)
    assert facts.adopts == ("Verordening werk Lindervoort 2024",)
    assert [item.title for item in facts.repeals] == ["Verordening werk Lindervoort 2019"]
    assert facts.in_force.date == "2024-07-01"
    assert facts.adopted == ()


def test_a_list_of_regulations_is_taken_apart() -> None:
    facts = with_facts(
        paper(
            "raadsbesluit",
            "De raad van de gemeente Vaals besluit:",
            "2. Akkoord te gaan met de volgende verordeningen:\n- Verordening werk 2015;\n"
            "- Afstemmingsverordening IOAW en IOAZ 2015.",
        )
    )
    assert facts.adopts == ("Verordening werk 2015", "Afstemmingsverordening IOAW en IOAZ 2015")


LISTS = {
    "dashes, a day for all": (
        "2. Akkoord te gaan met het voorstel de volgende verordeningen per 1 januari 2015 in te "
        "trekken:\n-Verordening werk gemeente Vaals 2008;\n- Verordening inkomen 2013;",
        [
            ("Verordening werk gemeente Vaals 2008", "2015-01-01"),
            ("Verordening inkomen 2013", "2015-01-01"),
        ],
    ),
    "letters, then another point": (
        "1. in te trekken:\na. de Verordening werk 2010;\nb. de Verordening inkomen 2012;\n"
        "2. vast te stellen de Verordening werk en inkomen 2020.",
        [("Verordening werk 2010", None), ("Verordening inkomen 2012", None)],
    ),
    "in one block": (
        "in te trekken: 1. de Verordening werk 2010; 2. de Verordening inkomen 2012;",
        [("Verordening werk 2010", None), ("Verordening inkomen 2012", None)],
    ),
    "on the day of the new one, a speck between": (
        "1. De Verordening werk 2020 vast te stellen met ingang van 1 mei 2020.\n"
        "2. De hierna genoemde verordeningen in te trekken met ingang van de datum van "
        "inwerkingtreding van de onder 1 genoemde verordening:\n"
        "a. Verordening werk 2010, vastgesteld op 3 mei 2010;\n·\nb. Verordening inkomen 2012.\n"
        "3. Het college op te dragen te berichten over de Verordening schuldhulp 2011.",
        [("Verordening werk 2010", "2020-05-01"), ("Verordening inkomen 2012", "2020-05-01")],
    ),
    "under the adoption": (
        "vast te stellen:\n1. de Verordening werk 2020;\n2. de Verordening inkomen 2020,\n"
        "onder gelijktijdige intrekking van:\n1. de Verordening werk 2010;\n"
        "2. de Verordening inkomen 2012.",
        [("Verordening werk 2010", None), ("Verordening inkomen 2012", None)],
    ),
    "to let lapse, and none": (
        "3. De Verordening werk 2010 te laten vervallen per 1 juli 2020.\n"
        "4. Geen verordeningen in te trekken.",
        [("Verordening werk 2010", "2020-07-01")],
    ),
    "with what stays": (
        "2. In te trekken de Verordening werk 2010 per gelijke datum, met dien verstande dat deze "
        "van toepassing blijft op subsidies die voor 1 mei 2020 zijn verleend.",
        [("Verordening werk 2010", None)],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_what_a_decision_withdraws_is_read_from_its_points(name: str) -> None:
    text, repeals = LISTS[name]
    found = with_facts(
        paper("raadsbesluit", "De raad van de gemeente Vaals besluit:", *text.split("\n"))
    )
    assert [(item.title, item.per) for item in found.repeals] == repeals
    assert found.adopted == ()


def test_what_is_withdrawn_is_not_adopted() -> None:
    blocks = (
        "De raad van de gemeente Vaals besluit:",
        "onder intrekking van de Verordening werk 2010 en de Verordening inkomen 2012 vast te "
        "stellen de Verordening werk en inkomen 2020.",
    )
    assert with_facts(paper("raadsbesluit", *blocks)).adopts == (
        "Verordening werk en inkomen 2020",
    )


def _ordinance(title: str, start: str) -> Document:
    return Document(
        id=title, kind="verordening", title=title, bodies=("Vaals",), in_force=InForce(date=start)
    )


def _line(*documents: Document) -> Timeline:
    (found,) = timeline(documents, "Vaals")
    return found


def _decision(*points: str) -> Document:
    found = paper(
        "raadsbesluit",
        "De raad van de gemeente Vaals besluit:",
        *points,
        "Aldus besloten in de openbare vergadering van de raad van Vaals van 3 maart 2020.",
    )
    return replace(with_facts(found), id="besluit")


def test_of_several_each_follows_the_one_of_its_own_subject() -> None:
    old = _ordinance("Afvalstoffenverordening Vaals 2010", "2010-01-01")
    gone = _ordinance("Hondenverordening Vaals 2011", "2011-01-01")
    decision = _decision(
        "1. De volgende verordeningen vast te stellen:",
        "- Marktverordening Vaals 2020",
        "- Afvalstoffenverordening Vaals 2020",
        "2. De volgende verordeningen per 1 mei 2020 in te trekken:",
        "- Afvalstoffenverordening Vaals 2010",
        "- Hondenverordening Vaals 2011",
    )
    ends = {span.title: (span.end, span.replaced_by) for span in _line(old, gone, decision).spans}
    assert ends[old.title] == ("2020-05-01", "Afvalstoffenverordening Vaals 2020")
    assert ends[gone.title] == ("2020-05-01", None)


def test_a_decision_that_only_withdraws_leaves_open_what_holds_after() -> None:
    old = _ordinance("Hondenverordening Vaals 2011", "2011-01-01")
    held = [old, _decision("1. De Hondenverordening Vaals 2011 in te trekken per 1 mei 2020.")]
    assert [(span.end, span.withdrawn) for span in _line(*held).spans] == [
        ("2020-05-01", "2020-03-03")
    ]
    before = applies(held, "Vaals", "2015-01-01", "2020-04-30")
    assert before.answer is not None
    after = applies(held, "Vaals", "2015-01-01", "2020-05-01")
    assert after.answer is None
    assert "gold tot 1 mei 2020" in (after.open or "")


def test_a_withdrawal_without_a_day_is_said() -> None:
    old = _ordinance("Hondenverordening Vaals 2011", "2011-01-01")
    held = [old, _decision("1. De Hondenverordening Vaals 2011 in te trekken.")]
    assert [remark.kind for remark in _line(*held).remarks] == ["open-end"]
    assert applies(held, "Vaals", "2015-01-01", "2020-03-03").answer is not None
    assert "is ingetrokken" in (applies(held, "Vaals", "2015-01-01", "2021-01-01").open or "")


def test_what_a_decision_keeps_alive_goes_on() -> None:
    old = _ordinance("Subsidieverordening Vaals 2011", "2011-01-01")
    held = [
        old,
        _decision(
            "1. De Subsidieverordening Vaals 2011 in te trekken per 1 mei 2020, met dien verstande "
            "dat deze verordening van toepassing blijft op subsidies die voor die datum zijn "
            "verleend, voor de duur van de subsidie."
        ),
    ]
    answer = applies(held, "Vaals", "2015-01-01", "2021-01-01")
    assert answer.answer is not None
    assert answer.answer.document == old.id
    assert "voor de duur van de subsidie" in (answer.provided or "")
    assert answer.because[-1].document.id == "besluit"
