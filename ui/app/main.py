"""The app's entry: pages, and what stands on every one of them. Run by Streamlit, not imported."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.app import layout
from ui.app.pages import PAGES

ICON = Path(__file__).with_name("icon.png")


def main() -> None:
    """Draw the page the visitor is on."""
    chosen = st.navigation(list(PAGES.values()))
    st.set_page_config(page_title=f"{chosen.title} - waswordt", page_icon=ICON, layout="wide")
    layout.add_style()
    layout.show_sidebar()
    layout.show_demo_banner()
    chosen.run()


main()
