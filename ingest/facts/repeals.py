"""What a regulation withdraws, whose and from when, and with which exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.citations import find
from corpus.dates import find_dates, join_years
from corpus.model import Document, Provision, Repeal
from ingest.facts.passages import Passage, passages, sentences
from ingest.facts.withdrawn import OWN, named_in, repeal_grammar

__all__ = ["day_of_repeal", "find_repeals", "repeals_in"]


# "komt de Verordening X te vervallen": what stands before "komt" says when
_COMES = re.compile(r"^.*\bkom(?:t|en)\s+(?P<what>(?:de|het)\s.*)\s+te\s*$", re.I | re.S)
# "treedt in werking op 1 mei, op welke dag de Verordening X vervalt"
_AT_WHICH = re.compile(r"^.*\bwelke?\s+(?:datum|dag|tijdstip|moment)\s+(?=de\s|het\s)", re.I | re.S)
# "met uitzondering van artikel 5, dat wordt ingetrokken per ...": a day of the exception only
_EXCEPTED = re.compile(r",?\s*met\s+uitzondering\s+van\b[^;]*?,\s*(?:dat|die|welke?)\s", re.I)


# "met ingang van de in artikel 10, tweede lid, genoemde datum van ingang van de heffing"
_NAMED_DAY = re.compile(
    r"\b(?:op|per|met\s+ingang\s+van)\s+(?:de|het)\s+in\s+(?P<place>artikel\s[^;]{1,30}?),?\s+"
    r"(?:genoemde|bedoelde|vermelde)\s+(?:\w*datum|dag|tijdstip|moment)\b",
    re.I,
)


# verbs that may stand before what they withdraw
_BEFORE_NAMES = (
    "in te",
    "te laten",
    "buiten werking te",
    "intrekking",
    "trekt",
    "vervangt",
    "treedt",
    "treden",
)
# verbs that end the one as the other begins: "treedt in werking onder intrekking van"
_AS_THIS_BEGINS = ("intrekking", "vervang", "treedt", "treden")


def find_repeals(document: Document) -> tuple[Repeal, ...]:
    """Return the regulations withdrawn by the articles or by the decision before them.

    A repeal "op de dag van inwerkingtreding" ends on ``document.in_force.date``, one on "de in
    artikel 10, tweede lid, genoemde datum" on the day that paragraph names. A group without
    a name ("de daarop gebaseerde besluiten") is not listed; it stays with the regulation named
    before it, and so do its exceptions.
    """
    found: list[Repeal] = []
    places = [*passages(document), *_decision(document.tree)]
    for passage in places:
        for sentence in sentences(passage.text):
            day = _day_elsewhere(sentence, places) or document.in_force.date
            found += repeals_in(sentence, passage, day)
    unique: dict[tuple[str, str | None, str | None], Repeal] = {}
    for repeal in found:
        unique.setdefault((repeal.title.lower(), repeal.body, repeal.part), repeal)
    return tuple(unique.values()) or document.repeals


def _day_elsewhere(sentence: str, places: list[Passage]) -> str | None:
    """Return the one day named by the provision that a repeal refers to for its day."""
    match = _NAMED_DAY.search(sentence)
    cited = find(match["place"]) if match else ()
    if len(cited) != 1 or len(cited[0].targets) != 1:
        return None
    target = cited[0].targets[0]
    at = "/".join(filter(None, (target.article, target.paragraph)))
    said = [place.text for place in places if place.at == at or place.at.startswith(f"{at}/")]
    days = {day.iso for text in said for day in find_dates(text)}
    return days.pop() if len(days) == 1 else None


def _decision(node: Provision) -> Iterator[Passage]:
    """Yield the preamble's words from "besluit" on: it may withdraw what went before."""
    for child in node.children:
        if child.kind == "preamble":
            match = re.search(r"\bbesluit(?:en)?\b|b\s?e\s?s\s?l\s?u\s?i\s?t", child.text, re.I)
            if match:
                yield Passage(
                    "aanhef", "", join_years(child.text[match.end() :].replace("\n", " "))
                )
        else:
            yield from _decision(child)


def repeals_in(sentence: str, passage: Passage, in_force: str | None) -> Iterator[Repeal]:
    """Yield the repeals in one sentence of a passage."""
    grammar = repeal_grammar()
    text = grammar.own.sub(OWN, sentence)
    # Each verb governs the words since the verb before it: "X wordt ingetrokken en Y vervalt".
    at = 0
    for verb in grammar.verb.finditer(text):
        clause = text[at : verb.start()]
        tail = text[verb.end() :]
        at = verb.end()
        if grammar.modal.search(clause) or re.match(r"\W*(?:als|zodra)\b", clause, re.I):
            continue
        per = day_of_repeal(clause, _EXCEPTED.split(tail)[0], in_force)
        clause = _AT_WHICH.sub("", clause)
        comes = _COMES.match(clause)
        clause = comes["what"] if comes else clause
        if verb[0].lower().startswith(_AS_THIS_BEGINS):
            per = per or in_force
        for words, excepted in _subjects(verb[0].lower(), clause, tail):
            yield from named_in(words, excepted, per, passage.at)


