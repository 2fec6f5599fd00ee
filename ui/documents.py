"""From what a user names (a path, ``FILE#2``, an id, part of a title) to a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from corpus.errors import Ambiguous, FileMissing, NotFound
from corpus.model import Document, Parsed, articles
from ui.results import Opened

__all__ = ["Named", "as_path", "by_name", "chosen", "missing"]

_ORDINAL = re.compile(r"^(?P<file>.+)#(?P<number>\d+)$")
_FILE_LIKE = re.compile(
    r"[/\\]|\.(?:pdf|txt|docx?|odt|html?|xml|md|rtf|zip)(?:#\d+)?$", re.IGNORECASE
)
_SHOWN = 5
_ID_START = 4


def as_path(name: str) -> tuple[Path, int | None] | None:
    """Return the file that ``name`` points at and the number after ``#``, from 1.

    None when no such file exists. A file whose own name holds a ``#`` wins over the number.
    """
    path = Path(name).expanduser()
    if path.is_file():
        return path, None
    match = _ORDINAL.match(name)
    if match:
        path = Path(match["file"]).expanduser()
        if path.is_file():
            return path, int(match["number"])
    return None


def missing(name: str) -> FileMissing | NotFound:
    """Return the error for a name that is neither a file nor a document in the library."""
    path = Path(name).expanduser()
    if path.is_dir():
        return FileMissing(f"'{name}' is een map; noem een bestand in die map.")
    if _FILE_LIKE.search(name):
        return FileMissing(f"Het bestand '{name}' bestaat niet; controleer de naam en de map.")
    return NotFound(
        f"Er is geen bestand '{name}' en geen document met die naam in de bibliotheek; "
        "'waswordt list' toont wat er wel is."
    )


def chosen(parsed: Parsed, number: int | None) -> Opened:
    """Return one document out of a file.

    Args:
        parsed: what the file holds.
        number: which document, from 1; None takes the first ordinance with articles, and says so
            in ``remark`` when there are several.

    Raises:
        NotFound: the file has fewer documents than ``number``.
    """
    documents, file = parsed.documents, parsed.source.file
    if number is not None:
        if not 1 <= number <= len(documents):
            raise NotFound(
                f"'{file}' bevat {_count(len(documents))}; nummer {number} is er niet bij."
            )
        return Opened(document=documents[number - 1], source=parsed.source)
    ranked = _ordinances(documents) or [item for item in documents if _has_articles(item)]
    pick = ranked[0] if ranked else documents[0]
    remark = None
    if len(ranked) > 1:
        place, other = (documents.index(item) + 1 for item in ranked[:2])
        remark = (
            f"'{file}' bevat {len(ranked)} verordeningen; genomen is nummer {place}: "
            f"'{pick.title}'. Kies een andere met bijvoorbeeld '{file}#{other}'."
        )
    return Opened(document=pick, source=parsed.source, remark=remark)


class Named(Protocol):
    """What a document is looked up by."""

    @property
    def id(self) -> str:
        """The id in the library."""

    @property
    def title(self) -> str:
        """The full title."""

    @property
    def citation_title(self) -> str | None:
        """The citation title, if any."""


_Item = TypeVar("_Item", bound=Named)


def by_name(name: str, items: Sequence[_Item]) -> _Item:
    """Return the one item that ``name`` is the id, the start of the id, or part of a title of.

    An id wins over a title, a whole title over a part of another one.

    Raises:
        NotFound: nothing fits.
        Ambiguous: several fit; the message names the first few.
    """
    wanted = _folded(name)
    found = (
        [item for item in items if item.id == name]
        or [item for item in items if wanted in (_folded(t) for t in _titles(item))]
        or [item for item in items if len(name) >= _ID_START and item.id.startswith(name)]
        or [item for item in items if any(wanted in _folded(t) for t in _titles(item))]
    )
    if not found or not wanted:
        raise missing(name)
    if len(found) > 1:
        shown = "; ".join(f"{item.title} ({item.id})" for item in found[:_SHOWN])
        more = f" en nog {len(found) - _SHOWN}" if len(found) > _SHOWN else ""
        raise Ambiguous(
            f"'{name}' past op {len(found)} documenten: {shown}{more}; noem meer van de titel "
            "of het nummer tussen haakjes."
        )
    return found[0]


def _titles(item: Named) -> list[str]:
    return [title for title in (item.title, item.citation_title) if title]


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _ordinances(documents: Sequence[Document]) -> list[Document]:
    return [item for item in documents if item.kind == "verordening" and _has_articles(item)]


def _has_articles(document: Document) -> bool:
    return next(articles(document.tree), None) is not None


def _count(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documenten"
