"""Settings: where the library lives and what the program may take in."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["LIBRARY_VARIABLE", "library_folder"]

LIBRARY_VARIABLE = "WASWORDT_LIBRARY"


def library_folder(chosen: Path | None = None) -> Path:
    """Return the folder of the library.

    The order is: the folder given, the environment variable ``WASWORDT_LIBRARY``, the platform's
    folder for user data. The folder need not exist.
    """
    if chosen is not None:
        return chosen.expanduser()
    named = os.environ.get(LIBRARY_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("waswordt", appauthor=False))
