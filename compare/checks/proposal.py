"""The council proposal against the ordinance: titles, dates, articles and amounts it describes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.checks.model import Case, Finding, in_words, quote
from compare.time.titles import likeness, words_and_years
from compare.words import terms
from corpus.dates import find_dates, join_years
from corpus.dates import in_words as day_in_words
from corpus.model import Document, Norm, Repeal, words_of
from corpus.quantities import Quantity, find_quantities
from corpus.sentences import closed, listed

__all__ = ["adoption", "amounts", "articles", "consultation", "dates", "titles", "withdrawal"]

_AKIN = 0.65  # of the words, years apart: below this the decision is about something else
_ARTICLE = re.compile(r"\bartikel\s+(?P<number>\d+(?:[.:]\d+)?[a-z]{0,2})\b(?!\s*[.:]\d)", re.I)
# The rest of a citation up to "van de Participatiewet": then it is no article of the ordinance.
_OF_LAW = re.compile(
    r"^[\s,]*(?:(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|lid|leden|"
    r"aanhef|onder|onderdeel|onderdelen|sub|en|of|tot|met|\d+[a-z]?|[a-z])\b[\s,°]*)*"
    r"(?:van|uit)\s+(?:de|het)\s+"
    r"(?!(?:nieuwe\s+|concept\S*\s+|ontwerp\S*\s+|voorliggende\s+|onderhavige\s+)*\w*verordening)",
    re.I,
)
# "• Jobcoach, artikel 28": a point of a list, alone on its line or before a sentence.
_BULLET = re.compile(
    r"(?:^|[\n•])\s*[*–-]?\s*(?P<what>[A-ZÀ-Þ][^\n,;:.•]{3,90}?),?\s+artikel\s+"
    r"(?P<number>\d+(?:[.:]\d+)?[a-z]{0,2})\b(?=\s*(?:$|\n|[:(])|\s+[A-ZÀ-Þ])"
)
# What was, beside what will be: which of two numbers the article gives cannot be told.
_FORMER = re.compile(
    r"\b(?:was|waren|nu|thans|voorheen|oude|huidige|naar|in\s+plaats\s+van)\b", re.I
)


def _text(document: Document) -> str:
    parts = [words_of(document.tree)]
    parts += [f"{note.heading or ''}\n{note.text}" for note in document.notes]
    return join_years("\n".join(parts))


def _proposal_text(case: Case) -> str:
    return _text(case.proposal) if case.proposal else ""


def titles(case: Case) -> Iterator[Finding]:
    """Find a title in the proposal's decision that is not the ordinance's own.

    Of a decision that adopts several regulations, the one whose title is most like it is taken.
    """
    document = case.document
    named = document.adopts if case.is_paper else (document.citation_title, document.title)
    own = [title for title in named if title]
    adopted = case.proposal.adopts if case.proposal else ()
    if any(likeness(written, title) == 1.0 for written in adopted for title in own):
        return
    akin = [(_shared(written, title), written) for written in adopted for title in own]
    if not akin or max(akin)[0] < _AKIN:
        return
    written = max(akin)[1]
    other = "dit stuk" if case.is_paper else "de verordening heet"
    yield Finding(
        kind="proposal-title",
        severity="warning",
        at="",
        text=written,
        message=closed(f"Het voorstel stelt '{written}' vast, {other} '{own[0]}'"),
        remedy="Maak de titels gelijk.",
    )


def _shared(one: str, two: str) -> float:
    """Return the share of the words of the longer title that both have, years apart."""
    words_one, words_two = set(words_and_years(one)[0]), set(words_and_years(two)[0])
    return len(words_one & words_two) / max(len(words_one), len(words_two), 1)


def dates(case: Case) -> Iterator[Finding]:
    """Find a day of entry into force in the proposal that is not the ordinance's."""
    force = case.document.in_force
    ours = {day for day in (force.date, force.retroactive_to) if day}
    if not ours:
        return
    text = _proposal_text(case)
    title = next(iter(case.document.adopts), None) if case.is_paper else None
    title = title or case.document.citation_title or case.document.title
    title_words = set(words_and_years(title)[0])
    for match in re.finditer(r"[^.;\n]*(?:\n[^.;\n]+)*[.;]?", text):
        sentence = match[0]
        own = title_words and title_words <= set(words_and_years(sentence)[0])
        named = own or re.search(r"\b(?:deze|de\s+nieuwe|de)\s+verordening\b", sentence, re.I)
        speaks = re.search(r"in\s*werking|vast\s?te\s+stellen\s+met\s+ingang", sentence, re.I)
        if not named or not speaks or re.search(r"\bwet\w*\b[^.]*in\s*werking", sentence, re.I):
            continue
        days = [
            day
            for day in find_dates(sentence)
            if re.search(r"\b(?:met\s+ingang\s+van|per|op|vanaf)\s+$", sentence[: day.start], re.I)
        ]
        for day in days[:1]:
            if day.iso not in ours:
                yield Finding(
                    kind="proposal-date",
                    severity="error",
                    at=force.at or "",
                    text=quote(sentence, day.start, day.end),
                    message=(
                        f"Het voorstel noemt {day_in_words(day.iso)} als dag van inwerkingtreding, "
                        f"{'dit stuk' if case.is_paper else 'de verordening'} "
                        f"{' en '.join(map(day_in_words, sorted(ours)))}."
                    ),
                    remedy="Maak de datums gelijk.",
                )


