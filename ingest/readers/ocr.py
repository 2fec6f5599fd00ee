"""Text recognition for pages that are pictures, by ocrmypdf and tesseract where they are installed.

Both are programs of the system, not of Python; without them such pages stay unread and a message
says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ingest.readers.limits import LIMITS

__all__ = ["INSTALL", "can_recognise", "with_text"]

INSTALL = (
    "Laat de bladzijden door tekstherkenning lezen: installeer ocrmypdf met tesseract en "
    "Nederlands (Debian: apt install ocrmypdf tesseract-ocr-nld) en lees het stuk opnieuw in"
)
_SECONDS_TO_START = 60
_SECONDS_A_PAGE = 40


@cache
def can_recognise() -> bool:
    """Say whether ocrmypdf and tesseract with Dutch are installed."""
    tesseract = shutil.which("tesseract")
    if tesseract is None or shutil.which("ocrmypdf") is None:
        return False
    try:
        listed = subprocess.run(
            [tesseract, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "nld" in listed.stdout.split()


def with_text(data: bytes, pages: Sequence[int]) -> bytes | None:
    """Return the PDF with a text layer on these pages (from 1), None where that does not work out.

    Pages are turned upright and put straight only inside the recognition; the pictures stay.
    """
    program = shutil.which("ocrmypdf")
    if program is None or not pages or len(pages) > LIMITS.recognised_pages:
        return None
    with tempfile.TemporaryDirectory(prefix="waswordt-") as folder:
        source, result = Path(folder, "in.pdf"), Path(folder, "uit.pdf")
        source.write_bytes(data)
        command = [
            program,
            *("--language", "nld", "--output-type", "pdf", "--skip-text", "--quiet"),
            *("--optimize", "0", "--jobs", str(min(4, os.cpu_count() or 1))),
            *("--pages", ",".join(map(str, pages)), str(source), str(result)),
        ]
        try:
            subprocess.run(
                command,
                capture_output=True,
                timeout=_SECONDS_TO_START + _SECONDS_A_PAGE * len(pages),
                check=True,
                stdin=subprocess.DEVNULL,
            )
            return result.read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None
