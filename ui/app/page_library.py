"""The library page: what there is, and one document with its notes, references and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from corpus.addresses import Address, find
from corpus.model import Document, Issue, Note
from ui.app import session
from ui.app.choose import hand_in, literal, welcome
from ui.app.correct_document import show_corrections
from ui.app.grouping import ORDERS
from ui.app.links import page_url
from ui.app.markup import (
    contents_html,
    document_html,
    facts_html,
    hits_html,
    library_html,
    links_html,
)
from ui.app.onward import into_comparison
from ui.app.reading import article_of
from ui.app.source import page_picture
from ui.console import facts_of
from ui.labels import place
from ui.results import Opened

if TYPE_CHECKING:
    from corpus.library import Entry

__all__ = ["show"]


def show() -> None:
    """Draw the page: the list, or the document that the link names."""
    with session.errors_as_sentences():
        name = st.query_params.get("document")
        if name:
            st.button(
                "Alle documenten", icon=":material/arrow_back:", on_click=_leave, type="tertiary"
            )
            _show_document(session.opened(name), st.query_params.get("bij", ""))
            return
        st.title("Bibliotheek")
        entries = session.service().documents()
        if not entries:
            welcome()
            return
        hand_in()
        _show_list(entries)


def _show_list(entries: tuple[Entry, ...]) -> None:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    words = left.text_input(
        "Zoek in de lijst",
        placeholder="Deel van de titel, gemeente of jaar",
        key="zoek",
        bind="query-params",
    ).casefold()
    order = right.segmented_control(
        "Ordenen naar", ORDERS, default=ORDERS[0], key="orde", bind="query-params"
    )
    kept = [entry for entry in entries if words in _described(entry)]
    if not kept:
        st.info("Geen document in de bibliotheek past hierbij.")
        return
    st.html(library_html(kept, page_url, order or ORDERS[0]))


def _described(entry: Entry) -> str:
    parts = (entry.title, entry.citation_title or "", *entry.bodies, entry.kind, str(entry.year))
    return " ".join(parts).casefold()


def _show_document(opened: Opened, at: str) -> None:
    document = opened.document
    st.title(literal(document.title.replace("/", "/\u200b")))  # may be broken at a stroke
    found = article_of(document, at.removeprefix("note:")) if at else None
    if at and not found:
        st.warning(
            literal(f"Dit document heeft geen {place(at)}; hieronder staat de hele tekst."),
            icon=":material/help:",
        )
    left, right = st.columns([5, 18], gap="medium")
    with left:
        st.html(contents_html(document, page_url, at))
    with right:
        if found:
            _show_place(opened, at, found.provision.page)
        else:
            _show_general_notes(document)
            st.html(document_html(document, page_url))
    _show_issues(document)
    with st.expander("Over dit document"):
        st.html(facts_html(facts_of(document)))
        _show_actions(opened)
    show_corrections(document, found.address.article or "" if found else "")
    if found:
        with st.expander("De hele tekst"):
            _show_general_notes(document)
            st.html(document_html(document, page_url))


def _show_issues(document: Document) -> None:
    if not document.issues:
        return
    with st.expander(f"Meldingen bij het lezen ({len(document.issues)})"):
        st.html(
            links_html(
                [
                    (
                        place(issue.at),
                        page_url("bibliotheek", document=document.id, bij=issue.at),
                        f": {_said(issue)}",
                    )
                    if issue.at
                    else ("", "", _said(issue))
                    for issue in document.issues
                ]
            )
        )


def _said(issue: Issue) -> str:
    return issue.message + (f" (bladzijde {issue.page})" if issue.page else "")


def _show_general_notes(document: Document) -> None:
    general = [note for note in document.notes if "algemeen" in note.targets]
    if general:
        with st.expander("Algemene toelichting"):
            for note in general:
                _show_note(note)


def _show_note(note: Note) -> None:
    if note.heading:
        st.markdown(f"**{literal(note.heading)}**")
    for paragraph in note.text.split("\n"):
        st.markdown(literal(paragraph))


def _show_place(opened: Opened, at: str, page: int | None) -> None:
    """Show one article with the provision marked, the page it stands on, and what is around it."""
    document = opened.document
    found = article_of(document, at.removeprefix("note:"))
    if found is None:
        return
    is_pdf = opened.source.media_type == "application/pdf" and page
    large = is_pdf and bool(st.session_state.get("groot", st.query_params.get("groot")))
    left, right = st.columns(2) if is_pdf and not large else (st.container(), st.container())
    with left:
        st.html(document_html(document, page_url, at=at, only=[found.provision]))
        _show_around(document, at)
    if is_pdf and page:
        with right:
            st.toggle("Bladzijde groot", key="groot", bind="query-params")
            marked = find(document, Address.parse(at.removeprefix("note:"))) or found.provision
            page = marked.page or page
            picture = page_picture(session.source_bytes(document.id), page, marked)
            st.image(
                picture,
                caption=f"{opened.source.file}, bladzijde {page}",
                alt=f"Bladzijde {page} van de bron, met de plaats van de bepaling gemarkeerd.",
            )


def _show_around(document: Document, at: str) -> None:
    with st.container(horizontal=True):
        citing = st.toggle("Wie haalt dit aan?", key="aangehaald", bind="query-params")
        alike = st.toggle(
            "Vergelijkbaar in andere documenten", key="vergelijkbaar", bind="query-params"
        )
    if citing:
        found = session.citing(document.id, at)
        if not found:
            st.caption("Geen document in de bibliotheek haalt deze bepaling aan.")
        st.html(
            links_html(
                [
                    (
                        f"{place(item.at)}, {item.title}",
                        page_url("bibliotheek", document=item.document, bij=item.at),
                        f": {item.text}",
                    )
                    for item in found
                ]
            )
        )
    if alike:
        hits = session.similar(document.id, at)
        if hits:
            st.html(hits_html(hits, page_url, into_comparison(document.id)))
        else:
            st.caption("Niets gevonden.")


def _show_actions(opened: Opened) -> None:
    document = opened.document
    with st.container(horizontal=True):
        st.download_button(
            "Bronbestand",
            data=lambda: session.source_bytes(document.id),
            file_name=opened.source.file,
            mime="application/octet-stream",
            icon=":material/download:",
            on_click="ignore",
        )
        if not session.in_demo():
            with st.popover("Verwijderen", icon=":material/delete:"):
                st.markdown("Dit document gaat uit de bibliotheek.")
                st.button("Ja, verwijderen", on_click=_remove, args=(document.id,))


def _remove(name: str) -> None:
    with session.errors_as_sentences():
        session.service().remove(name)
    _leave()


def _leave() -> None:
    for key in ("document", "bij"):
        st.query_params.pop(key, None)
