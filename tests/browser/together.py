"""Ten visitors of one app at the same time, each in a browser window of his own.

``python -m tests.browser.together FOLDER SECONDS`` serves the library in the folder, lets them
read and edit it, and writes what happened as JSON. It runs in a process of its own, with its own
event loop.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from ui.app import launch
from ui.config import LIBRARY_VARIABLE
from ui.edits import FILE_NAME
from ui.service import Service

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Page

__all__ = ["Worked", "work_together"]

VISITORS = 8  # who each edit a row of their own; two more edit one row against each other
PATIENCE = 60_000  # milliseconds
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
REST = "[data-testid=stApp][data-test-script-state=notRunning]"
READS = (
    "zoeken?vraag=jobcoach",
    "vergelijken",
    "bibliotheek",
    "overgangsrecht?gemeente=Lindervoort&verstrekt=2020-03-01&op=2025-01-01",
    "gemeenten",
)


class Worked(msgspec.Struct):
    """What came of it: edits are a name with a remark.

    ``kept`` were taken by the app, ``found`` stand in the library afterwards; ``refused`` tells
    of every stale edit whether the difference was shown.
    """

    seconds: float = 0
    reads: dict[str, int] = {}
    kept: list[tuple[str, str]] = []
    found: list[tuple[str, str]] = []
    refused: list[bool] = []
    errors: list[str] = []


def work_together(folder: Path, seconds: float) -> Worked:
    """Let ten visitors work; the test is left out where there is no browser."""
    if not shutil.which("chromium"):
        pytest.skip("geen chromium gevonden: browsertests niet gedraaid")
    command = [sys.executable, "-m", "tests.browser.together", str(folder), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return msgspec.json.decode(done.stdout, type=Worked)


async def _work(address: str, folder: Path, seconds: float) -> Worked:
    from playwright.async_api import async_playwright

    worked = Worked()
    rows = _rows(folder)
    start = time.monotonic()
    async with async_playwright() as playwright:
        path = shutil.which("chromium")
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        contexts = [await browser.new_context(locale="nl-NL") for _ in range(VISITORS + 2)]
        for context in contexts:
            context.set_default_timeout(PATIENCE)
        end = start + seconds
        visits = [
            _visit(worked, context, address, f"Bezoeker {number}", rows[number + 1], end)
            for number, context in enumerate(contexts[:VISITORS])
        ]
        visits.append(_collide(worked, contexts[VISITORS:], address, rows[0], end))
        for result in await asyncio.gather(*visits, return_exceptions=True):
            if isinstance(result, BaseException):
                worked.errors.append(f"{type(result).__name__}: {result}")
        await browser.close()
    worked.seconds = time.monotonic() - start
    worked.found = _found(folder)
    return worked


async def _visit(  # noqa: PLR0917
    worked: Worked, context: BrowserContext, address: str, name: str, row: str, end: float
) -> None:
    """Read a page and edit the own row, in turn, until the time is over."""
    page = await context.new_page()
    worked.reads[name] = 0
    turn = 0
    while time.monotonic() < end or turn < 1:
        await _open(worked, page, f"{address}/{READS[(turn + len(name)) % len(READS)]}")
        worked.reads[name] += 1
        await _open_row(worked, page, address, row)
        remark = f"{name}, keer {turn}"
        await _save(page, name, remark)
        await page.locator(".ww-table").get_by_text(remark, exact=True).first.wait_for()
        await _assert_well(worked, page)
        worked.kept.append((name, remark))
        turn += 1


async def _collide(
    worked: Worked, contexts: list[BrowserContext], address: str, row: str, end: float
) -> None:
    """Let two visitors open one row; who saves last is refused and sees the difference."""
    first, last = [await context.new_page() for context in contexts]
    turn = 0
    while time.monotonic() < end or turn < 1:
        await asyncio.gather(*(_open_row(worked, page, address, row) for page in (first, last)))
        taken = f"Eerste, keer {turn}"
        await _save(first, "Eerste", taken)
        await first.locator(".ww-table").get_by_text(taken, exact=True).first.wait_for()
        worked.kept.append(("Eerste", taken))
        await _save(last, "Laatste", f"Laatste, keer {turn}")
        await last.get_by_text("Eerste heeft dit op").wait_for()
        shown = last.locator(".ww-diff")
        await shown.wait_for()
        words = await shown.inner_text()
        worked.refused.append("Eerste" in words and "Laatste" in words)
        await _assert_well(worked, last)
        turn += 1


async def _open_row(worked: Worked, page: Page, address: str, row: str) -> None:
    from urllib.parse import quote

    await _open(worked, page, f"{address}/?rij={quote(row)}")
    await page.get_by_label("Opmerking (komt in een eigen kolom)").wait_for()


async def _save(page: Page, name: str, remark: str) -> None:
    await page.get_by_label("Opmerking (komt in een eigen kolom)").fill(remark)
    await page.get_by_label("Uw naam").first.fill(name)
    await page.get_by_label("Uw naam").first.press("Tab")
    await page.get_by_role("button", name="Bewaren", exact=True).click()


async def _open(worked: Worked, page: Page, url: str) -> None:
    await page.goto(url)
    await page.get_by_role("heading", level=1).first.wait_for()
    await page.locator(REST).wait_for()
    await _assert_well(worked, page)


async def _assert_well(worked: Worked, page: Page) -> None:
    for words in ("Er ging iets mis", "Traceback"):
        if await page.get_by_text(words).count():
            worked.errors.append(f"{page.url}: {words}")


def _rows(folder: Path) -> list[str]:
    """Return the names of the rows of the table that the page shows first."""
    from ui.app.succession import likely_pair
    from ui.export.edited import row_name
    from ui.export.tables import instrument_content

    work = Service(folder)
    pair = likely_pair([entry for entry in work.documents() if entry.kind == "verordening"])
    assert pair is not None
    content = instrument_content(work.table(*pair))
    return [row_name(line) for line in content.grids[0].lines]


def _found(folder: Path) -> list[tuple[str, str]]:
    """Return every edit that was ever kept: earlier values stay in the file."""
    store = sqlite3.connect(folder / FILE_NAME)
    rows = store.execute("SELECT who, value FROM edits WHERE subject LIKE 'tabel:%'").fetchall()
    store.close()
    return [(who, json.loads(value)["remark"]) for who, value in rows]


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    port = launch.free_port(8900)
    address = f"http://{launch.ADDRESS}:{port}"
    environment = os.environ | {LIBRARY_VARIABLE: str(folder)}
    with subprocess.Popen(
        launch.command(port), env=environment, stdout=subprocess.DEVNULL
    ) as server:
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield address
        finally:
            server.terminate()


def main(folder: Path, seconds: float) -> None:
    """Work, and write what happened to standard output."""
    with _served(folder) as address:
        worked = asyncio.run(_work(address, folder, seconds))
    sys.stdout.write(msgspec.json.encode(worked).decode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
