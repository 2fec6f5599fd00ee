"""Interpreting: from the groups the grammar found to the targets they stand for.

A row of groups is read from the outside in. Every label opens a place; the labels of a deeper level
belong to the last place of the level above ("artikel 9, eerste en tweede lid, onder a": the point
is in the second paragraph). "van" turns the order round: "onder a van artikel 7, eerste lid".
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from corpus.citations.model import Anchor
from corpus.citations.numbers import expand
from corpus.citations.parser import Group
from corpus.citations.recognise import Stretch
from corpus.citations.signs import RANGES, Sign
from corpus.model import Target
from corpus.numerals import roman_value

__all__ = ["LEVELS", "Reading", "interpret"]

LEVELS = ("annex", "chapter", "section", "article", "paragraph", "point", "subpoint", "sentence")
_DEPTH = {level: depth for depth, level in enumerate(LEVELS)}
_ANCHORS: dict[str, Anchor] = {
    "own-artikel": "own",
    "own-lid": "own-paragraph",
    "that-artikel": "that-article",
    "that-lid": "that-paragraph",
    "previous-artikel": "previous-article",
    "next-artikel": "next-article",
    "previous-lid": "previous-paragraph",
    "next-lid": "next-paragraph",
    "previous-leden": "previous-paragraphs",
    "first-artikel": "first-article",
    "that-leden": "that-paragraph",
    "own-leden": "own",
}


class Reading(Struct, frozen=True):
    """What a stretch says: targets (article missing when relative) and what fills the rest in.

    ``onward`` are the places in ``targets`` of those that go on ("e.v."), ``each`` the level and
    labels that "telkens" names under every place.
    """

    targets: tuple[Target, ...]
    anchor: Anchor
    book: str | None = None
    section: str | None = None
    ranges: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[tuple[str, tuple[str, ...]], ...] = ()
    onward: tuple[int, ...] = ()
    each: tuple[tuple[str, str], ...] = ()


class _Places(Struct):
    """The places named so far; ``path`` is the place that deeper labels belong to.

    ``leden``: several paragraphs were announced, so a bare number that follows is one of them.
    ``degrees``: the last points were degrees ("1°"), which stand below a plain number.
    """

    done: list[dict[str, str]] = field(default_factory=list)
    path: dict[str, str] = field(default_factory=dict)
    open: bool = False
    leden: bool = False
    degrees: bool = False
    anchor: Anchor = ""
    book: str | None = None
    section: str | None = None
    ranges: list[tuple[str, str]] = field(default_factory=list)
    doubtful: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    onward: list[dict[str, str]] = field(default_factory=list)
    each: list[tuple[str, str]] = field(default_factory=list)

    def put_each(self, level: str, labels: list[str]) -> None:
        """Name places of a level under every place named so far."""
        self.each = [(level, label) for label in labels]
        named = self.all() or [{}]
        self.done = [{**place, level: label} for place in named for label in labels]
        self.path, self.open = self.done.pop(), True

    def put(self, level: str, labels: list[str]) -> None:
        """Name one or more places of a level under the place that is open."""
        depth = _DEPTH[level]
        deepest = max((_DEPTH[name] for name in self.path), default=-1)
        if self.open and deepest >= depth:
            self.done.append(dict(self.path))
        self.path = {name: label for name, label in self.path.items() if _DEPTH[name] < depth}
        for label in labels[:-1]:
            self.done.append({**self.path, level: label})
        self.path[level] = labels[-1]
        self.open = True

    def enclose(self, level: str, label: str) -> None:
        """Put what was named so far into a wider place: "artikel 3, bijlage II"."""
        self.done = [{**place, level: label} for place in self.done]
        self.path[level] = label
        self.open = True

    def all(self) -> list[dict[str, str]]:
        """Return every place named, in order."""
        return [*self.done, dict(self.path)] if self.open else list(self.done)


def interpret(stretch: Stretch) -> Reading:
    """Return the targets of a stretch, ranges and lists expanded."""
    reaches = [_regrouped(reach) for reach in stretch.reaches]
    inner = [_fill(reach) for reach in reaches]
    outer = inner[-1]
    for places in reversed(inner[:-1]):
        outer = _under(outer, places)
    targets = tuple(dict.fromkeys(Target(**place) for place in outer.all() if place))
    named = any(map(_stands_alone, targets))
    anchor: Anchor = outer.anchor or ("" if named else "own")
    return Reading(
        targets,
        anchor,
        outer.book,
        outer.section,
        tuple(outer.ranges),
        tuple(outer.doubtful),
        _onward_in(targets, outer.onward) if outer.onward else (),
        tuple(outer.each),
    )


def _onward_in(targets: tuple[Target, ...], onward: list[dict[str, str]]) -> tuple[int, ...]:
    going = {Target(**place) for place in onward}
    return tuple(index for index, target in enumerate(targets) if target in going)


def _stands_alone(target: Target) -> bool:
    """Tell whether a place needs no other: a tariff of a table does not ("onderdeel 2.3.1")."""
    wide = target.article or target.chapter or target.section or target.annex
    return bool(wide) or "." in (target.point or "")


def _under(outer: _Places, inner: _Places) -> _Places:
    """Put the inner places under the last place of the outer ones: "onder a van artikel 7"."""
    base = outer.all()[-1] if outer.all() else {}
    merged = replace(
        outer,
        done=[*outer.all()[:-1], *(_deeper(base, place) for place in inner.all())],
        path={},
        open=False,
        anchor=outer.anchor or inner.anchor,
    )
    merged.doubtful = [*inner.doubtful, *outer.doubtful]
    return merged


def _deeper(base: dict[str, str], place: dict[str, str]) -> dict[str, str]:
    """Join an inner place to an outer one: "onder 2° van onderdeel a" is a subpoint."""
    if "point" in base and "point" in place and "subpoint" not in place:
        place = {**place, "subpoint": place["point"], "point": base["point"]}
    return {**base, **place}


def _regrouped(groups: tuple[Group, ...]) -> list[Group]:
    """Split lists in which articles follow paragraphs: "artikelen 8, lid 2, 10b en 12".

    A number in a row of paragraphs is an article when paragraphs of its own follow, when it has
    letters that no paragraph has, when several articles were announced and only one has come, or
    when a comma sets it apart from a row that "en" has closed ("lid 1 en 3, en 44").
    """
    result: list[Group] = []
    plural = any(sign.value in ("artikelen", "artt.") for group in groups for sign in group.signs)
    has_article = any(group.rule == "article" for group in groups)
    for index, group in enumerate(groups):
        following = groups[index + 1] if index + 1 < len(groups) else None
        if group.rule != "paragraph" or not has_article or len(group.signs) < 3:
            result.append(group)
            continue
        numbers = [sign for sign in group.signs[1:] if sign.type == "NUM"]
        cut = _articles_from(numbers, group.signs[0].value, plural, _opens_below(following))
        if cut is None:
            result.append(group)
        else:
            result.append(Group("paragraph", group.signs[: cut + 1]))
            result.append(Group("more", group.signs[cut + 1 :]))
    return result


def _opens_below(group: Group | None) -> bool:
    return group is not None and group.rule in ("paragraph", "ordinal") and group.link != "and"


def _articles_from(
    numbers: list[Sign], opener: str, plural: bool, below_follows: bool
) -> int | None:
    """Return the index of the first number that is an article again, or None."""
    if plural and opener == "lid" and numbers[1].link not in RANGES:
        return 1
    closed = False
    for index, sign in enumerate(numbers[1:], 1):
        if not sign.value.isdigit() and sign.link not in RANGES:
            return index
        if closed and sign.comma:
            return index
        closed = closed or sign.link == "and"
    if below_follows and len(numbers) > 1:
        return len(numbers) - 1
    return None


def _fill(groups: list[Group]) -> _Places:
    places = _Places()
    for group in groups:
        _place(places, group)
    return places


def _place(places: _Places, group: Group) -> None:
    labels = _labels(group)
    if group.link == "each" and group.rule in ("ordinal", "paragraph", "point", "degrees"):
        places.put_each(_level_of(places, group, labels), labels)
    elif group.rule == "place":
        places.anchor = _ANCHORS[group.signs[0].value]
    elif group.rule == "article":
        _note_articles(places, group)
        places.put("article", labels)
    elif group.rule == "paragraph":
        places.leden = group.signs[0].value == "leden"
        places.put("paragraph", labels)
    elif group.rule == "ordinal":
        level = _level_of(places, group, labels)
        if group.link == "range" and level in places.path:  # "eerste lid tot en met het derde lid"
            labels[:1] = expand(places.path[level], labels[0])[1:]
        places.put(level, labels)
    elif group.rule == "sentence":
        places.put("sentence", labels)
    elif group.rule in ("point", "degrees"):
        places.put(_level_of(places, group, labels), labels)
        places.degrees = group.labels[-1].type == "DEG"
    elif group.rule == "container":
        _contain(places, group, labels)
    elif group.rule == "more":
        _go_on(places, group, labels)
    if group.signs[-1].type == "ONWARD":
        places.onward.append(dict(places.path))


def _level_of(places: _Places, group: Group, labels: list[str]) -> str:
    """Return the level that a group of places below the article names."""
    if group.rule == "paragraph":
        return "paragraph"
    if group.rule == "ordinal":
        return "paragraph" if group.signs[-1].type == "LID" else "sentence"
    below = "point" in places.path and not places.degrees and group.labels[0].type == "DEG"
    return "subpoint" if below else _point_level(places, labels)


def _contain(places: _Places, group: Group, labels: list[str]) -> None:
    kind = group.signs[0].type
    if kind == "BOOK":
        places.book = labels[0]
        return
    level = {"CHAPTER": "chapter", "SECTION": "section", "ANNEX": "annex"}[kind]
    if level == "section":
        places.section = group.signs[0].value
    if level not in places.path and len(labels) == 1:
        places.enclose(level, labels[0])
    else:
        places.put(level, labels)


def _point_level(places: _Places, labels: list[str]) -> str:
    """Tell a point from a subpoint: "onder a, onder 2" and "onder a, 1°" go one deeper."""
    point = places.path.get("point")
    return "point" if point is None or _kind([point]) == _kind(labels) else "subpoint"


def _kind(labels: list[str]) -> str:
    """Tell digits, letters and Roman numerals apart; one letter alone is a letter."""
    if labels[0].isdigit():
        return "digits"
    return "roman" if any(len(label) > 1 and roman_value(label) for label in labels) else "letters"


def _go_on(places: _Places, group: Group, labels: list[str]) -> None:
    """Place a list that goes on without a word of its own."""
    if group.signs[0].type == "LET":
        places.put(_point_level(places, labels), labels)
    elif places.leden and "article" in places.path and "paragraph" in places.path:
        places.put("paragraph", labels)
    elif "article" in places.path or "paragraph" not in places.path:
        places_point = "point" in places.path and group.link == "none"
        _note_articles(places, group)
        places.put("subpoint" if places_point else "article", labels)
    else:
        places.put("paragraph", labels)


def _note_articles(places: _Places, group: Group) -> None:
    numbers = [sign for sign in group.signs if sign.type == "NUM"]
    for before, sign in zip([None, *numbers], numbers, strict=False):
        if sign.readings:
            places.doubtful.append((sign.value, sign.readings))
        if before and sign.link in RANGES:
            last = [before.value, *_onward(before.value, sign)][-1]
            places.ranges.append((before.value, last))


def _labels(group: Group) -> list[str]:
    """Return the labels of a group with its ranges expanded."""
    found: list[str] = []
    for sign in group.labels:
        if sign.link in RANGES and found:
            found.extend(_onward(found[-1], sign))
        else:
            found.append(sign.value)
    return found


def _onward(first: str, sign: Sign) -> tuple[str, ...]:
    """Return what a range adds to its first label: "tot" stops short of the last one."""
    after = expand(first, sign.value)[1:]
    return after if sign.link == "range" else after[:-1]
