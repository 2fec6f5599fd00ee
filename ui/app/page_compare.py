"""The page that lays two ordinances side by side: the map, then article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

import streamlit as st

from ui.app import session
from ui.app.choose import linked_pills, literal, show_pair
from ui.app.comparison import NARROW, WIDE, cards
from ui.app.layout import show_picture
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
_SUBSTANCE = "Laat weg wat alleen in nummers, hoofdletters of leestekens verschilt."
_ARTICLES = ("oudartikel", "nieuwartikel")  # in the link: one article of either side
_FOLDED = ("ongewijzigd", "hernummerd")  # no change of substance: shown on request


def show() -> None:
    """Draw the page."""
    show_pair("Vergelijken", _show_comparison)


def _show_comparison(old: str, new: str) -> None:
    result = session.compared(old, new)
    old_article, new_article = (st.query_params.get(key, "") for key in _ARTICLES)
    if old_article or new_article:
        _show_article(result, old_article, new_article)
        return
    _downloads(result)
    chart = st.expander("Kaart van de artikelen", icon=":material/account_tree:", expanded=True)
    with chart:
        show_picture("kaart", partial(_map, result), _MAP_IN_WORDS)
    show_rulings(result)
    _show_articles(result)


def _map(result: Comparison, *, dark: bool, narrow: bool) -> str:
    return map_svg(result, NARROW if narrow else WIDE, dark=dark)


def _show_articles(result: Comparison) -> None:
    counts: Counter[str] = Counter(match.relation for match in result.alignment.matches)
    present = [relation for relation in RELATIONS if counts[relation]]
    usual = [relation for relation in present if relation not in _FOLDED] or present
    chosen = linked_pills(
        "Toon",
        "toon",
        present,
        usual,
        lambda relation: f"{RELATIONS[relation]} {relation} ({counts[relation]})",
    )
    substance = st.toggle(
        "Alleen wat inhoudelijk verandert", key="inhoud", bind="query-params", help=_SUBSTANCE
    )
    if not chosen:
        st.info("Kies hierboven wat u wilt zien.", icon=":material/arrow_upward:")
        return
    shown = cards(result, chosen, substance=substance)
    if not shown:
        st.info("Geen artikel met een verandering van inhoud in deze keuze.")
        return
    st.caption("Doorgehaald: stond in de oude tekst. Onderstreept: komt in de nieuwe tekst.")
    st.html(comparison_html(shown))


def _show_article(result: Comparison, old: str, new: str) -> None:
    """Show one article beside what it was or became."""
    st.button("Alle artikelen", icon=":material/arrow_back:", on_click=_leave, type="tertiary")
    shown = cards(result, of=(old, new))
    if shown:
        st.html(comparison_html(shown))
    else:
        st.info(literal(f"Er is hier geen artikel {new or old} om te vergelijken."))


def _leave() -> None:
    for key in _ARTICLES:
        st.query_params.pop(key, None)


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
                    on_click="ignore",
                )


def _rendered(content: Callable[[], Content], form: str) -> bytes:
    return render(content(), form)
