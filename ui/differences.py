"""Word differences made ready to be shown: signs and strokes around words, never around spaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.model import Op

__all__ = ["readable"]


def readable(runs: Iterable[tuple[Op, str]]) -> Iterator[tuple[Op, str]]:
    """Yield runs for display: changes without their outer white space, which stays in between.

    A change of white space alone is not shown as a change. Unlike the runs that come in, joining
    the runs that go out does not give the texts back to the letter.
    """
    ended = True  # whether what was yielded last ended in white space
    for op, text in runs:
        core = text.strip()
        if op == "equal" or not core:
            shown = text.lstrip() if ended else text
            if op != "delete" and shown:
                yield "equal", shown
                ended = shown[-1].isspace()
            continue
        if text[0].isspace() and not ended:
            yield "equal", " "
        yield op, core
        ended = text[-1].isspace()
        if ended:
            yield "equal", " "
