"""The pages of ``--help``: argparse lays them out, as wide as the terminal."""

from __future__ import annotations

import shutil
from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable, Mapping
from functools import partial
from textwrap import fill

from ui.call import HELP, declare
from ui.explained import explanation
from ui.parameters import Argument, Command, Option, Parameter, parameters_of

__all__ = ["command_page", "program_page"]

_PROGRAM = "waswordt"
_WIDEST, _NAMES = 100, 26  # columns: of a page, of the names in it


def program_page(about: str, commands: Mapping[str, Command], ending: str) -> str:
    """Return the help of the program: its commands, each with the first line of its docstring."""
    parser = _page(f"{_PROGRAM} OPDRACHT ...", about, ending)
    group = parser.add_argument_group("Opdrachten")
    for name, command in commands.items():
        group.add_argument(name, help=_first_line(command))
    return _with_options(parser, ())


def command_page(name: str, command: Command) -> str:
    """Return the help of one command."""
    parameters = parameters_of(command)
    plain = [item for item in parameters if isinstance(item.declared, Argument)]
    usage = " ".join([_PROGRAM, name, "[OPTIES]", *map(_in_usage, plain)])
    parser = _page(usage, _first_line(command), explanation(name))
    group = parser.add_argument_group("Wat u opgeeft")
    for item in plain:
        metavar, text = item.declared.metavar, item.declared.help
        group.add_argument(item.name, metavar=metavar, help=text + _left_out(item))
    return _with_options(parser, parameters)


def _page(usage: str, about: str, ending: str) -> ArgumentParser:
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    return ArgumentParser(
        usage=SUPPRESS,  # argparse would say "usage"
        description=f"Gebruik: {usage}\n\n{fill(about, width)}",
        # What is laid out by hand stays as it is.
        epilog=ending if "\n" in ending else fill(ending, width),
        formatter_class=partial(RawDescriptionHelpFormatter, width=width, max_help_position=_NAMES),
        add_help=False,
    )


def _with_options(parser: ArgumentParser, parameters: Iterable[Parameter]) -> str:
    group = parser.add_argument_group("Opties")
    for item in parameters:
        if isinstance(item.declared, Option):
            declare(group, item)
    group.add_argument(*HELP, action="help", help="Toon deze uitleg.")
    return parser.format_help()


def _left_out(parameter: Parameter) -> str:
    return "" if parameter.required else " [mag ontbreken]"


def _in_usage(parameter: Parameter) -> str:
    shown = f"{parameter.declared.metavar}{'...' if parameter.many else ''}"
    return shown if parameter.required else f"[{shown}]"


def _first_line(command: Command) -> str:
    return (command.__doc__ or "").partition("\n")[0]
