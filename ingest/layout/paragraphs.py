"""From the lines of a paragraph to its text: words broken at a line end are made whole again.

Whether a hyphen at a line end belongs to the word is asked of the document itself: "re-" +
"integratie" keeps its hyphen because "re-integratie" stands elsewhere inside a line, "voor-" +
"ziening" loses it because "voorziening" does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct, field

from corpus.data import read_data
from ingest.layout.characters import SOFT_HYPHEN, tidy
from ingest.layout.lines import Line

__all__ = ["Vocabulary", "join", "vocabulary_of"]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LAST = re.compile(r"(?:^|[^\w-])(?P<word>[^\W_]+(?:-[^\W_]+)*)-$")
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+)$")
_FIRST = re.compile(r"[^\W_]+")
_INNER_BREAK = re.compile(r"(?<![\w-])([^\W\d_]{2,})- ([^\W\d_]{2,})")
_REACH = 120  # characters; longer than any word
_TREMA = str.maketrans("aeiou", "äëïöü")


class _Rules(Struct, frozen=True):
    """The spelling rules in ``corpus/data/hyphens.toml``."""

    sharing: frozenset[str]
    colliding: frozenset[str]
    trema_after: frozenset[str]


@cache
def _rules() -> _Rules:
    rules = read_data("hyphens")
    return _Rules(*(frozenset(rules[name]) for name in ("sharing", "colliding", "trema_after")))


def _nothing() -> Mapping[str, int]:
    return MappingProxyType({})


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The words of a document and how often each stands whole inside a line (lower case).

    ``words`` counts words as written, hyphens included; ``pairs`` holds words that stand side by
    side.
    """

    words: Mapping[str, int] = field(default_factory=_nothing)
    pairs: frozenset[str] = frozenset()

    def count(self, word: str) -> int:
        """Return how often a word stands whole inside a line."""
        return self.words.get(word.lower(), 0)


def vocabulary_of(lines: Iterable[Line]) -> Vocabulary:
    """Count the words of a document, but for those at a line end that may be broken."""
    words: Counter[str] = Counter()
    pairs: set[str] = set()
    for line in lines:
        found = _WORD.findall(tidy(line.text).lower())
        if found and line.text.rstrip().endswith(("-", SOFT_HYPHEN)):
            found.pop()
        words.update(found)
        pairs.update(map(" ".join, pairwise(found)))
    return Vocabulary(words=words, pairs=frozenset(pairs))


def join(lines: Sequence[Line | str], vocabulary: Vocabulary | None = None) -> str:
    """Return the text of one paragraph: lines joined by single spaces, broken words made whole.

    ``vocabulary`` is that of the whole document; without it only the lines given are asked.
    No word is lost or changed but for hyphens at line ends, ligatures and odd spaces.
    """
    texts = [tidy(line if isinstance(line, str) else line.text) for line in lines]
    if vocabulary is None:
        vocabulary = vocabulary_of(Line(text=text, number=1) for text in texts)
    done: list[str] = []
    end = ""  # what the next line may change: the last word or two
    for text in texts:
        end = _append(end, text, vocabulary) if end else text
        cut = end.rfind(" ", 0, -_REACH)
        if cut > 0:
            done.append(end[:cut])
            end = end[cut + 1 :]
    joined = " ".join(" ".join([*done, end]).replace(SOFT_HYPHEN, "").split())
    return _INNER_BREAK.sub(lambda found: _mend(found, vocabulary), joined)


def _append(before: str, after: str, vocabulary: Vocabulary) -> str:
    if not after:
        return before
    if before.endswith(SOFT_HYPHEN):
        return before[:-1] + after
    if before.endswith("-"):
        return _across_hyphen(before, after, vocabulary)
    if before[-1] == "/" and before[-2:-1].isalnum() and after[0].isalnum():
        return before + after
    return before + _lost_break(before, after, vocabulary) + after


