"""The page on transitional law and checks: the time line, the question, the findings."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING

import streamlit as st

from ui.app import session
from ui.app.choose import entry_label, from_link, hand_in, literal, welcome
from ui.app.links import page_url
from ui.app.markup import findings_html, links_html, timeline_svg
from ui.export.drawing import alternative
from ui.labels import SEVERITIES, period, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.time.applies import Answer
    from compare.time.timeline import Timeline
    from corpus.library import Entry
    from ui.results import Checked

__all__ = ["show"]

_NONE = ""
_FIRST_YEAR = 1990


def show() -> None:
    """Draw the page."""
    st.title("Overgangsrecht en controle")
    with session.errors_as_sentences():
        entries = session.service().documents()
        if not entries:
            welcome()
            return
        hand_in()
        law, check = st.tabs(["Welke verordening geldt?", "Controle van een document"])
        with law:
            _show_law()
        with check:
            _show_check(entries)


def _show_law() -> None:
    lines = session.timelines()
    if not lines:
        st.info("De bibliotheek heeft nog geen verordeningen met een datum van inwerkingtreding.")
        return
    bodies = [line.body for line in lines]
    from_link("gemeente", bodies, bodies[0])
    body = st.selectbox("Gemeente", bodies, key="gemeente")
    st.query_params["gemeente"] = body
    line = lines[bodies.index(body)]
    _show_timeline(line)
    st.subheader("Verstrekt toen, gevraagd nu")
    left, right = st.columns(2)
    today = datetime.datetime.now(tz=datetime.UTC).date()
    first = datetime.date(_FIRST_YEAR, 1, 1)
    st.session_state.setdefault("verstrekt", _day("verstrekt"))
    st.session_state.setdefault("op", _day("op") or today)
    granted = left.date_input(
        "Dag van verstrekking", None, key="verstrekt", min_value=first, format="DD-MM-YYYY"
    )
    on = right.date_input(
        "Dag waarnaar u vraagt", None, key="op", min_value=first, format="DD-MM-YYYY"
    )
    if not granted or not on:
        st.caption("Vul in wanneer de voorziening is verstrekt; dan volgt het antwoord.")
        return
    st.query_params["verstrekt"], st.query_params["op"] = granted.isoformat(), on.isoformat()
    _show_answer(session.service().applies(body, granted.isoformat(), on.isoformat()))


def _day(name: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(st.query_params.get(name, ""))
    except ValueError:
        return None


def _show_timeline(line: Timeline) -> None:
    with st.container(key="tijdlijn"):
        dark = st.context.theme.type == "dark"
        st.image(timeline_svg(line, dark=dark), width="stretch", alt=alternative(line))
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
                    f"{place(because.at)} van {because.document.title}"
                    if because.at
                    else because.document.title,
                    page_url("bibliotheek", document=because.document.id, bij=because.at),
                    f": {because.text}",
                )
                for because in found.because
            ]
        )
    )


def _show_check(entries: Sequence[Entry]) -> None:
    by_id = {entry.id: entry for entry in entries}
    documents = [entry.id for entry in session.comparable(tuple(entries))]
    if not documents:
        st.info("De bibliotheek heeft nog geen verordening om te controleren.")
        return

    def label(name: str) -> str:
        return entry_label(by_id[name]) if name else "geen"

    from_link("controle", documents, documents[0])
    name = st.selectbox("Document", documents, format_func=label, key="controle")
    st.query_params["controle"] = name
    left, right = st.columns(2)
    papers = [entry.id for entry in entries if entry.kind in ("raadsvoorstel", "raadsbesluit")]
    others = [other for other in documents if other != name]
    proposal = left.selectbox("Met het raadsvoorstel", [_NONE, *papers], format_func=label)
    previous = right.selectbox("Met de vorige verordening", [_NONE, *others], format_func=label)
    _show_findings(session.checked(name, proposal or None, previous or None))


def _show_findings(found: Checked) -> None:
    _show_accepted(found)
    counts: Counter[str] = Counter(item.severity for item in found.findings)
    if not counts:
        st.success("Geen opmerkingen.", icon=":material/check:")
        return
    st.markdown(
        ", ".join(f"**{counts[key]}** x {SEVERITIES[key]}" for key in SEVERITIES if counts[key])
    )
    st.html(findings_html(found, page_url))
    _show_acceptance(found)


def _show_acceptance(found: Checked) -> None:
    """Let the visitor accept a finding with a reason; show what was accepted before."""
    name = found.opened.document.id

    def label(number: int) -> str:
        finding = found.findings[number]
        return f"{place(finding.at)}: {finding.message}" if finding.at else finding.message

    with st.expander("Een bevinding aanvaarden", icon=":material/task_alt:"):
        with st.form("aanvaarden", clear_on_submit=True):
            chosen = st.selectbox("Bevinding", range(len(found.findings)), format_func=label)
            why = st.text_input("Reden")
            who = st.text_input("Uw naam", st.session_state.get("naam", ""))
            saved = st.form_submit_button("Aanvaarden", type="primary")
        if saved and not (why.strip() and who.strip()):
            st.warning("Vul een reden en uw naam in; die staan bij de bevinding.")
        elif saved and chosen is not None:
            st.session_state["naam"] = who
            session.service().accept(name, found.findings[chosen], why=why, who=who)
            st.rerun()


def _show_accepted(found: Checked) -> None:
    if not found.accepted:
        return
    with st.expander(f"Aanvaard ({len(found.accepted)})"):
        for number, item in enumerate(found.accepted):
            where = f"{place(item.finding.at)}: " if item.finding.at else ""
            st.markdown(literal(f"{where}{item.finding.message} Aanvaard: {item.why} ({item.who})"))
            if st.button("Toch niet", key=f"toch-niet-{number}"):
                name = found.opened.document.id
                session.service().accept(name, item.finding, why=None, who=item.who)
                st.rerun()
