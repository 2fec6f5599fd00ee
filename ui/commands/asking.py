"""Asking the library: words, references, who cites what, and what is alike."""

from __future__ import annotations

from typing import Annotated

from corpus.errors import UsageError
from ui.commands.options import Doc, Json, Library, Limit, remarks, service
from ui.parameters import Argument, Option
from ui.terminal import answer, is_styled, note, screen, write

__all__ = ["cited_by", "refs", "search", "similar"]


def search(
    query: Annotated[list[str], Argument("VRAAG", "Woorden, of een verwijzing als 9f/5/c.")],
    limit: Limit = 10,
    offset: Annotated[
        int,
        Option("--offset", "Sla zoveel resultaten over: de volgende pagina.", "AANTAL", least=0),
    ] = 0,
    facets: Annotated[
        bool,
        Option("--facets", "Tel alle resultaten per gemeente, soort, jaar, beleidsveld en deel."),
    ] = False,
    json: Json = False,
    library: Library = None,
) -> None:
    """Zoek bepalingen op woorden of op verwijzing."""
    work = service(library)
    found = work.search(" ".join(query), limit, offset=offset, facets=facets)
    if not found.total and not work.documents():
        note(f"De bibliotheek ({work.folder}) is leeg; 'waswordt add BESTAND' zet er iets in.")
    if json:
        from ui import payload

        answer(payload.searched(found))
    else:
        from ui.hits import answer_text

        write(answer_text(found, styled=is_styled(), skipped=offset))


def refs(doc: Doc, json: Json = False, library: Library = None) -> None:
    """Toon alle verwijzingen in een document, en waar zij heen gaan."""
    from ui import payload
    from ui.answers import show_references

    opened = service(library).references(doc)
    remarks(opened)
    answer(payload.references(opened)) if json else show_references(screen(), opened)


def cited_by(
    reference: Annotated[
        list[str],
        Argument("VERWIJZING", "Bijvoorbeeld: artikel 10d, derde lid, Participatiewet."),
    ],
    json: Json = False,
    library: Library = None,
) -> None:
    """Toon welke bepalingen in de bibliotheek een bepaling aanhalen."""
    from ui import payload
    from ui.answers import show_citations

    found = service(library).cited_by(" ".join(reference))
    answer(payload.cited(found)) if json else show_citations(screen(), found)


def similar(
    doc: Doc,
    address: Annotated[
        list[str] | None, Argument("VINDPLAATS", "Bijvoorbeeld 26/2, of: artikel 26 lid 2.")
    ] = None,
    limit: Limit = 10,
    json: Json = False,
    library: Library = None,
) -> None:
    """Toon bepalingen in andere documenten van de bibliotheek die het meest lijken op deze."""
    from ui import payload
    from ui.hits import similar_text

    work = service(library)
    name, place = work.told_apart(doc, " ".join(address or []))
    if not place:
        raise UsageError(
            'De vindplaats ontbreekt; noem na het document bijvoorbeeld 26/2 of "artikel 26 lid '
            '2", of samen: "art. 26 lid 2 Lindervoort 2024".'
        )
    found = work.similar(name, place, limit)
    remarks(found.opened)
    answer(payload.alike(found)) if json else write(similar_text(found, styled=is_styled()))
