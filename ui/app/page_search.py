"""The page with one box: words or a reference, the hits with their place, and who cites them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.app import session
from ui.app.choose import hand_in, literal, welcome
from ui.app.links import page_url
from ui.app.markup import hits_html
from ui.app.onward import from_hits
from ui.hits import FACETS, filter_of

if TYPE_CHECKING:
    from index.model import Answer

__all__ = ["show"]

_PAGE = 20
_EXAMPLES = ("jobcoaching", "artikel 10d Participatiewet", '"ten hoogste drie jaar"')


def show() -> None:
    """Draw the page."""
    st.title("Zoeken")
    with session.errors_as_sentences():
        if not session.service().documents():
            welcome()
            return
        hand_in()
        _show_question()


def _show_question() -> None:
    st.session_state.setdefault("vraag", st.query_params.get("vraag", ""))
    query = st.text_input(
        "Woorden, of een verwijzing",
        key="vraag",
        placeholder="Bijvoorbeeld: jobcoaching, of artikel 10d Participatiewet",
        help="Filters: gemeente:Maastricht, jaar:2016, soort:verordening, in:toelichting. "
        'Een vaste woordgroep tussen "aanhalingstekens"; ook EN, OF en NIET.',
    )
    if not query.strip():
        st.caption("Probeer eens:")
        with st.container(horizontal=True):
            for example in _EXAMPLES:
                st.button(example, on_click=_ask, args=(example,))
        return
    st.query_params["vraag"] = query
    shown = int(st.session_state.get("getoond", _PAGE))
    _show_answer(session.searched(query, shown), shown)


def _show_answer(answer: Answer, shown: int) -> None:
    st.caption(literal(answer.interpreted.understood))
    for suggestion in answer.suggestions:
        st.button(
            literal(f"{suggestion.query} ({suggestion.reason})"),
            key=f"voorstel-{suggestion.query}",
            on_click=_ask,
            args=(suggestion.query,),
            type="tertiary",
        )
    if not answer.hits:
        st.info("Niets gevonden. Probeer een ander woord, of minder filters.")
        return
    _show_facets(answer)
    number = "1 bepaling" if answer.total == 1 else f"{answer.total} bepalingen"
    st.markdown(f"**{number}**")
    st.html(hits_html(answer.hits, page_url, from_hits()))
    if answer.total > len(answer.hits):
        st.button("Meer tonen", on_click=_more, args=(shown,))


def _show_facets(answer: Answer) -> None:
    if answer.facets is None:
        return
    with st.container(horizontal=True):
        for name, label in FACETS.items():
            counts: dict[str, int] = getattr(answer.facets, name)
            if len(counts) < 2:
                continue
            with st.popover(label):
                for value, count in counts.items():
                    st.button(
                        literal(f"{value} ({count})"),
                        key=f"facet-{name}-{value}",
                        on_click=_ask,
                        args=(f"{answer.query} {filter_of(name, value)}",),
                    )


def _ask(query: str) -> None:
    st.session_state["vraag"] = query
    st.session_state["getoond"] = _PAGE


def _more(shown: int) -> None:
    st.session_state["getoond"] = shown + _PAGE
