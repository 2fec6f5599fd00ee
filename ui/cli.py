"""The command line: thin commands on the service, Dutch for people, JSON for programs."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import cast

from corpus.errors import UsageError, WaswordtError
from ui.call import is_help, nearest, read_call
from ui.parameters import Command, parameters_of
from ui.terminal import defect_sentence, note, system_sentence, write

__all__ = ["COMMANDS", "command", "main", "run"]

_GARBAGE = 50_000  # objects between two searches for garbage
_ABOUT = "Leest gemeentelijke verordeningen, vergelijkt ze en schrijft de was-wordt-tabel."
_ENDING = (
    "DOC is een bestand, BESTAND#2 (het tweede document in een bestand), het nummer van een "
    "document in de bibliotheek of een deel van de titel. 'waswordt OPDRACHT --help' legt een "
    "opdracht uit."
)
# Module and function by name: only the command that is called is loaded.
COMMANDS = {
    "demo": ("showing", "demo"),
    "parse": ("reading", "parse"),
    "table": ("comparing", "table"),
    "compare": ("comparing", "compare"),
    "matrix": ("comparing", "matrix"),
    "apply": ("comparing", "apply"),
    "add": ("reading", "add"),
    "list": ("reading", "list_"),
    "show": ("reading", "show"),
    "remove": ("reading", "remove"),
    "search": ("asking", "search"),
    "refs": ("asking", "refs"),
    "cited-by": ("asking", "cited_by"),
    "similar": ("asking", "similar"),
    "check": ("reviewing", "check"),
    "timeline": ("reviewing", "timeline"),
    "applies": ("reviewing", "applies"),
    "ui": ("showing", "ui_"),
}


def command(name: str) -> Command:
    """Return the function of a command by its name."""
    module, function = COMMANDS[name]
    return cast("Command", getattr(import_module(f"ui.commands.{module}"), function))


def main() -> int:
    """Run the command line of this process and return its exit status; see ``run``."""
    # Loading makes many objects and hardly any garbage: looking for it takes a tenth of a search,
    # and as much again when the process ends.
    gc.set_threshold(_GARBAGE)
    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()


def run(words: Sequence[str]) -> int:
    """Do what a call asks, return its exit status: 0 done, 1 bad input, 2 wrong usage."""
    try:
        return _run(words)
    except (Exception, KeyboardInterrupt) as error:
        if os.environ.get("WASWORDT_DEBUG"):
            raise
        text, status = _failure(error)
        if text:
            note(text)
        return status


def _run(words: Sequence[str]) -> int:
    name = next((word for word in words if not word.startswith("-")), "")
    before = words[: words.index(name)] if name else words
    if is_help(before) or not words:
        from ui.help import program_page

        write(program_page(_ABOUT, {name: command(name) for name in COMMANDS}, _ENDING))
        return 0 if words else 2
    if before or name not in COMMANDS:
        raise UsageError(_with_hint(_no_command(name, before)))
    called, given = command(name), words[1:]
    if is_help(given):
        from ui.help import command_page

        write(command_page(name, called))
        return 0
    try:
        values = read_call(given, parameters_of(called))
    except UsageError as error:
        raise UsageError(_with_hint(str(error), name)) from None
    return called(**values) or 0


def _no_command(name: str, before: Sequence[str]) -> str:
    if before:
        return f"Zet de optie '{before[0]}' achter de naam van de opdracht, niet ervoor."
    alike = nearest(name, COMMANDS)
    meant = f" (bedoelt u {' of '.join(alike)}?)" if alike else ""
    return f"De opdracht '{name}' bestaat niet{meant}."


def _with_hint(sentence: str, *name: str) -> str:
    return f"{sentence} '{' '.join(('waswordt', *name))} --help' laat zien hoe het wel kan."


def _failure(error: BaseException) -> tuple[str, int]:
    """Return the sentence and the status for an error."""
    if isinstance(error, WaswordtError):
        return str(error), 2 if isinstance(error, UsageError) else 1
    if isinstance(error, BrokenPipeError):  # the reader of our output went away: "| head"
        return "", 1
    if isinstance(error, OSError):
        return system_sentence(error), 1
    if isinstance(error, KeyboardInterrupt):
        return "Afgebroken.", 130
    return defect_sentence(error), 1


if __name__ == "__main__":
    sys.exit(main())
