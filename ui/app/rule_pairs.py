"""Judging the alignment: confirm a pair, reject it, or draw a match anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import StaleEdit, WaswordtError
from corpus.model import Document, articles
from ui.app import session
from ui.app.choose import literal
from ui.decisions import Pair
from ui.labels import RELATIONS, spoken_date
from ui.results import Comparison

if TYPE_CHECKING:
    from ui.decisions import Drawing, Ruling

__all__ = ["show_rulings"]

_JUDGE, _DRAW = "Bevestigen of afwijzen", "Opnieuw tekenen"
_BELONGS = {True: "horen bij elkaar", False: "horen niet bij elkaar"}


def show_rulings(result: Comparison) -> None:
    """Show what was decided about the articles of two documents, and the forms to decide."""
    work = session.service()
    ruled, drawn = work.rulings(result), work.drawings(result)
    seen = st.session_state.setdefault(_mark(result), _Seen(result))
    with st.expander(
        f"Koppelingen beoordelen ({len(ruled) + len(drawn)} beoordeeld)", icon=":material/link:"
    ):
        st.caption(
            "Horen artikelen wel of niet bij elkaar? Uw oordeel telt voor deze vergelijking en "
            "voor elke tabel van deze twee verordeningen."
        )
        for pair, ruling in ruled.items():
            _show_ruling(result, pair, ruling)
        for drawing in drawn:
            _show_drawing(result, drawing, seen)
        chosen = st.segmented_control(
            "Wat wilt u doen?", [_JUDGE, _DRAW], default=_JUDGE, required=True, key="oordelen"
        )
        if chosen == _DRAW:
            _show_drawing_form(result, seen)
        else:
            _show_ruling_form(result, seen)


class _Seen:
    """What was decided when the visitor came to the page: a newer decision is not overwritten."""

    def __init__(self, result: Comparison) -> None:
        self.stand = session.service().stand(result)
        self.revisions = session.service().revisions(result)


def _show_ruling(result: Comparison, pair: Pair, ruling: Ruling) -> None:
    said = f"Artikel {pair[0]} (oud) en artikel {pair[1]} (nieuw) {_BELONGS[ruling.belongs]}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(literal(said + _by(ruling)))
        if st.button("Intrekken", key=f"intrekken-{pair[0]}-{pair[1]}"):
            work, revision = session.service(), ruling.revision
            _save(
                result,
                lambda: work.rule(
                    result, pair, belongs=None, who=ruling.who, why="", seen=revision
                ),
            )


def _show_drawing(result: Comparison, drawing: Drawing, seen: _Seen) -> None:
    old, new = _listed(drawing.old), _listed(drawing.new)
    if old and new:
        said = f"{old} (oud) hoort bij {new} (nieuw), en bij niets anders"
    else:
        said = f"{old or new} hoort nergens bij"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(literal(said[:1].upper() + said[1:] + _by(drawing)))
        if st.button("Intrekken", key=f"intrekken-{drawing.old}-{drawing.new}"):
            work = session.service()
            _save(result, lambda: work.undraw(result, drawing, who=drawing.who, seen=seen.stand))


def _show_ruling_form(result: Comparison, seen: _Seen) -> None:
    pairs = {
        (one, other): match.relation
        for match in result.alignment.matches
        for one in match.old
        for other in match.new
    }
    old, new = _named(result.old.document), _named(result.new.document)

    def words(pair: Pair) -> str:
        return f"{old[pair[0]]} → {new[pair[1]]} ({RELATIONS[pairs[pair]]} {pairs[pair]})"

    with st.form("oordeel", clear_on_submit=True):
        pair = st.selectbox("Oud artikel → nieuw artikel", list(pairs), format_func=words)
        belongs = st.radio(
            "Oordeel", [True, False], format_func=lambda b: _BELONGS[b], horizontal=True
        )
        why, who = _reason_and_name()
        saved = st.form_submit_button("Bewaren", type="primary")
    if saved and pair and _has_name(who):
        revision = seen.revisions.get(pair, 0)
        work = session.service()
        _save(
            result,
            lambda: work.rule(result, pair, belongs=belongs, who=who, why=why, seen=revision),
        )


def _show_drawing_form(result: Comparison, seen: _Seen) -> None:
    old, new = _named(result.old.document), _named(result.new.document)
    st.caption(
        "Kies alle artikelen die bij elkaar horen, bijvoorbeeld één oud artikel dat over twee "
        "nieuwe is verdeeld. Laat één kant leeg voor artikelen die nergens bij horen."
    )
    with st.form("tekenen", clear_on_submit=True):
        left, right = st.columns(2)
        mine = left.multiselect(
            "Oude artikelen", list(old), format_func=lambda n: old[n], placeholder="Kies artikelen"
        )
        theirs = right.multiselect(
            "Nieuwe artikelen",
            list(new),
            format_func=lambda n: new[n],
            placeholder="Kies artikelen",
        )
        why, who = _reason_and_name()
        saved = st.form_submit_button("Tekenen", type="primary")
    if saved and _has_name(who):
        work = session.service()
        _save(
            result,
            lambda: work.redraw(result, mine, theirs, who=who, why=why, seen=seen.stand),
        )


def _reason_and_name() -> tuple[str, str]:
    why = st.text_input("Reden")
    who = st.text_input("Uw naam", st.session_state.get("naam", ""))
    return why.strip(), who.strip()


def _has_name(who: str) -> bool:
    if who:
        st.session_state["naam"] = who
    else:
        st.warning("Vul uw naam in; die staat bij het oordeel.")
    return bool(who)


def _save(result: Comparison, change: Callable[[], None]) -> None:
    """Carry out a decision; what another decided in the meantime is shown first."""
    st.session_state.pop(_mark(result), None)
    try:
        change()
    except StaleEdit as error:
        st.error(f"{error} Hierboven staat wat er nu is besloten.", icon=":material/error:")
    except WaswordtError as error:
        st.error(str(error), icon=":material/error:")
    else:
        st.rerun()


def _mark(result: Comparison) -> str:
    return f"oordelen-{result.old.document.id}-{result.new.document.id}"


def _by(decision: Ruling | Drawing) -> str:
    why = f": {decision.why}" if decision.why else ""
    return f"{why} ({decision.who}, {spoken_date(decision.moment.partition('T')[0])})"


def _listed(numbers: tuple[str, ...]) -> str:
    if not numbers:
        return ""
    return ("artikel " if len(numbers) == 1 else "de artikelen ") + ", ".join(numbers)


def _named(document: Document) -> dict[str, str]:
    return {
        article.number: f"{article.number} {article.heading or ''}".strip()
        for article in articles(document.tree)
        if article.number
    }
