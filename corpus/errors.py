"""Every error the program raises on purpose.

    WaswordtError              str(error) is one Dutch sentence for the user
    ├── InputError             the input cannot be read or found
    │   ├── FileMissing        no such file, or not a file
    │   ├── FileEmpty          nothing in it
    │   ├── FileUnreadable     damaged, or not the format its name says
    │   ├── FileEncrypted      protected by a password
    │   ├── FileTooLarge       over the limits of size or pages
    │   ├── NoText             pages without text (a scan); an OCR run may help
    │   └── NotAnOrdinance     text, but no ordinance or council paper in it
    ├── NotFound               no such document or provision
    ├── Ambiguous              several documents fit the words given
    ├── SameDocument           a comparison of a document with itself was asked
    ├── LibraryError           the library folder cannot be opened or written
    │   └── StaleEdit          someone else changed the same thing in the meantime
    └── UsageError             the call itself is wrong (exit status 2)

Messy documents do not raise: they yield an ``Issue``. The command line catches ``WaswordtError``
alone; anything else is a defect of ours.
"""

from __future__ import annotations

__all__ = [
    "Ambiguous",
    "FileEmpty",
    "FileEncrypted",
    "FileMissing",
    "FileTooLarge",
    "FileUnreadable",
    "InputError",
    "LibraryError",
    "NoText",
    "NotAnOrdinance",
    "NotFound",
    "SameDocument",
    "StaleEdit",
    "UsageError",
    "WaswordtError",
]


class WaswordtError(Exception):
    """Base of all errors; ``str()`` gives one Dutch sentence: what, where, what to do."""


class InputError(WaswordtError):
    """The input cannot be read or found."""


class FileMissing(InputError):
    """There is no such file."""


class FileEmpty(InputError):
    """The file holds nothing."""


class FileUnreadable(InputError):
    """The file is damaged or of an unknown format."""


class FileEncrypted(InputError):
    """The file asks for a password."""


class FileTooLarge(InputError):
    """The file is over the limits of size, pages or expansion."""


class NoText(InputError):
    """The pages hold pictures, no text."""


class NotAnOrdinance(InputError):
    """The text holds no ordinance or council paper."""


class NotFound(WaswordtError):
    """No such document or provision."""


class Ambiguous(WaswordtError):
    """Several documents fit."""


class SameDocument(WaswordtError):
    """Old and new are the same document."""


class LibraryError(WaswordtError):
    """The library folder cannot be opened, read or written."""


class StaleEdit(LibraryError):
    """Someone else changed the same thing since it was shown."""


class UsageError(WaswordtError):
    """The call is wrong; the command line answers with status 2."""
