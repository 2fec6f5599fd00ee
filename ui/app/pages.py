"""The pages by name, in the order of the menu."""

from __future__ import annotations

import streamlit as st

from ui.app import page_compare, page_library, page_matrix, page_review, page_search, page_table

__all__ = ["PAGES"]

PAGES = {
    "tabel": st.Page(
        page_table.show,
        title="Instrumententabel",
        icon=":material/table_view:",
        url_path="tabel",
        default=True,
    ),
    "vergelijken": st.Page(
        page_compare.show,
        title="Vergelijken",
        icon=":material/compare:",
        url_path="vergelijken",
    ),
    "bibliotheek": st.Page(
        page_library.show,
        title="Bibliotheek",
        icon=":material/library_books:",
        url_path="bibliotheek",
    ),
    "zoeken": st.Page(
        page_search.show,
        title="Zoeken",
        icon=":material/search:",
        url_path="zoeken",
    ),
    "overgangsrecht": st.Page(
        page_review.show,
        title="Overgangsrecht en controle",
        icon=":material/fact_check:",
        url_path="overgangsrecht",
    ),
    "gemeenten": st.Page(
        page_matrix.show,
        title="Gemeenten naast elkaar",
        icon=":material/grid_on:",
        url_path="gemeenten",
    ),
}
