"""The server of the app, for as long as the program that started it lives.

``python -m ui.app.served run SCRIPT FLAG...``: Streamlit, that ends when standard input does. The
operating system closes that pipe however the other program ends, also when it is killed.
"""

from __future__ import annotations

import os
import sys
import threading

__all__ = ["main"]


def main() -> None:
    """Watch standard input, and serve."""
    threading.Thread(target=_end_with_input, daemon=True).start()
    from streamlit.web import cli

    cli.main(sys.argv[1:], prog_name="streamlit")


def _end_with_input() -> None:
    while sys.stdin.buffer.read(1):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
