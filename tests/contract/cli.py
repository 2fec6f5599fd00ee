"""Runs the command line in this process and catches what it writes."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ui.cli import run as call

__all__ = ["Ran", "run"]


@dataclass(frozen=True)
class Ran:
    """What a call gave back."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The JSON on standard output; fails when there is anything else."""
        return json.loads(self.out)


def run(*arguments: str | Path, library: Path | None = None) -> Ran:
    """Run ``waswordt`` with these arguments; ``library`` is passed as ``--library``."""
    words = [*map(str, arguments)]
    if library is not None:
        words += ["--library", str(library)]
    out, err = BytesIO(), BytesIO()
    streams = (TextIOWrapper(out, "utf-8"), TextIOWrapper(err, "utf-8"))
    with (
        patch.object(sys, "stdout", streams[0]),
        patch.object(sys, "stderr", streams[1]),
    ):
        status = call(words)
        for stream in streams:
            stream.flush()
    return Ran(status, out.getvalue().decode(), err.getvalue().decode())
