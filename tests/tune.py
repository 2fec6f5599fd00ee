"""Fit the parameters of alignment and show what they are worth: ``python -m tests.tune``.

Uses the labelled pairs of the demonstration documents and of invented ones by other writers,
generated pairs, and, when they are there, the labelled pairs of ../shared. Prints the parameters,
the F1 of each pair with parameters fitted without it, and F1 on the generated pairs with split and
merged articles apart.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from compare.alignment.parameters import Parameters
from compare.alignment.tune import Labelled, Result, cross_validate, fit, label, measure
from corpus.model import Document, articles
from ingest.pipeline import parse_file
from tests.generated import generate
from tests.unrelated import meetings

__all__ = ["f1_of", "generated_pairs", "joined_result", "labelled_pairs", "main"]

Pairs = frozenset[tuple[str, str]]

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
DEMO_LABELS = ROOT / "tests" / "golden" / "alignment_labels.json"
WRITERS_LABELS = ROOT / "tests" / "golden" / "writers" / "labels.json"
SHARED_LABELS = ROOT / "tests" / "shared" / "alignment_labels.json"
GENERATED_WEIGHT = 0.3
SEEDS = (1, 2)


@cache
def _parsed(path: Path) -> tuple[Document, ...]:
    return parse_file(path).documents


def _document(row: dict[str, str]) -> Document:
    """Return the ordinance that a row of labels names, by file and title."""
    name = row["file"]
    folders = {"demo": ROOT / "corpus", "writers": ROOT / "tests" / "golden"}
    folder = folders.get(name.partition("/")[0], SHARED / "corpus")
    found = [one for one in _parsed(folder / name) if any(articles(one.tree))]
    wanted = row.get("title", "").casefold()
    same = [one for one in found if wanted and one.title.casefold() == wanted]
    near = [one for one in found if wanted and one.title.casefold().startswith(wanted[:45])]
    return (same or near or found)[0]


def _labels(path: Path) -> tuple[dict[str, Any], dict[str, Document]]:
    labels: dict[str, Any] = json.loads(path.read_text("utf8"))
    return labels, {key: _document(row) for key, row in labels["documents"].items()}


def labelled_pairs(path: Path) -> list[Labelled]:
    """Return the labelled pairs of a file of labels."""
    labels, documents = _labels(path)
    return [
        label(
            (pair["old"], pair["new"]),
            (documents[pair["old"]], documents[pair["new"]]),
            pair["strong"],
            pair["optional"],
        )
        for pair in labels["pairs"]
    ]


def generated_pairs(paths: Sequence[Path]) -> list[tuple[Labelled, Pairs]]:
    """Return generated pairs, each with the true pairs in which an article split or merged.

    The new articles in them come from an ordinance of another field.
    """
    documents: dict[str, Document] = {}
    fields: dict[str, str] = {}
    for path in paths:
        labels, found = _labels(path)
        documents |= found
        fields |= {key: row["field"] for key, row in labels["documents"].items()}
    pairs = []
    for place, (name, seed) in enumerate(product(documents, SEEDS)):
        strange = [one for key, one in documents.items() if fields[key] != fields[name]]
        donors = [*strange, meetings()]
        made = generate(documents[name], donors[place % len(donors)], seed * 100 + place)
        both = (documents[name], made.document)
        pair = label((name, f"{name} ({seed})"), both, made.pairs)
        pairs.append((replace(pair, weight=GENERATED_WEIGHT, source=name), made.joined))
    return pairs


def joined_result(pair: Labelled, joined: Pairs, parameters: Parameters) -> Result:
    """Return the result on split and merged articles alone."""
    result = measure(pair, parameters)
    have = result.found | result.wrong
    often = {
        one for one in have if sum(one[0] == other[0] or one[1] == other[1] for other in have) > 1
    }
    return Result(result.found & joined, result.wrong & often, joined - have)


def f1_of(results: Iterable[Result]) -> float:
    """Return the F1 over all pairs of several results together."""
    counts = [(len(one.found), len(one.wrong) + len(one.missed)) for one in results]
    found, errors = sum(row[0] for row in counts), sum(row[1] for row in counts)
    return 2 * found / (2 * found + errors) if found + errors else 1.0


def main() -> None:
    """Fit, cross-validate and print."""
    paths = [DEMO_LABELS, WRITERS_LABELS, *([SHARED_LABELS] if SHARED.exists() else [])]
    real = [pair for path in paths for pair in labelled_pairs(path)]
    made = generated_pairs(paths)
    pairs = [*real, *(pair for pair, _ in made)]
    best = fit(pairs)
    write = sys.stdout.write
    write("".join(f"    {name}: float = {value}\n" for name, value in asdict(best).items()))
    unseen = cross_validate(pairs)
    for pair in real:
        result = unseen[pair.name]
        names = " > ".join(pair.name)
        write(f"{result.f1:.3f} ({measure(pair, best).f1:.3f} fitted) {names}")
        write(f" missed {sorted(result.missed)} wrong {sorted(result.wrong)}\n")
    write(f"{f1_of(unseen.values()):.4f} labelled pairs, each unseen\n")
    write(f"{f1_of(measure(pair, best) for pair, _ in made):.4f} generated pairs\n")
    joined = [joined_result(pair, known, best) for pair, known in made]
    write(f"{f1_of(joined):.4f} split and merged articles of generated pairs\n")


if __name__ == "__main__":
    main()
