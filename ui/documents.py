"""From what a user names (a path, ``FILE#2``, an id, part of a title) to a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpus.addresses import Address
from corpus.errors import FileMissing, NotAnOrdinance, NotFound
from corpus.model import Document, Note, Parsed, articles
from ui.labels import KINDS
from ui.results import Opened

__all__ = [
    "as_path",
    "chosen",
    "is_file_like",
    "is_ordinance",
    "missing",
    "no_ordinance",
    "notes_on",
]

_PAPERS = ("raadsvoorstel", "beleidsplan", "overzicht")
_ORDINAL = re.compile(r"^(?P<file>.+)#(?P<number>\d+)$")
_FILE_LIKE = re.compile(
    r"[/\\]|\.(?:pdf|txt|docx?|odt|html?|xml|md|rtf|zip)(?:#\d+)?$", re.IGNORECASE
)


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


def is_file_like(name: str) -> bool:
    """Tell whether a name can only have been meant as a file: a folder in it, or a suffix."""
    return bool(_FILE_LIKE.search(name)) or Path(name).expanduser().is_dir()


def missing(name: str) -> FileMissing | NotFound:
    """Return the error for a name that is neither a file nor a document in the library."""
    if Path(name).expanduser().is_dir():
        return FileMissing(f"'{name}' is een map; noem een bestand in die map.")
    if is_file_like(name):
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


def is_ordinance(document: Document) -> bool:
    """Tell whether a document has articles of its own to compare: no proposal, plan or letter."""
    return document.kind not in _PAPERS and _has_articles(document)


def no_ordinance(opened: Opened) -> NotAnOrdinance:
    """Return the error for a document that cannot be compared with an ordinance."""
    document = opened.document
    what = (
        f"een {KINDS[document.kind]}" if document.kind in _PAPERS else "een stuk zonder artikelen"
    )
    return NotAnOrdinance(
        f"'{document.title}' ({opened.source.file}) is {what}, geen verordening; noem als OUD en "
        "NIEUW de verordeningen zelf."
    )


def notes_on(document: Document, address: Address) -> list[Note]:
    """Return the notes that explain an address, or something under it."""
    wanted = Address(address.levels, special=address.special)
    return [
        note
        for note in document.notes
        if any(wanted.contains(Address.parse(target)) for target in note.targets)
    ]


def _ordinances(documents: Sequence[Document]) -> list[Document]:
    return [item for item in documents if item.kind == "verordening" and _has_articles(item)]


def _has_articles(document: Document) -> bool:
    return next(articles(document.tree), None) is not None


def _count(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documenten"
