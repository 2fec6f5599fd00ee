"""Plain text in any usual encoding; pages from form feeds or from how their first lines look."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from corpus.errors import FileTooLarge, NoText
from corpus.model import Issue
from ingest.layout.characters import tidy
from ingest.layout.lines import Line, Reading
from ingest.readers.limits import LIMITS, refuse_oversized

__all__ = ["TextReader", "decode", "lines_of"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS = "\n\r\x0b\f\x85\u2028\u2029"
_LINE_END = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# UTF-8 of more than one byte, as Latin-1 shows it.
_UTF8_SEQUENCE = re.compile(
    "[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Windows-1252 has letters and quotation marks where Latin-1 has control characters.
_C1 = {code: bytes([code]).decode("cp1252", errors="replace") for code in range(0x80, 0xA0)}
_TEXT_NAMES = (".txt", ".text", ".md", ".asc")
_WRITTEN_FORMATS = (b"{\\rtf", b"%!PS")
_SAMPLE = 65_536
_LEAST_PAGE = 5  # printed lines; a shorter "page" is a stray blank at the head of a line


class TextReader:
    """Reads plain text."""

    name = "tekst"

    def suitability(self, data: bytes, file_name: str) -> float:
        """Return 0.5 for text with the name of a text file, 0.1 for other text, 0 for binary.

        Formats that are written in text but are none to read (rtf, PostScript) count as binary.
        """
        sample = data[:_SAMPLE]
        if sample.startswith(_WRITTEN_FORMATS):
            return 0.0
        if not sample.startswith(tuple(bom for bom, _ in _BOMS)) and _wide_encoding(sample) is None:
            controls = len(_CONTROL.findall(sample.decode("latin-1")))
            if controls > len(sample) / 200:
                return 0.0
        return 0.5 if file_name.lower().endswith(_TEXT_NAMES) else 0.1

    def read(self, data: bytes, file_name: str, progress: Callable[[int, int], None]) -> Reading:
        """Read text into lines; pages are known only where the text has form feeds.

        Raises ``FileTooLarge`` over the bound for text and ``NoText`` when there are only blanks.
        """
        refuse_oversized(data, file_name, LIMITS.text_bytes)
        text, issues = decode(data)
        if sum(map(text.count, _LINE_ENDS)) > LIMITS.lines:
            raise FileTooLarge(
                f"'{file_name}' telt meer dan {LIMITS.lines} regels; splits het bestand en lees de "
                "delen."
            )
        lines = lines_of(text)
        if not lines:
            raise NoText(f"'{file_name}' bevat geen tekst, alleen witte regels.")
        progress(1, 1)
        pages = text.count("\f") + 1 if "\f" in text.strip() else None
        return Reading(media_type="text/plain", lines=lines, pages=pages, issues=issues)


def decode(data: bytes) -> tuple[str, tuple[Issue, ...]]:
    """Return the text of the bytes, with an issue where the encoding had to be guessed at.

    Tried in turn: a byte order mark, UTF-16 without one, UTF-8, Windows-1252. Bytes that are
    neither valid UTF-8 nor all Windows-1252 are read per sequence: UTF-8 where that fits,
    Windows-1252 elsewhere.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _read_as(data[len(bom) :], encoding)
    if wide := _wide_encoding(data[:_SAMPLE]):
        return _read_as(data, wide)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _mixed(data)


def _read_as(data: bytes, encoding: str) -> tuple[str, tuple[Issue, ...]]:
    text = data.decode(encoding, errors="replace")
    if "\ufffd" in text:
        return text, (_encoding_issue("Sommige tekens zijn beschadigd en staan als \ufffd"),)
    return text, ()


def _wide_encoding(sample: bytes) -> str | None:
    """Return the UTF-16 flavour of text without a mark: every other byte of Latin text is 0."""
    pairs = len(sample) // 2
    if pairs < 4:
        return None
    for encoding, zeros in (
        ("utf-16-le", sample[1::2].count(0)),
        ("utf-16-be", sample[0::2].count(0)),
    ):
        if zeros > 0.7 * pairs and sample.count(0) < 1.2 * zeros:
            return encoding
    return None


