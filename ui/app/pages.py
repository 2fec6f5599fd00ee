"""The pages by name, so that one page can link to another."""

from __future__ import annotations

import streamlit as st

from ui.app import page_compare, page_table

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
}
