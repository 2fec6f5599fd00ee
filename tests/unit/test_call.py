"""Reading a call: options anywhere, words in order, Dutch for what is wrong."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest

from corpus.errors import UsageError
from ui.call import is_help, nearest, read_call
from ui.cli import COMMANDS, command
from ui.help import command_page
from ui.parameters import Argument, Option, parameters_of


class Shape(StrEnum):
    ROUND = "rond"
    SQUARE = "vierkant"


def example(  # noqa: PLR0917
    doc: Annotated[str, Argument("DOC", "Het document.")],
    words: Annotated[list[str] | None, Argument("WOORD", "De woorden.")] = None,
    limit: Annotated[int, Option("--limit", "Hoeveel.", metavar="AANTAL", least=1)] = 10,
    off: Annotated[list[str] | None, Option("--off", "Sla over.", metavar="NAAM")] = None,
    shape: Annotated[Shape, Option("--vorm", "De vorm.", metavar="VORM")] = Shape.ROUND,
    out: Annotated[Path | None, Option("--out", "Waarheen.", metavar="BESTAND")] = None,
    json: Annotated[bool, Option("--json", "JSON.", also="--js")] = False,
) -> None:
    """Doe iets."""


PARAMETERS = parameters_of(example)


def test_options_stand_anywhere_and_words_keep_their_order() -> None:
    read = read_call(
        ["--off", "a", "een", "--limit=3", "twee", "--js", "drie", "--off", "b", "--out", "x.txt"],
        PARAMETERS,
    )
    assert read == {
        "doc": "een",
        "words": ["twee", "drie"],
        "limit": 3,
        "off": ["a", "b"],
        "shape": Shape.ROUND,
        "out": Path("x.txt"),
        "json": True,
    }


def test_what_is_left_out_has_its_default() -> None:
    assert read_call(["een"], PARAMETERS) == {
        "doc": "een",
        "words": None,
        "limit": 10,
        "off": None,
        "shape": Shape.ROUND,
        "out": None,
        "json": False,
    }


def test_after_two_dashes_and_behind_one_all_is_plain() -> None:
    read = read_call(["een", "-loonkosten", "--", "--json", "--help"], PARAMETERS)
    assert read["words"] == ["-loonkosten", "--json", "--help"]
    assert not read["json"]
    assert not is_help(["een", "--", "--help"])
    assert is_help(["een", "-h"])


def test_the_last_value_of_an_option_counts_and_may_look_like_one_behind_an_equals_sign() -> None:
    read = read_call(["een", "--vorm", "rond", "--vorm=vierkant", "--out=--vreemd"], PARAMETERS)
    assert read["shape"] is Shape.SQUARE
    assert read["out"] == Path("--vreemd")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "DOC ontbreekt."),
        (["a", "--limit"], "Achter de optie --limit ontbreekt AANTAL."),
        (["a", "--out", "--json"], "Achter de optie --out ontbreekt BESTAND."),
        (["a", "--off", "b", "--off"], "Achter de optie --off ontbreekt NAAM."),
        (["a", "--limit", "-5"], "'-5' is niet geldig voor de optie --limit (ten minste 1)."),
        (["a", "--limit", "0"], "'0' is niet geldig voor de optie --limit (ten minste 1)."),
        (
            ["a", "--limit", "3x"],
            "'3x' is niet geldig voor de optie --limit (geef een heel getal).",
        ),
        (
            ["a", "--vorm", "o"],
            "'o' is niet geldig voor de optie --vorm (kies uit: rond, vierkant).",
        ),
        (["a", "--json=x"], "De optie --json krijgt geen waarde."),
        (["a", "--limt", "3"], "De optie '--limt' bestaat niet (bedoelt u --limit?)."),
        (["a", "--zzz"], "De optie '--zzz' bestaat niet."),
        (["a", "--lim", "3"], "De optie '--lim' bestaat niet (bedoelt u --limit?)."),
        (["a", "--js=x"], "De optie --json krijgt geen waarde."),
    ],
)
def test_a_wrong_call_is_one_sentence(words: list[str], said: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_call(words, PARAMETERS)
    assert str(raised.value) == said


def test_too_many_words_are_named() -> None:
    with pytest.raises(UsageError, match=r"Dit is te veel: twee drie\."):
        read_call(["een", "twee", "drie"], PARAMETERS[:1])


def test_only_what_looks_alike_is_offered() -> None:
    assert nearest("serch", COMMANDS) == ["search"]
    assert nearest("xyzzy", COMMANDS) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_names_all_it_takes(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = command_page(name, command(name))
    for parameter in parameters_of(command(name)):
        called = getattr(parameter.declared, "name", parameter.declared.metavar)
        assert called in page
        assert parameter.declared.help.split()[0] in page
    assert page.startswith(f"Gebruik: waswordt {name} [OPTIES]")


def test_the_help_shows_defaults_and_what_may_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    page = command_page("doe", example)
    assert "Gebruik: waswordt doe [OPTIES] DOC [WOORD...]" in page
    assert "[anders: 10]" in page
    assert "[mag vaker]" in page
    assert max(map(len, page.splitlines())) <= 60
