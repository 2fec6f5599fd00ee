"""The page with the instrument table: choose two ordinances, read the table, take it along."""

from __future__ import annotations

from collections import Counter
from functools import partial

import streamlit as st
from msgspec.structs import replace

from ui.app import session
from ui.app.choose import choose_pair, hand_in, welcome
from ui.app.markup import table_html
from ui.export import media_types, render
from ui.export.tables import instrument_content
from ui.labels import MARKS, status_mark
from ui.results import Tabled

__all__ = ["show"]

_FORMS = (
    ("docx", "docx", "Word", ":material/description:"),
    ("xlsx", "xlsx", "Excel", ":material/table_chart:"),
    ("html", "html", "Webpagina", ":material/public:"),
    ("csv", "csv", "CSV", ":material/csv:"),
)


def show() -> None:
    """Draw the page."""
    st.title("Instrumententabel")
    with session.errors_as_sentences():
        entries = session.comparable(session.service().documents())
        if not entries:
            welcome()
            return
        hand_in(expanded=len(entries) < 2)
        pair = choose_pair(entries)
        if pair:
            _show_table(session.tabled(*pair))


def _show_table(result: Tabled) -> None:
    _downloads(result)
    kept = _filtered(result)
    st.html(table_html(instrument_content(kept)))


def _downloads(result: Tabled) -> None:
    name = f"was-wordt-{result.new.document.id}"
    types, content = media_types(), instrument_content(result)
    with st.container(horizontal=True):
        for form, suffix, label, icon in _FORMS:
            st.download_button(
                label,
                data=partial(render, content, form),
                file_name=f"{name}.{suffix}",
                mime=types[form],
                icon=icon,
                type="primary" if form == "docx" else "secondary",
                on_click="ignore",
            )


def _filtered(result: Tabled) -> Tabled:
    counts: Counter[str] = Counter(row.status for row in result.table.rows)
    present = [status for status in MARKS if counts[status]]
    if len(present) < 2:
        return result
    chosen = st.pills(
        "Toon",
        present,
        selection_mode="multi",
        default=present,
        format_func=lambda status: f"{status_mark(status)} ({counts[status]})",
        label_visibility="collapsed",
    )
    rows = tuple(row for row in result.table.rows if row.status in chosen)
    return replace(result, table=replace(result.table, rows=rows))
