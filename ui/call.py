"""From the words of a call to the arguments of a command: argparse, with our sentences."""

from __future__ import annotations

from argparse import ArgumentError, ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from corpus.errors import UsageError
from ui.parameters import Argument, Option, Parameter

if TYPE_CHECKING:
    from argparse import _ArgumentGroup

__all__ = ["HELP", "declare", "is_help", "nearest", "read_call"]

HELP = ("--help", "-h")


def is_help(words: Sequence[str]) -> bool:
    """Tell whether a call asks for help; what follows ``--`` does not."""
    return any(word in HELP for word in _cut(words)[0])


def read_call(words: Sequence[str], parameters: Sequence[Parameter]) -> dict[str, Any]:
    """Return the values of a call by the name of the parameter.

    Options may stand anywhere, as ``--out FILE`` or ``--out=FILE``; after ``--`` all is plain.
    Only the last of the plain parameters may take many words.

    Raises:
        UsageError: something is missing, unknown, too much, or not what it should be.
    """
    ahead, behind = _cut(words)
    options = {item.declared.name: item for item in parameters if isinstance(item.declared, Option)}
    # Options alone: all else then comes back in the order given, wherever it stood.
    parser = ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    for option in options.values():
        declare(parser, option)
    try:
        found, plain = parser.parse_known_args(ahead)
    except ArgumentError as error:
        name = str(error.argument_name).split("/")[0]  # "--json/--js"
        raise UsageError(_without_value(name, options[name])) from None
    # A word behind one dash is plain: in a question it stands for NOT.
    unknown = next((word for word in plain if word.startswith("--")), None)
    if unknown:
        raise UsageError(_unknown(unknown.partition("=")[0], (*options, HELP[0])))
    values = vars(found) | _plain_values([*plain, *behind], parameters)
    for parameter in parameters:
        if parameter.required and values.get(parameter.name) is None:
            raise UsageError(f"{parameter.called[0].upper()}{parameter.called[1:]} ontbreekt.")
    return values


def nearest(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that look most like what was typed; none when all look like something else.

    Several only when they look like it as much.
    """
    from difflib import SequenceMatcher, get_close_matches

    close = get_close_matches(typed, list(names))
    alike = {name: SequenceMatcher(None, typed, name).ratio() for name in close}
    best = max(alike.values(), default=0.0)
    return sorted(name for name, ratio in alike.items() if ratio == best)


def _cut(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return what stands before the first ``--`` and what stands behind it."""
    at = words.index("--") if "--" in words else len(words)
    return words[:at], words[at + 1 :]


def declare(to: ArgumentParser | _ArgumentGroup, option: Parameter) -> None:
    """Declare an option to argparse, with what the help says of it."""
    declared = cast("Option", option.declared)
    names = filter(None, (declared.name, declared.also))
    help_ = " ".join(filter(None, (declared.help, _notes(option)))).replace("%", "%%")
    if option.kind is bool:
        to.add_argument(*names, dest=option.name, action="store_true", help=help_)
    else:
        to.add_argument(
            *names,
            dest=option.name,
            action="append" if option.many else "store",
            type=_reader(option),
            default=option.default,
            metavar=declared.metavar or None,
            help=help_,
        )


def _notes(option: Parameter) -> str:
    notes = []
    if option.required:
        notes.append("verplicht")
    elif option.default and option.kind is not bool:
        notes.append(f"anders: {option.default}")
    if option.many:
        notes.append("mag vaker")
    return f"[{'; '.join(notes)}]" if notes else ""


def _plain_values(words: list[str], parameters: Iterable[Parameter]) -> dict[str, Any]:
    values = {}
    for parameter in parameters:
        if isinstance(parameter.declared, Argument):
            taken = words if parameter.many else words[:1]
            words = words[len(taken) :]
            read = [_reader(parameter)(word) for word in taken] or [parameter.default]
            values[parameter.name] = read if parameter.many and taken else read[0]
    if words:
        raise UsageError(f"Dit is te veel: {' '.join(words)}.")
    return values


def _unknown(name: str, options: Iterable[str]) -> str:
    alike = nearest(name, options)
    meant = f" (bedoelt u {' of '.join(alike)}?)" if alike else ""
    return f"De optie '{name}' bestaat niet{meant}."


def _without_value(name: str, option: Parameter) -> str:
    # The only faults argparse finds by itself: a value is left out, or given to a flag.
    if option.kind is bool:
        return f"De optie {name} krijgt geen waarde."
    return f"Achter de optie {name} ontbreekt {option.declared.metavar or 'een waarde'}."


def _reader(parameter: Parameter) -> Callable[[str], Any]:
    """Return what makes a value of a word, or raises UsageError."""

    def read(word: str) -> Any:
        least = getattr(parameter.declared, "least", None)
        try:
            value = parameter.kind(word)
        except ValueError:
            raise UsageError(_invalid(parameter, word)) from None
        if least is not None and value < least:
            raise UsageError(_invalid(parameter, word, f"ten minste {least}"))
        return value

    return read


def _invalid(parameter: Parameter, word: str, wanted: str = "") -> str:
    if issubclass(parameter.kind, StrEnum):
        wanted = f"kies uit: {', '.join(parameter.kind)}"
    elif parameter.kind is int and not wanted:
        wanted = "geef een heel getal"
    return f"'{word}' is niet geldig voor {parameter.called}{f' ({wanted})' if wanted else ''}."