def adoption(case: Case) -> Iterator[Finding]:
    """Find a decision of another day than the one on which the ordinance says it was adopted."""
    paper = case.proposal
    if paper is None or paper.kind != "raadsbesluit":
        return
    ours = {item.body: item.date for item in case.document.adopted}
    for item in paper.adopted:
        day = ours.get(item.body)
        if day and day != item.date:
            yield Finding(
                kind="adoption-mismatch",
                severity="warning",
                at="slot",
                text=day_in_words(day),
                message=(
                    f"Volgens de verordening is zij in {item.body} vastgesteld op "
                    f"{day_in_words(day)}, volgens het raadsbesluit op {day_in_words(item.date)}."
                ),
                remedy="Maak de datums gelijk.",
            )


def consultation(case: Case) -> Iterator[Finding]:
    """Find a period of inspection that was not over on the day of the proposal or of adoption."""
    facts = case.papers[-1].proposal if case.papers else None
    adopted = min((item.date for item in case.document.adopted), default=None)
    days = [
        (facts.date if facts else None, "het voorstel is van"),
        (facts.meeting if facts else None, "de raad vergadert op"),
        (adopted, "de verordening is vastgesteld op"),
    ]
    for period in facts.consultations if facts else ():
        early = next(((day, words) for day, words in days if day and day <= period.end), None)
        if early:
            yield Finding(
                kind="proposal-consultation",
                severity="warning",
                at="",
                text=period.text,
                message=(
                    f"Het ontwerp ligt ter inzage tot en met {day_in_words(period.end)}, maar "
                    f"{early[1]} {day_in_words(str(early[0]))}."
                ),
                remedy="Ga na of de datums kloppen en of alle zienswijzen zijn meegewogen.",
                source="Gemeentewet, artikel 150 (inspraak)",
            )


def withdrawal(case: Case) -> Iterator[Finding]:
    """Find a repeal that the proposal gives another year or day of adoption than the ordinance."""
    for theirs in case.proposal.repeals if case.proposal else ():
        words, years = words_and_years(theirs.title)
        for ours in case.document.repeals:
            own_words, own_years = words_and_years(ours.title)
            if sorted(words) != sorted(own_words):
                continue
            other_year = years and own_years and not years & own_years
            other_day = theirs.adopted and ours.adopted and theirs.adopted != ours.adopted
            if other_year or other_day:
                whose = "dit stuk" if case.is_paper else "de verordening"
                one, two = _with_day(theirs, bool(other_day)), _with_day(ours, bool(other_day))
                yield Finding(
                    kind="proposal-repeal",
                    severity="warning",
                    at=ours.at or "",
                    text=ours.title,
                    message=closed(f"Het voorstel trekt {one} in, {whose} {two}"),
                    remedy="Maak de titels en datums gelijk.",
                )


def _with_day(repeal: Repeal, dated: bool) -> str:
    day = f" van {day_in_words(repeal.adopted)}" if dated and repeal.adopted else ""
    return f"'{repeal.title}'{day}"


