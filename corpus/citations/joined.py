"""Citations that words like "en" and "jo." join: they may share a regulation, or a part."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from corpus.citations.interpret import LEVELS
from corpus.citations.model import Citation
from corpus.citations.recognise import Stretch
from corpus.citations.words import words
from corpus.model import Target
from corpus.patterns import later

__all__ = ["carried", "distributed", "joined", "shared"]

_FARTHEST_JOINT = 60  # characters
_ALSO_OF = later(r"\s*+,?\s*+(?:en|of|alsmede|en/of|dan\s++wel)\s++van\s++", re.IGNORECASE)


def carried(text: str, before: Stretch, end: int, here: Stretch) -> Stretch:
    """Return an article with the part that was named of the one before it.

    "het tweede lid van artikel 4 en van artikel 5" is the second paragraph of both. ``end`` is
    where the citation before ends, with its regulation.
    """
    within = len(before.reaches) > 1 and len(here.reaches) == 1
    if not within or len(here.reaches[0]) != 1 or here.reaches[0][0].rule != "article":
        return here
    if before.reaches[-1][-1].rule != "article" or end > here.start:
        return here
    if not _ALSO_OF.fullmatch(text, end, here.start):
        return here
    return replace(here, reaches=(*before.reaches[:-1], *here.reaches))


def distributed(run: list[Citation], each: tuple[tuple[str, str], ...]) -> list[Citation]:
    """Give what "telkens" names in the last citation to those it is joined with as well.

    "artikel 4, eerste lid, en artikel 5, eerste lid, telkens onder a".
    """
    if not each:
        return run
    level = LEVELS.index(each[0][0])

    def below(target: Target) -> tuple[Target, ...]:
        if any(getattr(target, name) for name in LEVELS[level:]):
            return (target,)
        return tuple(replace(target, **{name: label}) for name, label in each)

    return [
        *(
            replace(one, targets=tuple(t for it in one.targets for t in below(it)))
            for one in run[:-1]
        ),
        run[-1],
    ]


@cache
def _with() -> re.Pattern[str]:
    return later(rf"(?<!\w){words().links['with']}", re.IGNORECASE)


@cache
def _joint() -> re.Pattern[str]:
    return later(
        rf"\s*+,?\s*+\(?(?:{words().pattern('links.joints')}\s++)?"
        r"(?:(?:van\s++)?(?:de|het)\s++|van\s++)?",
        re.IGNORECASE,
    )


def joined(text: str, before: Citation, here: Citation) -> bool:
    """Tell whether only a word like "en" or "jo." stands between two citations."""
    between = text[before.end : here.start]
    return len(between) <= _FARTHEST_JOINT and _joint().fullmatch(between) is not None


def shared(text: str, run: list[Citation]) -> list[Citation]:
    """Give joined citations the regulation that the last of them names."""
    result = list(run)
    for index in range(len(result) - 2, -1, -1):
        here, after = result[index], result[index + 1]
        if here.anchor == "" == after.anchor and here.instrument is None and after.instrument:
            result[index] = replace(here, instrument=after.instrument, also=after.also, shared=True)
    for index in range(1, len(result)):
        before, here = result[index - 1], result[index]
        if _shares_on(text, before, here):
            result[index] = replace(here, instrument=before.instrument, shared=True)
    return result


def _shares_on(text: str, before: Citation, here: Citation) -> bool:
    """Tell whether a citation takes over the regulation of the one before it.

    "Wet werk en bijstand, artikel 8 en artikel 30": the name stands in front; "artikel 8 Awb
    juncto artikel 10": the two are read as one.
    """
    between = text[before.end : here.start]
    if not (before.anchor == "" == here.anchor and here.instrument is None and before.instrument):
        return False
    if not between.strip():
        return False
    in_front = before.instrument.kind == "name" and before.instrument.end <= before.start
    return (in_front and not before.shared) or bool(_with().search(between))
