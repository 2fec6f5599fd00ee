"""Checking a document: what the checks find, what was accepted, duties ticked off, the report."""

from __future__ import annotations

import datetime
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import StaleEdit
from ui.app import session
from ui.app.choose import from_link, last_chosen, literal
from ui.app.links import page_url
from ui.app.markup import duties_html, findings_html
from ui.callnames import entry_label
from ui.coverage import paper_caution
from ui.export import media_types, render_report
from ui.export.report import report_content
from ui.export.titling import report_name
from ui.labels import SEVERITIES, place
from ui.verdicts import duty_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.library import Entry
    from ui.results import Checked

__all__ = ["show_check"]

_NONE = "geen"
_FORMS = (("docx", "Word"), ("html", "Webpagina"))


def show_check(entries: Sequence[Entry]) -> None:
    """Let the visitor choose a document, and show what the checks say of it."""
    by_id = {entry.id: entry for entry in entries}
    documents = [entry.id for entry in session.comparable(tuple(entries))]
    if not documents:
        st.info("De bibliotheek heeft nog geen verordening om te controleren.")
        return

    def label(name: str) -> str:
        return name if name == _NONE else entry_label(by_id[name])

    from_link("controle", documents, last_chosen(documents) or documents[0])
    name = st.selectbox("Document", documents, format_func=label, key="controle")
    papers = [entry.id for entry in entries if entry.kind in ("raadsvoorstel", "raadsbesluit")]
    others = [other for other in documents if other != name]
    from_link("voorstel", [_NONE, *papers], _NONE)
    from_link("vorige", [_NONE, *others], _NONE)
    left, right = st.columns(2)
    proposal = left.selectbox(
        "Met het raadsvoorstel", [_NONE, *papers], format_func=label, key="voorstel"
    )
    previous = right.selectbox(
        "Met de vorige verordening", [_NONE, *others], format_func=label, key="vorige"
    )
    chosen = {"controle": name, "voorstel": proposal, "vorige": previous}
    for key, value in chosen.items():
        if value == _NONE:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = value
    given = [None if value == _NONE else value for value in (proposal, previous)]
    found = session.checked(name, *given)
    _offer_report(found)
    _show_findings(found)
    _show_duties(found)


def _offer_report(found: Checked) -> None:
    types = media_types()
    with st.container(horizontal=True):
        for form, label in _FORMS:
            st.download_button(
                f"Rapport ({label})",
                data=partial(_report, found, form),
                file_name=report_name(found.opened, form),
                mime=types[form],
                icon=":material/download:",
                type="primary" if form == "docx" else "secondary",
                on_click="ignore",
            )


def _report(found: Checked, form: str) -> bytes:
    today = datetime.date.today().isoformat()
    lines = session.service().timelines_of(found)
    return render_report(report_content(found, lines, today), form)


def _show_findings(found: Checked) -> None:
    counts: Counter[str] = Counter(item.severity for item in found.findings)
    said = ", ".join(f"{counts[key]} x {SEVERITIES[key]}" for key in SEVERITIES if counts[key])
    st.subheader("Bevindingen")
    if caution := paper_caution(found):
        st.info(caution)
    _show_accepted(found)
    if not counts:
        st.success(
            f"Geen opmerkingen{' bij wat is gecontroleerd' if caution else ''}.",
            icon=":material/check:",
        )
        return
    st.markdown(f"**{said}**")
    _show_acceptance(found)
    st.html(findings_html(found, page_url))


def _show_acceptance(found: Checked) -> None:
    """Let the visitor accept a finding with a reason."""
    name = found.opened.document.id

    def label(number: int) -> str:
        finding = found.findings[number]
        return f"{place(finding.at)}: {finding.message}" if finding.at else finding.message

    with st.expander("Een bevinding aanvaarden", icon=":material/task_alt:"):
        st.caption(
            "Een fout herstelt u in het document zelf. Is het alleen verkeerd gelezen, herstel het "
            "dan in de bibliotheek onder 'Verbeteren'. Wat zo mag blijven, aanvaardt u hier."
        )
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


def _show_duties(found: Checked) -> None:
    """Show what statutes oblige the council to regulate, and let the visitor tick it off."""
    if not found.duties:
        return
    st.subheader("Wat de raad volgens de wet regelt")
    done = sum(mark.done for mark in found.marks.values())
    st.markdown(f"**{done} van {len(found.duties)} afgevinkt**")
    st.html(duties_html(found, page_url))
    name = found.opened.document.id
    keys = {duty_key(item.duty): item for item in found.duties}
    seen = st.session_state.setdefault(
        f"opdrachten-{name}", {key: mark.revision for key, mark in found.marks.items()}
    )
    with st.expander("Een opdracht afvinken", icon=":material/checklist:"):
        with st.form("afvinken", clear_on_submit=True):
            key = st.selectbox("Opdracht", list(keys))
            done_now = st.checkbox("Geregeld", value=True)
            remark = st.text_input("Opmerking", placeholder="Bijvoorbeeld waar het is geregeld")
            who = st.text_input("Uw naam", st.session_state.get("naam", ""))
            saved = st.form_submit_button("Bewaren", type="primary")
        if not saved or key is None:
            return
        if not who.strip():
            st.warning("Vul uw naam in; die staat bij de opdracht.")
            return
        st.session_state["naam"] = who
        st.session_state.pop(f"opdrachten-{name}")
        try:
            session.service().tick(
                name, keys[key], done=done_now, remark=remark, who=who, seen=seen.get(key, 0)
            )
        except StaleEdit as error:
            st.error(str(error), icon=":material/error:")
            return
        st.rerun()
