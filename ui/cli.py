"""The command line: thin commands on the service, Dutch for people, JSON for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import typer

from corpus.errors import UsageError, WaswordtError
from ui.commands import asking, comparing, reading, reviewing, showing
from ui.dutch import DutchCommand, DutchGroup, usage_sentence
from ui.terminal import defect_sentence, note, system_sentence

__all__ = ["app", "main"]

app = typer.Typer(
    name="waswordt",
    cls=DutchGroup,
    help="Leest gemeentelijke verordeningen, vergelijkt ze en schrijft de was-wordt-tabel.",
    epilog="DOC is een bestand, BESTAND#2 (het tweede document in een bestand), het nummer van een "
    "document in de bibliotheek of een deel van de titel.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)

_COMMANDS: dict[str, Callable[..., int | None]] = {
    "demo": showing.demo,
    "parse": reading.parse,
    "table": comparing.table,
    "compare": comparing.compare,
    "matrix": comparing.matrix,
    "apply": comparing.apply,
    "add": reading.add,
    "list": reading.list_,
    "show": reading.show,
    "remove": reading.remove,
    "search": asking.search,
    "refs": asking.refs,
    "cited-by": asking.cited_by,
    "similar": asking.similar,
    "check": reviewing.check,
    "timeline": reviewing.timeline,
    "applies": reviewing.applies,
    "ui": showing.ui_,
}
for _name, _command in _COMMANDS.items():
    app.command(_name, cls=DutchCommand)(_command)


def main() -> int:
    """Run the command line and return its exit status: 0 done, 1 bad input, 2 wrong usage."""
    try:
        status = app(prog_name="waswordt", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:
        if os.environ.get("WASWORDT_DEBUG"):
            raise
        text, status = _failure(error)
        if text:
            note(text)
    return status if isinstance(status, int) else 0


def _failure(error: BaseException) -> tuple[str, int]:
    """Return the sentence and the status for an error."""
    name = type(error).__name__
    if isinstance(error, WaswordtError):
        return str(error), 2 if isinstance(error, UsageError) else 1
    if isinstance(error, BrokenPipeError):  # the reader of our output went away: "| head"
        return "", 1
    if isinstance(error, OSError):
        return system_sentence(error), 1
    if isinstance(error, KeyboardInterrupt) or name == "Abort":
        return "Afgebroken.", 130
    if getattr(error, "exit_code", None) == 2:
        return usage_sentence(error), 2
    return defect_sentence(error), 1


if __name__ == "__main__":
    sys.exit(main())
