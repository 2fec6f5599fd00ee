"""Split figures, doubled blanks and misread accents leave facts and norms what they are."""

from __future__ import annotations

import random
import re
from functools import cache
from importlib import resources

import pytest
from msgspec.structs import replace

from corpus.model import Document, Provision
from ingest.pipeline import parse_bytes
from tests.properties.planted import reread


@cache
def ordinance(name: str) -> Document:
    data = resources.files("corpus.demo").joinpath(name).read_bytes()
    return parse_bytes(data, name).documents[0]


def noisy(node: Provision, seed: random.Random) -> Provision:
    """The words of a tree as a poor scan gives them."""

    def split(match: re.Match[str]) -> str:
        at = seed.randrange(1, len(match[0]))
        return f"{match[0][:at]} {match[0][at:]}" if seed.random() < 0.5 else match[0]

    # Amounts without a dot are left whole: "€ 1 50" cannot be told from two numbers.
    text = re.sub(r"(?<![€\d.] )(?<![\d.])\d{2,4}(?!\d)", split, node.text)
    text = re.sub(r" ", lambda _: "  " if seed.random() < 0.05 else " ", text)
    text = re.sub(r"ë", lambda _: seed.choice("éeëê"), text)
    text = text.replace("in werking", seed.choice(["in werking", "inwerking"]))
    return replace(node, text=text, children=tuple(noisy(child, seed) for child in node.children))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", ["lindervoort-2019-schoon.txt", "kolkenburg-2023.txt"])
def test_a_poor_scan_has_the_same_facts(name: str, seed: int) -> None:
    clean = ordinance(name)
    scan = reread(replace(clean, tree=noisy(clean.tree, random.Random(seed)), bodies=()))
    assert scan.tree != clean.tree
    assert (scan.bodies, scan.adopted) == (clean.bodies, clean.adopted)
    assert scan.citation_title == clean.citation_title
    assert scan.in_force.date == clean.in_force.date
    assert scan.in_force.retroactive_to == clean.in_force.retroactive_to
    assert [item.title for item in scan.repeals] == [item.title for item in clean.repeals]
    assert [item.at for item in scan.savings] == [item.at for item in clean.savings]
    assert [(norm.at, norm.value, norm.unit) for norm in scan.norms] == [
        (norm.at, norm.value, norm.unit) for norm in clean.norms
    ]
