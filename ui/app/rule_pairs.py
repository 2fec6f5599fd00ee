"""Judging the alignment: confirm a pair, reject it, or draw another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import StaleEdit
from corpus.model import Document, articles
from ui.app import session
from ui.app.choose import literal
from ui.decisions import Ruling, rule, ruling_revision, rulings, text_key
from ui.labels import spoken_date
from ui.results import Comparison

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["show_rulings"]

_BELONGS = {True: "horen bij elkaar", False: "horen niet bij elkaar"}


def show_rulings(result: Comparison) -> None:
    """Show what was decided about pairs of articles, and the form to decide."""
    documents = (text_key(result.old.document), text_key(result.new.document))
    decided = rulings(session.service().edits, *documents)
    title = f"Koppelingen beoordelen ({len(decided)} beoordeeld)"
    with st.expander(title, icon=":material/link:"):
        st.caption(
            "Horen twee artikelen wel of niet bij elkaar? Uw oordeel telt voor deze vergelijking "
            "en voor elke tabel van deze twee documenten."
        )
        for pair, ruling in decided.items():
            _show_ruling(documents, pair, ruling)
        _show_form(result, documents, decided)


def _show_ruling(documents: tuple[str, str], pair: tuple[str, str], ruling: Ruling) -> None:
    when = spoken_date(ruling.moment.partition("T")[0])
    said = f"Artikel {pair[0]} (oud) en artikel {pair[1]} (nieuw) {_BELONGS[ruling.belongs]}"
    why = f": {ruling.why}" if ruling.why else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(literal(f"{said}{why} ({ruling.who}, {when})"))
        st.button(
            "Intrekken",
            key=f"intrekken-{pair[0]}-{pair[1]}",
            on_click=_take_back,
            args=(documents, pair, ruling),
        )


def _show_form(
    result: Comparison,
    documents: tuple[str, str],
    decided: Mapping[tuple[str, str], Ruling],
) -> None:
    old, new = _named(result.old.document), _named(result.new.document)
    with st.form("oordeel", clear_on_submit=True):
        left, right = st.columns(2)
        one = left.selectbox("Oud artikel", list(old), format_func=lambda n: old[n])
        other = right.selectbox("Nieuw artikel", list(new), format_func=lambda n: new[n])
        belongs = st.radio(
            "Oordeel", [True, False], format_func=lambda b: _BELONGS[b], horizontal=True
        )
        why = st.text_input("Reden")
        who = st.text_input("Uw naam", st.session_state.get("naam", ""))
        saved = st.form_submit_button("Bewaren", type="primary")
    if not saved or one is None or other is None:
        return
    if not who.strip():
        st.warning("Vul uw naam in; die staat bij het oordeel.")
        return
    st.session_state["naam"] = who
    edits = session.service().edits
    known = decided.get((one, other))
    seen = known.revision if known else ruling_revision(edits, documents, (one, other))
    if _decide(documents, (one, other), belongs, who.strip(), why.strip(), seen):
        st.rerun()


def _take_back(documents: tuple[str, str], pair: tuple[str, str], ruling: Ruling) -> None:
    _decide(documents, pair, None, ruling.who, "", ruling.revision)


def _decide(  # noqa: PLR0913, PLR0917 - a decision is about a pair of pairs
    documents: tuple[str, str],
    pair: tuple[str, str],
    belongs: bool | None,
    who: str,
    why: str,
    seen: int,
) -> bool:
    edits = session.service().edits
    try:
        rule(edits, documents, pair, belongs=belongs, who=who, why=why, seen=seen)
    except StaleEdit as error:
        st.error(str(error), icon=":material/error:")
        return False
    return True


def _named(document: Document) -> dict[str, str]:
    return {
        article.number: f"{article.number} {article.heading or ''}".strip()
        for article in articles(document.tree)
        if article.number
    }
