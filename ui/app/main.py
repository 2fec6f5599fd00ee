"""The app's entry: pages, and what stands on every one of them. Run by Streamlit, not imported."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.app import layout
from ui.app.pages import pages

ICON = Path(__file__).with_name("icon.png")


def main() -> None:
    """Draw the page the visitor is on."""
    # The icon comes before the pages: theirs would be fetched from another host.
    st.set_page_config(page_icon=ICON, layout="wide")
    chosen = st.navigation(pages())
    st.set_page_config(page_title=f"{chosen.title} - waswordt")
    layout.add_style()
    layout.show_sidebar()
    layout.show_demo_banner()
    chosen.run()


main()
