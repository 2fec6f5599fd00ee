"""Choosing and handing in documents: the part that several pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from corpus.errors import UsageError
from ui.app import session
from ui.app.succession import likely_pair
from ui.app.uploads import discard, keep, read_into
from ui.callnames import entry_label
from ui.labels import spoken_date
from ui.moments import read_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.library import Entry

__all__ = [
    "day_input",
    "from_link",
    "hand_in",
    "last_chosen",
    "linked_pills",
    "literal",
    "show_chosen",
    "show_pair",
    "welcome",
    "words_input",
]

_TYPES = ["pdf", "docx", "odt", "txt", "html", "htm", "xml", "md", "rtf", "zip"]


def welcome() -> None:
    """Show what to do first when the library is empty."""
    st.markdown(
        "Zet hieronder de **oude** en de **nieuwe verordening** neer, als PDF, Word of tekst. "
        "U krijgt per instrument te zien wat er verandert, en een Word-bestand voor de raad."
    )
    hand_in(expanded=True)
    st.button(
        "Bekijk eerst de demonstratie",
        on_click=session.show_demo,
        icon=":material/school:",
        help="Twee verordeningen van een verzonnen gemeente.",
    )


def hand_in(*, expanded: bool = False) -> None:
    """Let the visitor add files; show progress and a result per file."""
    if session.in_demo():
        return
    # In a place of their own: what stands below would else move up when they go, and fold itself.
    with st.container():
        _show_results()
    with st.expander("Bestanden toevoegen", icon=":material/upload_file:", expanded=expanded):
        round_ = st.session_state.setdefault("upload_round", 0)
        handed = st.file_uploader(
            "Sleep bestanden hierheen, of kies ze",
            type=_TYPES,
            accept_multiple_files=True,
            key=f"upload_{round_}",
            help="PDF, Word, OpenDocument, tekst, HTML of XML; meer dan een tegelijk kan.",
        )
        if handed:
            st.session_state["upload_results"] = _read(handed)
            # a new key empties the uploader, so that the files are not read again
            st.session_state["upload_round"] = round_ + 1
            st.rerun()


def _read(handed: Sequence[Any]) -> list[dict[str, Any]]:
    paths = [keep(item.name, item.getvalue()) for item in handed]
    results = []
    bar = st.progress(0.0, "De bestanden worden gelezen...")
    with session.errors_as_sentences():
        for number, result in enumerate(read_into(session.service().folder, paths), 1):
            results.append(result)
            bar.progress(number / len(paths), f"{number} van {len(paths)} gelezen")
    bar.empty()
    discard(paths)
    return results


def _show_results() -> None:
    for result in st.session_state.pop("upload_results", []):
        name = result["file"].replace("\\", "/").rpartition("/")[2]
        if result["error"]:
            st.error(result["error"], icon=":material/error:")
            continue
        titles = "; ".join(item["title"] for item in result["documents"])
        known = "" if result["added"] else " (stond al in de bibliotheek)"
        st.success(literal(f"{name}: {titles}{known}"), icon=":material/check:")


def literal(text: str) -> str:
    """Return text with every sign escaped that Streamlit would take for Markdown."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]()<>#+-.!|$:~" else char for char in text)


def show_chosen(title: str, draw: Callable[[Sequence[Entry]], None]) -> None:
    """Show a page about ordinances to choose: what to hand in, then ``draw`` of all there are."""
    st.title(title)
    with session.errors_as_sentences():
        entries = session.comparable(session.service().documents())
        if not entries:
            welcome()
            return
        hand_in(expanded=len(entries) < 2)
        draw(entries)


def show_pair(title: str, draw: Callable[[str, str], None]) -> None:
    """Show a page about two ordinances: what to hand in, which to choose, then ``draw`` of both."""

    def draw_pair(entries: Sequence[Entry]) -> None:
        pair = _choose_pair(entries)
        if pair:
            draw(*pair)

    show_chosen(title, draw_pair)


