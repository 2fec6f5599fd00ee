"""Documents and shorthand for the tests of the instrument table."""

from __future__ import annotations

from msgspec.structs import replace

from compare.instruments.table import instrument_table
from compare.model import Alignment, Row
from corpus.model import (
    Document,
    Norm,
    Note,
    Qualifier,
    Saving,
    Unit,
)
from tests.unit.test_instruments import article, ordinance, paragraph, point

__all__ = ["COACHING", "LISTED", "NONE", "norm", "table"]

NONE = Alignment(matches=())


def table(old: Document, new: Document, alignment: Alignment = NONE) -> dict[str, Row]:
    return {row.instrument: row for row in instrument_table(old, new, alignment).rows}


def norm(at: str, value: float, unit: Unit, text: str, qualifier: Qualifier = "max") -> Norm:
    return Norm(at=at, value=value, unit=unit, text=text, qualifier=qualifier)


LISTED = ordinance(
    article(
        "4",
        "Voorzieningen",
        paragraph(
            "2",
            "Het college kan de volgende voorzieningen aanbieden:",
            point("a", "jobcoaching,"),
            point("b", "no risk polis,"),
            point("c", "werken met behoud van uitkering."),
        ),
        paragraph(
            "3", "Het college stelt bij uitvoeringsbesluit nadere regels over voorzieningen."
        ),
    ),
    title="Re-integratieverordening 2015",
)


COACHING = ordinance(
    article(
        "11",
        "Jobcoaching",
        paragraph("1", "Het college kan jobcoaching inzetten voor wie anders niet kan werken."),
        paragraph("2", "De jobcoaching wordt maximaal 3 jaar ingezet."),
        paragraph("3", "In het eerste jaar bedraagt de omvang maximaal 10% van de werktijd."),
    ),
    article("12", "Proefplaatsing", text="Het college kan een proefplaatsing aanbieden."),
    article("13", "Overgangsrecht", paragraph("1", "Wat is verstrekt, blijft onder de oude.")),
)
COACHING = replace(
    COACHING,
    norms=(norm("11/2", 3, "jaar", "maximaal 3 jaar"), norm("11/3", 10, "%", "maximaal 10%")),
    savings=(Saving(at="13/1", text="Wat is verstrekt, blijft onder de oude."),),
    notes=(
        Note(targets=("11/2",), text="De duur is gekozen omdat drie jaar meestal genoeg is."),
        Note(targets=("11",), text="Dit artikel behoeft geen toelichting."),
    ),
)