def articles(case: Case) -> Iterator[Finding]:
    """Find articles of the ordinance that the proposal describes and that are not there.

    Also an article described under another subject: "Jobcoach, artikel 28" where article 28 does
    not speak of a jobcoach.
    """
    text = _proposal_text(case)
    seen: set[str] = set()
    for match in _BULLET.finditer(text):
        number = match["number"].lower()
        article = case.articles.get(number)
        seen.add(number)
        subject = [word for word in terms(match["what"]) if len(word) > 3]
        if article is None:
            yield _absent(case, number, " ".join(match[0].strip(" •*–-\n").split()))
        elif subject and not _about(subject, article.heading or ""):
            headed = _headed(case, subject)
            if headed or not _about(subject, words_of(article)):
                yield Finding(
                    kind="proposal-article",
                    severity="warning",
                    at=number,
                    text=" ".join(match[0].strip(" •*–-\n").split()),
                    message=closed(
                        f"Het voorstel bespreekt '{match['what']}' bij artikel {number}, maar dat "
                        f"artikel heet '{article.heading or ''}'"
                    ),
                    remedy=headed and f"Bedoeld is misschien artikel {headed}.",
                )
    for match in _ARTICLE.finditer(text):
        number = match["number"].lower()
        after = text[match.end() : match.end() + 120]
        if number in case.articles or number in seen or _OF_LAW.match(after):
            continue
        if re.match(r"[^.;]{0,60}\bverordening\b", after):
            seen.add(number)
            yield _absent(case, number, quote(text, match.start(), match.end()))
    yield from _listed(case, seen)


def _listed(case: Case, seen: set[str]) -> Iterator[Finding]:
    """Find the articles that only a list names: "de artikelen 19, 21 en 40 van de verordening"."""
    facts = case.proposal.proposal if case.proposal else None
    missing: dict[str, list[str]] = {}
    for item in facts.articles if facts else ():
        listed = rf"artikelen\s[^.;]*?\b{re.escape(item.article)}\b[^.;]*?"
        own = r"\bvan\s+de\s+(?P<which>[^.;()]*?)verordening"
        match = re.search(listed + own, item.text, re.I)
        if not match or item.article in case.articles or item.article in seen:
            continue
        if not re.search(r"oude|huidige|geldende|vorige|bestaande", match["which"], re.I):
            words = quote(item.text, match.start(), match.end())
            missing.setdefault(words, []).append(item.article)
    for words, numbers in missing.items():
        yield _absent(case, numbers[0], words, *numbers[1:])


def _absent(case: Case, number: str, words: str, *more: str) -> Finding:
    if more:
        numbers = listed([number, *more])
        there = f"de artikelen {numbers} van de verordening, maar die artikelen zijn er niet"
    else:
        there = f"artikel {number} van de verordening, maar dat artikel is er niet"
    return Finding(
        kind="proposal-article",
        severity="error",
        at="",
        text=words,
        message=f"Het voorstel bespreekt {there}; het laatste is artikel {case.last_article}.",
    )


def _about(subject: list[str], words: str) -> bool:
    """Tell whether words speak of a subject: each of its stems, alone or in a compound."""
    stems = terms(words)
    return all(any(root in word or word in root for word in stems) for root in subject)


def _headed(case: Case, subject: list[str]) -> str | None:
    """Return the one article whose heading has the subject, with that heading."""
    found = [n for n, article in case.articles.items() if _about(subject, article.heading or "")]
    return f"{found[0]} ({case.articles[found[0]].heading})" if len(found) == 1 else None


def _bracketed(sentence: str, found: Quantity, cited: int, norms: list[Norm]) -> list[Norm]:
    """Return the norms on what a number binds that stands before "(artikel 5, ...)"."""
    aside = sentence[:cited].rstrip().endswith("(") and not _FORMER.search(sentence)
    return [norm for norm in norms if aside and found.governs and norm.governs == found.governs]


def amounts(case: Case) -> Iterator[Finding]:
    """Find a number that the proposal ties to an article and that the article does not give.

    Judged within one sentence that names one article of the ordinance: amounts and percentages
    after it have to occur in that article, and those before an article between brackets that bind
    a word the article binds ("het tarief wordt € 22 per uur (artikel 5, tweede lid)").
    """
    text = _proposal_text(case)
    for sentence in re.split(r"(?<=\.)\s+", text):
        cited = list(_ARTICLE.finditer(sentence))
        numbers = {m["number"].lower() for m in cited}
        if len(numbers) != 1 or _OF_LAW.match(sentence[cited[0].end() :]):
            continue
        number = numbers.pop()
        norms = [n for n in case.document.norms if n.at.split("/")[0] == number]
        if number not in case.articles or not norms:
            continue
        for found in find_quantities(sentence):
            same = [norm for norm in norms if norm.unit == found.unit]
            if found.start < cited[0].start():
                same = _bracketed(sentence, found, cited[0].start(), same)
            if same and found.unit in ("%", "euro") and found.value not in {n.value for n in same}:
                yield Finding(
                    kind="proposal-amount",
                    severity="warning",
                    at=same[0].at,
                    text=quote(sentence, found.start, found.end),
                    message=closed(
                        f"Het voorstel noemt '{sentence[found.start : found.end]}' bij artikel "
                        f"{number}; {in_words(same[0].at)} zegt '{same[0].text}'"
                    ),
                )
