"""A running app and a real browser; the tests are left out where there is no browser."""

from __future__ import annotations

import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ui.app import launch
from ui.config import LIBRARY_VARIABLE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# A first start elsewhere must not look up hosts of its own, which would be counted as ours.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000  # milliseconds
# A browser may or may not fetch a page icon that is replaced at once: each one named is reported.
NAMED_ICONS = """new MutationObserver(() => {
  for (const link of document.querySelectorAll("link[rel~=icon]")) window.namedIcon(link.href);
}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["href"]});
const setHref = Object.getOwnPropertyDescriptor(HTMLLinkElement.prototype, "href");
Object.defineProperty(HTMLLinkElement.prototype, "href", {
  get: setHref.get,
  set(url) { window.namedIcon(String(new URL(url, location))); setHref.set.call(this, url); },
});"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("geen chromium gevonden: browsertests niet gedraaid")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app on an empty library; give its address."""
    import os

    port = launch.free_port(8700)
    address = f"http://{launch.ADDRESS}:{port}"
    folder = tmp_path_factory.mktemp("bibliotheek")
    environment = os.environ | {LIBRARY_VARIABLE: str(folder)}
    with subprocess.Popen(launch.command(port), env=environment) as server:
        try:
            _wait(f"{address}/_stcore/health")
            yield address
        finally:
            server.terminate()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="nl-NL", accept_downloads=True
    )
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, app: str) -> Iterator[Page]:
    """A page that fails its test when it asks another host for anything."""
    opened = context.new_page()
    elsewhere: list[str] = []
    own = (app, app.replace("http:", "ws:"), "data:", "blob:", "about:")

    def note(url: str) -> None:
        elsewhere.append(url)

    opened.on("request", lambda request: note(request.url))
    opened.expose_function("namedIcon", note)
    opened.add_init_script(NAMED_ICONS)
    yield opened
    assert not [url for url in elsewhere if not url.startswith(own)]


def _wait(url: str) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail("de app antwoordt niet")


@pytest.fixture(scope="session")
def pictures() -> Path | None:
    """Where screenshots go, when WASWORDT_SCREENSHOTS names a folder."""
    import os

    named = os.environ.get("WASWORDT_SCREENSHOTS")
    if not named:
        return None
    folder = Path(named)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
