"""References that lead nowhere, with what they may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.checks.model import Case, Finding, in_words
from compare.words import stem
from corpus.addresses import normalise_number
from corpus.model import Provision, Reference, Target
from corpus.sentences import closed

__all__ = ["SOURCE", "address_of", "dangling"]

SOURCE = "Aanwijzingen voor de regelgeving, § 3.3 (aanhaling en verwijzing)"
_LEVELS = ("article", "paragraph", "point", "subpoint")


def address_of(target: Target) -> str:
    """Return the address that a target names: "9f/5/c"."""
    levels = [getattr(target, level) or "" for level in _LEVELS]
    while levels and not levels[-1]:
        levels.pop()
    return "/".join(levels)


def dangling(case: Case) -> Iterator[Finding]:
    """Find references to provisions that do not exist, once per place and wording."""
    seen: set[tuple[str, str]] = set()
    for reference in case.document.references:
        key = (reference.at, " ".join(reference.text.split()).lower())
        without_leden = _without_leden(case, reference)
        dangles = reference.status == "dangling" or _own_note(case, reference) or without_leden
        if key in seen or not dangles:
            continue
        seen.add(key)
        reason, remedy = _why(case, reference)
        damaged = {target.article for target in reference.targets} & case.damaged
        if damaged:
            reason += " De bron is daar beschadigd; kijk in het origineel."
        yield Finding(
            kind="dangling-reference",
            severity="warning" if damaged or without_leden else "error",
            at=reference.at,
            text=" ".join(reference.text.split()),
            message=reason,
            remedy=remedy,
            source=SOURCE,
        )


_SENTENCE = re.compile(r"\S[.;:](?:\s|$)|\S$")


def _without_leden(case: Case, reference: Reference) -> bool:
    """Tell whether a reference is to a lid of an article that is one sentence, without leden.

    "artikel 3, eerste lid, onderdeel b" where article 3 is a sentence with points. An article of
    several sentences may have leden without numbers, so of that nothing is said.
    """
    if reference.status != "resolved" or reference.kind not in ("internal", "relative"):
        return False
    for target in reference.targets:
        article = case.articles.get(target.article or "")
        if article is None or not target.paragraph or target.annex:
            continue
        whole = [article, *(child for child in article.children if child.kind == "text")]
        leden = any(child.kind == "paragraph" for child in article.children)
        if not leden and sum(len(_SENTENCE.findall(node.text)) for node in whole) == 1:
            return True
    return False


_NOTE_ON = re.compile(r"\btoelichting\s+(?:bij|op|van)\s+(?:het\s+)?$", re.I)
_NUMBER = re.compile(r"\bart(?:ikel|\.)?\s*(?P<number>\d+(?:[.:]\d+)?\s?[a-z]{0,2})\b", re.I)


def _own_note(case: Case, reference: Reference) -> bool:
    """Tell whether a doubtful reference is to a note of this document that is not there.

    "de toelichting bij artikel 8h" can only be the note on the regulation's own article 8h, also
    when some statute has an article of that number.
    """
    text = case.text_at(reference.at)
    if reference.status != "ambiguous" or text[reference.start :][:1] != reference.text[:1]:
        return False
    number = _NUMBER.search(reference.text)
    own = number and normalise_number(number["number"]) in case.articles
    return bool(number and not own and _NOTE_ON.search(text[: reference.start]))


def _why(case: Case, reference: Reference) -> tuple[str, str | None]:
    """Say what is missing, and which provision may be meant."""
    text = " ".join(reference.text.split())
    missing = [
        target
        for target in reference.targets
        if not _exists(case, target) or (target.chapter and not target.article)
    ]
    target = missing[0] if missing else None
    number = _NUMBER.search(text)
    if target is None and number and reference.status == "ambiguous":
        target = Target(article=normalise_number(number["number"]))
    if target is not None and target.chapter and not target.article:
        return _no_chapter(case, text, target.chapter)
    if target is None or not target.article:
        reason = reference.reason or f"'{text}' bestaat niet in dit document."
        return closed(f"'{text}' verwijst naar een bepaling die er niet is: {reason}"), None
    address = address_of(target)
    article = case.articles.get(target.article)
    if article is None:
        likely = _likely_article(case, reference, target.article)
        message = f"'{text}' verwijst naar artikel {target.article}, maar dat artikel is er niet."
        remedy = likely and f"Bedoeld is misschien artikel {likely}" + _headed(case, likely)
        return message, remedy or None
    return (
        f"'{text}' verwijst naar {in_words(address)}, maar {_what_there_is(article, target)}.",
        None,
    )


def _no_chapter(case: Case, text: str, number: str) -> tuple[str, str | None]:
    """Say which chapter is missing; the one with the same figure may be meant: 3 for 3A."""
    message = f"'{text}' verwijst naar hoofdstuk {number}, maar dat hoofdstuk is er niet."
    figure = re.match(r"\d+", number)
    for item in case.located:
        node = item.provision
        if node.kind == "chapter" and figure and node.number == figure[0] != number:
            heading = f" ({node.heading})" if node.heading else ""
            return message, f"Bedoeld is misschien hoofdstuk {node.number}{heading}."
    return message, None


def _exists(case: Case, target: Target) -> bool:
    return not target.article or bool(target.annex) or address_of(target) in case.addresses


def _headed(case: Case, number: str) -> str:
    heading = case.articles[number].heading
    return f" ({heading})." if heading else "."


def _what_there_is(article: Provision, target: Target) -> str:
    """Say how far the article goes: "artikel 6 heeft 5 leden"."""
    name = f"artikel {article.number}"
    paragraphs = [child for child in article.children if child.kind == "paragraph"]
    if target.paragraph and not any(item.number == target.paragraph for item in paragraphs):
        if not paragraphs:
            return f"{name} heeft geen leden"
        count = len(paragraphs)
        return f"{name} heeft {count} {'lid' if count == 1 else 'leden'}"
    return "dat onderdeel is er niet"


def _likely_article(case: Case, reference: Reference, number: str) -> str | None:
    """Return the article that is probably meant: the sentence shares its heading's words.

    Only an article with the same letter or a number one off is offered, and only when the words
    around the reference speak of its heading ("interne werkbegeleiding": 9e where 8h was said) or
    when exactly one article has that letter.
    """
    letter = re.sub(r"\d", "", number)
    digits = int(re.sub(r"\D", "", number) or 0)
    near = [
        other
        for other in case.articles
        if other != number
        and (
            (letter and re.sub(r"\d", "", other) == letter)
            or (not letter and abs(int(re.sub(r"\D", "", other) or 0) - digits) <= 1)
        )
    ]
    sentence = {stem(word) for word in re.findall(r"\w{5,}", case.text_at(reference.at).lower())}
    shared = {
        other: len(
            {stem(w) for w in re.findall(r"\w{5,}", (case.articles[other].heading or "").lower())}
            & sentence
        )
        for other in near
    }
    best = sorted(near, key=lambda other: -shared[other])
    if best and shared[best[0]] and (len(best) == 1 or shared[best[0]] > shared[best[1]]):
        return best[0]
    return best[0] if letter and len(best) == 1 else None
