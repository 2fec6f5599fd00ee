"""A folder of PDF files, read as ``waswordt add`` reads them: on two cores beside one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from corpus import demo
from tests.bench.timing import Row, side_by_side

FILES = 20
_AT_MOST = 0.6
_TIMES = 4  # the pages of the demonstration document in one file
_READ = """
import sys
from pathlib import Path
from ui.reading import files_in, outcomes_of
if __name__ == "__main__":
    found = list(outcomes_of(files_in(Path(sys.argv[1]))))
    sys.exit(any(outcome.error for outcome in found))
"""


def measure() -> Iterator[Row]:
    """Yield one row; nothing where there is one core, or where a process cannot be kept to one."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if len(cores) < 2:
        return
    with tempfile.TemporaryDirectory() as folder:
        data, pages = _bundled(demo.file(demo.NEW).read_bytes())
        for number in range(FILES):
            Path(folder, f"verordening {number:02}.pdf").write_bytes(data)
        taken = side_by_side(
            {"one": _reading(folder, cores[:1]), "two": _reading(folder, cores[:2])}, rounds=3
        )
    note = f"{FILES} files of {pages} pages, {FILES / taken['two']:.1f} files/s"
    what = "a folder of pdf, two cores"
    yield Row("read", what, taken["two"], "one core", taken["one"], _AT_MOST, note)


def _bundled(data: bytes) -> tuple[bytes, int]:
    """Return a PDF with its pages repeated to the length of a council bundle, and their number."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as once, pypdfium2.PdfDocument.new() as bundle:
        for _ in range(_TIMES):
            bundle.import_pages(once)
        out = BytesIO()
        bundle.save(out)
        return out.getvalue(), len(bundle)


def _reading(folder: str, cores: list[int]) -> Callable[[], None]:
    """Return what reads the folder on these cores, in a process that begins anew."""

    def read() -> None:
        subprocess.run(
            [sys.executable, "-c", _READ, folder],
            check=True,
            preexec_fn=partial(os.sched_setaffinity, 0, cores),
        )

    return read
