"""Paragraph styles in Word: what a style says about role, weight, size and list, with its bases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import replace

from corpus.data import read_data
from ingest.layout.lines import Role
from ingest.readers.docx_xml import W, attribute, child, children, is_on, number_of

__all__ = ["Style", "linked_lists", "of_paragraph", "of_run", "styles_of"]

_DEEPEST = 20  # styles resting on styles
_HEADING = re.compile(r"(?:heading|kop|berschrift)\s*([1-9])", re.IGNORECASE)


class Style(Struct, frozen=True, kw_only=True):
    """What a paragraph style says, its bases included.

    ``name`` is its id, ``outline`` the heading level from 0.
    """

    name: str = ""
    role: Role = ""
    outline: int | None = None
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    struck: bool = False
    size: float | None = None
    indent: float = 0.0
    list_id: str | None = None
    list_level: int | None = None


@cache
def _roles() -> Mapping[str, Role]:
    known = get_args(Role)
    return {name: role for name, role in read_data("word_styles")["roles"].items() if role in known}


def styles_of(root: Any | None) -> dict[str, Style]:
    """Return the paragraph and character styles of ``word/styles.xml`` by their id.

    The style that holds for paragraphs without one has the id "".
    """
    elements = {attribute(item, "styleId"): item for item in children(root, "style")}
    defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
    base = _with_type(Style(), defaults)
    styles = {name: _resolved(name, elements, base, 0) for name in elements}
    normal = next(
        (
            name
            for name, item in elements.items()
            if attribute(item, "type") == "paragraph"
            and attribute(item, "default") in ("1", "true")
        ),
        None,
    )
    styles[""] = styles[normal] if normal is not None else base
    return styles


def linked_lists(root: Any | None) -> dict[str, str]:
    """Return the list id of each numbering style."""
    found: dict[str, str] = {}
    for item in children(root, "style"):
        if attribute(item, "type") == "numbering":
            properties = child(child(item, "pPr"), "numPr")
            found[attribute(item, "styleId")] = attribute(child(properties, "numId"), "val")
    return found


def _resolved(name: str, elements: Mapping[str, Any], base: Style, depth: int) -> Style:
    item = elements.get(name)
    if item is None or depth > _DEEPEST:
        return base
    rests_on = attribute(child(item, "basedOn"), "val")
    style = _resolved(rests_on, elements, base, depth + 1) if rests_on else base
    style = _with_paragraph(_with_type(style, child(item, "rPr")), child(item, "pPr"))
    shown = attribute(child(item, "name"), "val")
    role = next((_roles()[key] for key in map(_key, (name, shown)) if key in _roles()), style.role)
    heading = _HEADING.search(shown) or _HEADING.fullmatch(name)
    if heading and style.outline is None:
        style = replace(style, outline=int(heading[1]) - 1)
    return replace(style, role=role, name=name)


def _key(name: str) -> str:
    return re.sub(r"[\s_]", "", name).lower()


def _with_type(style: Style, properties: Any | None) -> Style:
    """Return the style with what run properties add."""
    if properties is None:
        return style
    changes: dict[str, Any] = {}
    for field, name in (("bold", "b"), ("italic", "i"), ("hidden", "vanish"), ("struck", "strike")):
        if (value := is_on(properties, name)) is not None:
            changes[field] = value
    if is_on(properties, "dstrike"):
        changes["struck"] = True
    if (size := number_of(child(properties, "sz"), "val", 0)) > 0:
        changes["size"] = size / 2
    return replace(style, **changes)


def _with_paragraph(style: Style, properties: Any | None) -> Style:
    """Return the style with what paragraph properties add."""
    if properties is None:
        return style
    changes: dict[str, Any] = {}
    if (outline := child(properties, "outlineLvl")) is not None:
        level = number_of(outline, "val", 9)
        changes["outline"] = level if 0 <= level < 9 else None
    if (indent := child(properties, "ind")) is not None:
        changes["indent"] = _first_line(indent)
    if (listed := child(properties, "numPr")) is not None:
        if (list_id := attribute(child(listed, "numId"), "val")) != "":
            changes["list_id"] = list_id
        if (level_of := child(listed, "ilvl")) is not None:
            changes["list_level"] = number_of(level_of, "val", 0)
    return replace(style, **changes)


def _first_line(indent: Any) -> float:
    """Return where the first line of a paragraph starts, in points from the margin."""
    left = number_of(indent, W.LEFT, 0)
    shift = number_of(indent, "firstLine", 0) - number_of(indent, "hanging", 0)
    return (left + shift) / 20


def of_paragraph(properties: Any | None, styles: Mapping[str, Style]) -> Style:
    """Return the style of one paragraph: its named style and what it sets itself."""
    name = attribute(child(properties, "pStyle"), "val")
    return _with_paragraph(styles.get(name, styles[""]), properties)


def of_run(properties: Any | None, paragraph: Style, styles: Mapping[str, Style]) -> Style:
    """Return the type of a run: its character style and what it sets itself."""
    name = attribute(child(properties, "rStyle"), "val")
    style = paragraph
    if name and (character := styles.get(name)) is not None:
        plain = styles[""]
        style = replace(
            style,
            bold=style.bold or (character.bold and not plain.bold),
            italic=style.italic or (character.italic and not plain.italic),
            hidden=style.hidden or character.hidden,
            struck=style.struck or character.struck,
        )
    return _with_type(style, properties)
