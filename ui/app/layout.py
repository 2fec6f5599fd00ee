"""What stands on every page: style, the note on privacy, the banner of the demonstration."""

from __future__ import annotations

from importlib.resources import files

import streamlit as st

from ui.app import session

__all__ = ["add_style", "show_demo_banner", "show_sidebar"]

# light, dark: ink that is softer than the text but keeps 7 : 1, and words on the accent
_COLOURS = {"soft": ("#46535d", "#b9c4cb"), "on-accent": ("#ffffff", "#10202a")}
_PRIVACY = (
    "Alles blijft op deze computer: er gaat niets naar internet en er worden geen gegevens over "
    "het gebruik verzameld."
)


def add_style() -> None:
    """Put the style sheet on the page."""
    sheet = files("ui.app").joinpath("style.css").read_text("utf-8")
    dark = st.context.theme.type == "dark"
    colours = "; ".join(f"--ww-{name}: {pair[dark]}" for name, pair in _COLOURS.items())
    st.html(f"<style>:root {{ {colours} }}\n{sheet}</style>")


def show_sidebar() -> None:
    """Show what library is open, and that nothing leaves the machine."""
    with st.sidebar:
        st.caption(_PRIVACY)


def show_demo_banner() -> None:
    """Say that these are demonstration documents, with the way back."""
    if not session.in_demo():
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(
            "U kijkt naar demonstratiedocumenten van gemeenten die niet bestaan.",
            icon=":material/school:",
        )
        st.button("Naar mijn eigen bibliotheek", on_click=session.leave_demo)
