"""typer in Dutch: headings of the help, and one sentence for each wrong call."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import partial
from typing import Any

from typer.core import TyperCommand, TyperGroup

__all__ = ["DutchCommand", "DutchGroup", "usage_sentence"]

_HEADINGS = {
    "ARGUMENTS_PANEL_TITLE": "Wat u opgeeft",
    "OPTIONS_PANEL_TITLE": "Opties",
    "COMMANDS_PANEL_TITLE": "Opdrachten",
    "ERRORS_PANEL_TITLE": "Fout",
    "DEFAULT_STRING": "[standaard: {}]",
    "ENVVAR_STRING": "[omgevingsvariabele: {}]",
    "REQUIRED_LONG_STRING": "[verplicht]",
    "ABORTED_TEXT": "Afgebroken.",
}


class DutchCommand(TyperCommand):
    """A command whose usage line, headings and help option are Dutch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # typer passes all by name
        super().__init__(*args, **kwargs | {"options_metavar": "[OPTIES]"})

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with a Dutch explanation."""
        return _help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help with Dutch headings."""
        _set_headings()
        _leave_out_types(self.get_params(ctx))
        super().format_help(ctx, formatter)
        from ui.explained import explanation

        text = explanation(self.name or "")
        if text:
            import typer

            typer.echo(text)


class DutchGroup(TyperGroup):
    """The same for the command with subcommands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        dutch = {"options_metavar": "[OPTIES]", "subcommand_metavar": "OPDRACHT ..."}
        super().__init__(*args, **kwargs | dutch)

    def get_usage(self, ctx: Any) -> str:
        """Return the usage line."""
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with a Dutch explanation."""
        return _help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help with Dutch headings."""
        _set_headings()
        _leave_out_types(self.get_params(ctx))
        super().format_help(ctx, formatter)


def usage_sentence(error: BaseException) -> str:
    """Return one Dutch sentence for an error that typer raises on a wrong call.

    The errors are told apart by name: typer brings its own copy of click in some releases.
    """
    kind = type(error).__name__
    message = str(getattr(error, "message", error))
    where = _hint(error)
    quoted = re.findall(r"'([^']*)'", message)
    if kind == "NoSuchOption":
        typed = str(getattr(error, "option_name", ""))
        alike = _nearest(typed, getattr(error, "possibilities", None) or ())
        text = f"De optie '{typed}' bestaat niet"
        text += f" (bedoelt u {' of '.join(alike)}?)." if alike else "."
    elif kind == "MissingParameter":
        text = f"{where} ontbreekt."
    elif kind == "BadOptionUsage":
        text = f"De optie '{getattr(error, 'option_name', '')}' is niet goed gebruikt."
    elif kind == "BadParameter":
        value = f"'{quoted[0]}' is niet geldig" if quoted else "de waarde is niet geldig"
        text = f"{value[0].upper()}{value[1:]} voor {where}."
    elif message.startswith("No such command"):
        near = ", ".join(quoted[1:])
        text = f"De opdracht '{quoted[0]}' bestaat niet"
        text += f" (bedoelt u {near}?)." if near else "."
    elif message.startswith("Missing command"):
        text = "Er ontbreekt een opdracht."
    elif "unexpected extra argument" in message:
        extra = message.rpartition("(")[2].rstrip(").")
        text = f"Dit is te veel: {extra}."
    else:
        text = "De opdracht is niet goed geschreven."
    path = getattr(getattr(error, "ctx", None), "command_path", "waswordt")
    return f"{text} '{path} --help' laat zien hoe het wel kan."


def _nearest(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that look most like what was typed; not those that do so a little."""
    alike = {name: SequenceMatcher(None, typed, name).ratio() for name in names}
    best = max(alike.values(), default=0.0)
    return sorted(name for name, ratio in alike.items() if ratio == best)


def _hint(error: BaseException) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return "een gegeven"
    names = [name for name in getattr(param, "opts", []) if name.startswith("-")]
    if names:
        return f"de optie {names[0]}"
    return str(getattr(param, "metavar", None) or getattr(param, "name", "")).upper()


def _usage(text: str) -> str:
    return re.sub(r"\{([^{}]+)\}", r"\1", text.replace("Usage: ", "Gebruik: ", 1))


def _leave_out_types(params: list[Any]) -> None:
    """Leave "<str>" and "<bool>" out of the help: they say nothing to who does not program."""
    for param in params:
        if hasattr(param, "display_type_rich"):
            shown = param.metavar if str(param.opts[0]).startswith("-") else None
            param.display_type_rich = partial(_shown, shown)


def _shown(text: str | None, **_context: Any) -> str | None:
    return text


def _help_option(option: Any) -> Any:
    if option is not None:
        option.help = "Toon deze uitleg."
    return option


def _set_headings() -> None:
    from typer import rich_utils

    for name, text in _HEADINGS.items():
        setattr(rich_utils, name, text)