def _choose_pair(entries: Sequence[Entry]) -> tuple[str, str] | None:
    """Let the visitor choose old and new; the choice stands in the link of the page.

    Returns:
        Two different ids, or None while the choice is not complete.
    """
    by_id = {entry.id: entry for entry in entries}
    guess = likely_pair(entries) or (None, None)
    chosen = []
    for column, key, label, likely in zip(
        st.columns(2),
        ("oud", "nieuw"),
        ("Oude verordening", "Nieuwe verordening"),
        guess,
        strict=True,
    ):
        from_link(key, list(by_id), st.session_state.get(f"last_{key}", likely))
        with column:
            choice = st.selectbox(
                label,
                list(by_id),
                index=None,
                format_func=lambda id_: entry_label(by_id[id_]),
                placeholder="Kies een document",
                key=key,
            )
        chosen.append(choice)
        if choice:
            st.query_params[key] = choice
            st.session_state[f"last_{key}"] = choice
    old, new = chosen
    if not old or not new:
        st.info("Kies een oude en een nieuwe verordening.", icon=":material/arrow_upward:")
        return None
    if old == new:
        st.warning("Oud en nieuw zijn hetzelfde document; kies twee verschillende.")
        return None
    return old, new


def last_chosen(known: Sequence[str]) -> str | None:
    """Return which of these documents was chosen last on another page, the new of a pair first."""
    chosen = (st.session_state.get(f"last_{key}") for key in ("nieuw", "oud"))
    return next((id_ for id_ in chosen if id_ in known), None)


def from_link(key: str, options: Sequence[Any], default: object = None) -> None:
    """Set a widget that is kept under ``key`` to what the link of the page says, once.

    A widget must be set through its key and not by another default: with another default
    Streamlit takes it for another widget, and what the visitor chose is lost.
    """
    if st.session_state.get(key) in options and key in st.session_state:
        return
    wanted = st.query_params.get(key)
    value = wanted if wanted in options else default
    if value in options:
        st.session_state[key] = value
    else:
        st.session_state.pop(key, None)


def day_input(label: str, name: str, usual: str = "") -> str | None:
    """Let the visitor write a day as people do; it stands in the link under ``name``, as ISO.

    Returns:
        The day as an ISO date, None while it is empty or no day; then a sentence says so.
    """
    if name not in st.session_state:
        asked = st.query_params.get(name, usual)
        st.session_state[name] = _spoken(asked) if asked else ""
    written = st.text_input(label, key=name, placeholder="Bijvoorbeeld 1 maart 2015 of 1-3-2015")
    if not written.strip():
        st.query_params.pop(name, None)
        return None
    try:
        day = read_day(written)
    except UsageError as error:
        st.error(literal(str(error)), icon=":material/error:")
        return None
    st.query_params[name] = day
    return day


def words_input(label: str, name: str, example: str) -> str | None:
    """Let the visitor write words or none; they stand in the link under ``name``."""
    if name not in st.session_state:
        st.session_state[name] = st.query_params.get(name, "")
    written = st.text_input(label, key=name, placeholder=example).strip()
    if written:
        st.query_params[name] = written
    else:
        st.query_params.pop(name, None)
    return written or None


def _spoken(asked: str) -> str:
    try:
        return spoken_date(read_day(asked))
    except UsageError:
        return asked


def linked_pills(
    label: str,
    name: str,
    options: Sequence[str],
    usual: Sequence[str],
    words: Callable[[str], str],
) -> list[str]:
    """Let the visitor choose some of the options; the choice stands in the link under ``name``.

    The link is left alone while the choice is the usual one.
    """
    key = f"{name}-{'-'.join(options)}"
    if key not in st.session_state:
        asked = st.query_params.get(name)
        wanted = usual if asked is None else asked.split(",")
        st.session_state[key] = [option for option in options if option in wanted]
    chosen = st.pills(label, options, selection_mode="multi", format_func=words, key=key)
    if sorted(chosen) == sorted(usual):
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = ",".join(chosen)
    return chosen
