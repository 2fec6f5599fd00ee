"""Small documents and tables, made by hand, for the tests of exporters and pages."""

from __future__ import annotations

from compare.model import Alignment, Cell, Match, NormChange, Row, Table
from corpus.model import Adoption, Document, InForce, Note, Provision, Repeal, Source
from ui.results import Opened, Tabled

__all__ = ["opened_new", "opened_old", "tabled"]


def _article(number: str, heading: str, *texts: str) -> Provision:
    lid = tuple(
        Provision(kind="paragraph", number=str(place), text=text)
        for place, text in enumerate(texts, 1)
    )
    return Provision(kind="article", number=number, heading=heading, children=lid)


def opened_old() -> Opened:
    """Return the old ordinance."""
    document = Document(
        id="oud-1",
        kind="verordening",
        title="Re-integratieverordening Voorbeeldstad 2015",
        bodies=("Voorbeeldstad",),
        adopted=(Adoption("Voorbeeldstad", "2014-12-16"),),
        in_force=InForce(date="2015-01-01", at="9"),
        tree=Provision(
            kind="regulation",
            children=(
                _article("4", "Jobcoaching", "Ten hoogste 10% van de werktijd.", "Drie jaar."),
                _article("5", "Dagbesteding", "Het college kan dagbesteding aanbieden."),
            ),
        ),
        notes=(Note(targets=("4",), heading="Artikel 4", text="Een jobcoach begeleidt."),),
    )
    return Opened(
        document=document, source=Source(file="oud.pdf", sha256="a" * 64, media_type="text/plain")
    )


def opened_new() -> Opened:
    """Return the new ordinance."""
    document = Document(
        id="nieuw-1",
        kind="verordening",
        title="Re-integratieverordening Voorbeeldstad 2016 <nieuw>",
        bodies=("Voorbeeldstad",),
        adopted=(Adoption("Voorbeeldstad", "2016-05-17"),),
        in_force=InForce(date="2016-07-01", at="29/1"),
        repeals=(Repeal(title="Re-integratieverordening Voorbeeldstad 2015", at="28/1"),),
        tree=Provision(
            kind="regulation",
            children=(
                _article("9f", "Jobcoaching", "Ten hoogste 8% van de werktijd.", "Drie jaar."),
                _article("10", "Uitstroomsubsidie", "Het college kan subsidie verlenen."),
            ),
        ),
    )
    return Opened(
        document=document, source=Source(file="nieuw.pdf", sha256="b" * 64, media_type="text/plain")
    )


def tabled() -> Tabled:
    """Return an instrument table with a row of each status, and nasty words in its cells."""
    rows = (
        Row(
            instrument="Jobcoaching",
            status="gewijzigd",
            old=(Cell("4/1", "Ten hoogste 10% van de werktijd."), Cell("4/2", "Drie jaar.")),
            new=(Cell("9f/5/c", "Ten hoogste 8% van de werktijd."),),
            norm_changes=(
                NormChange(
                    what="omvang, eerste jaar", old="10%", new="8%", old_at="4/1", new_at="9f/5/a"
                ),
                NormChange(what="duur", old=None, new="3 jaar", new_at="9f/5"),
            ),
            explanation="De jobcoach begeleidt op de werkplek. (toelichting op art. 9f)",
            legal_basis=("Participatiewet, artikel 10da",),
        ),
        Row(
            instrument="Dagbesteding",
            status="vervallen",
            old=(Cell("4/2/f", "Het college kan dagbesteding aanbieden."),),
            saving="28/2",
        ),
        Row(
            instrument="=2+5 Uitstroomsubsidie",
            status="nieuw",
            new=(Cell("10", "<b>Nieuw</b> | recht"),),
        ),
        Row(
            instrument="Proefplaats",
            status="ongewijzigd",
            old=(Cell("6//a", "Zes maanden."),),
            new=(Cell("7//a", "Zes maanden."),),
        ),
    )
    matches = (
        Match(old=("4",), new=("9f",), relation="gewijzigd", score=0.9),
        Match(old=("5",), new=(), relation="vervallen", score=0.8),
        Match(old=(), new=("10",), relation="nieuw", score=0.8),
    )
    return Tabled(
        old=opened_old(),
        new=opened_new(),
        alignment=Alignment(matches=matches),
        table=Table(rows=rows),
    )
