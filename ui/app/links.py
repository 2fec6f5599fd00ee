"""Addresses of pages that hold their state, so that a link shows a colleague the same."""

from __future__ import annotations

from urllib.parse import urlencode

from ui.app import session

__all__ = ["page_url"]


def page_url(page: str, **state: str) -> str:
    """Return the address of a page, relative to this app, with what it must show."""
    if session.in_demo():
        state["demo"] = "1"
    return f"/{page}?{urlencode(state)}" if state else f"/{page}"
