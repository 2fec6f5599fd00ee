"""What a visitor's session works with: which library, which documents, what is kept ready."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from corpus.errors import WaswordtError
from ui.app.uploads import read_into
from ui.config import library_folder
from ui.results import Comparison, Opened, Tabled
from ui.service import Service

if TYPE_CHECKING:
    from corpus.library import Entry

__all__ = [
    "comparable",
    "compared",
    "errors_as_sentences",
    "in_demo",
    "leave_demo",
    "opened",
    "service",
    "show_demo",
    "tabled",
]

_DEMO = "demo"
_COMPARABLE = ("verordening", "beleidsregel", "wet")
_KEPT = 64  # documents and tables kept ready for all visitors together


def in_demo() -> bool:
    """Tell whether the visitor looks at the demonstration documents."""
    return bool(st.session_state.get(_DEMO)) or st.query_params.get(_DEMO) == "1"


def show_demo() -> None:
    """Go and look at the demonstration documents."""
    st.session_state[_DEMO] = True


def leave_demo() -> None:
    """Go back to the own library."""
    st.session_state[_DEMO] = False
    st.query_params.clear()


def service() -> Service:
    """Return the use cases on the library the visitor works with."""
    if in_demo():
        st.session_state[_DEMO] = True
        st.query_params[_DEMO] = "1"
        return Service(_demo_library())
    return Service(library_folder())


@st.cache_resource(show_spinner="De demonstratiedocumenten worden gelezen...")
def _demo_library() -> Path:
    from corpus import demo

    folder = Path(tempfile.mkdtemp(prefix="waswordt-demo-"))
    list(read_into(folder, demo.files()))
    return folder


def comparable(entries: tuple[Entry, ...]) -> list[Entry]:
    """Return the documents that have articles to compare, per municipality, newest first."""
    chosen = [entry for entry in entries if entry.kind in _COMPARABLE]
    return sorted(
        chosen,
        key=lambda entry: (entry.bodies, -(entry.year or 0), entry.title),
    )


def opened(name: str) -> Opened:
    """Return a document of the library, kept ready for the next visitor."""
    return _opened(*_place(), name)


def compared(old: str, new: str) -> Comparison:
    """Return the alignment of two documents of the library, kept ready."""
    return _compared(*_place(), old, new)


def tabled(old: str, new: str) -> Tabled:
    """Return the instrument table of two documents of the library, kept ready."""
    return _tabled(*_place(), old, new)


def _place() -> tuple[str, int]:
    """Return folder and revision of the library: what is kept ready belongs to both."""
    work = service()
    with work.library() as library:
        return str(work.folder), library.revision


# Frozen values may be shared between sessions, so they are kept as they are and not copied.
@st.cache_resource(max_entries=_KEPT, show_spinner="Het document wordt geopend...")
def _opened(folder: str, revision: int, name: str) -> Opened:  # noqa: ARG001 - key of the cache
    return Service(Path(folder)).open(name)


@st.cache_resource(max_entries=_KEPT, show_spinner="De documenten worden vergeleken...")
def _compared(folder: str, revision: int, old: str, new: str) -> Comparison:
    sides = (_opened(folder, revision, name) for name in (old, new))
    return Service(Path(folder)).compare_opened(*sides)


@st.cache_resource(max_entries=_KEPT, show_spinner="De tabel wordt gemaakt...")
def _tabled(folder: str, revision: int, old: str, new: str) -> Tabled:
    return Service(Path(folder)).table_of(_compared(folder, revision, old, new))


@contextmanager
def errors_as_sentences() -> Iterator[None]:
    """Show what goes wrong as a sentence on the page, never as a traceback."""
    try:
        yield
    except WaswordtError as error:
        st.error(str(error), icon=":material/error:")
    except Exception:  # the page must stand, whatever breaks in it
        logging.getLogger("waswordt").exception("defect in a page")
        st.error(
            "Er ging iets mis in het programma zelf. Uw documenten zijn niet geraakt; de oorzaak "
            "staat in het venster waarin het programma is gestart.",
            icon=":material/error:",
        )
