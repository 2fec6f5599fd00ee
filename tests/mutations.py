"""Damages files as the world does: bytes lost, pages shuffled, lines doubled, trees rearranged.

Every function takes what is whole and a source of chance, so that a seed gives the damage back.
"""

from __future__ import annotations

import random
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = [
    "damaged_bytes",
    "damaged_package",
    "mutated_xml",
    "packed",
    "recoded",
    "redirected_pdf",
    "shuffled_lines",
]

_REFERENCE = re.compile(rb"\b\d{1,4} 0 R\b")
_TEXTS = ("", "a.", "1.", "  ", "Artikel 9", "2°", "\u00ad", "x" * 300)
# How a text comes out when it is written in one encoding and read in another.
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "cp850")


def damaged_bytes(whole: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some of them lost, changed, doubled or moved."""
    data = bytearray(whole)
    for _ in range(chance.randint(1, 6)):
        start = chance.randint(0, max(0, len(data) - 1))
        end = min(len(data), start + chance.choice([1, 8, 200, 4000]))
        match chance.choice(["cut", "flip", "drop", "double", "noise", "number"]):
            case "cut":
                data = data[:start]
            case "flip":
                data[start:end] = bytes(byte ^ 0x55 for byte in data[start:end])
            case "drop":
                del data[start:end]
            case "double":
                data[start:start] = data[start:end]
            case "noise":
                data[start:start] = chance.randbytes(chance.randint(0, 40))
            case _:
                data[start:end] = str(chance.randint(-1, 10**10)).encode()
    return bytes(data)


def mutated_xml(data: bytes, chance: random.Random) -> bytes:
    """Return a file of XML after a few changes to its tree; it stays well formed."""
    from lxml import etree

    root = etree.fromstring(data)
    for _ in range(chance.randrange(1, 7)):
        elements: list[Element] = [e for e in root.iter("*") if e.getparent() is not None]
        if len(elements) < 3:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        kind = chance.randrange(4)
        parent = one.getparent()
        if kind == 0 and parent is not None:
            parent.remove(one)
        elif kind == 1:
            one.tag = other.tag
        elif kind == 2 and one not in list(other.iterancestors()) and one is not other:
            other.append(one)
        else:
            one.text = chance.choice(_TEXTS)
    return etree.tostring(root)


def damaged_package(data: bytes, chance: random.Random) -> bytes:
    """Return a zip (docx, odt) of which one or two parts are damaged, rearranged or gone."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.sample(sorted(parts), min(len(parts), chance.randint(1, 2))):
        main = name.endswith((".xml", ".rels"))
        match chance.choice(["tree", "bytes", "gone"]) if main else "gone":
            case "tree":
                parts[name] = mutated_xml(parts[name], chance)
            case "bytes":
                parts[name] = damaged_bytes(parts[name], chance)
            case _:
                del parts[name]
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip of parts by name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def redirected_pdf(data: bytes, chance: random.Random) -> bytes:
    """Return a PDF in which some objects point at others: pages moved, doubled, in a circle."""
    places = list(_REFERENCE.finditer(data))
    if not places:
        return data
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place, other = chance.choice(places), chance.choice(places)
        target = other[0][:-4]
        width = place.end() - place.start() - 4
        if len(target) <= width:  # the places of all objects stay as they were
            changed[place.start() : place.start() + width] = target.rjust(width)
    return bytes(changed)


def shuffled_lines(text: str, chance: random.Random) -> str:
    """Return a text with lines doubled, lost, joined, torn or moved, or its pages in disorder."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(lines))
        end = min(len(lines), start + chance.choice([1, 2, 10, 60]))
        block = lines[start:end]
        match chance.choice(
            ["double", "drop", "join", "tear", "move", "pages", "blank", "reverse"]
        ):
            case "double":
                lines[start:start] = block
            case "drop":
                del lines[start:end]
            case "join":
                lines[start:end] = [" ".join(block)]
            case "tear":
                lines[start:end] = [_torn(line, chance) for line in block]
            case "move":
                del lines[start:end]
                at = chance.randint(0, len(lines))
                lines[at:at] = block
            case "pages":
                pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
                chance.shuffle(pages)
                lines = [line for page in pages for line in ("\f", *page)]
            case "blank":
                lines[start:end] = [line for text in block for line in (text, "")]
            case _:
                lines[start:end] = block[::-1]
        lines = lines or [""]
    return "\n".join(lines)


def _torn(line: str, chance: random.Random) -> str:
    at = chance.randint(0, len(line))
    return line[:at] + chance.choice(["\n", " ", "\f", "-\n", "\u00ad\n", "\x00"]) + line[at:]


def recoded(text: str, chance: random.Random) -> bytes:
    """Return a text in one encoding, now and then read wrongly as another first."""
    if chance.random() < 0.3:
        text = text.encode(chance.choice(_ENCODINGS), "ignore").decode("latin-1")
    return text.encode(chance.choice(_ENCODINGS), "ignore")
