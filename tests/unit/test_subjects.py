"""A time line is asked for by words of a title, by an instrument, by a policy field."""

from __future__ import annotations

from msgspec.structs import replace

from compare.time.applies import applies
from compare.time.timeline import timeline
from corpus.instruments import Instrument
from corpus.model import Document, InForce
from tests.unit.trees import document

OFFER = "Het college kan aan een werkgever een {} verstrekken als dat nodig is."


def ordinance(title: str, *offers: tuple[str, str], start: str = "2015-01-01") -> Document:
    made = document(*offers, title=title)
    return replace(made, id=title, bodies=("Vaals",), in_force=InForce(date=start))


WORK = ordinance(
    "Verordening meedoen Vaals 2015",
    ("Jobcoaching", OFFER.format("jobcoach")),
    ("Loonkostensubsidie", OFFER.format("loonkostensubsidie")),
    ("Zwemkaart", OFFER.format("zwemkaart")),
)
WAGES = ordinance(
    "Verordening loonkostensubsidie Vaals 2015",
    ("Loonkostensubsidie", OFFER.format("loonkostensubsidie")),
)
CARE = ordinance(
    "Verordening maatschappelijke ondersteuning Vaals 2015",
    ("Traplift", OFFER.format("woonvoorziening")),
)
MARKET = ordinance("Marktverordening Vaals 2015", ("Standplaats", "De jobcoach staat op de markt."))
HELD = (WORK, WAGES, CARE, MARKET)


def titles(subject: str, *extra: Instrument) -> list[str]:
    (line,) = timeline(HELD, "Vaals", subject, extra)
    return [span.title.split()[1] for span in line.spans]


def test_an_instrument_finds_the_ordinances_that_have_it() -> None:
    assert titles("jobcoach") == ["meedoen"]
    assert titles("loonkostensubsidie") == ["loonkostensubsidie", "meedoen"]
    assert titles("Loonkosten-subsidies") == ["loonkostensubsidie", "meedoen"]


def test_a_policy_field_finds_the_ordinances_of_that_field() -> None:
    assert titles("Wmo") == ["maatschappelijke"]
    assert titles("jeugdhulp") == []


def test_an_instrument_of_the_own_list_is_found() -> None:
    own = Instrument(
        key="zwemkaart", name="Zwemkaart", field="Participatiewet", names=("zwem-pas",)
    )
    assert titles("zwempas") == []
    assert titles("zwempas", own) == ["meedoen"]


def test_words_of_the_text_find_it_where_nothing_else_does() -> None:
    assert titles("standplaats") == ["Vaals"]


def test_the_title_goes_before_an_ordinance_that_has_it_too() -> None:
    found = applies(HELD, "Vaals", "2016-01-01", "2017-01-01", "loonkostensubsidie")
    assert found.answer is not None
    assert found.answer.document == WAGES.id
    found = applies(HELD, "Vaals", "2016-01-01", "2017-01-01", "jobcoach")
    assert found.answer is not None
    assert found.answer.document == WORK.id
