"""Every form of citation in ``tests/golden/citations.txt`` is read as its line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.citations import Citation, Instrument, find
from corpus.model import Target

GOLDEN = Path(__file__).parent.parent / "golden" / "citations.txt"
SIGNS = {"term": "~", "that": "^", "paper": "?"}
LETTERS = {"chapter": "h:", "section": "p:", "annex": "b:"}


def cases() -> list[tuple[str, str]]:
    """Return (text, expected) of every line; a line that starts with a space goes on."""
    lines: list[str] = []
    for line in GOLDEN.read_text("utf-8").splitlines():
        if line.startswith(" ") and lines:
            lines[-1] += "\n" + line
        elif line and not line.startswith("#"):
            lines.append(line)
    pairs = (line.rsplit("=>", 1) for line in lines)
    return [(text.strip(), expected.strip()) for text, expected in pairs]


def written(target: Target) -> str:
    """Return a target the way the golden file writes it."""
    levels = [target.article, target.paragraph, target.point, target.subpoint]
    places = [sign + number for key, sign in LETTERS.items() if (number := getattr(target, key))]
    path = "/".join(level or "" for level in levels).rstrip("/")
    sentence = f"!{target.sentence}" if target.sentence else ""
    return "+".join([*places, *([path + sentence] if path + sentence else [])])


def named(instrument: Instrument | None) -> str:
    if instrument is None:
        return "."
    return "self" if instrument.kind == "self" else SIGNS.get(instrument.kind, "") + instrument.name


def shown(citation: Citation) -> str:
    """Return a citation the way the golden file writes it."""
    if citation.publication:
        return f"#{citation.publication}"
    names = " & ".join(map(named, (citation.instrument, *citation.also)))
    anchor = f"<{citation.anchor}> " if citation.anchor else ""
    targets = [
        written(target) + (">" if place in citation.onward else "")
        for place, target in enumerate(citation.targets)
    ]
    return f"{names}: {anchor}{', '.join(targets) or '-'}"


@pytest.mark.parametrize(("text", "expected"), cases())
def test_form(text: str, expected: str) -> None:
    assert " || ".join(map(shown, find(text))) == expected


@pytest.mark.parametrize(("text", "expected"), cases())
def test_form_inside_a_sentence(text: str, expected: str) -> None:
    """The same words amid others: the sentence before and after changes nothing."""
    sentence = f"Het college beslist met inachtneming van {text}."
    assert " || ".join(map(shown, find(sentence))) == expected


def test_there_are_enough_forms() -> None:
    assert len(cases()) >= 250
