"""The pages by name, in the order of the menu."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.app import page_compare, page_library, page_matrix, page_review, page_search, page_table

__all__ = ["pages"]


def pages() -> list[StreamlitPage]:
    """Return the pages, made for this run of this visitor.

    A page remembers whether it may be drawn: sessions that share one disturb each other.
    """
    return [
        st.Page(
            page_table.show,
            title="Instrumententabel",
            icon=":material/table_view:",
            url_path="tabel",
            default=True,
        ),
        st.Page(
            page_compare.show,
            title="Vergelijken",
            icon=":material/compare:",
            url_path="vergelijken",
        ),
        st.Page(
            page_library.show,
            title="Bibliotheek",
            icon=":material/library_books:",
            url_path="bibliotheek",
        ),
        st.Page(
            page_search.show,
            title="Zoeken",
            icon=":material/search:",
            url_path="zoeken",
        ),
        st.Page(
            page_review.show,
            title="Overgangsrecht en controle",
            icon=":material/fact_check:",
            url_path="overgangsrecht",
        ),
        st.Page(
            page_matrix.show,
            title="Gemeenten naast elkaar",
            icon=":material/grid_on:",
            url_path="gemeenten",
        ),
    ]
