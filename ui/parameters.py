"""What a command takes, declared once at its function: the call and the help both follow from it.

A command is a function whose parameters say in their annotation how they are called::

    def search(query: Annotated[list[str], Argument("VRAAG", "...")], limit: Limit = 10) -> None

argparse reads the call and lays out the help (``ui.call``, ``ui.help``). A library for typed
commands costs more time to load than the whole of a search takes.
"""

from __future__ import annotations

from collections.abc import Callable
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

__all__ = ["Argument", "Command", "Option", "Parameter", "parameters_of"]

Command = Callable[..., int | None]
_NONE_GIVEN = object()


class Argument(Struct, frozen=True):
    """Words of the call that stand by themselves; ``metavar`` is how the help calls them."""

    metavar: str
    help: str


class Option(Struct, frozen=True):
    """A named part of the call: ``--limit 5``, or ``--json`` for what is true or false.

    ``also`` is a second name, ``least`` the lowest number allowed.
    """

    name: str
    help: str
    metavar: str = ""
    also: str = ""
    least: int | None = None


class Parameter(Struct, frozen=True):
    """A parameter of a command.

    ``kind`` is the type of one value: str, int, bool, Path or a StrEnum. ``many``: it takes a list.
    """

    name: str
    declared: Argument | Option
    kind: type
    many: bool
    required: bool
    default: Any = None

    @property
    def called(self) -> str:
        """How a message names it: "OUD", "de optie --out"."""
        if isinstance(self.declared, Argument):
            return self.declared.metavar
        return f"de optie {self.declared.name}"


def parameters_of(command: Command) -> tuple[Parameter, ...]:
    """Return the parameters of a command in the order of its signature."""
    hints = get_type_hints(command, include_extras=True)
    # What inspect.signature tells, which takes a twentieth of a search to load.
    code, named = command.__code__, command.__kwdefaults__ or {}
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    last = names[: code.co_argcount][::-1]
    defaults = dict(zip(last, reversed(command.__defaults__ or ()), strict=False)) | named
    return tuple(_parameter(name, hints[name], defaults.get(name, _NONE_GIVEN)) for name in names)


def _parameter(name: str, hint: Any, default: Any) -> Parameter:
    annotated, declared = get_args(hint)
    kind = _without_none(annotated)
    many = get_origin(kind) is list
    required = default is _NONE_GIVEN
    return Parameter(
        name=name,
        declared=declared,
        kind=get_args(kind)[0] if many else kind,
        many=many,
        required=required,
        default=None if required else default,
    )


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, UnionType):
        return hint
    return next(item for item in get_args(hint) if item is not type(None))