def _mixed(data: bytes) -> tuple[str, tuple[Issue, ...]]:
    """Decode bytes that are not UTF-8 throughout: each sequence as UTF-8 where it is that."""
    text = _UTF8_SEQUENCE.sub(_sequence, data.decode("latin-1")).translate(_C1)
    if "\ufffd" in text:
        return text, (_encoding_issue("Sommige tekens zijn beschadigd en staan als \ufffd"),)
    return text, ()


def _sequence(found: re.Match[str]) -> str:
    try:
        return found[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _encoding_issue(message: str) -> Issue:
    return Issue(code="encoding", severity="warning", message=f"{message}; controleer de tekst.")


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the printed lines of a text; blank lines become the ``gap`` of the next line.

    A text that has a blank line after every line (a habit of some converters) has a usual distance
    of two, so that its lines get a gap of 1.0 as well. Pages come from form feeds; where there
    are none, a single blank at the head of a line marks the first line of a page, if lines are
    flush left otherwise.
    """
    printed = list(_printed(text))
    if not printed:
        return ()
    starts = {index for index, item in enumerate(printed) if item.first_of_page}
    if "\f" not in text.strip():
        starts = _starts_by_habit(printed)
    usual = _usual_distance(printed)
    lines: list[Line] = []
    page = 1 if len(starts) > 1 or "\f" in text else None
    for index, item in enumerate(printed):
        start = index in starts
        if start and index and page is not None:
            page = item.page if "\f" in text.strip() else page + 1
        gap = 1.0
        if index:
            gap = max(1.0, (item.number - printed[index - 1].number) / usual)
        lines += (
            Line(
                text=piece,
                number=item.number,
                page=page,
                gap=gap if first else 1.0,
                page_start=first and (not index or (start and page is not None)),
            )
            for first, piece in _cut(item.text)
        )
    return tuple(lines)


class _Printed(Struct, frozen=True):
    """A line with ink on it: its words, its place, and what stood before the words."""

    text: str
    number: int
    page: int
    lead: str
    first_of_page: bool


def _printed(text: str) -> Iterator[_Printed]:
    page, first = 1, True
    for number, source in enumerate(_LINE_END.split(text), start=1):
        for turn, piece in enumerate(source.split("\f")):
            if turn:
                page, first = page + 1, True
            words = tidy(piece)
            if not words:
                continue
            lead = piece[: len(piece) - len(piece.lstrip())]
            yield _Printed(words, number, page, lead, first)
            first = False


def _starts_by_habit(printed: Sequence[_Printed]) -> set[int]:
    """Return the indices of lines that open a page in a text that lost its form feeds.

    Text taken out of a PDF often keeps one blank before the first word of each page. Only a rare
    single blank is such a mark: where lines are indented as a habit it means nothing.
    """
    single = [index for index, item in enumerate(printed) if item.lead == " "]
    other = sum(1 for item in printed if item.lead not in ("", " "))
    if len(single) < 2 or len(single) > 0.1 * len(printed) or other > 0.02 * len(printed):
        return set()
    starts: set[int] = set()
    last = -_LEAST_PAGE
    for index in single:
        if index - last >= _LEAST_PAGE:
            starts.add(index)
            last = index
    return starts


def _usual_distance(printed: Sequence[_Printed]) -> int:
    distances = Counter(
        after.number - before.number
        for before, after in pairwise(printed)
        if after.number > before.number
    )
    return distances.most_common(1)[0][0] if distances else 1


def _cut(text: str) -> Iterator[tuple[bool, str]]:
    """Yield a line in pieces no longer than the bound, cut at blanks where there are any."""
    most = LIMITS.line_characters
    start = 0
    while len(text) - start > most:
        end = text.rfind(" ", start, start + most)
        end = end if end > start else start + most
        yield start == 0, text[start:end].strip()
        start = end
    yield start == 0, text[start:].strip()
