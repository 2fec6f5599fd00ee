"""Keep the lines of a marked-up file within bounds: not too many, none without end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from corpus.errors import FileTooLarge
from ingest.layout.lines import Line
from ingest.readers.limits import LIMITS

__all__ = ["bounded_lines"]


def bounded_lines(lines: Sequence[Line], file_name: str) -> tuple[Line, ...]:
    """Return the lines, those over the bound cut at a blank.

    Raises ``FileTooLarge`` for more lines than any council paper has.
    """
    if len(lines) > LIMITS.lines:
        raise FileTooLarge(
            f"'{file_name}' telt meer dan {LIMITS.lines} regels; splits het bestand en lees de "
            "delen."
        )
    if all(len(line.text) <= LIMITS.line_characters for line in lines):
        return tuple(lines)
    cut = [piece for line in lines for piece in _pieces(line)]
    return tuple(replace(line, number=number) for number, line in enumerate(cut, start=1))


def _pieces(line: Line) -> Iterator[Line]:
    text, most = line.text, LIMITS.line_characters
    start = 0
    while len(text) - start > most:
        end = text.rfind(" ", start, start + most)
        end = end if end > start else start + most
        yield _piece(line, text[start:end], start)
        start = end
    yield _piece(line, text[start:], start)


def _piece(line: Line, text: str, start: int) -> Line:
    if not start:
        return replace(line, text=text.strip())
    return replace(line, text=text.strip(), label=None, gap=1.0, page_start=False)
