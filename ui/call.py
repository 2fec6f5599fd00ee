"""From the words of a call to the arguments of a command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from corpus.errors import UsageError
from ui.parameters import Option, Parameter

__all__ = ["HELP", "is_help", "nearest", "read_call"]

HELP = ("--help", "-h")


def is_help(words: Sequence[str]) -> bool:
    """Tell whether a call asks for help; what follows ``--`` does not."""
    asked = words[: words.index("--")] if "--" in words else words
    return any(word in HELP for word in asked)


def read_call(words: Sequence[str], parameters: Sequence[Parameter]) -> dict[str, Any]:
    """Return the values of a call by the name of the parameter.

    Options may stand anywhere, as ``--out FILE`` or ``--out=FILE``; after ``--`` all is plain.
    Only the last of the plain parameters may take many words.

    Raises:
        UsageError: something is missing, unknown, too much, or not what it should be.
    """
    plain: list[str] = []
    given: dict[str, list[str]] = {}
    for parameter, word in _told_apart(words, parameters):
        if parameter is None:
            plain.append(word)
        else:
            given.setdefault(parameter.name, []).append(word)
    for parameter in parameters:
        if not isinstance(parameter.declared, Option):
            size = len(plain) if parameter.many else 1
            taken, plain = plain[:size], plain[size:]
            given |= {parameter.name: taken} if taken else {}
    if plain:
        raise UsageError(f"Dit is te veel: {' '.join(plain)}.")
    return {parameter.name: _value(parameter, given) for parameter in parameters}


def nearest(typed: str, names: Iterable[str]) -> list[str]:
    """Return the names that look most like what was typed; none when all look like something else.

    Several only when they look like it as much.
    """
    from difflib import SequenceMatcher, get_close_matches

    close = get_close_matches(typed, list(names))
    alike = {name: SequenceMatcher(None, typed, name).ratio() for name in close}
    best = max(alike.values(), default=0.0)
    return sorted(name for name, ratio in alike.items() if ratio == best)


def _told_apart(
    words: Sequence[str], parameters: Sequence[Parameter]
) -> Iterator[tuple[Parameter | None, str]]:
    """Yield each plain word with None, and each value of an option with its parameter."""
    options = {
        name: parameter
        for parameter in parameters
        if isinstance(parameter.declared, Option)
        for name in (parameter.declared.name, parameter.declared.also)
        if name
    }
    rest = iter(words)
    for word in rest:
        if word == "--":
            yield from ((None, plain) for plain in rest)
        elif word.startswith("--"):
            name, equals, value = word.partition("=")
            if name not in options:
                raise UsageError(_unknown(name, (*options, HELP[0])))
            parameter = options[name]
            if parameter.kind is bool:
                if equals:
                    raise UsageError(f"De optie {name} krijgt geen waarde.")
            elif not equals:
                found = next(rest, None)
                if found is None:
                    raise UsageError(f"Achter de optie {name} ontbreekt {_metavar(parameter)}.")
                value = found
            yield parameter, value
        else:
            yield None, word


def _unknown(name: str, options: Iterable[str]) -> str:
    alike = nearest(name, options)
    meant = f" (bedoelt u {' of '.join(alike)}?)" if alike else ""
    return f"De optie '{name}' bestaat niet{meant}."


def _metavar(parameter: Parameter) -> str:
    return parameter.declared.metavar or "een waarde"


def _value(parameter: Parameter, given: dict[str, list[str]]) -> Any:
    words = given.get(parameter.name)
    if words is None:
        if parameter.required:
            raise UsageError(f"{parameter.called[0].upper()}{parameter.called[1:]} ontbreekt.")
        return parameter.default
    if parameter.kind is bool:
        return True
    if parameter.many:
        return [_converted(parameter, word) for word in words]
    return _converted(parameter, words[-1])


def _converted(parameter: Parameter, word: str) -> Any:
    try:
        value = parameter.kind(word)
    except ValueError:
        raise UsageError(_invalid(parameter, word)) from None
    least = getattr(parameter.declared, "least", None)
    if least is not None and value < least:
        raise UsageError(_invalid(parameter, word, f"ten minste {least}"))
    return value


def _invalid(parameter: Parameter, word: str, wanted: str = "") -> str:
    if issubclass(parameter.kind, StrEnum):
        wanted = f"kies uit: {', '.join(parameter.kind)}"
    elif parameter.kind is int and not wanted:
        wanted = "geef een heel getal"
    return f"'{word}' is niet geldig voor {parameter.called}{f' ({wanted})' if wanted else ''}."
