"""The page on transitional law and checks: which ordinance governs, and what the checks find."""

from __future__ import annotations

import datetime
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from ui.app import session
from ui.app.check_document import show_check
from ui.app.choose import (
    day_input,
    from_link,
    hand_in,
    last_chosen,
    literal,
    welcome,
    words_input,
)
from ui.app.layout import show_picture
from ui.app.links import page_url
from ui.app.markup import links_html, timeline_svg
from ui.export.drawing import alternative
from ui.labels import papers_of, period, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.time.applies import Answer
    from compare.time.timeline import Timeline
    from corpus.library import Entry

__all__ = ["show"]

_LAW, _CHECK = "Wat geldt wanneer?", "Controle"


def show() -> None:
    """Draw the page."""
    st.title("Overgangsrecht en controle")
    with session.errors_as_sentences():
        entries = session.service().documents()
        if not entries:
            welcome()
            return
        hand_in()
        part = st.segmented_control(
            "Onderdeel",
            [_LAW, _CHECK],
            default=_LAW,
            required=True,
            label_visibility="collapsed",
            key="onderdeel",
            bind="query-params",
        )
        if part == _CHECK:
            show_check(entries)
        else:
            _show_law(entries)


def _show_law(entries: Sequence[Entry]) -> None:
    lines = session.timelines()
    if not lines:
        st.info("De bibliotheek heeft nog geen verordeningen met een datum van inwerkingtreding.")
        return
    bodies = [line.body for line in lines]
    by_id = {entry.id: entry for entry in entries}
    chosen = last_chosen(list(by_id))
    likely = [body for body in by_id[chosen].bodies if body in bodies] if chosen else []
    from_link("gemeente", bodies, [*likely, *bodies][0])
    body = st.selectbox("Gemeente", bodies, key="gemeente")
    st.query_params["gemeente"] = body
    line = lines[bodies.index(body)]
    _show_timeline(line)
    st.subheader("Welke verordening geldt?")
    left, middle, right = st.columns(3)
    today = datetime.date.today().isoformat()
    with left:
        granted = day_input("Dag van verstrekking", "verstrekt")
    with middle:
        on = day_input("Dag waarnaar u vraagt", "op", today)
    with right:
        subject = words_input("Onderwerp", "onderwerp", "Bijvoorbeeld re-integratie of jobcoach")
    if not granted or not on:
        st.caption("Vul in wanneer de voorziening is verstrekt; dan volgt het antwoord.")
        return
    _show_answer(session.service().applies(body, granted, on, subject))


def _show_timeline(line: Timeline) -> None:
    show_picture("tijdlijn", partial(timeline_svg, line), alternative(line))
    with st.expander("De tijdlijn in woorden"):
        st.html(
            links_html(
                [
                    (
                        span.title,
                        page_url("bibliotheek", document=span.document) if span.document else "",
                        f": {period(span)}" + ("" if span.document else "; niet in de bibliotheek"),
                    )
                    for span in line.spans
                ]
            )
        )
        for remark in line.remarks:
            st.caption(literal(remark.message))


def _show_answer(found: Answer) -> None:
    if found.answer:
        st.success(f"**Er geldt: {literal(found.answer.title)}**", icon=":material/gavel:")
        if found.provided:
            st.info(f"**Voorwaarde.** {literal(found.provided)}", icon=":material/rule:")
        for remark in found.remarks:
            st.caption(literal(remark))
    else:
        st.warning(
            f"**Dat is niet te zeggen.** {literal(found.open or '')}", icon=":material/help:"
        )
    if found.because:
        st.markdown("Want:")
    st.html(
        links_html(
            [
                (
                    f"{place(because.at)} van {papers_of(because)}"
                    if because.at
                    else papers_of(because),
                    page_url("bibliotheek", document=because.document.id, bij=because.at),
                    f": {because.text}",
                )
                for because in found.because
            ]
        )
    )
