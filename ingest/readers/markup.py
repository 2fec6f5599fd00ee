"""XML and HTML, parsed without trust: no entities, no network, bounds on size and depth."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from corpus.errors import FileUnreadable
from ingest.layout.characters import tidy
from ingest.readers.limits import refuse_oversized

if TYPE_CHECKING:
    from lxml.etree import XMLParser
    from lxml.etree import _Element as Element

__all__ = [
    "Link",
    "Words",
    "children",
    "find",
    "is_removed",
    "line_of",
    "local",
    "parse_xml",
    "root_name",
    "safe_parser",
    "words",
    "words_of",
]

MAX_DEPTH = 120  # the deepest official regulation seen has 31 levels
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_SPACE = re.compile(r"\s+")
_MOST_BYTES = 30_000_000  # half of official XML is metadata; the largest statute has some 15 MB
_SAMPLE = 4096


class Link(Struct, frozen=True):
    """A span of a text (half open) that the source links to ``target``, an address as written."""

    start: int
    end: int
    target: str


class Words(Struct, frozen=True):
    """The words of an element, white space made single, with the links in them."""

    text: str = ""
    links: tuple[Link, ...] = ()

    def plus(self, other: Words) -> Words:
        """Return both, a space between them."""
        if not self.text or not other.text:
            return self if self.text else other
        shift = len(self.text) + 1
        moved = (Link(k.start + shift, k.end + shift, k.target) for k in other.links)
        return Words(f"{self.text} {other.text}", (*self.links, *moved))


def safe_parser() -> XMLParser:
    """Return a parser that expands no entities and fetches nothing from outside the document."""
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse_xml(data: bytes, file_name: str) -> Element:
    """Return the root element of an XML file.

    Entities of the file's own are refused, so nothing can expand or be fetched. Raises
    ``FileTooLarge`` over the bound for text, ``FileUnreadable`` for XML that is not well formed,
    that declares entities, or that is nested deeper than any regulation.
    """
    from lxml import etree

    refuse_oversized(data, file_name, _MOST_BYTES)
    try:
        root = etree.fromstring(data.lstrip(b" \t\r\n"), safe_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        place = f" (regel {line})" if line else ""
        raise FileUnreadable(
            f"'{file_name}' is geen geldige XML{place}; haal het bestand opnieuw op bij de bron."
        ) from error
    declared = cast("Any", root.getroottree().docinfo.internalDTD)
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise FileUnreadable(
            f"'{file_name}' bevat eigen entiteiten (DOCTYPE) en wordt om veiligheidsredenen niet "
            "gelezen; haal het bestand op bij de officiële bron."
        )
    _refuse_deep(root, file_name)
    return root


def _refuse_deep(root: Element, file_name: str) -> None:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise FileUnreadable(
                f"'{file_name}' is dieper genest dan een regeling kan zijn en wordt niet gelezen; "
                "haal het bestand op bij de officiële bron."
            )


def root_name(data: bytes) -> str:
    """Return the local name of the root element as it stands in the bytes, "" if there is none."""
    sample = data[:_SAMPLE].replace(b"\x00", b"")
    sample = re.sub(rb"<!--.*?-->|<!DOCTYPE[^>\[]*(\[.*?\])?\s*>", b"", sample, flags=re.DOTALL)
    found = (
        _ROOT.search(sample) if sample.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<" else None
    )
    return found.group(1).decode("latin-1") if found else ""


def local(element: Element) -> str:
    """Return the name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def line_of(element: Element) -> int | None:
    """Return the line of the source an element starts on."""
    return cast("int | None", element.sourceline)


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the child elements with one of the local names, all of them when none is given."""
    for child in element:
        name = local(child)
        if name and (not names or name in names):
            yield child


def find(element: Element, *path: str) -> Element | None:
    """Return the first element down a path of local names, None when there is none."""
    here: Element | None = element
    for name in path:
        here = next(children(here, name), None) if here is not None else None
    return here


def is_removed(element: Element) -> bool:
    """Tell whether an amendment takes an element out of the text (STOP)."""
    return local(element) in _NO_WORDS or (element.get("wijzigactie") or "").startswith("verwijder")


def words_of(parts: Iterable[str | Element], without: Collection[str] = ()) -> Words:
    """Return the words of texts and elements that stand side by side."""
    pieces: list[tuple[str, str | None]] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append((part, None))
            continue
        apart = local(part) in _BLOCKS or local(part) in ("br", "Br")
        pieces.append((" " if apart else "", None))
        if local(part) not in without:
            _collect(part, without, None, pieces)
        pieces.append((" " if apart else "", None))
    return _joined(pieces)


def words(element: Element | None, without: Collection[str] = ()) -> Words:
    """Return the words of an element and all below it, but for elements named in ``without``.

    The links are those of elements with an attribute ``doc`` or ``ref`` (references in official
    XML).
    """
    if element is None:
        return Words()
    pieces: list[tuple[str, str | None]] = []
    _collect(element, without, None, pieces)
    return _joined(pieces)


def _collect(
    element: Element,
    without: Collection[str],
    link: str | None,
    pieces: list[tuple[str, str | None]],
) -> None:
    target = element.get("doc") or element.get("ref") or link
    pieces.append((element.text or "", target))
    for child in element:
        name = local(child)
        if name in ("br", "Br") or name in _BLOCKS:
            pieces.append((" ", None))
        if name and name not in without and not is_removed(child):
            _collect(child, without, target, pieces)
        if name in _BLOCKS:
            pieces.append((" ", None))
        pieces.append((child.tail or "", target))


# What tools put in, and text that an amendment took out.
_NO_WORDS = frozenset({"meta-data", "VerwijderdeTekst", "VerwijderdeContent"})
_BLOCKS = frozenset(
    {"al", "Al", "p", "li", "Li", "entry", "row", "tr", "td", "th", "div", "lid"}
    | {"voornaam", "achternaam", "kop", "label", "nr", "titel", "artikel"}
    | {"Kop", "Label", "Nummer", "Opschrift", "Artikel", "Term", "Definitie"}
)


def _joined(pieces: list[tuple[str, str | None]]) -> Words:
    """Join pieces of text, making white space single, and keep where the links fall."""
    text = ""
    links: list[Link] = []
    for raw, target in pieces:
        piece = _SPACE.sub(" ", tidy(f"|{raw}|")[1:-1])
        if not text or text.endswith(" "):
            piece = piece.lstrip()
        if not piece:
            continue
        if target is not None and piece.strip():
            start = len(text) + len(piece) - len(piece.lstrip())
            end = len(text) + len(piece.rstrip())
            if links and links[-1].target == target and not text[links[-1].end :].strip():
                links[-1] = Link(links[-1].start, end, target)
            else:
                links.append(Link(start, end, target))
        text += piece
    return Words(text.rstrip(), tuple(links))