def day_of_repeal(clause: str, tail: str, in_force: str | None) -> str | None:
    """Return the day a repeal takes effect: a date after "per", or that of entry into force.

    ``clause`` and ``tail`` are the words before and after the verb that withdraws.
    """
    grammar = repeal_grammar()
    for text in (tail, clause):
        for day in find_dates(text):
            before = text[: day.start]
            of_adoption = re.search(
                r"(?:vastgesteld|besluit(?:en)?|gewijzigd|bekendgemaakt)\b[^,;]{0,40}$",
                before,
                re.I,
            ) or re.match(r"\s+vastgestelde?\b", text[day.end :], re.I)
            if grammar.per.search(before) and not of_adoption:
                return day.iso
    both = clause + tail
    if re.search(
        r"(?:dag|datum|tijdstip|moment|gelijktijdig|bij|met)\b[^;]*in\s*werking|(?:gelijke|dezelfde)\s+dat"
        r"|\b(?:op|per|met\s+ingang\s+van)\s+(?:die|dat|welke?)\s+(?:datum|dag|tijdstip|moment)\b"
        r"|\b(?:op|per|met\s+ingang\s+van)\s+(?:de|het)\s+in\s+(?:het\s+\w+\s+lid|artikel\s[^;]{1,30}?)\s+"
        r"(?:genoemde|bedoelde|vermelde)\s+(?:\w*datum|dag|tijdstip|moment)\b"
        r"|\b(?:op|per|met\s+ingang\s+van)\s+(?:de|het)\s+(?:\w*datum|dag|tijdstip|moment),?\s+"
        r"(?:genoemd|bedoeld|vermeld)\s+in\s+(?:het\s+\w+\s+lid|artikel\s)"
        r"|^\W*(?:gelijktijdig|tegelijk\w*)\b",
        both,
        re.I,
    ):
        return in_force
    return None


def _subjects(verb: str, clause: str, tail: str) -> Iterator[tuple[str, str]]:
    """Yield the words that name what is withdrawn, with the exceptions made to it."""
    grammar = repeal_grammar()
    if verb.startswith(_BEFORE_NAMES):
        # "onder intrekking van X", "in te trekken de X", "X in te trekken"
        end = re.search(r";|\bvast\s+te\s+stellen|\bbesluit\b|\btree?dt?(?:en)?\b|$", tail)
        words = re.sub(r"\s+(?:in|en)\s*[.;]?\s*$", "", tail[: end.start()] if end else tail)
        named = words if grammar.noun.search(words) else clause
    else:
        named = _before_verb(clause, verb)
        listed = re.match(r"[^.;]{0,60}?:(.*)", tail, re.S)
        if listed:
            named = f"{named}\n{listed[1]}" if grammar.noun.search(named) else listed[1]
        elif not grammar.noun.search(named):  # "hierbij wordt ingetrokken de Verordening X"
            named = tail
    split = grammar.exceptions.split(named, maxsplit=1)
    except_words = split[1] if len(split) > 1 else ""
    if not except_words:
        late = grammar.exceptions.split(tail, maxsplit=1)
        except_words = late[1] if len(late) > 1 else ""
    yield split[0], except_words


def _before_verb(clause: str, verb: str) -> str:
    """Return the subject of "(X) wordt (X) ingetrokken": it stands on either side of "wordt"."""
    parts = re.split(r"\b(?:wordt|worden|is|zijn)\b", clause, flags=re.I)
    if verb.startswith("verval") and len(parts) == 1:
        return clause
    named = [part for part in parts if repeal_grammar().noun.search(_without_adverbs(part))]
    return _without_adverbs(named[-1] if len(parts) > 1 and named else clause)


def _without_adverbs(words: str) -> str:
    """Drop what says when: "gelijktijdig met de inwerkingtreding van deze verordening"."""
    words = re.sub(
        rf"(?:\b(?:gelijktijdig|tegelijk|tegelijkertijd)\s+)?\b(?:met|bij|op|per|vanaf|na)\s+"
        rf"(?:het\s+|de\s+|dat\s+|die\s+)?(?:moment|tijdstip|datum|dag|ingang|inwerkingtreding|in\s*werking)"
        rf"[^;:]*?(?:{OWN}(?:\s+in\s*werking\s+treedt)?|$)",
        " ",
        words,
        flags=re.I,
    )
    return re.sub(r"^\s*(?:hierbij|tevens|daarbij|gelijktijdig|voorts)\b", " ", words, flags=re.I)
