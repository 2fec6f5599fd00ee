"""The instructions of an amending ordinance, as data.

The formulas are those of the Aanwijzingen voor de regelgeving, § 6.2: "komt te luiden",
"wordt vervangen door", "wordt ingevoegd, luidende", "wordt toegevoegd", "vervalt". A place that an
instruction leaves out ("het tweede lid komt te luiden") is that of the article announced above it
("Artikel 3 wordt als volgt gewijzigd:").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from msgspec.structs import replace

from corpus.citations import find
from corpus.model import (
    Instruction,
    InstructionKind,
    Provision,
    ProvisionKind,
    Target,
    articles,
)
from corpus.numbering import label_readings
from ingest.layout.lines import Line
from ingest.layout.paragraphs import Vocabulary, join
from ingest.tree.structure import build_articles

__all__ = ["find_instructions"]

_LONGEST = 5  # lines that one instruction may run over
_QUOTED = r"[\"“”„‘’'«»](?P<{name}>[^\"“”„«»]+?)[\"“”‘’'«»](?!\w)"
_OLD, _NEW = _QUOTED.format(name="old"), _QUOTED.format(name="new")
_LABEL = re.compile(r"^(?:[A-Z]{1,2}|\d{1,2}|[a-z])\s?[.)]?\s+(?=[A-Z])")
_LONE_LABEL = re.compile(r"^(?:[A-Z]{1,2}|\d{1,2}|[a-z])\s?[.)]?$")
_BASE = re.compile(r"^(?P<place>.+?)\s+wordt\s+als\s+volgt\s+gewijzigd\s*:\s*$", re.IGNORECASE)
_FORMULAS: tuple[tuple[InstructionKind, re.Pattern[str]], ...] = (
    (
        "heading",
        re.compile(
            r"^Het\s+opschrift\s+van\s+(?P<place>.+?)\s+komt\s+te\s+luiden\s*:\s*(?P<new>.+)$",
            re.IGNORECASE,
        ),
    ),
    (
        "substitute",
        re.compile(
            rf"^In\s+(?P<place>.+?),?\s+(?:wordt|worden)\s+(?P<all>telkens\s+)?{_OLD}\s+(?:telkens\s+)?"
            rf"(?:vervangen\s+door|gewijzigd\s+in)\s*:?\s*{_NEW}\.?$",
            re.IGNORECASE,
        ),
    ),
    (
        "substitute",
        re.compile(
            rf"^In\s+(?P<place>.+?),?\s+wordt\s+(?P<all>telkens\s+)?na\s+{_OLD}\s+"
            rf"(?P<after>ingevoegd|toegevoegd)\s*:?\s*{_NEW}\.?$",
            re.IGNORECASE,
        ),
    ),
    (
        "substitute",
        re.compile(
            rf"^In\s+(?P<place>.+?),?\s+(?:vervalt|vervallen)\s+(?P<all>telkens\s+)?{_OLD}\.?$",
            re.IGNORECASE,
        ),
    ),
    (
        "insert",
        re.compile(
            r"^Na\s+(?P<place>.+?),?\s+(?:wordt|worden)\b.*?\bingevoegd,?\s+luidende\s*:\s*$",
            re.IGNORECASE,
        ),
    ),
    (
        "append",
        re.compile(
            r"^Aan\s+(?P<place>.+?),?\s+(?:wordt|worden)\b.*?\btoegevoegd,?\s+luidende\s*:\s*$",
            re.IGNORECASE,
        ),
    ),
    (
        "replace",
        re.compile(r"^(?P<place>.+?)\s+(?:komt|komen)\s+te\s+luiden\s*:\s*$", re.IGNORECASE),
    ),
    ("delete", re.compile(r"^(?P<place>.+?)\s+(?:vervalt|vervallen)\.?$", re.IGNORECASE)),
)
_RENUMBERS = re.compile(r"\bonder\s+vernummering\s+van\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    kind: InstructionKind | None  # None for a base ("wordt als volgt gewijzigd")
    match: re.Match[str]
    text: str
    start: int
    end: int  # index after the last line of the sentence


def find_instructions(
    lines: Sequence[Line], nodes: Sequence[Provision], vocabulary: Vocabulary
) -> tuple[Instruction, ...]:
    """Return the instructions among the lines of an amending ordinance, in order.

    ``nodes`` are its own chapters and articles; new text ends where one of them begins.
    """
    if not any(_formula_near(line.text) for line in lines):
        return ()
    own = {article.line for node in nodes for article in articles(node)}
    sentences = list(_sentences(lines))
    found: list[Instruction] = []
    base = Target()
    for position, sentence in enumerate(sentences):
        target = _place(sentence.match["place"], base)
        if target is None:
            continue
        if sentence.kind is None:
            base = target
            continue
        if not sentence.text.startswith(("Het ", "In het", "Na het", "Onderdeel", "Aan het")):
            base = Target(article=target.article)
        end = sentences[position + 1].start if position + 1 < len(sentences) else len(lines)
        below = list(takewhile(lambda line: line.number not in own, lines[sentence.end : end]))
        content = _content(below, sentence, target, vocabulary)
        found.append(_instruction(sentence, target, content, lines[sentence.start]))
    return tuple(found)


def _formula_near(text: str) -> bool:
    return re.search(r"luiden|vervangen|vervalt|ingevoegd|toegevoegd|gewijzigd", text) is not None


def _sentences(lines: Sequence[Line]) -> Iterator[_Found]:
    index = 0
    while index < len(lines):
        found = _sentence_at(lines, index)
        if found is None:
            index += 1
        else:
            yield found
            index = found.end


def _sentence_at(lines: Sequence[Line], index: int) -> _Found | None:
    """Return the instruction that begins at a line, over at most a few lines."""
    if _LONE_LABEL.match(lines[index].text.strip()):
        return None
    text = ""
    for end in range(index + 1, min(len(lines), index + _LONGEST) + 1):
        text = join([*([text] if text else []), lines[end - 1]])
        sentence = _LABEL.sub("", text)
        if not re.match(r"^(?:Het|De|In|Na|Aan|Artikel|Onderdeel|Hoofdstuk|Paragraaf)\b", sentence):
            return None
        if match := _BASE.match(sentence):
            return _Found(None, match, sentence, index, end)
        for kind, formula in _FORMULAS:
            match = formula.match(sentence)
            if match and find(match["place"]):
                return _Found(kind, match, sentence, index, end)
        if sentence.endswith((".", ";")):
            return None
    return None


def _place(words: str, base: Target) -> Target | None:
    """Return the place that an instruction names, filled in from the article announced."""
    citations = find(words)
    if not citations or not citations[0].targets:
        return None
    target = citations[-1].targets[0]
    if target.article is None and target.chapter is None:
        paragraph = target.paragraph or base.paragraph
        return Target(
            article=base.article, paragraph=paragraph, point=target.point, subpoint=target.subpoint
        )
    return target


def _instruction(
    sentence: _Found, target: Target, content: tuple[Provision, ...], line: Line
) -> Instruction:
    parts = sentence.match.groupdict()
    assert sentence.kind is not None  # noqa: S101 - a base was passed over
    return Instruction(
        kind=sentence.kind,
        at=_written(target),
        text=sentence.text,
        old=parts.get("old"),
        new=(parts.get("new") or "").strip(" .\"“”‘’'") or None,
        after=bool(parts.get("after")),
        everywhere=bool(parts.get("all")),
        renumbers=_RENUMBERS.search(sentence.text) is not None,
        content=content,
        page=line.page,
        line=line.number,
    )


def _written(target: Target) -> str:
    if target.article is None:
        return f"hoofdstuk:{target.chapter}" if target.chapter else ""
    levels = [target.article, target.paragraph, target.point, target.subpoint]
    while levels and levels[-1] is None:
        levels.pop()
    return "/".join(level or "" for level in levels)


def _content(
    lines: Sequence[Line], sentence: _Found, target: Target, vocabulary: Vocabulary
) -> tuple[Provision, ...]:
    """Return the new provisions that stand under an instruction that announces them."""
    if sentence.kind not in ("replace", "insert", "append"):
        return ()
    kept = [line for line in lines if not _LONE_LABEL.match(line.text.strip())]
    kept = [_unquoted(line) for line in kept]
    if not kept:
        return ()
    whole = target.paragraph is None and target.point is None
    names_article = re.match(r"^Artikel\s", kept[0].text.strip()) is not None
    if not names_article:
        kept = [Line(text="Artikel 0", number=kept[0].number, page=kept[0].page), *kept]
    nodes, _ = build_articles(kept, vocabulary, {}, {})
    if names_article:
        return nodes
    article = nodes[0]
    if article.children and not (whole and sentence.kind == "replace"):
        return article.children
    if whole and sentence.kind == "replace":
        return (article,)
    return (_single(kept[1:], sentence, target, vocabulary),)


def _single(
    lines: Sequence[Line], sentence: _Found, target: Target, vocabulary: Vocabulary
) -> Provision:
    """Return new text that is one paragraph or point, with the label it bears or replaces."""
    kind: ProvisionKind = "point" if target.point else "paragraph"
    number = target.point or target.paragraph
    text = join(lines, vocabulary)
    readings = label_readings(text)
    if readings:
        number, text = readings[0].number, readings[0].rest
        if sentence.kind == "append" and readings[0].style != "digit":
            kind = "point"
    return Provision(kind=kind, number=number, text=text, line=lines[0].number)


def _unquoted(line: Line) -> Line:
    return replace(line, text=line.text.strip().strip("“”„«»"))
