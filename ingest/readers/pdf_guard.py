"""Refuses PDF files that unfold without end, before a library tries to unfold them.

A form (a drawing used by name) that draws itself, forms that draw forms ten times over and
streams that unpack a thousandfold make pypdfium2 or pdfminer eat all memory, which no exception
can stop. The marks of these can be seen in the bytes of the file.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from corpus.errors import FileTooLarge, FileUnreadable
from ingest.readers.limits import LIMITS

__all__ = ["refuse_unbounded"]

_FLATE_RATIO = 1_032  # RFC 1951: no stream unpacks to more than this many times its size
_MOST_DRAWN = 20_000  # forms drawn for one page, those in forms included
_DEEPEST = 60
_OBJECT = re.compile(rb"(\d{1,9})[ \t\r\n]+\d{1,5}[ \t\r\n]+obj\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_FILTER = re.compile(rb"/(\w+Decode|Fl|AHx|A85|LZW|RL|CCF|DCT)\b")
_PACKED_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_RESOURCES = re.compile(rb"/Resources\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_DRAWINGS = re.compile(rb"/XObject\s*(?:<<(.*?)>>|(\d{1,9})\s+\d{1,5}\s+R\b)", re.DOTALL)
_ENTRY = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_DRAW = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


class _Object(Struct, frozen=True):
    """An object: its dictionary, names unescaped, and its stream as packed."""

    head: bytes
    packed: bytes = b""


def refuse_unbounded(data: bytes, file_name: str) -> None:
    """Raise where a PDF unfolds beyond the limits.

    Raises ``FileTooLarge`` for a stream that unpacks to more than the limit for a page, and
    ``FileUnreadable`` for forms that draw themselves or far too many others.
    """
    most = LIMITS.stream_bytes
    for item in _large_streams(data):
        if not _fits(item, most):
            raise FileTooLarge(
                f"'{file_name}' wordt uitgepakt veel te groot (meer dan {most // 1_000_000} MB op "
                "een plaats); sla het stuk opnieuw op als pdf."
            )
    if not (_FORM.search(data) or _ESCAPED.search(data)):
        return
    objects: dict[int, list[_Object]] = {}
    for number, item in _objects(data):
        objects.setdefault(number, []).append(item)
    uses = {
        number: _drawn_by(item, objects)
        for number, items in objects.items()
        for item in items
        if _FORM.search(item.head)
    }
    if not _bounded(uses):
        raise FileUnreadable(
            f"'{file_name}' is beschadigd: de tekeningen erin verwijzen naar zichzelf. Sla het "
            "stuk opnieuw op als pdf."
        )


def _large_streams(data: bytes) -> Iterator[_Object]:
    """Yield the streams that could unpack beyond the limit: large ones, and those packed twice."""
    for start in _STREAM.finditer(data):
        before = data[max(0, start.start() - 2_000) : start.start()]
        head = _plain(before[before.rfind(b" obj") + 1 :])
        twice = len(_FLATE.findall(head)) > 1
        end = data.find(b"endstream", start.end())
        end = len(data) if end < 0 else end
        large = (end - start.end()) * _FLATE_RATIO > LIMITS.stream_bytes
        if (large or twice) and _FLATE.search(head) and not _IMAGE.search(head):
            yield _Object(head, data[start.end() : end])


def _fits(item: _Object, most: int) -> bool:
    """Say whether a stream unpacks to no more than ``most`` bytes at each of its filters."""
    content = item.packed
    for _ in _FLATE.findall(item.head):
        content = _unpacked(content, most + 1)
        if len(content) > most:
            return False
    return True


def _unpacked(packed: bytes, most: int) -> bytes:
    """Return at most ``most`` bytes of a deflated stream, what there is of a damaged one."""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _plain(head: bytes) -> bytes:
    """Return a dictionary with the escapes in its names undone: "/F#6frm" is "/Form"."""
    if b"#" not in head:
        return head
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), head)


def _objects(data: bytes) -> Iterator[tuple[int, _Object]]:
    """Yield the objects of a file, those in object streams included."""
    starts = list(_OBJECT.finditer(data))
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(data)
        stream = _STREAM.search(data, start.end(), end)
        if stream is None:
            yield int(start[1]), _Object(_plain(data[start.end() : end]))
            continue
        item = _Object(_plain(data[start.end() : stream.start()]), data[stream.end() : end])
        yield int(start[1]), item
        if _PACKED_OBJECTS.search(item.head):
            yield from _packed_objects(item)


def _packed_objects(item: _Object) -> Iterator[tuple[int, _Object]]:
    """Yield the objects of an object stream: pairs of number and place, then the objects."""
    content = _unpacked(item.packed, LIMITS.stream_bytes)
    first = re.search(rb"/First\s+(\d{1,9})", item.head)
    if first is None:
        return
    start = int(first[1])
    pairs = [int(number) for number in re.findall(rb"\d{1,9}", content[:start])]
    places = [*pairs[1::2], len(content)]
    for index, number in enumerate(pairs[0 : len(places) * 2 - 2 : 2]):
        yield number, _Object(_plain(content[start + places[index] : start + places[index + 1]]))


def _drawn_by(form: _Object, objects: Mapping[int, list[_Object]]) -> dict[int, int]:
    """Return which objects a form draws, and how often."""
    heads = [form.head]
    for reference in _RESOURCES.finditer(form.head):
        heads += [item.head for item in objects.get(int(reference[1]), ())]
    names: dict[bytes, int] = {}
    for head in heads:
        for found in _DRAWINGS.finditer(head):
            inside = [found[1]] if found[1] is not None else []
            if found[2] is not None:
                inside += [item.head for item in objects.get(int(found[2]), ())]
            for entries in inside:
                names |= {entry[1]: int(entry[2]) for entry in _ENTRY.finditer(entries)}
    if not names:
        return {}
    # A form may list itself among its resources, as some programs do; only drawing it is wrong.
    drawn: Counter[int] = Counter()
    for name in _DRAW.findall(_plain(_content(form))):
        if name in names:
            drawn[names[name]] += 1
    return drawn


def _content(form: _Object) -> bytes:
    """Return what a form draws, b"" where it is packed in a way this does not know."""
    content = form.packed.removesuffix(b"endstream")
    for name in _FILTER.findall(form.head):
        try:
            if name in (b"FlateDecode", b"Fl"):
                content = _unpacked(content, LIMITS.stream_bytes)
            elif name in (b"ASCIIHexDecode", b"AHx"):
                content = bytes.fromhex(content.split(b">")[0].decode("ascii"))
            elif name in (b"ASCII85Decode", b"A85"):
                content = a85decode(content.split(b"~>")[0], ignorechars=b" \t\n\r\x00\x0c")
            else:
                return b""
        except (ValueError, UnicodeDecodeError):
            return b""
    return content


def _bounded(uses: Mapping[int, Mapping[int, int]]) -> bool:
    """Say whether the forms draw no form that draws themselves, and not too many in all."""
    counts: dict[int, int] = {}

    def count(number: int, path: tuple[int, ...]) -> int:
        if number in path or len(path) > _DEEPEST:
            return _MOST_DRAWN + 1
        if number not in counts:
            total = 1
            for inner, times in uses.get(number, {}).items():
                if inner in uses:
                    total += times * count(inner, (*path, number))
            counts[number] = min(total, _MOST_DRAWN + 1)
        return counts[number]

    return all(count(number, ()) <= _MOST_DRAWN for number in uses)
