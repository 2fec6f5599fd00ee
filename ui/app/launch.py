"""Start the app: Streamlit on this machine only, without statistics, in a house style."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from ui.config import LIBRARY_VARIABLE

__all__ = ["ADDRESS", "command", "free_port", "run"]

ADDRESS = "127.0.0.1"
_Handler = Any  # what the signal module takes and gives
_TRIES = 20  # ports after the one asked for
_PATIENCE = 60.0  # seconds until the server must answer

# Text on background: 13 : 1 light, 12 : 1 dark; the accent 7 : 1 and 9 : 1 (WCAG 2.2 AA asks
# 4.5); the style sheet puts dark words on the light accent of the dark theme.
_THEME = {
    "font": "sans-serif",
    "baseRadius": "small",
    "showWidgetBorder": "true",
    "light.primaryColor": "#1f5673",
    "light.backgroundColor": "#ffffff",
    "light.secondaryBackgroundColor": "#f2f5f7",
    "light.textColor": "#1c2730",
    "light.linkColor": "#1f5673",
    "dark.primaryColor": "#8cc4e0",
    "dark.backgroundColor": "#14191d",
    "dark.secondaryBackgroundColor": "#1f272d",
    "dark.textColor": "#e8edf0",
    "dark.linkColor": "#8cc4e0",
}
_OPTIONS = {
    "server.address": ADDRESS,
    "server.headless": "true",  # not headless asks for an e-mail address at the first start
    "server.fileWatcherType": "none",
    "server.runOnSave": "false",
    "server.maxUploadSize": "50",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "global.developmentMode": "false",
    "logger.level": "error",
}


def command(port: int) -> list[str]:
    """Return the command that starts the server on ``port``."""
    options = _OPTIONS | {f"theme.{name}": value for name, value in _THEME.items()}
    options["server.port"] = str(port)
    script = Path(__file__).with_name("main.py")
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]


def free_port(wanted: int) -> int:
    """Return ``wanted``, or the first free port after it."""
    for port in range(wanted, wanted + _TRIES):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if probe.connect_ex((ADDRESS, port)) != 0:
                return port
    return wanted


def run(folder: Path, port: int, *, open_browser: bool, say: Callable[[str], None]) -> int:
    """Serve the app until it is stopped; return the exit status.

    Args:
        folder: the library.
        port: the port wanted; a free one after it when it is taken.
        open_browser: whether to open the page in the user's browser.
        say: is given the sentences for the user.
    """
    wanted, port = port, free_port(port)
    if port != wanted:
        say(f"Poort {wanted} is bezet; de pagina komt op poort {port}.")
    address = f"http://{ADDRESS}:{port}"
    environment = os.environ | {LIBRARY_VARIABLE: str(folder)}
    served = [sys.executable, "-m", "ui.app.served", *command(port)[3:]]
    server = subprocess.Popen(
        served, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    before = _on_end(_stop)
    try:
        if not _answers(address, server):
            say("De pagina kon niet worden gestart; probeer een andere poort met --port.")
            return 1
        say(f"De pagina staat op {address}. Stoppen: Ctrl+C.")
        if open_browser:
            webbrowser.open(address)
        return server.wait()
    except KeyboardInterrupt:
        say("Gestopt.")
        return 0
    finally:
        server.terminate()
        server.wait()
        for number, handler in before.items():
            signal.signal(number, handler)


def _on_end(handler: _Handler) -> dict[int, _Handler]:
    """Set a handler for the signals by which a program is ended; return those of before."""
    numbers = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    return {number: signal.signal(number, handler) for number in numbers if number is not None}


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310
                return True
        except OSError:
            time.sleep(0.1)
    return False
