"""What was found, for a terminal: by document, with path, dates and the words marked.

Written without the library that draws our tables: it takes longer to load than a search takes.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from textwrap import wrap
from typing import TYPE_CHECKING

from corpus.sentences import listed
from ui.callnames import whose_besides
from ui.labels import LOOSE_TEXT, MATCHES, place, spoken_date

if TYPE_CHECKING:
    from index.model import Answer, Hit
    from ui.results import Alike

__all__ = [
    "FACETS",
    "answer_text",
    "by_document",
    "copies_of",
    "filter_of",
    "similar_text",
    "status_of",
]

FACETS = {
    "gemeente": "Gemeente",
    "soort": "Soort",
    "jaar": "Jaar",
    "veld": "Beleidsveld",
    "deel": "Deel",
}
"""What hits are counted by, as in ``index.model.Facets``, with the name for people."""
_MARK = re.compile(r"</?mark>")
_SIGNS = {"<mark>": "\x0e", "</mark>": "\x0f"}  # one sign each while lines are broken
_STYLES = {"bold": "\x1b[1m", "dim": "\x1b[2m", "mark": "\x1b[1;4m"}
_PLAIN = "\x1b[0m"
_INDENT = "   "
_WIDEST = 120  # columns; longer lines do not read well


def by_document(hits: Iterable[Hit], skipped: int = 0) -> list[list[tuple[int, Hit]]]:
    """Return the hits with their rank, together by document, the one with the best hit first.

    ``skipped`` hits came before these.
    """
    groups: dict[str, list[tuple[int, Hit]]] = {}
    for number, hit in enumerate(hits, skipped + 1):
        groups.setdefault(hit.document.id, []).append((number, hit))
    return list(groups.values())


def status_of(hit: Hit) -> str:
    """Return whose the document of a hit is and when it holds, or "".

    "Kampen, in werking 1 januari 2015, ingetrokken"; not whose when its title says so.
    """
    whose = whose_besides(hit.document.title, hit.bodies)
    force = f"in werking {spoken_date(hit.in_force)}" if hit.in_force else ""
    return ", ".join(filter(None, (whose, force, "ingetrokken" if hit.repealed else "")))


def copies_of(hit: Hit) -> str:
    """Return in which other files the document of a hit was added, as a phrase; or ""."""
    if not hit.copies:
        return ""
    return f"met dezelfde tekst ook in {listed(hit.copies)}"


def filter_of(facet: str, value: str) -> str:
    """Return the filter that leaves only what was counted under a value of a facet."""
    quoted = f'"{value}"' if " " in value else value
    return f"{'in' if facet == 'deel' else facet}:{quoted}"


def answer_text(answer: Answer, *, styled: bool, skipped: int = 0) -> str:
    """Return how a question was understood, the hits, and other readings.

    Args:
        answer: the answer to a question.
        styled: whether to mark words with the codes of a terminal.
        skipped: how many hits were passed over.
    """
    width = _width()
    lines = [_in_style("dim", line, styled) for line in wrap(answer.interpreted.understood, width)]
    lines += _hit_lines(answer.hits, width, styled, skipped)
    lines += ["", _total(answer, skipped)] if answer.hits else [_total(answer, skipped)]
    lines += _counted(answer, width)
    for item in answer.suggestions:
        said = wrap(f"Of: {item.query} ({item.reason})", width)
        lines += [_in_style("dim", line, styled) for line in said]
    return "\n".join(lines) + "\n"


def _total(answer: Answer, skipped: int) -> str:
    if not answer.total:
        return "Niets gevonden."
    last = skipped + len(answer.hits)
    if last == answer.total and not skipped:
        return f"{answer.total} gevonden"
    if not answer.hits:
        return f"{answer.total} gevonden; na {skipped} komen er geen meer"
    more = f"; de volgende met --offset {last}" if last < answer.total else ""
    return f"{answer.total} gevonden, {skipped + 1} tot en met {last} getoond{more}"


def _counted(answer: Answer, width: int) -> Iterator[str]:
    """Yield the counts of all hits by facet, and how to ask for one of them alone."""
    if answer.facets is None or not answer.total:
        return
    narrower = ""
    for facet, label in FACETS.items():
        counts: dict[str, int] = getattr(answer.facets, facet)
        said = ", ".join(f"{value} ({count})" for value, count in counts.items())
        if said:
            yield from wrap(f"{label}: {said}", width, subsequent_indent=_INDENT)
        if len(counts) > 1:
            narrower = narrower or filter_of(facet, next(iter(counts)))
    if narrower:
        yield f"Zet een filter bij de vraag om te verfijnen, bijvoorbeeld {narrower}"


def similar_text(found: Alike, *, styled: bool) -> str:
    """Return the provisions most like one; see ``answer_text``."""
    lines = [f"Lijkt op {place(found.at)} van {found.opened.document.title}:"]
    lines += _hit_lines(found.hits, _width(), styled) if found.hits else ["Niets gevonden."]
    return "\n".join(lines) + "\n"


def _width() -> int:
    return min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)


def _hit_lines(hits: Sequence[Hit], width: int, styled: bool, skipped: int = 0) -> Iterator[str]:
    """Yield the lines of the hits, numbered by their rank; the document of the best one first."""
    for group in by_document(hits, skipped):
        first = group[0][1]
        status = f" ({status_of(first)})" if status_of(first) else ""
        yield ""
        for line in wrap(f"{first.document.title}{status}", width):
            yield _in_style("bold", line, styled)
        for line in wrap(copies_of(first), width - 3):
            yield _in_style("dim", f"{_INDENT}{line}", styled)
        for number, hit in group:
            yield from _lines_of(number, hit, width, styled)


def _lines_of(number: int, hit: Hit, width: int, styled: bool) -> Iterator[str]:
    closeness = MATCHES.get(hit.match or "exact")
    cited = f" [{closeness}]" if closeness else ""
    name = place(hit.at) if hit.at else ""
    head = f"{number}. {' '.join(filter(None, (name, hit.heading))) or LOOSE_TEXT}{cited}"
    yield from (_in_style("bold", f"{_INDENT}{line}", styled) for line in wrap(head, width - 3))
    if above := _above(hit):
        yield from (
            _in_style("dim", f"{_INDENT * 2}{line}", styled) for line in wrap(above, width - 6)
        )
    marked = _MARK.sub(lambda match: _SIGNS[match.group()], hit.snippet)
    yield from _restyled(wrap(unescape(marked), width - 6), styled)


def _above(hit: Hit) -> str:
    """Return the path without what the line above it says already."""
    return " > ".join(part for part in hit.path if not part.startswith("Artikel "))


def _restyled(lines: Iterable[str], styled: bool) -> Iterator[str]:
    """Yield the lines with the marked words in the style of marks, also over a break."""
    open_, close = _SIGNS.values()
    marking = False
    for line in lines:
        begun = open_ if marking else ""
        marking = (begun + line).rfind(open_) > (begun + line).rfind(close)
        said = f"{begun}{line}{close if marking else ''}"
        for sign, code in ((open_, _STYLES["mark"]), (close, _PLAIN)):
            said = said.replace(sign, code if styled else "")
        yield f"{_INDENT * 2}{said}"


def _in_style(name: str, line: str, styled: bool) -> str:
    return f"{_STYLES[name]}{line}{_PLAIN}" if styled else line
