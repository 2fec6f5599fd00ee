"""The page that sets municipalities side by side: who has which instrument, and how."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from ui.app import session
from ui.app.choose import from_link, show_chosen
from ui.app.dots import NARROW, WIDE, dots, shared_norms
from ui.app.layout import show_picture
from ui.app.markup import dots_svg, presence_html, table_html
from ui.app.succession import same_subject
from ui.callnames import column_names, entry_label
from ui.export import Content, media_types, render
from ui.export.matrix import matrix_content
from ui.results import Matrixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Matrix
    from corpus.library import Entry

__all__ = ["show"]

_MOST = 40
_NO_MODEL = "geen: alleen naast elkaar"


def show() -> None:
    """Draw the page."""
    show_chosen("Gemeenten naast elkaar", _show_chosen)


def _show_chosen(entries: Sequence[Entry]) -> None:
    chosen, model = _choose(entries)
    if len(chosen) < 2:
        st.info(
            "Kies hierboven twee of meer verordeningen over hetzelfde onderwerp, van elke gemeente "
            "een: alle re-integratieverordeningen, of alle verordeningen over jeugdhulp.",
            icon=":material/arrow_upward:",
        )
        return
    _show_matrix(session.matrixed(tuple(chosen), model))


def _choose(entries: Sequence[Entry]) -> tuple[list[str], int | None]:
    by_id = {entry.id: entry for entry in entries}
    if not set(st.session_state.get("documenten", [""])) <= set(by_id):
        asked = [id_ for id_ in st.query_params.get("documenten", "").split(",") if id_ in by_id]
        st.session_state["documenten"] = asked or [it.id for it in same_subject(entries)][:_MOST]
    chosen = st.multiselect(
        "Verordeningen",
        list(by_id),
        format_func=lambda name: entry_label(by_id[name]),
        max_selections=_MOST,
        placeholder="Kies verordeningen",
        key="documenten",
    )
    st.query_params["documenten"] = ",".join(chosen)
    from_link("model", [_NO_MODEL, *chosen], _NO_MODEL)
    model = st.selectbox(
        "Meten aan een modelverordening",
        [_NO_MODEL, *chosen],
        format_func=lambda name: name if name == _NO_MODEL else entry_label(by_id[name]),
        key="model",
    )
    if model in chosen:
        st.query_params["model"] = model
        return chosen, chosen.index(model)
    st.query_params.pop("model", None)
    return chosen, None


def _show_matrix(found: Matrixed) -> None:
    content = matrix_content(found.matrix, found.opened)
    names = column_names([item.document for item in found.opened])
    _downloads(content)
    st.subheader("Wie heeft wat")
    st.html(presence_html(found.matrix, names))
    shared = shared_norms(found.matrix)
    if shared:
        st.subheader("Een getal over alle gemeenten")
        wanted = st.selectbox(
            "Getal", shared, label_visibility="collapsed", key="getal", bind="query-params"
        )
        said = dots(found.matrix, names, wanted).said
        show_picture("getal", partial(_dots, found.matrix, names, wanted), f"{wanted}. {said}.")
    st.subheader("Wat elke gemeente bepaalt")
    instruments = [row.instrument for row in found.matrix.rows]
    kept = st.multiselect(
        "Instrumenten",
        instruments,
        placeholder="Alle instrumenten",
        key="instrumenten",
        bind="query-params",
    )
    grid = content.grids[0]
    if kept:
        lines = [
            line
            for row, line in zip(found.matrix.rows, grid.lines, strict=True)
            if row.instrument in kept
        ]
        grid = replace(grid, lines=tuple(lines))
    st.html(table_html(replace(content, grids=(grid,))))


def _dots(matrix: Matrix, names: Sequence[str], wanted: str, *, dark: bool, narrow: bool) -> str:
    return dots_svg(dots(matrix, names, wanted, NARROW if narrow else WIDE), dark=dark)


def _downloads(content: Content) -> None:
    types = media_types()
    with st.container(horizontal=True):
        for form, label in (("docx", "Word"), ("xlsx", "Excel"), ("html", "Webpagina")):
            st.download_button(
                label,
                data=partial(render, content, form),
                file_name=f"gemeenten-naast-elkaar.{form}",
                mime=types[form],
                type="primary" if form == "docx" else "secondary",
                on_click="ignore",
            )
