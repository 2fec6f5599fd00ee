"""Putting right what the reader got wrong, with the change kept and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import streamlit as st

from corpus.errors import WaswordtError
from corpus.model import Document, DocumentKind, Provision, articles
from ui.app import session
from ui.app.choose import literal
from ui.corrections import FACTS, article_item, correct, corrections, seen_of
from ui.labels import spoken_date

if TYPE_CHECKING:
    from ui.edits import Edit

__all__ = ["show_corrections"]


def show_corrections(document: Document) -> None:
    """Show what was put right in a document, and the forms to put more right."""
    edits = session.service().edits
    found = corrections(edits, document.id)
    title = f"Verbeteren ({len(found)} verbeterd)" if found else "Verbeteren"
    with st.expander(title, icon=":material/edit_note:"):
        st.caption(
            "Is iets niet goed gelezen? Wat u hier verbetert, geldt ook voor zoeken en tabellen."
        )
        for item, edit in found.items():
            _show_correction(document, item, edit)
        _show_fact_form(document)
        _show_article_form(document)


def _show_correction(document: Document, item: str, edit: Edit) -> None:
    name = FACTS.get(item, item)  # type: ignore[call-overload]
    value = " ".join(edit.value.values()) if isinstance(edit.value, dict) else str(edit.value)
    when = spoken_date(edit.moment.partition("T")[0])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(literal(f"{name}: {value} ({edit.who}, {when})"))
        if st.button("Terugdraaien", key=f"terug-{item}"):
            _save(document, item, None, edit.who)


def _show_fact_form(document: Document) -> None:
    current = {
        "title": document.title,
        "citation_title": document.citation_title or "",
        "kind": document.kind,
        "bodies": ", ".join(document.bodies),
        "in_force": document.in_force.date or "",
    }
    with st.form("gegeven"):
        item = st.selectbox("Wat klopt er niet?", list(FACTS), format_func=lambda key: FACTS[key])
        kinds = ", ".join(get_args(DocumentKind))
        value = st.text_input("Hoe moet het zijn?", help=f"Soorten: {kinds}.")
        who = st.text_input("Uw naam", st.session_state.get("naam", ""))
        saved = st.form_submit_button("Bewaren", type="primary")
    st.caption(literal("; ".join(f"{FACTS[key]}: {current[key] or 'onbekend'}" for key in FACTS)))
    if saved:
        _save(document, item, value, who)


def _show_article_form(document: Document) -> None:
    found = [article for article in articles(document.tree) if article.line]
    if not found:
        return

    def label(article: Provision) -> str:
        return f"{article.number or '?'} {article.heading or ''}".strip()

    with st.form("artikel"):
        place = st.selectbox(
            "Artikel", range(len(found)), format_func=lambda number: label(found[number])
        )
        left, right = st.columns([1, 3])
        number = left.text_input("Nummer", placeholder="zoals het is")
        heading = right.text_input("Opschrift", placeholder="zoals het is")
        who = st.text_input("Uw naam", st.session_state.get("naam", ""), key="naam-artikel")
        saved = st.form_submit_button("Bewaren")
    if saved and (number.strip() or heading.strip()):
        value = {"number": number.strip(), "heading": heading.strip()}
        _save(document, article_item(found[place]), value, who)


def _save(document: Document, item: str, value: str | dict[str, str] | None, who: str) -> None:
    if not who.strip():
        st.warning("Vul uw naam in; die staat bij de verbetering.")
        return
    st.session_state["naam"] = who
    work = session.service()
    seen = seen_of(work.edits, document.id, item)
    try:
        correct(work.edits, document.id, item, value, who=who.strip(), seen=seen)
        with st.spinner("Het document wordt opnieuw gelezen..."):
            work.read_anew(document.id)
    except WaswordtError as error:
        st.error(str(error), icon=":material/error:")
        return
    st.rerun()
