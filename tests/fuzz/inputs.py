"""The inputs of a run: real-shaped files of every format, damaged, and bombs made to size."""

from __future__ import annotations

import random
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from tests.demo.make import read_source
from tests.demo.pages import publication_page, regulation_page
from tests.mutations import (
    damaged_bytes,
    damaged_package,
    mutated_xml,
    packed,
    recoded,
    redirected_pdf,
    shuffled_lines,
)
from tests.pdf_maker import Page, encrypted, make_pdf
from tests.properties.test_official_mutations import FILES

__all__ = ["RARE", "Input", "make_input"]

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
RARE = 100  # one in so many inputs is a bomb: large by intent

_PACKAGES = (".docx", ".odt")
_LARGE = 60_000  # bytes; larger files are taken less often, so that many inputs go in a minute


@dataclass(frozen=True)
class Input:
    """The bytes of one input, the name of the file, and in a word what was done to it."""

    data: bytes
    name: str
    kind: str


@cache
def whole_files() -> dict[str, bytes]:
    """Return the files that are damaged, by name, in a fixed order."""
    found = {
        item.name: item.read_bytes()
        for item in sorted(files("corpus.demo").iterdir(), key=lambda item: item.name)
        if item.name.endswith((".txt", ".pdf", ".docx", ".odt"))
    }
    found |= {f"{name}.xml": data for name, data in FILES.items()}
    source = read_source("lindervoort-2019")
    found["regeling.html"] = regulation_page(source).encode()
    found["blad.html"] = publication_page(source).encode()
    found["geheim.pdf"] = encrypted()
    first = (
        Page().text(72, 80, "Artikel 1. Hulp", 12, "bold").lines(72, 100, ["1. Een.", "2. Twee."])
    )
    second = Page().grid([70, 250, 430], [80, 100, 140]).text(75, 95, "Oud").text(255, 95, "Nieuw")
    found["klein.pdf"] = make_pdf([first, second, Page(picture=True), Page(rotate=90)])
    if SHARED.is_dir():
        paths = sorted(path for path in SHARED.rglob("*.*") if path.is_file())
        found |= {path.name: path.read_bytes() for path in paths}
    return found


def make_input(seed: int, index: int) -> Input:
    """Return an input; the same seed and index give the same."""
    chance = random.Random(f"{seed}/{index}")
    if index % RARE == RARE // 2:
        return _bomb(chance)
    if chance.random() < 0.1:
        names = ["a.pdf", "a.docx", "a.odt", "a.txt", "a.xml", "a.html", "a"]
        heads = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<?xml version='1.0'?>", b"<html>"]
        noise = chance.choice(heads) + chance.randbytes(chance.randint(1, 4000))
        return Input(noise, chance.choice(names), "random bytes")
    everything = whole_files()
    names = [name for name in everything if chance.random() < 0.1 or len(everything[name]) < _LARGE]
    name = chance.choice(sorted(names))
    return _damaged(name, everything[name], chance)


def _damaged(name: str, data: bytes, chance: random.Random) -> Input:
    kind = Path(name).suffix
    if kind in _PACKAGES and chance.random() < 0.8:
        return Input(damaged_package(data, chance), name, f"{kind} parts")
    if kind == ".xml" and chance.random() < 0.7:
        return Input(mutated_xml(data, chance), name, f"{kind} tree")
    if kind == ".pdf" and chance.random() < 0.5:
        return Input(redirected_pdf(data, chance), name, f"{kind} objects")
    if kind in (".txt", ".html") and chance.random() < 0.8:
        text = shuffled_lines(data.decode("utf-8", "replace"), chance)
        return Input(recoded(text, chance), name, f"{kind} lines and encoding")
    return Input(damaged_bytes(data, chance), name, f"{kind} bytes")


def _bomb(chance: random.Random) -> Input:
    bombs: list[Callable[[random.Random], Input]] = [
        _long_line, _zip_bomb, _entities, _deep_tree, _many_lines, _circle, _stream_bomb,
    ]  # fmt: skip
    return chance.choice(bombs)(chance)


