"""The numbers that a browser puts before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.numerals import number_at
from ingest.readers.markup import words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["is_label", "list_labels"]

_LABEL = re.compile(
    r"^(?:\(?(?:\d{1,3}[a-z]?|[a-zA-Z]{1,2}|[ivxIVX]{1,5})\s?[.)°º]{1,2}\.?|[-–—•▪●○◦·*])$"
)
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_FORMS = {"a": "alpha", "lower-alpha": "alpha", "lower-latin": "alpha", "i": "roman"}
_FORMS |= {"lower-roman": "roman", "1": "digit", "decimal": "digit", "none": "none"}
_FORMS |= {"A": "capital", "upper-alpha": "capital", "I": "roman", "upper-roman": "roman"}


def is_label(text: str) -> bool:
    """Tell whether a text is the number of an item and nothing else: "1.", "a.", "2°", "-"."""
    return bool(_LABEL.match(text))


def list_labels(element: Element) -> Iterator[tuple[Element, str | None]]:
    """Yield the children of ``ol`` or ``ul``, each item with the label a browser shows.

    The label is None where the list hides its markers: then the text holds the number itself.
    """
    form = _form(element)
    start = element.get("start") or "1"
    value = int(start) if start.lstrip("-").isdecimal() else 1
    for item in element:
        if not isinstance(item.tag, str):
            continue
        if item.tag != "li":
            yield item, None
            continue
        own = item.get("value") or ""
        value = int(own) if own.isdecimal() else value
        yield item, _label(form, value) if words(item).text else None
        value += 1


def _form(element: Element) -> str:
    style = _STYLE.search(element.get("style") or "")
    named = element.get("type") or (style.group(1).lower() if style else "")
    if named in _FORMS:
        return _FORMS[named]
    return "digit" if element.tag == "ol" else "bullet"


def _label(form: str, value: int) -> str | None:
    if form == "none" or value < 1:
        return None
    if form == "bullet":
        return "-"
    if form == "digit":
        return f"{value}."
    if form == "roman":
        return f"{number_at('roman', min(value, 39))}."
    letter = number_at("alpha", min(value, 52))
    return f"{letter.upper() if form == 'capital' else letter}."
