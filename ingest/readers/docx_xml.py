"""Small help for WordprocessingML: elements and attributes by their local name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["W", "attribute", "child", "children", "is_on", "local", "number_of"]

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


class W:
    """Names that have two forms: of the transitional and of the strict schema."""

    LEFT = ("left", "start")


def local(element: Any) -> str:
    """Return the name of an element without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def children(parent: Any | None, name: str) -> Iterator[Any]:
    """Yield the child elements of this name; none where there is no parent."""
    if parent is not None:
        for element in parent:
            if local(element) == name:
                yield element


def child(parent: Any | None, name: str) -> Any | None:
    """Return the first child of this name, or None."""
    return next(children(parent, name), None)


def attribute(element: Any | None, name: str) -> str:
    """Return an attribute of the main namespace, "" where there is none."""
    if element is None:
        return ""
    value = element.get(_MAIN + name)
    return str(value if value is not None else element.get(_STRICT + name) or "")


def number_of(element: Any | None, names: str | tuple[str, ...], default: int) -> int:
    """Return an attribute as a whole number within sane bounds, else the default."""
    for name in (names,) if isinstance(names, str) else names:
        try:
            return max(-100_000, min(100_000, int(float(attribute(element, name)))))
        except (ValueError, OverflowError):
            continue
    return default


def is_on(properties: Any | None, name: str) -> bool | None:
    """Return whether a toggle such as ``b`` is set; None where it is not mentioned."""
    element = child(properties, name)
    if element is None:
        return None
    return attribute(element, "val") not in ("0", "false", "off", "none")
