"""A regulation on another subject, for documents that should have nothing in common with it."""

from __future__ import annotations

from corpus.model import Document, Provision

__all__ = ["meetings"]

_ARTICLES = [
    (
        "Begrippen",
        "In deze verordening wordt verstaan onder voorzitter: de burgemeester of zijn vervanger.",
    ),
    (
        "Agenda",
        "De griffier stelt een voorlopige agenda op. Hij zendt die met de stukken tien dagen voor "
        "de vergadering aan de raadsleden en legt ze ter inzage in de leeszaal.",
    ),
    (
        "Spreektijd",
        "Ieder raadslid spreekt per onderwerp ten hoogste vijf minuten. Interrupties zijn kort en "
        "worden gedaan vanaf de interruptiemicrofoon.",
    ),
    (
        "Stemming",
        "Stemming over zaken geschiedt bij handopsteking, over personen schriftelijk. Bij staking "
        "van stemmen beslist het lot.",
    ),
    (
        "Orde",
        "Toehoorders verstoren de beraadslagingen niet. De voorzitter laat wie dat toch doet uit "
        "de zaal verwijderen.",
    ),
    (
        "Geluid en beeld",
        "Van iedere openbare zitting wordt een opname gemaakt die tien jaar op de gemeentelijke "
        "website te bekijken is.",
    ),
    (
        "Moties en amendementen",
        "Een motie wordt ondertekend door ten minste een raadslid en voorgelezen door de indiener. "
        "Amendementen komen in stemming voordat over het ontwerp wordt gestemd.",
    ),
    (
        "Vragenhalfuur",
        "Voorafgaand aan de zitting kunnen fracties mondelinge vragen over actuele kwesties "
        "inbrengen, mits zij die de dag tevoren voor twaalf uur bij de griffie melden.",
    ),
    (
        "Ambtsgebed en eed",
        "Nieuwe raadsleden leggen de eed of de belofte af in handen van de voorzitter.",
    ),
    ("Slot", "Deze verordening treedt in werking op 3 maart 2020."),
]


def meetings() -> Document:
    """Return rules of procedure of a council; the first and the last article are standard ones."""
    return Document(
        id="vergaderingen",
        kind="verordening",
        title="Verordening op de vergaderingen van de raad",
        tree=Provision(
            kind="regulation",
            children=tuple(
                Provision(kind="article", number=str(place), heading=heading, text=text)
                for place, (heading, text) in enumerate(_ARTICLES, start=1)
            ),
        ),
    )
