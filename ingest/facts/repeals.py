"""What a regulation withdraws, whose and from when, and with which exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from corpus.bodies import find_bodies
from corpus.citations import find
from corpus.dates import find_dates, join_years
from corpus.model import Document, Provision, Repeal
from ingest.facts.passages import Passage, facts_data, passages, phrase, sentences, tidy

__all__ = ["day_of_repeal", "find_repeals", "repeals_in"]

_OWN = "§§"  # stands for "deze verordening": the regulation itself is nothing it withdraws


# "komt de Verordening X te vervallen": what stands before "komt" says when
_COMES = re.compile(r"^.*\bkom(?:t|en)\s+(?P<what>(?:de|het)\s.*)\s+te\s*$", re.I | re.S)
# "treedt in werking op 1 mei, op welke dag de Verordening X vervalt"
_AT_WHICH = re.compile(r"^.*\bwelke?\s+(?:datum|dag|tijdstip|moment)\s+(?=de\s|het\s)", re.I | re.S)
# "met uitzondering van artikel 5, dat wordt ingetrokken per ...": a day of the exception only
_EXCEPTED = re.compile(r",?\s*met\s+uitzondering\s+van\b[^;]*?,\s*(?:dat|die|welke?)\s", re.I)


_SAME_DAY = re.compile(
    r",?\s*\b(?:per|op|met\s+ingang\s+van)\s+(?:de)?(?:gelijke|zelfde)\s+(?:datum|dag)\b", re.I
)


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
# "de bepalingen van de Verordening X": the whole of it; "de verordening genaamd X": X
_WHOLE = re.compile(
    r"^(?:(?:alle\s+)?bepalingen\s+(?:van|uit)\s+(?:de|het)\s+|(?:verordening|regeling)\s+"
    r"(?:genaamd|geheten|getiteld|met\s+(?:de\s+)?(?:titel|naam))\s*:?\s*)",
    re.I,
)


class _Grammar(NamedTuple):
    verb: re.Pattern[str]
    modal: re.Pattern[str]
    noun: re.Pattern[str]
    own: re.Pattern[str]
    vague: re.Pattern[str]
    old: re.Pattern[str]
    starts: re.Pattern[str]
    exceptions: re.Pattern[str]
    per: re.Pattern[str]
    after: re.Pattern[str]
    partial: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    data = facts_data()["repeal"]

    title = rf"(?:(?-i:[A-ZÀ-Þ\"“„‘'])|{data['noun']}|(?:{data['old']})\s)"
    return _Grammar(
        verb=phrase(rf"\b(?:{data['verb']})(?!\w)"),
        modal=phrase(data["modal"]),
        noun=phrase(rf"(?<!\w){data['noun']}"),
        own=phrase(data["own"]),
        vague=phrase(data["vague"]),
        old=phrase(rf"^(?:(?:{data['old']})\s+)+"),
        starts=phrase(
            rf"(?:[;\n:]\s*(?:[-•–]\s*|\(?\w{{1,2}}[.)]\s+)?(?:(?:{data['titles_and']})\s+)?(?:(?:de|het)\s+)?"
            rf"|,\s*(?:de|het)\s+(?={title})"
            rf"|,?\s+(?:{data['titles_and']})\s+(?:de|het)\s+(?={title}|daarop|hierop))"
        ),
        exceptions=phrase(rf",?\s*\(?\b(?:{data['exceptions']})\s+"),
        per=phrase(rf"\b(?:{data['per']})\s+$"),
        after=phrase(rf",?\s*\(?(?<!\w)(?:{data['after']})"),
        partial=phrase(data["partial"]),
    )


def find_repeals(document: Document) -> tuple[Repeal, ...]:
    """Return the regulations withdrawn by the articles or by the decision before them.

    A repeal "op de dag van inwerkingtreding" ends on ``document.in_force.date``, one on "de in
    artikel 10, tweede lid, genoemde datum" on the day that paragraph names. A group without
    a name ("de daarop gebaseerde besluiten") is not listed; its exceptions stay with the
    regulation named before it.
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
    grammar = _grammar()
    text = grammar.own.sub(_OWN, sentence)
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
        for words, exceptions in _subjects(verb[0].lower(), clause, tail):
            yield from _named(words, exceptions, per, passage.at)


def day_of_repeal(clause: str, tail: str, in_force: str | None) -> str | None:
    """Return the day a repeal takes effect: a date after "per", or that of entry into force.

    ``clause`` and ``tail`` are the words before and after the verb that withdraws.
    """
    grammar = _grammar()
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


