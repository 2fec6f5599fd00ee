"""Editing the instrument table: words of a cell, order, rows left out, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import StaleEdit
from ui.app import session
from ui.app.choose import literal
from ui.decisions import KeptRow, keep_row, row_edits, row_revision
from ui.export import Content
from ui.export.content import Line, plain
from ui.export.edited import RowEdit, row_name
from ui.labels import spoken_date

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["edits_of", "show_editor"]

_FRESH = KeptRow(edit=RowEdit(), revision=0, moment="")


def edits_of(old: str, new: str) -> dict[str, KeptRow]:
    """Return what was changed in the table of two documents."""
    return row_edits(session.service().edits, old, new)


def show_editor(content: Content, old: str, new: str, kept: Mapping[str, KeptRow]) -> None:
    """Show the form to change one row of a table."""
    grid = content.grids[0]
    lines = {row_name(line): line for line in grid.lines}
    with st.expander("Tabel bewerken", icon=":material/edit:"):
        name = st.selectbox(
            "Rij",
            list(lines),
            format_func=lambda row: f"{row} (bewerkt)" if row in kept else row,
        )
        if name:
            _show_form(grid.columns, lines[name], (old, new), kept.get(name, _FRESH))


def _show_form(
    columns: tuple[str, ...], line: Line, documents: tuple[str, str], kept: KeptRow
) -> None:
    name = row_name(line)
    edits = session.service().edits
    # what this visitor saw when the form was opened: a newer change of another is not overwritten
    mark = f"gezien-{documents[0]}-{documents[1]}-{name}"
    seen = st.session_state.setdefault(mark, row_revision(edits, documents, name))
    if kept.revision:
        when = spoken_date(kept.moment.partition("T")[0])
        st.caption(literal(f"Laatst bewerkt door {kept.edit.who} op {when}."))
    made = {column: plain(cell) for column, cell in zip(columns, line.cells, strict=True)}
    with st.form(f"rij-{mark}-{seen}"):
        words = {
            column: st.text_area(column, kept.edit.cells.get(column, text), height="content")
            for column, text in made.items()
        }
        remark = st.text_area("Opmerking (komt in een eigen kolom)", kept.edit.remark)
        left, middle, right = st.columns(3)
        place = left.number_input("Rijnummer (leeg: eigen plaats)", 1, value=kept.edit.place)
        hidden = middle.checkbox("Niet in de tabel opnemen", kept.edit.hidden)
        who = right.text_input("Uw naam", st.session_state.get("naam", ""))
        saved = st.form_submit_button("Bewaren", type="primary")
        undone = bool(kept.revision) and st.form_submit_button("Terug naar de gemaakte tekst")
    if not saved and not undone:
        return
    if not who.strip():
        st.warning("Vul uw naam in; die staat bij de bewerking.")
        return
    st.session_state["naam"] = who
    cells = {column: text for column, text in words.items() if text.strip() != made[column].strip()}
    edit = RowEdit(cells=cells, remark=remark.strip(), hidden=hidden, place=place)
    try:
        keep_row(edits, documents, name, None if undone else edit, who=who.strip(), seen=seen)
    except StaleEdit as error:
        _show_theirs(error, kept, mark)
        return
    del st.session_state[mark]
    st.rerun()


def _show_theirs(error: StaleEdit, theirs: KeptRow, mark: str) -> None:
    """Show what another changed in the meantime, and let the visitor go on from there."""
    st.error(str(error), icon=":material/error:")
    for column, text in theirs.edit.cells.items():
        st.markdown(f"**{column}**, zoals {literal(theirs.edit.who)} het schreef:")
        st.text(text)
    st.button("Verder met die versie", on_click=lambda: st.session_state.pop(mark, None))
