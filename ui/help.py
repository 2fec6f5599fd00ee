"""The pages of ``--help``: plain text, as wide as the terminal, made from what is declared."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap

from ui.call import HELP
from ui.explained import explanation
from ui.parameters import Argument, Command, Option, Parameter, parameters_of

__all__ = ["command_page", "program_page"]

_PROGRAM = "waswordt"
_WIDEST, _INDENT, _GAP = 100, 2, 2  # columns


def program_page(about: str, commands: Mapping[str, Command], ending: str) -> str:
    """Return the help of the program: its commands, each with the first line of its docstring."""
    return _page(
        f"Gebruik: {_PROGRAM} OPDRACHT ...",
        about,
        ("Opdrachten", [(name, _first_line(command)) for name, command in commands.items()]),
        ("Opties", [_help_row()]),
        ending=ending,
    )


def command_page(name: str, command: Command) -> str:
    """Return the help of one command."""
    parameters = parameters_of(command)
    plain = [item for item in parameters if isinstance(item.declared, Argument)]
    usage = " ".join([_PROGRAM, name, "[OPTIES]", *map(_in_usage, plain)])
    options = [_row(item) for item in parameters if isinstance(item.declared, Option)]
    return _page(
        f"Gebruik: {usage}",
        _first_line(command),
        ("Wat u opgeeft", [_row(item) for item in plain]),
        ("Opties", [*options, _help_row()]),
        ending=explanation(name),
    )


def _page(usage: str, about: str, *parts: tuple[str, list[tuple[str, str]]], ending: str) -> str:
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    rows = [row for _, found in parts for row in found]
    names = max(len(name) for name, _ in rows)
    lines = [usage, "", *wrap(about, width), ""]
    for heading, found in parts:
        if found:
            lines += [heading, "", *_columns(found, names, width), ""]
    # What is laid out by hand stays as it is.
    lines += ending.splitlines() if "\n" in ending else wrap(ending, width)
    return "\n".join(lines).rstrip() + "\n"


def _columns(rows: Iterable[Sequence[str]], names: int, width: int) -> list[str]:
    left = _INDENT + names + _GAP
    lines = []
    for name, text in rows:
        first, *more = wrap(text, max(20, width - left)) or [""]
        lines.append(f"{'':{_INDENT}}{name:{names + _GAP}}{first}".rstrip())
        lines += [f"{'':{left}}{line}" for line in more]
    return lines


def _row(parameter: Parameter) -> tuple[str, str]:
    declared = parameter.declared
    if isinstance(declared, Argument):
        return declared.metavar, declared.help if parameter.required else _optional(declared.help)
    names = ", ".join(filter(None, (declared.name, declared.also)))
    notes = []
    if parameter.required:
        notes.append("verplicht")
    elif parameter.default and parameter.kind is not bool:
        notes.append(f"anders: {parameter.default}")
    if parameter.many:
        notes.append("mag vaker")
    return f"{names} {declared.metavar}".strip(), " ".join(
        filter(None, (declared.help, f"[{'; '.join(notes)}]" if notes else ""))
    )


def _optional(text: str) -> str:
    return f"{text} [mag ontbreken]"


def _help_row() -> tuple[str, str]:
    return ", ".join(HELP), "Toon deze uitleg."


def _in_usage(parameter: Parameter) -> str:
    shown = f"{parameter.declared.metavar}{'...' if parameter.many else ''}"
    return shown if parameter.required else f"[{shown}]"


def _first_line(command: Command) -> str:
    return (command.__doc__ or "").partition("\n")[0]
