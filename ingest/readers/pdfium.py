"""The one lock on pdfium, which is not safe for threads (README of pypdfium2)."""

from __future__ import annotations

from threading import Lock

__all__ = ["PDFIUM"]

PDFIUM = Lock()
"""To be held by whoever opens, reads or draws a page: the app does so in several threads."""
