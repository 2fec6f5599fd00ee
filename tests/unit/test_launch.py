"""The server of the app: it says where it stands, and does not outlive who started it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ui.app import launch

PATIENCE = 60.0


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((launch.ADDRESS, port)) == 0


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="alleen waar SIGHUP bestaat")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_no_server_is_left_behind(tmp_path: Path, name: str) -> None:
    with socket.socket() as taken:
        taken.bind((launch.ADDRESS, 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        command = [sys.executable, "-m", "ui.cli", "ui", "--geen-browser", "--port", str(wanted)]
        command += ["--library", str(tmp_path)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
            assert program.stderr is not None
            said = program.stderr.readline()
            assert f"Poort {wanted} is bezet" in said
            port = int(said.rstrip().rstrip(".").rpartition(" ")[2])
            assert "De pagina staat op" in program.stderr.readline()
            assert answers(port)
            os.kill(program.pid, getattr(signal, name))
            program.wait(PATIENCE)
        end = time.monotonic() + PATIENCE
        while answers(port) and time.monotonic() < end:
            time.sleep(0.05)
        assert not answers(port)
