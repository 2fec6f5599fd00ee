"""The page with the instrument table: choose two ordinances, read it, change it, take it along."""

from __future__ import annotations

from collections import Counter
from functools import partial

import streamlit as st
from msgspec.structs import replace

from ui.app import session
from ui.app.choose import linked_pills, show_pair
from ui.app.edit_table import edits_of, show_editor
from ui.app.markup import table_html
from ui.decisions import text_key
from ui.export import Content, media_types, render
from ui.export.content import columns_kept
from ui.export.edited import edited
from ui.export.tables import INSTRUMENT_COLUMNS, instrument_content
from ui.export.titling import file_name
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
    show_pair("Instrumententabel", _show_table)


def _show_table(old: str, new: str) -> None:
    tabled = session.tabled(old, new)
    made = instrument_content(tabled)
    keys = (text_key(tabled.old.document), text_key(tabled.new.document))
    kept = edits_of(*keys)
    changes = {name: row.edit for name, row in kept.items()}
    downloads = st.container(horizontal=True)
    with downloads:
        columns = _columns()
    shown = _chosen(edited(made, changes, marked=True), columns)
    _offer(downloads, _chosen(edited(made, changes), columns), tabled)
    left_out = sum(edit.hidden for edit in changes.values())
    if left_out:
        st.caption(f"{left_out} van de rijen is weggelaten; onder 'Tabel bewerken' staan ze nog.")
    show_editor(made, *keys, kept)
    st.html(table_html(_filtered(shown)))


def _columns() -> tuple[str, ...]:
    choice = INSTRUMENT_COLUMNS[1:]
    with st.popover("Kolommen", icon=":material/view_column:"):
        kept = [
            name
            for name in choice
            if st.checkbox(name, value=True, key=f"kolom-{name}", bind="query-params")
        ]
    return tuple(kept)


def _chosen(content: Content, columns: tuple[str, ...]) -> Content:
    extra = tuple(name for name in content.grids[0].columns if name not in INSTRUMENT_COLUMNS)
    return replace(content, grids=(columns_kept(content.grids[0], (*columns, *extra)),))


def _offer(place: st.delta_generator.DeltaGenerator, content: Content, tabled: Tabled) -> None:
    types = media_types()
    with place:
        for form, suffix, label, icon in _FORMS:
            st.download_button(
                label,
                data=partial(render, content, form),
                file_name=file_name(tabled.old, tabled.new, suffix),
                mime=types[form],
                icon=icon,
                type="primary" if form == "docx" else "secondary",
                on_click="ignore",
            )


def _filtered(content: Content) -> Content:
    """Return the table with only the kinds of rows that the visitor wants to see."""
    grid = content.grids[0]
    counts: Counter[str] = Counter(line.status for line in grid.lines)
    present = [status for status in MARKS if counts[status]]
    if len(present) < 2:
        return content
    chosen = linked_pills(
        "Toon", "toon", present, present, lambda status: f"{status_mark(status)} ({counts[status]})"
    )
    lines = tuple(line for line in grid.lines if line.status in chosen)
    return replace(content, grids=(replace(grid, lines=lines),))
