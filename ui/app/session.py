"""What a visitor's session works with: which library, which documents, what is kept ready."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from corpus.addresses import Address
from corpus.errors import LibraryError, WaswordtError
from ui.app.uploads import read_into
from ui.config import library_folder
from ui.decisions import ABOUT_MATCHES
from ui.results import Checked, Comparison, Matrixed, Opened, Tabled
from ui.service import Service
from ui.verdicts import ABOUT_FINDINGS

if TYPE_CHECKING:
    from compare.time.timeline import Timeline
    from corpus.citing import Citation
    from corpus.library import Entry
    from index.model import Answer, Hit
    from index.search import Searcher

__all__ = [
    "checked",
    "citing",
    "comparable",
    "compared",
    "errors_as_sentences",
    "in_demo",
    "leave_demo",
    "matrixed",
    "opened",
    "searched",
    "service",
    "show_demo",
    "similar",
    "source_bytes",
    "tabled",
    "timelines",
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
        return Service(Path(_demo_library().name))
    return Service(library_folder())


@st.cache_resource(show_spinner="De demonstratiedocumenten worden gelezen...")
def _demo_library() -> tempfile.TemporaryDirectory[str]:
    from corpus import demo

    folder = tempfile.TemporaryDirectory(prefix="waswordt-demo-")
    for result in read_into(Path(folder.name), demo.files()):
        if result["error"]:
            raise LibraryError(result["error"])
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
    return _compared(*_place(*ABOUT_MATCHES), old, new)


def tabled(old: str, new: str) -> Tabled:
    """Return the instrument table of two documents of the library, kept ready."""
    return _tabled(*_place(*ABOUT_MATCHES), old, new)


def matrixed(names: tuple[str, ...], model: int | None) -> Matrixed:
    """Return the matrix of documents of the library, kept ready."""
    return _matrixed(*_place(*ABOUT_MATCHES), names, model)


def timelines() -> tuple[Timeline, ...]:
    """Return per body which ordinance holds when, kept ready."""
    return _timelines(*_place())


def checked(name: str, proposal: str | None, previous: str | None) -> Checked:
    """Return what the checks find in a document of the library, kept ready."""
    return _checked(*_place(*ABOUT_FINDINGS), name, proposal, previous)


def searched(query: str, limit: int) -> Answer:
    """Answer a question to the library, with counts per municipality, kind, year and part."""
    return _searcher(str(service().folder)).search(query, limit, facets=True)


def similar(name: str, at: str) -> tuple[Hit, ...]:
    """Return the provisions of other documents most like one, the likest first."""
    return service().similar(name, at).hits


def citing(name: str, at: str) -> tuple[Citation, ...]:
    """Return which provisions of the library cite a provision of one of its documents."""
    with service().library() as library:
        return library.citations(name, Address.parse(at).target())


def source_bytes(name: str) -> bytes:
    """Return the file a document was read from."""
    with service().library() as library:
        return library.source_bytes(name)


@st.cache_resource(max_entries=4, show_spinner=False)
def _searcher(folder: str) -> Searcher:
    from index.search import Searcher

    return Searcher(Service(Path(folder)).library())


def _place(*kinds: str) -> tuple[str, int]:
    """Return the library and a number that rises with every change in it and its edits of kinds.

    Without kinds no edit counts: a correction changes the library itself.
    """
    folder = service().folder
    return str(folder), _revision(folder) + (Service(folder).edits.count(*kinds) if kinds else 0)


def _revision(folder: Path) -> int:
    with Service(folder).library() as library:
        return library.revision


# Frozen values may be shared between sessions, so they are kept as they are and not copied.
@st.cache_resource(max_entries=_KEPT, show_spinner="Het document wordt geopend...")
def _opened(folder: str, revision: int, name: str) -> Opened:  # noqa: ARG001 - key of the cache
    return Service(Path(folder)).open(name)


@st.cache_resource(max_entries=_KEPT, show_spinner="De documenten worden vergeleken...")
def _compared(folder: str, revision: int, old: str, new: str) -> Comparison:  # noqa: ARG001
    held = _revision(Path(folder))
    sides = (_opened(folder, held, name) for name in (old, new))
    return Service(Path(folder)).compare_opened(*sides)


@st.cache_resource(max_entries=_KEPT, show_spinner="De tabel wordt gemaakt...")
def _tabled(folder: str, revision: int, old: str, new: str) -> Tabled:
    return Service(Path(folder)).table_of(_compared(folder, revision, old, new))


@st.cache_resource(max_entries=_KEPT, show_spinner="De verordeningen worden vergeleken...")
def _matrixed(
    folder: str,
    revision: int,  # noqa: ARG001
    names: tuple[str, ...],
    model: int | None,
) -> Matrixed:
    held = _revision(Path(folder))
    return Service(Path(folder)).matrix_of([_opened(folder, held, name) for name in names], model)


@st.cache_resource(max_entries=4, show_spinner="De tijdlijn wordt gemaakt...")
def _timelines(folder: str, revision: int) -> tuple[Timeline, ...]:  # noqa: ARG001
    return Service(Path(folder)).timeline()


@st.cache_resource(max_entries=_KEPT, show_spinner="Het document wordt gecontroleerd...")
def _checked(
    folder: str,
    revision: int,  # noqa: ARG001
    name: str,
    proposal: str | None,
    previous: str | None,
) -> Checked:
    return Service(Path(folder)).check(name, proposal, previous)


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