def _long_line(chance: random.Random) -> Input:
    piece = chance.choice([b"a", b"artikel 1 ", b"1. a. ", b"<p>", b"\x00", "é".encode()])
    size = chance.choice([9_000_000, 50_000_000])
    name = chance.choice(["a.txt", "a.html", "a.xml", "a.pdf", "a.docx"])
    return Input(piece * (size // len(piece)), name, "bomb: one long line")


def _zip_bomb(chance: random.Random) -> Input:
    suffix, part = chance.choice([(".docx", "word/document.xml"), (".odt", "content.xml")])
    whole = next(data for name, data in whole_files().items() if name.endswith(suffix))
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    filler = chance.choice([b" ", b"<w:p/>", b"<text:p>a</text:p>", b"\x00"])
    middle = filler * (chance.choice([5_000_000, 100_000_000]) // len(filler))
    at = parts[part].index(b">", len(parts[part]) // 2) + 1
    parts[part] = parts[part][:at] + middle + parts[part][at:]
    return Input(packed(parts), f"a{suffix}", "bomb: zip")


def _entities(chance: random.Random) -> Input:
    levels = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * chance.randint(1, 500)}">'
        for n in range(10)
    )
    root = chance.choice(["cvdr", "toestand", "officiele-publicatie", "AanleveringBesluit", "html"])
    text = f'<?xml version="1.0"?><!DOCTYPE {root} [{levels}]><{root}>&e9;</{root}>'
    return Input(text.encode(), chance.choice(["a.xml", "a.html", "a.txt"]), "bomb: entities")


def _deep_tree(chance: random.Random) -> Input:
    depth = chance.choice([300, 5_000, 200_000])
    tag = chance.choice(["hoofdstuk", "lijst", "div", "table", "al"])
    opening, closing = f"<{tag}>" * depth, f"</{tag}>" * depth
    body = f"<regeling><regeling-tekst>{opening}Artikel 1{closing}</regeling-tekst></regeling>"
    name, root = chance.choice([("a.xml", "cvdr"), ("a.html", "html")])
    return Input(f"<{root}><body>{body}</body></{root}>".encode(), name, "bomb: deep tree")


def _many_lines(chance: random.Random) -> Input:
    choices = ["Artikel 1 Hulp", "1. Een lid.", "a. iets;", "- ", "", "TOELICHTING", "Hoofdstuk 1"]
    lines = chance.choices(choices, k=chance.choice([2_000, 20_000]))
    return Input("\n".join(lines).encode(), "a.txt", "bomb: many lines")


def _circle(chance: random.Random) -> Input:
    pages = [Page().text(72, 72, "Artikel 1") for _ in range(chance.randint(1, 5))]
    data = make_pdf(pages)
    loops = [
        (b"/Kids [6 0 R", b"/Kids [2 0 R"),
        (b"/Contents 7 0 R", b"/Contents 6 0 R"),
        (b"/Parent 2 0 R", b"/Parent 6 0 R"),
        (b"/Pages 2 0 R", b"/Pages 1 0 R"),
        (b"/Count 1", b"/Count 9" * 1),
    ]
    for _ in range(chance.randint(1, 3)):
        data = data.replace(*chance.choice(loops))
    return Input(data, "a.pdf", "bomb: circle of objects")


def _stream_bomb(chance: random.Random) -> Input:
    size = chance.choice([1_000_000, 100_000_000])
    body = chance.choice([b" ", b"q ", b"BT (a) Tj ET "])
    packed_body = zlib.compress((body * (size // len(body)))[:size], 1)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>\nstream\n" % len(packed_body)
        + packed_body
        + b"\nendstream",
    ]
    out = b"%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    return Input(out + b"trailer<</Root 1 0 R>>\n", "a.pdf", "bomb: packed stream")
