"""Putting right what the reader got wrong, with the change kept and shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

import streamlit as st

from corpus.cuts import Cut, CutKind, Joint, beginnings, parts
from corpus.errors import StaleEdit, WaswordtError
from corpus.model import Document, DocumentKind, Provision
from ui.app import session
from ui.app.choose import literal
from ui.app.uploads import read_anew
from ui.corrections import (
    FACTS,
    Change,
    Naming,
    article_items,
    corrections,
    item_of,
    revisions,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["show_corrections"]

_CUT_KINDS: dict[CutKind, str] = {
    "article": "een nieuw artikel",
    "paragraph": "een nieuw lid",
    "point": "een nieuw onderdeel",
}
_WHOLE = "het hele artikel, bij het artikel ervoor"
_SHOWN = 70  # characters of a text in a list


def show_corrections(document: Document, at: str = "") -> None:
    """Show what was put right in a document, and the forms to put more right.

    ``at`` is the number of the article that is looked at; it is chosen first.
    """
    edits = session.service().edits
    found = corrections(edits, document.id)
    # a newer change of another is not overwritten unseen
    st.session_state.setdefault(_mark(document), revisions(edits, document.id))
    title = f"Verbeteren ({len(found)} verbeterd)" if found else "Verbeteren"
    with st.expander(title, icon=":material/edit_note:"):
        st.caption(
            "Is iets niet goed gelezen? Wat u hier verbetert, geldt ook voor zoeken en tabellen, "
            "en blijft gelden als hetzelfde bestand opnieuw wordt toegevoegd."
        )
        for item, edit in found.items():
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(literal(said(item, edit)))
                if st.button("Terugdraaien", key=f"terug-{item}"):
                    _save(document, item, None, edit.who)
        forms: dict[str, Callable[[Document, str], None]] = {"Het document": _show_fact_form}
        if article_items(document):
            forms |= {
                "Nummer of opschrift": _show_naming_form,
                "Splitsen": _show_cut_form,
                "Samenvoegen": _show_joint_form,
            }
        chosen = st.segmented_control(
            "Wat wilt u verbeteren?",
            list(forms),
            default=next(iter(forms)),
            key=f"verbeteren-{document.id}",
        )
        if chosen:
            forms[chosen](document, at)


def _show_fact_form(document: Document, _at: str) -> None:
    current = {
        "title": document.title,
        "citation_title": document.citation_title or "",
        "kind": document.kind,
        "bodies": ", ".join(document.bodies),
        "in_force": document.in_force.date or "",
    }
    with st.form("gegeven"):
        item = st.selectbox("Wat klopt er niet?", list(FACTS), format_func=lambda key: FACTS[key])
        kinds = ", ".join(get_args(DocumentKind))
        value = st.text_input("Hoe moet het zijn?", help=f"Soorten: {kinds}.")
        who = _name_field()
        saved = st.form_submit_button("Bewaren", type="primary")
    st.caption(literal("; ".join(f"{FACTS[key]}: {current[key] or 'onbekend'}" for key in FACTS)))
    if saved:
        _save(document, item, value, who)


def _choose_article(document: Document, at: str) -> tuple[str, Provision]:
    found = article_items(document)
    numbers = [article.number for article in found.values()]
    item = st.selectbox(
        "Artikel",
        list(found),
        index=numbers.index(at) if at in numbers else 0,
        format_func=lambda key: f"{found[key].number or '?'} {found[key].heading or ''}".strip(),
    )
    return item, found[item]


def _show_naming_form(document: Document, at: str) -> None:
    item, article = _choose_article(document, at)
    with st.form("artikel"):
        left, right = st.columns([1, 3])
        number = left.text_input("Nummer", placeholder=article.number or "")
        heading = right.text_input("Opschrift", placeholder=article.heading or "")
        who = _name_field()
        saved = st.form_submit_button("Bewaren", type="primary")
    if not saved:
        return
    if not number.strip() and not heading.strip():
        st.warning("Vul het juiste nummer of het juiste opschrift in.")
        return
    _save(document, item, Naming(number=number.strip(), heading=heading.strip()), who)


def _show_cut_form(document: Document, at: str) -> None:
    item, article = _choose_article(document, at)
    with st.form("splitsen"):
        place = st.selectbox(
            "Waar begint het nieuwe deel?",
            beginnings(article),
            index=None,
            placeholder="Kies de plaats",
            format_func=_short,
        )
        typed = st.text_input("Staat de plaats er niet bij? Neem de eerste woorden over")
        left, middle, right = st.columns([2, 1, 3])
        kinds: list[CutKind] = list(_CUT_KINDS)
        kind = left.selectbox("Wat begint daar?", kinds, format_func=lambda one: _CUT_KINDS[one])
        number = middle.text_input("Nummer")
        heading = right.text_input("Opschrift")
        who = _name_field()
        saved = st.form_submit_button("Splitsen", type="primary")
    if not saved:
        return
    words = typed.strip() or place or ""
    if not words:
        st.warning("Kies waar het nieuwe deel begint, of neem de eerste woorden ervan over.")
        return
    change = Cut(words=words, kind=kind, number=number.strip(), heading=heading.strip())
    _save(document, item_of(item, change), change, who)


def _show_joint_form(document: Document, at: str) -> None:
    item, article = _choose_article(document, at)
    found = parts(article)
    with st.form("samenvoegen"):
        chosen = st.selectbox(
            "Wat hoort bij wat ervoor staat?",
            range(-1, len(found)),
            format_func=lambda place: _WHOLE if place < 0 else _part_words(found, place),
        )
        label = st.checkbox(
            "Het nummer en het opschrift zijn woorden van de tekst",
            value=True,
            help="Bijvoorbeeld als 'artikel 5 van de wet' voor een kop is aangezien.",
        )
        who = _name_field()
        saved = st.form_submit_button("Samenvoegen", type="primary")
    if saved:
        change = Joint(words="" if chosen < 0 else found[chosen][1], label=label)
        _save(document, item_of(item, change), change, who)


def _part_words(found: Sequence[tuple[Provision, str]], place: int) -> str:
    node, _ = found[place]
    name = "lid" if node.kind == "paragraph" else "onderdeel"
    return f"{name} {node.number or '–'}: {_short(node.text)}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def _name_field() -> str:
    known: str = st.session_state.get("naam", "")
    return st.text_input("Uw naam", known)


def _save(document: Document, item: str, change: Change | None, who: str) -> None:
    if not who.strip():
        st.warning("Vul uw naam in; die staat bij de verbetering.")
        return
    st.session_state["naam"] = who
    work = session.service()
    seen = st.session_state.pop(_mark(document), {}).get(item, 0)
    try:
        work.put_right(document.id, item, change, who=who.strip(), seen=seen)
        with st.spinner("Het document wordt opnieuw gelezen..."):
            read_anew(work.folder, document.id)
    except StaleEdit as error:
        theirs = corrections(work.edits, document.id).get(item)
        st.error(str(error), icon=":material/error:")
        st.markdown(
            literal(f"Nu staat er: {said(item, theirs)}" if theirs else "Nu staat er niets.")
        )
        return
    except WaswordtError as error:
        st.error(str(error), icon=":material/error:")
        return
    st.rerun()


def _mark(document: Document) -> str:
    """Return where it is kept how often each item was put right when the visitor came here."""
    return f"verbeteringen-{document.id}"
