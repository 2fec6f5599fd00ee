"""The page that lays two ordinances side by side: the map, then article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

import streamlit as st

from ui.app import session
from ui.app.choose import show_pair
from ui.app.markup import comparison_html, map_svg
from ui.app.rule_pairs import show_rulings
from ui.export import Content, media_types, render
from ui.export.tables import article_content, text_content
from ui.labels import RELATIONS
from ui.results import Comparison

__all__ = ["show"]

_MAP_IN_WORDS = (
    "Kaart met de oude artikelen links, de nieuwe rechts en banden tussen wat bij elkaar hoort. "
    "De lijst hieronder zegt hetzelfde in woorden."
)
_FOLDED = ("ongewijzigd", "hernummerd")  # no change of substance: shown on request


def show() -> None:
    """Draw the page."""
    show_pair("Vergelijken", _show_comparison)


def _show_comparison(old: str, new: str) -> None:
    result = session.compared(old, new)
    _downloads(result)
    counts: Counter[str] = Counter(match.relation for match in result.alignment.matches)
    chart = st.expander("Kaart van de artikelen", icon=":material/account_tree:", expanded=True)
    with chart.container(key="kaart"):
        dark = st.context.theme.type == "dark"
        st.image(map_svg(result, dark=dark), width="stretch", alt=_MAP_IN_WORDS)
    show_rulings(result)
    present = [relation for relation in RELATIONS if counts[relation]]
    chosen = st.pills(
        "Toon",
        present,
        selection_mode="multi",
        default=[relation for relation in present if relation not in _FOLDED] or present,
        format_func=lambda relation: f"{RELATIONS[relation]} {relation} ({counts[relation]})",
        key=f"toon-{result.old.document.id}-{result.new.document.id}",
    )
    if not chosen:
        st.info("Kies hierboven wat u wilt zien.", icon=":material/arrow_upward:")
        return
    st.caption("Doorgehaald: stond in de oude tekst. Onderstreept: komt in de nieuwe tekst.")
    st.html(comparison_html(result, chosen))


def _downloads(result: Comparison) -> None:
    """Offer the tables by article: where each one went, and old text beside new text."""
    types, work = media_types(), session.service()
    made = {
        "Transponeringstabel": lambda: article_content(result, work.articles_of(result)),
        "Oude en nieuwe tekst": lambda: text_content(result, work.texts_of(result)),
    }
    with st.container(horizontal=True):
        for label, content in made.items():
            for form, name in (("docx", "Word"), ("xlsx", "Excel")):
                st.download_button(
                    f"{label} ({name})",
                    data=partial(_rendered, content, form),
                    file_name=f"{label.lower().replace(' ', '-')}.{form}",
                    mime=types[form],
                    icon=":material/download:",
                    on_click="ignore",
                )


def _rendered(content: Callable[[], Content], form: str) -> bytes:
    return render(content(), form)