def _across_hyphen(before: str, after: str, vocabulary: Vocabulary) -> str:
    """Join two lines of which the first ends with a hyphen."""
    last, first = _LAST.search(before), _FIRST.match(after)
    if last is None or first is None:  # a dash, or a hyphen before a quotation mark
        return f"{before} {after}"
    tail, head = last["word"], first[0]
    named = tail[-1].isdigit() or _is_acronym(tail)
    # "detacherings- of", or "totaal Maastricht-" before a column of figures
    if head.lower() in _rules().sharing or (head[0].isdigit() and not named):
        return f"{before} {after}"
    if named or not head[0].islower():
        return before + after
    whole = _with_trema(tail, head, vocabulary)
    if whole is not None:
        return before[: -len(tail) - 1] + whole + after[len(head) :]
    return before + after if _keeps_hyphen(tail, head, vocabulary) else before[:-1] + after


def _with_trema(tail: str, head: str, vocabulary: Vocabulary) -> str | None:
    """Return the word whose trema the break took away, None where it had none."""
    vowel = head[0].translate(_TREMA)
    whole = tail + vowel + head[1:]
    if vowel == head[0]:
        return None
    if vocabulary.count(whole):
        return whole
    prefix = tail.lower() in _rules().trema_after and _collide(tail, head)
    return None if not prefix or vocabulary.count(f"{tail}-{head}") else whole


def _collide(tail: str, head: str) -> bool:
    return (tail[-1] + head[0]).lower() in _rules().colliding


def _is_acronym(word: str) -> bool:
    return (len(word) > 1 and word.isupper()) or len(word) == 1


def _keeps_hyphen(tail: str, head: str, vocabulary: Vocabulary) -> bool:
    """Say whether "tail-head" is a word with a hyphen rather than a broken word."""
    hyphened, whole = f"{tail}-{head}".lower(), f"{tail}{head}".lower()
    with_hyphen, without = vocabulary.count(hyphened), vocabulary.count(whole)
    if with_hyphen or without:
        return with_hyphen >= without
    with_hyphen = _akin(hyphened, len(tail) + 1, vocabulary)
    without = _akin(whole, len(tail), vocabulary)
    if with_hyphen or without:
        return with_hyphen >= without
    # A word is not broken inside one sound: vowels that collide part at a hyphen of the word
    # itself, but for words as "financi-eel".
    return _collide(tail, head) and not tail.endswith("i")


def _akin(word: str, start: int, vocabulary: Vocabulary) -> int:
    """Count the words that begin as this one does, past the break: "re-integratietraject"."""
    beginning = word[: start + 5]
    if len(beginning) < start + 4:
        return 0
    return sum(times for other, times in vocabulary.words.items() if other.startswith(beginning))


def _lost_break(before: str, after: str, vocabulary: Vocabulary) -> str:
    """Return what stands between two lines without a hyphen: a space, unless a scan lost one.

    "Maastricht" + "Heuvelland" gets its hyphen back and "voor" + "ziening" is glued when the
    document has the whole word and has one of the halves nowhere else.
    """
    last, first = _LAST_WORD.search(before), _FIRST.match(after)
    if last is None or first is None or not first[0].isalpha():
        return " "
    tail, head = last["word"], first[0]
    if len(tail) < 2 or len(head) < 3:
        return " "
    if f"{tail} {head}".lower() in vocabulary.pairs:
        return " "
    # The halves themselves stand at a line end and a line start: they count once there.
    halves = vocabulary.count(tail) > 1 and vocabulary.count(head) > 1
    name = tail.istitle() and head.istitle()
    if vocabulary.count(f"{tail}-{head}") > 1 and (name or not halves):
        return "-"
    if head[0].islower() and vocabulary.count(tail + head) > 1 and not halves:
        return ""
    return " "


def _mend(found: re.Match[str], vocabulary: Vocabulary) -> str:
    """Mend "re- integratie" inside a line, where the document knows the word itself."""
    tail, head = found[1], found[2]
    if head.lower() in _rules().sharing:
        return found[0]
    hyphened, whole = vocabulary.count(f"{tail}-{head}"), vocabulary.count(tail + head)
    if not hyphened and not whole:
        hyphened = _akin(f"{tail}-{head}".lower(), len(tail) + 1, vocabulary)
    if hyphened >= max(whole, 1):
        return f"{tail}-{head}"
    return tail + head if whole else found[0]
