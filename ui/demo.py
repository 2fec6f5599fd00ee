"""The demonstration: the main job from end to end, on documents that come with the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ui.export import check_target, render, write
from ui.export.tables import instrument_content
from ui.results import Demonstration, Outcome
from ui.service import Service

__all__ = ["run"]

_LIBRARY = "demo-bibliotheek"


def run(out: Path, done: Callable[[Outcome], None] | None = None) -> Demonstration:
    """Read the demonstration documents into a library of their own, write the table to ``out``.

    The library stays beside ``out``, so that it can be looked into; the next demonstration uses it
    again. The folder of ``out`` is made where needed. Raises ``UsageError`` for an unknown suffix,
    and ``OSError`` when ``out`` cannot be written.
    """
    from corpus import demo

    form = check_target(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    service = Service(out.parent.resolve() / _LIBRARY)
    outcomes = {Path(item.file).name: item for item in service.add(demo.files(), done)}
    for item in outcomes.values():
        if item.error:
            raise item.error
    old, new = (
        next(d.id for d in parsed.documents if d.kind == "verordening")
        for parsed in (outcomes[demo.OLD].parsed, outcomes[demo.NEW].parsed)
        if parsed
    )
    table = service.table(old, new)
    write(render(instrument_content(table), form), out)
    return Demonstration(library=service.folder, file=out.resolve(), table=table)
