"""References that exist, but whose target speaks of something else than the sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from compare.checks.definitions import find_definitions
from compare.checks.model import Case, Finding, in_words
from compare.checks.references import SOURCE, address_of
from compare.words import stem
from corpus.data import read_data
from corpus.instruments import lexicon
from corpus.model import Provision, Reference, words_of

__all__ = ["SOURCE", "off_topic"]

_SENTENCE = re.compile(r"[.;](?=\s+[A-ZÀ-Þ])|\n\s*\n")
_PART = 6  # letters from which a word that is part of a longer one stands for it


class _Name(NamedTuple):
    """What a sentence calls the thing a reference leads to; ``under`` says it is made by it."""

    words: tuple[str, ...]
    under: bool


def off_topic(case: Case) -> Iterator[Finding]:
    """Find references whose target does not speak of the thing that the sentence names by it.

    "de premie, bedoeld in artikel 4", "scholing (artikel 8)", "artikel 20 (Tegenprestatie)": the
    target has to have a word for that thing. Reported only when the heading of exactly one other
    article has the name, for else the sentence may well name its target in a way of its own. Of
    what is granted "op grond van" an article both have to be instruments.
    """
    for reference in case.document.references:
        if reference.kind not in ("internal", "relative") or reference.status != "resolved":
            continue
        text = case.text_at(reference.at)
        if text[reference.start : reference.end] != reference.text:
            continue
        targets = [
            case.articles[target.article]
            for target in reference.targets
            if target.article in case.articles and not target.annex
        ]
        # a note says between brackets where what it explains stands: that is its own article
        explained = reference.at.removeprefix("note:").split("/")[0]
        own = reference.at.startswith("note:") and explained in {item.number for item in targets}
        if targets and not own:
            yield from _judged(case, reference, text, targets)


def _judged(
    case: Case, reference: Reference, text: str, targets: list[Provision]
) -> Iterator[Finding]:
    sentence = _sentence(text, reference)
    for name in _names(*sentence):
        meant = _headed(case, name.words)
        if meant is None or _spoken_of(case, name, targets, reference.text.join(sentence)):
            continue
        if name.under and not _other_instrument(name, targets):
            continue
        noun, heading = " ".join(name.words), case.articles[meant].heading
        target = next(target for target in reference.targets if target.article)
        place = in_words(address_of(target))
        yield Finding(
            kind="reference-off-topic",
            severity="info",
            at=reference.at,
            text=" ".join(f"{noun} {reference.text}".split()),
            message=f"'{noun}' zou staan in {place}, maar die bepaling noemt dat woord niet.",
            remedy=f"Bedoeld is misschien artikel {meant} ({heading}).",
            source=SOURCE,
        )
        return


def _sentence(text: str, reference: Reference) -> tuple[str, str]:
    """Return the words of the sentence before and behind a reference."""
    start = max((end.end() for end in _SENTENCE.finditer(text, 0, reference.start)), default=0)
    stop = _SENTENCE.search(text, reference.end)
    return text[start : reference.start], text[reference.end : stop.start() if stop else len(text)]


def _names(before: str, after: str) -> Iterator[_Name]:
    """Yield what the sentence calls the target, in the words before or behind the reference."""
    grammar = _grammar()
    ahead = [pattern.search(before) for pattern in grammar.before]
    behind = [pattern.search(after) for pattern in grammar.after]
    for one, two in grammar.around:
        left, right = one.search(before), two.search(after)
        if left and right and "what" in right.groupdict():
            behind.append(right)
        elif left and right:
            ahead.append(left)
    made = [pattern.search(before) for pattern in grammar.under]
    for match in filter(None, ahead):
        yield from (_Name(words, under=False) for words in _named(match["what"], last=True))
    for match in filter(None, behind):
        yield from (_Name(words, under=False) for words in _named(match["what"], last=False))
    for match in filter(None, made):
        yield from (_Name(words, under=True) for words in _named(match["what"], last=True))


def _named(said: str, *, last: bool) -> Iterator[tuple[str, ...]]:
    """Yield the names that words can hold, the longest first; none that names a rule.

    ``last`` says that the name stands at the end of the words, else it stands at their start.
    """
    grammar = _grammar()
    words = re.findall(r"[\w-]+", grammar.verb.sub("", said.lower()))
    small = [at for at, word in enumerate(words) if word in grammar.small]
    if small:
        words = words[small[-1] + 1 :] if last else words[: small[0]]
    for size in range(len(words), 0, -1):
        name = words[-size:] if last else words[:size]
        if size > 1 or name[0] not in grammar.rules:
            yield tuple(name)


def _headed(case: Case, words: tuple[str, ...]) -> str | None:
    """Return the one article of which the heading has the name; a heading that is it goes first."""
    found = {
        number: re.findall(r"[\w-]+", (article.heading or "").lower())
        for number, article in case.articles.items()
    }
    fitting = {
        number: heading
        for number, heading in found.items()
        if all(any(_same(word, other) for other in heading) for word in words)
    }
    exact = [number for number, heading in fitting.items() if len(heading) == len(words)]
    chosen = list(fitting) if len(fitting) == 1 else exact
    return chosen[0] if len(chosen) == 1 else None


def _same(word: str, other: str) -> bool:
    return word in other or stem(word) == stem(other)


def _spoken_of(case: Case, name: _Name, targets: list[Provision], sentence: str) -> bool:
    """Tell whether a target has the noun of a name, elsewhere than in the sentence itself.

    The heading of its chapter counts. A defined term of more words is another thing: "doelgroep
    loonkostensubsidie" says nothing of the loonkostensubsidie.
    """
    others = [
        definition.term.lower()
        for definition in find_definitions(case)
        if " " in definition.term and name.words[-1] in definition.term.lower()
    ]
    above = {
        item.provision.number: [node.heading or "" for node in item.path]
        for item in case.located
        if item.provision in targets
    }
    for target in targets:
        said = (words_of(target).replace(sentence, " "), *above.get(target.number, []))
        words = " ".join(" ".join(said).lower().split())
        for term in others:
            words = words.replace(term, " ") if term != " ".join(name.words) else words
        if _has(words, name):
            return True
    return False


def _has(words: str, name: _Name) -> bool:
    """Tell whether words have the noun of a name, or one that is short for it.

    "de subsidie" in an article on loonkostensubsidie is that subsidy, but nothing is short for
    what is made under an article, and a mere "voorziening" is short for nothing.
    """
    rules = _grammar().rules
    # of "meeneembare voorzieningen" the first word tells which are meant
    noun = next((word for word in reversed(name.words) if word not in rules), name.words[-1])
    root = stem(noun)
    for word in re.findall(r"[\w-]+", words):
        if stem(word) == root or root in word:
            return True
        singular = (word, word.removesuffix("s"), word.removesuffix("en"), word.removesuffix("n"))
        short = len(word) >= _PART and word not in rules and noun.endswith(singular)
        if short and not name.under:
            return True
    return False


def _other_instrument(name: _Name, targets: list[Provision]) -> bool:
    """Tell whether name and target headings are instruments of the catalogue."""
    known = lexicon()
    return known.named(" ".join(name.words)) is not None and all(
        any(known.named(part) for part in re.split(r",| en | of ", target.heading or ""))
        for target in targets
    )


class _Grammar(NamedTuple):
    before: tuple[re.Pattern[str], ...]
    after: tuple[re.Pattern[str], ...]
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    under: tuple[re.Pattern[str], ...]
    verb: re.Pattern[str]
    small: frozenset[str]
    rules: frozenset[str]


@cache
def _grammar() -> _Grammar:
    data = read_data("checks")["topics"]
    what = rf"(?:\b{data['lead']}\s+){{0,2}}\b{data['word']}"

    def made(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.replace("WHAT", what), re.I)

    return _Grammar(
        before=tuple(map(made, data["before"])),
        after=tuple(map(made, data["after"])),
        around=tuple((made(one), made(two)) for one, two in data["around"]),
        under=tuple(map(made, data["under"])),
        verb=re.compile(data["verb"]),
        small=frozenset(data["small"]),
        rules=frozenset(data["rules"]),
    )
