"""Settings: where the library lives, and what the settings file in it says.

The file ``instellingen.toml`` in the library folder is optional::

    [controle]
    uit = ["titel", "begrip-ongebruikt"]   # checks that are not run
"""

from __future__ import annotations

import os
from pathlib import Path

from corpus.errors import LibraryError

__all__ = ["LIBRARY_VARIABLE", "SETTINGS", "checks_off", "library_folder"]

LIBRARY_VARIABLE = "WASWORDT_LIBRARY"
SETTINGS = "instellingen.toml"


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


def checks_off(folder: Path) -> tuple[str, ...]:
    """Return the names of the checks that the settings of a library switch off.

    Raises:
        LibraryError: the settings file cannot be read, or is not written as it should be.
    """
    path = folder / SETTINGS
    if not path.is_file():
        return ()
    import tomllib

    try:
        named = tomllib.loads(path.read_text("utf-8")).get("controle", {}).get("uit", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, AttributeError) as error:
        raise LibraryError(
            f"Het instellingenbestand '{path}' kan niet worden gelezen; verbeter of verwijder het."
        ) from error
    if not isinstance(named, list):
        raise LibraryError(f"In '{path}' moet bij 'uit' een lijst van namen staan.")
    return tuple(str(name) for name in named)
