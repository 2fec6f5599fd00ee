"""The page that sets municipalities side by side: who has which instrument, and how."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from ui.app import session
from ui.app.choose import entry_label, from_link, hand_in, welcome
from ui.app.markup import presence_html, table_html
from ui.export import Content, media_types, render
from ui.export.matrix import column_names, matrix_content
from ui.results import Matrixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.library import Entry

__all__ = ["number_in", "show"]

_MOST = 40
_NO_MODEL = "geen: alleen naast elkaar"
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")


def show() -> None:
    """Draw the page."""
    st.title("Gemeenten naast elkaar")
    with session.errors_as_sentences():
        entries = session.comparable(session.service().documents())
        if not entries:
            welcome()
            return
        hand_in(expanded=len(entries) < 2)
        chosen, model = _choose(entries)
        if len(chosen) < 2:
            st.info("Kies twee of meer verordeningen.", icon=":material/arrow_upward:")
            return
        _show_matrix(session.matrixed(tuple(chosen), model))


def _choose(entries: Sequence[Entry]) -> tuple[list[str], int | None]:
    by_id = {entry.id: entry for entry in entries}
    if not set(st.session_state.get("documenten", [""])) <= set(by_id):
        asked = [id_ for id_ in st.query_params.get("documenten", "").split(",") if id_ in by_id]
        st.session_state["documenten"] = asked or _latest(entries)
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


def _latest(entries: Sequence[Entry]) -> list[str]:
    """Return the newest ordinance of every municipality, when there are several of those."""
    newest: dict[tuple[str, ...], Entry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.year or 0, entry.in_force or "")):
        newest[entry.bodies] = entry
    return [entry.id for entry in newest.values()][:_MOST] if len(newest) > 1 else []


def _show_matrix(found: Matrixed) -> None:
    content = matrix_content(found.matrix, found.opened)
    names = column_names(found.opened)
    _downloads(content)
    st.subheader("Wie heeft wat")
    st.html(presence_html(found.matrix, names))
    shared = [name for name, number in _norms(found).items() if number > 1]
    if shared:
        st.subheader("Een getal over alle gemeenten")
        wanted = st.selectbox("Getal", sorted(shared), label_visibility="collapsed")
        _show_norm(found, names, wanted)
    st.subheader("Wat elke gemeente bepaalt")
    instruments = [row.instrument for row in found.matrix.rows]
    kept = st.multiselect("Instrumenten", instruments, placeholder="Alle instrumenten")
    grid = content.grids[0]
    if kept:
        lines = [
            line
            for row, line in zip(found.matrix.rows, grid.lines, strict=True)
            if row.instrument in kept
        ]
        grid = replace(grid, lines=tuple(lines))
    st.html(table_html(replace(content, grids=(grid,))))


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


def _show_norm(found: Matrixed, names: Sequence[str], wanted: str) -> None:
    import altair

    points = _points(found, names, wanted)
    ink = "#e8edf0" if st.context.theme.type == "dark" else "#1c2730"
    numbers = altair.Axis(labelExpr="replace(datum.label, '.', ',')", tickCount=6)
    chart = (
        altair.Chart(altair.InlineData(values=points))
        .mark_point(size=140, filled=True)
        .encode(
            x=altair.X("getal:Q", title=None, scale=altair.Scale(zero=True), axis=numbers),
            y=altair.Y("gemeente:N", title=None, sort=list(names)),
            tooltip=[altair.Tooltip("gemeente:N"), altair.Tooltip("waarde:N")],
        )
    )
    label = chart.mark_text(align="left", dx=12, fontSize=13, color=ink).encode(text="waarde:N")
    said = "; ".join(f"{point['gemeente']}: {point['waarde']}" for point in points)
    st.altair_chart(chart + label, alt=f"{wanted}. {said}.", height=60 + 36 * len(names))


def _norms(found: Matrixed) -> Counter[str]:
    """Count per quantity in how many documents it has a number."""
    return Counter(
        name
        for row in found.matrix.rows
        for cell in row.cells
        for name in {f"{row.instrument}: {norm.what}" for norm in cell.norms if norm.what}
    )


def _points(found: Matrixed, names: Sequence[str], wanted: str) -> list[dict[str, object]]:
    points: list[dict[str, object]] = []
    for row in found.matrix.rows:
        for name, cell in zip(names, row.cells, strict=True):
            for norm in cell.norms:
                number = number_in(norm.value)
                if f"{row.instrument}: {norm.what}" == wanted and number is not None:
                    points.append({"gemeente": name, "getal": number, "waarde": norm.value})
    return points


def number_in(text: str) -> float | None:
    """Return the first number in Dutch words: "€ 4.000" is 4000, "2,5%" is 2.5."""
    match = _NUMBER.search(text)
    if not match:
        return None
    return float(match.group().replace(".", "").replace(",", "."))
