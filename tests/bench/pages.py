"""The app in a real browser: from a click to the shown table, and from a question to its hits.

The reference is the promise in seconds: a ratio above 1 breaks it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import TYPE_CHECKING

from tests.bench.timing import Row, side_by_side
from ui.app import launch
from ui.config import LIBRARY_VARIABLE

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["measure"]

_TABLE, _SEARCH = 2.0, 0.5  # seconds promised
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def measure() -> Iterator[Row]:
    """Yield a row for the table and one for a search; nothing where there is no chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        return
    from playwright.sync_api import sync_playwright

    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        page = browser.new_page()
        table = side_by_side({"table": _table(page, address)}, rounds=5)["table"]
        search = side_by_side({"search": _search(page, address)}, rounds=5)["search"]
        browser.close()
    yield Row(
        "app",
        "click to shown table",
        table,
        "promise",
        _TABLE,
        1.0,
        "23 and 27 articles, kept ready",
    )
    yield Row("app", "question to shown hits", search, "promise", _SEARCH, 1.0, "4 ordinances")


def _table(page: Page, address: str) -> Callable[[], None]:
    """Return what chooses the other new ordinance and waits until its table is there."""
    titles = cycle(["Kolkenburg 2023", "Lindervoort 2024"])
    page.goto(f"{address}/?demo=1")
    page.locator(".ww-table").wait_for()

    def choose() -> None:
        title = next(titles)
        page.get_by_role("combobox", name="Nieuwe verordening").click()
        page.get_by_role("option", name=title).click()
        page.locator(".ww-sources dd").nth(1).filter(has_text=title).wait_for()

    return choose


def _search(page: Page, address: str) -> Callable[[], None]:
    """Return what asks another question each time and waits until its words are marked."""
    words = cycle(["proefplaats", "jobcoach", "scholing", "premie", "vervoer", "stage"])
    page.goto(f"{address}/zoeken?demo=1&vraag=werkgever")
    page.locator("mark").first.wait_for()
    box = page.get_by_label("Woorden, of een verwijzing", exact=True)

    def ask() -> None:
        word = next(words)
        box.fill(word)
        box.press("Enter")
        page.locator("mark").filter(has_text=word).first.wait_for()

    return ask


@contextmanager
def _served() -> Iterator[str]:
    port = launch.free_port(8800)
    address = f"http://{launch.ADDRESS}:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {LIBRARY_VARIABLE: folder}
        with subprocess.Popen(
            launch.command(port), env=environment, stdout=subprocess.DEVNULL
        ) as server:
            try:
                _wait(f"{address}/_stcore/health")
                yield address
            finally:
                server.terminate()


def _wait(url: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
