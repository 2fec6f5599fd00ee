"""Editing the instrument table: words of a cell, order, rows left out, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import StaleEdit
from ui.app import session
from ui.app.choose import from_link, literal
from ui.app.markup import difference_html
from ui.decisions import KeptRow, keep_row, row_edits, row_revision
from ui.export import Content
from ui.export.content import Line, plain
from ui.export.edited import RowEdit, row_name
from ui.labels import spoken_date

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["edits_of", "show_editor"]

_REMARK = "Opmerking (komt in een eigen kolom)"
_FRESH = KeptRow(edit=RowEdit(), revision=0, moment="")


def edits_of(old: str, new: str) -> dict[str, KeptRow]:
    """Return what was changed in the table of two documents."""
    return row_edits(session.service().edits, old, new)


def show_editor(content: Content, old: str, new: str, kept: Mapping[str, KeptRow]) -> None:
    """Show the form to change one row of a table."""
    grid = content.grids[0]
    lines = {row_name(line): line for line in grid.lines}
    named = "rij" in st.query_params
    from_link("rij", list(lines), next(iter(lines), None))
    with st.expander("Tabel bewerken", icon=":material/edit:", expanded=named):
        name = st.selectbox(
            "Rij",
            list(lines),
            format_func=lambda row: f"{row} (bewerkt)" if row in kept else row,
            key="rij",
        )
        if name:
            if named or name != next(iter(lines)):
                st.query_params["rij"] = name
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
        # kept by key: what is typed stays when another changes the row in the meantime
        words = {
            column: _area(column, f"{mark}-{seen}-{column}", kept.edit.cells.get(column, text))
            for column, text in made.items()
        }
        remark = _area(_REMARK, f"{mark}-{seen}-opmerking", kept.edit.remark)
        left, middle, right = st.columns(3)
        place = left.number_input(
            "Rijnummer (leeg: eigen plaats)", 1, value=kept.edit.place, key=f"{mark}-{seen}-plaats"
        )
        hidden = middle.checkbox(
            "Niet in de tabel opnemen", kept.edit.hidden, key=f"{mark}-{seen}-weg"
        )
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
        theirs = {column: kept.edit.cells.get(column, text) for column, text in made.items()}
        mine = words | {_REMARK: remark}
        _show_difference(error, theirs | {_REMARK: kept.edit.remark}, mine)
        st.button("Verder met die versie", on_click=lambda: st.session_state.pop(mark, None))
        return
    del st.session_state[mark]
    st.rerun()


def _area(label: str, key: str, text: str) -> str:
    st.session_state.setdefault(key, text)
    return st.text_area(label, key=key, height="content") or ""


def _show_difference(error: StaleEdit, theirs: Mapping[str, str], mine: Mapping[str, str]) -> None:
    """Show where the words of another differ from those the visitor wanted to keep."""
    st.error(str(error), icon=":material/error:")
    different = {name: (theirs[name], text) for name, text in mine.items() if text != theirs[name]}
    if different:
        st.caption("Doorgehaald: staat er nu. Onderstreept: wat u schreef; dat is niet bewaard.")
        st.html(difference_html(different))
