"""A process of its own that reads files into a library, so that a page stays quick meanwhile.

``python -m ui.worker FOLDER FILE...`` writes one JSON line per file to standard output as soon as
it is done, with the keys of ``waswordt add --json``. ``python -m ui.worker FOLDER --anew ID`` reads
the file of a document in the library again, with what was put right in it.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from corpus.errors import WaswordtError
from ui import payload
from ui.results import Outcome
from ui.service import Service

__all__ = ["ANEW", "main"]

ANEW = "--anew"


def main(arguments: list[str]) -> int:
    """Read what stands after the folder; return 0, or 1 when the library refuses."""
    folder, *names = arguments

    def tell(outcome: Outcome) -> None:
        # when nobody listens any more the rest of the files is read all the same
        with suppress(BrokenPipeError, ValueError):
            sys.stdout.buffer.write(msgspec.json.encode(payload.outcome(outcome)) + b"\n")
            sys.stdout.buffer.flush()

    work = Service(Path(folder))
    try:
        if names[:1] == [ANEW]:
            work.read_anew(names[1])
        else:
            work.add([Path(name) for name in names], tell)
    except WaswordtError as error:
        sys.stderr.write(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