def _subjects(verb: str, clause: str, tail: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words that name what is withdrawn, with the exceptions made to it."""
    grammar = _grammar()
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
    yield split[0], _exceptions(except_words)


def _before_verb(clause: str, verb: str) -> str:
    """Return the subject of "(X) wordt (X) ingetrokken": it stands on either side of "wordt"."""
    parts = re.split(r"\b(?:wordt|worden|is|zijn)\b", clause, flags=re.I)
    if verb.startswith("verval") and len(parts) == 1:
        return clause
    named = [part for part in parts if _grammar().noun.search(_without_adverbs(part))]
    return _without_adverbs(named[-1] if len(parts) > 1 and named else clause)


def _without_adverbs(words: str) -> str:
    """Drop what says when: "gelijktijdig met de inwerkingtreding van deze verordening"."""
    words = re.sub(
        rf"(?:\b(?:gelijktijdig|tegelijk|tegelijkertijd)\s+)?\b(?:met|bij|op|per|vanaf|na)\s+"
        rf"(?:het\s+|de\s+|dat\s+|die\s+)?(?:moment|tijdstip|datum|dag|ingang|inwerkingtreding|in\s*werking)"
        rf"[^;:]*?(?:{_OWN}(?:\s+in\s*werking\s+treedt)?|$)",
        " ",
        words,
        flags=re.I,
    )
    return re.sub(r"^\s*(?:hierbij|tevens|daarbij|gelijktijdig|voorts)\b", " ", words, flags=re.I)


def _exceptions(words: str) -> tuple[str, ...]:
    """Split "het uitvoeringsbesluit A en het Besluit B voor wat betreft ..." into titles."""
    grammar = _grammar()
    text = re.split(r"[.;]\s*$|\bworden\b|\bwordt\b", words.strip(), maxsplit=1)[0]
    parts = grammar.starts.split(text)
    titles = []
    for part in parts:
        title = grammar.after.split(re.sub(r"^(?:de|het|van)\s+", "", part.strip()), maxsplit=1)[0]
        if title.strip():
            titles.append(tidy(title))
    return tuple(titles)


def _named(words: str, exceptions: tuple[str, ...], per: str | None, at: str) -> Iterator[Repeal]:
    """Yield a repeal for every regulation named in the words."""
    grammar = _grammar()
    items = [part for part in grammar.starts.split(words) if part and part.strip()]
    repeals = [repeal for part in items if (repeal := _one(part, per, at))]
    for position, repeal in enumerate(repeals):
        last = position == len(repeals) - 1
        yield msgspec.structs.replace(repeal, exceptions=exceptions if last else ())


def _one(part: str, per: str | None, at: str) -> Repeal | None:
    """Read one regulation: its title, its day of adoption, its body."""
    grammar = _grammar()
    text = re.sub(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+", "", _when(part.strip()))
    text = re.sub(
        r"^(?:(?:wordt|worden)\s+)?(?:de|het|van|hierbij|tevens|dat|ook)\s+", "", text, flags=re.I
    )
    if _OWN in text[:20]:
        return None
    partial = grammar.partial.match(text)
    piece = tidy(text[: partial.end("part")]) if partial else None
    text = text[partial.end() :] if partial else text
    # "de op 17 mei 2016 vastgestelde Verordening ..."
    adopted = None
    first = re.match(
        r"(?:(?:door\s+[^,]{3,40}?\s+)?(?:op|bij\s+besluit\s+van)\s+(.{6,30}?)\s+vastgestelde"
        r"|(?:verordening|regeling|besluit)\s+van\s+(.{6,30}?),?\s+(?:bekend|aangehaald)\s+als"
        r"(?:\s+(?:de|het))?)\s+",
        text,
        re.I,
    )
    if first:
        days = find_dates(first[1] or first[2])
        adopted = days[0].iso if days else None
        text = text[first.end() :]
    text = _WHOLE.sub("", grammar.old.sub("", text))
    noun = grammar.noun.search(text)
    if not noun or grammar.vague.search(text):
        return None
    # A title starts with a capital, or its noun stands near the start: else it is a sentence.
    if not re.match(r"[A-ZÀ-Þ\d\"“„‘']", text) and len(text[: noun.start()].split()) > 2:
        return None
    cut = grammar.after.search(text, noun.end() if noun.start() == 0 else noun.start())
    title, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    adopted = adopted or _adopted(rest)
    title, body = _of_body(tidy(title), rest)
    if len(title) < 8 or not (adopted or re.search(r"[A-ZÀ-Þ]|\d{4}", title)):
        return None
    return Repeal(title=title, body=body, adopted=adopted, per=per, at=at, part=piece)


def _adopted(rest: str) -> str | None:
    """Return the day of adoption in what follows a title: not that of a later change."""
    for day in find_dates(rest):
        before = rest[: day.start]
        if not re.search(r"\b(?:gewijzigd|bekend\s?gemaakt|gepubliceerd)\b[^,;)]*$", before, re.I):
            return day.iso
    return None


def _when(words: str) -> str:
    """Drop "met ingang van DATE" and "per DATE" from the words of a subject."""
    for day in reversed(find_dates(words)):
        lead = re.search(
            r",?\s*\b(?:met\s+ingang\s+van|per|ingaande|vanaf|gerekend\s+vanaf)\s+$",
            words[: day.start],
            re.I,
        )
        if lead:
            words = f"{words[: lead.start()]} {words[day.end :].lstrip(' ,')}"
    return _SAME_DAY.sub("", words).strip()


def _of_body(title: str, rest: str) -> tuple[str, str | None]:
    """Set the body apart: "Verordening X van de gemeente Uden" is Uden's Verordening X.

    A name inside the title ("Reintegratieverordening gemeente Maastricht 2008") belongs to it.
    """
    match = re.search(
        r"\s+(?:van|der|in)\s+(?:de\s+)?(?:voormalige\s+)?gemeente\s+(\S.*)$", title, re.I
    )
    if match:
        known = find_bodies(match[1])
        name = known[0].name if known else match[1]
        if len(match[1].split()) <= 6 and not re.search(r"\d", match[1]):
            return tidy(title[: match.start()]), name
    for text in (rest, title):
        named = re.search(
            r"\b(?:gemeente(?:raad)?|raad)\s+(?:van\s+|der\s+|de\s+|gemeente\s+)*", text, re.I
        )
        if named:
            known = find_bodies(text[named.end() :])
            if known and known[0].start == 0:
                return title, known[0].name
    return title, None
