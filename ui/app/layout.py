"""What stands on every page: style, the note on privacy, the banner of the demonstration."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

import streamlit as st

from ui.app import session

__all__ = ["add_style", "show_demo_banner", "show_picture", "show_sidebar"]

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
    """Say that nothing leaves the machine, and let the words of Streamlit be Dutch."""
    with st.sidebar:
        st.caption(_PRIVACY)
        with st.container(key="woorden"):
            st.html(f"<script>{_dutch_script()}</script>", unsafe_allow_javascript=True)


@cache
def _dutch_script() -> str:
    here = files("ui.app")
    words = tomllib.loads(here.joinpath("streamlit_words.toml").read_text("utf-8"))
    script = here.joinpath("dutch.js").read_text("utf-8")
    for name, table in (("WORDS", words["woorden"]), ("PATTERNS", words["patronen"])):
        script = script.replace(name, json.dumps(table), 1)
    return script


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


def show_picture(name: str, draw: Callable[..., str], words: str) -> None:
    """Show a drawing in the form that fits the window; ``words`` say what it shows.

    Both forms are on the page and the style sheet shows one. ``draw(dark=, narrow=)`` gives SVG.
    """
    dark = st.context.theme.type == "dark"
    for form in ("wide", "narrow"):
        with st.container(key=f"{form}-{name}"):
            st.image(draw(dark=dark, narrow=form == "narrow"), width="stretch", alt=words)
