"""The report on a demonstration ordinance, in words, as a clerk reads it.

``UPDATE_GOLDEN=1 pytest tests/golden/test_report.py`` writes the expected report anew; in CI that
is refused.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from corpus import demo
from ui.export.content import Paragraph, Report, plain
from ui.export.report import report_content
from ui.service import Service

FILE = Path(__file__).parent / "report-kolkenburg-2023.txt"


def _words(paragraph: Paragraph) -> str:
    return plain((paragraph,))


def _written(report: Report) -> Iterator[str]:
    yield f"# {report.title}"
    yield from (f"{label}: {text}" for label, text in report.sources)
    for section in report.sections:
        yield f"\n{'#' * section.level} {section.heading}"
        if section.picture:
            yield f"[{section.picture.alt}]"
        yield from map(_words, section.paragraphs)
        if section.grid:
            yield f"({section.caption}) {' | '.join(section.grid.columns)}"
            for line in section.grid.lines:
                yield "- " + " | ".join(plain(cell).replace("\n", " / ") for cell in line.cells)


def test_the_report_says_what_it_said(tmp_path: Path) -> None:
    service = Service(tmp_path)
    name = str(demo.file(demo.OTHER))
    numbers = next(item for item in service.check(name).findings if item.severity == "error")
    service.accept(name, numbers, why="gaat mee met de volgende wijziging", who="A. Griffier")
    found = service.check(name)
    moment = "2026-02-01T10:00:00"
    assert found.accepted[0].moment[:2] == "20"
    report = report_content(found, service.timelines_of(found), "2026-02-03")
    text = "\n".join(_written(report)) + "\n"
    text = text.replace(_day(found.accepted[0].moment), _day(moment))
    if os.environ.get("UPDATE_GOLDEN"):
        assert not os.environ.get("CI"), "an expected report is not rewritten in CI"
        FILE.write_text(text, "utf-8")
    assert text == FILE.read_text("utf-8")


def _day(moment: str) -> str:
    from ui.labels import spoken_date

    return spoken_date(moment[:10])
