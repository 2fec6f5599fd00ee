"""The lines of a word-processor file as they are written: with numbers, pages and white above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec.structs import replace

from ingest.layout.lines import Line
from ingest.tree.headings import container_heading, headings, turn

__all__ = ["REMARKS", "WrittenLines"]

REMARKS = "Het document bevat opmerkingen in de kantlijn; die zijn geen deel van de gelezen tekst."

_NEW_PARAGRAPH = 1.5  # the gap above a paragraph: these formats give no printed distances


class WrittenLines:
    """What is written so far, and on which page the next line comes."""

    def __init__(self) -> None:
        self._blank = 0
        self._page_start = True
        self.lines: list[Line] = []
        self.page = 1

    def add(self, line: Line, *, first: bool) -> None:
        """Add a line; the first of a paragraph or row stands below some white."""
        gap = max(_NEW_PARAGRAPH, 1.0 + self._blank) if first and self.lines else 1.0
        self.lines.append(
            replace(
                line,
                number=len(self.lines) + 1,
                page=self.page,
                gap=gap,
                page_start=self._page_start,
            )
        )
        self._blank, self._page_start = 0, False

    def add_around(self, lines: Sequence[Line]) -> None:
        """Add what stands around the text of every page, each text once, set apart from it."""
        for text in dict.fromkeys(line.text for line in lines):
            self.add(Line(text=text, number=0, role="furniture"), first=True)
            self.lines[-1] = replace(self.lines[-1], page=None)

    def leave_blank(self) -> None:
        """Leave a line blank: the next paragraph stands that much lower."""
        self._blank += 1

    def turn_pages(self, times: int = 1) -> None:
        """Go on to a further page; nothing changes for no times."""
        if times:
            self.page += times
            self._page_start = True

    @contextmanager
    def apart(self) -> Iterator[list[Line]]:
        """Keep what is written meanwhile apart from the rest: the lines of a cell or a note."""
        outer, self.lines = self.lines, []
        try:
            yield self.lines
        finally:
            self.lines = outer

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Mark what is written meanwhile as standing beside the text, in a box.

        A box that holds a heading of the regulation is only the way in which it was laid out.
        """
        start = len(self.lines)
        yield
        inside = self.lines[start:]
        if not any(_is_structure(line.text) for line in inside):
            self.lines[start:] = [
                replace(line, role="aside") if not line.role else line for line in inside
            ]


def _is_structure(text: str) -> bool:
    return bool(headings(text) or container_heading(text) or turn(text))
