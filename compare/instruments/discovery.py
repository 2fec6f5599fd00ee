"""The rules by which an instrument is recognised in the text of an ordinance.

Each is one a reader of ordinances would state:

1. the heading of an article names it;
2. an enumeration of instruments ("Het college kan de volgende voorzieningen aanbieden: ...") lists
   it;
3. a sentence in which the municipality offers it ("Het college kan ... aanbieden") has it as its
   object;
4. a paragraph within another instrument's article has it as its subject ("De premie, bedoeld in
   ..., bedraagt ...");
5. the whole ordinance is about it, as its title says, or the chapter, as its heading says.

Names come from the catalogue; rules 1 to 3 also find names that are not in it. A definition never
makes an instrument, it adds to one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from compare.alignment.sentences import sentences
from compare.instruments.objects import is_object_at
from compare.instruments.places import Article, Hit
from compare.instruments.titles import by_chapter, by_container, by_title
from compare.instruments.vocabulary import LONGEST_NAME, vocabulary
from corpus.addresses import Address, Located
from corpus.instruments import Instrument, Lexicon, Mention, compact, fold
from corpus.model import Provision, words_of

__all__ = ["in_article", "whole_article"]

_ARTICLE = r"(?:(?:de|het|een|zijn|haar|hun)\s+)?"
_AND = re.compile(rf"\s*(?:,|en|of|en/of)\s*{_ARTICLE}")
_INNER_NAME = re.compile(rf"\b(?:van|voor|bij)\s+{_ARTICLE}(\S.*)$")
_SHORTEST_MEANING = 5
_LONGEST_LEAD_IN = 5  # words before the name in a list item: "ondersteuning in de vorm van ..."


def in_article(item: Located, names: Lexicon, *, social: bool = True) -> list[Hit]:
    """Return the instruments of one article, by rules 1 to 4, and its definitions.

    ``social`` tells that the ordinance is of a policy field that has instruments: elsewhere what a
    municipality grants under a heading of its own is more often a permit.
    """
    words, article = vocabulary(), Article(item, names)
    heading = fold(article.heading)
    if words.definition_headings.search(heading):
        return _definitions(article)
    titled = _apart(article, _by_heading(article))
    listed = _by_enumeration(article, titled)
    hits = [*titled, *listed]
    if titled:
        known = {hit.key for hit in hits}
        further = [*_by_subject(article, known), *_by_sentence(article, known, named=True)]
        hits += _first_of_each([hit for hit in further if not _is_head(hit, titled)])
    elif not words.general_headings.search(heading):
        hits += _by_sentence(article, {hit.key for hit in hits})
        hits = hits or by_container(article) or (by_title(article) if social else [])
    hits = hits or by_chapter(article)
    return [*hits, *_asides(article, listed, {hit.key for hit in titled})]


def whole_article(item: Located, names: Lexicon, instrument: Instrument) -> Hit:
    """Return an article as a place of the instrument that its ordinance is about (rule 5)."""
    article = Article(item, names)
    return article.hit(instrument, article.inside[0], "article", instrument.name)


# ---------------------------------------------------------------- headings and lists


def _by_heading(article: Article) -> list[Hit]:
    """Return what the heading names, but for names in a side phrase and what is listed with them.

    "Scholing bij een participatieplaats" is about scholing, "Bijdrage in de kosten van
    maatwerkvoorzieningen en algemene voorzieningen" about the contribution.
    """
    heading = fold(article.heading)
    hits: list[Hit] = []
    aside: int | None = None  # where the last name in a side phrase ended
    for mention in article.names.find(article.heading):
        before = heading[: mention.start]
        if hits and (
            re.search(r"\b(bij|voor|tijdens|na|naast|van)( een| de| het)?\s*$", before)
            or (aside is not None and _AND.fullmatch(before[aside:]))
        ):
            aside = mention.end
            continue
        surface = article.heading[mention.start : mention.end]
        hits.append(article.hit(mention.instrument, article.inside[0], "article", surface))
        inner = _INNER_NAME.search(fold(surface))
        if inner and article.names.named(inner.group(1)) is not None:
            aside = mention.end
    return _first_of_each(hits)


def _apart(article: Article, titled: list[Hit]) -> list[Hit]:
    """Return the instruments of a heading, each with the paragraphs that name it.

    "Begeleiding en dagbesteding", with a paragraph on each: those are two rules in one article.
    A paragraph that names neither goes on about what the one before it is about.
    """
    inside = [where for where in article.inside[1:] if where[1].kind == "paragraph"]
    if len(titled) < 2 or article.provision.text or not inside:
        return titled
    keys = {hit.key for hit in titled}
    about: list[set[str]] = []
    for _, node in inside:
        named = {m.instrument.key for m in article.names.find(words_of(node))} & keys
        about.append(named or (about[-1] if about else keys))
    if set().union(*about) != keys or not any(len(named) == 1 for named in about):
        return titled
    return [
        replace(hit, place=replace(hit.place, at=str(at), role="paragraph", provision=node))
        for hit in titled
        for (at, node), named in zip(inside, about, strict=True)
        if hit.key in named
    ]


def _is_head(hit: Hit, titled: Sequence[Hit]) -> bool:
    """Tell whether a name is short for that of the heading: "de premie" of an uitstroompremie."""
    short = compact(hit.place.surface)
    return any(compact(one.place.surface).endswith(short) for one in titled)


def _by_enumeration(article: Article, titled: Sequence[Hit]) -> list[Hit]:
    words, named = vocabulary(), bool(titled)
    # "Individuele voorzieningen": not one beside those listed, but what they have in common
    kind = all(words.kind.search(fold(hit.place.surface)) for hit in titled)
    hits: list[Hit] = []
    for number, (at, node) in enumerate(article.inside):
        points = [child for child in node.children if child.kind in ("point", "subpoint")]
        opening = fold(node.text)
        if len(points) < 2 or not words.enumerations.search(opening):
            continue
        if words.not_enumerations.search(opening):
            continue
        offered = words.offers.search(opening) or words.consists.search(opening)
        if named and not offered and not (kind and words.plain_list.search(opening)):
            continue  # under an instrument's own heading a list gives its forms, unless it offers
        hits += [] if named else _listed_kind(article, (at, node))
        for where in article.inside[number + 1 :]:
            if any(where[1] is point for point in points):
                hits.extend(_item(article, where, node.text, named=named))
    return hits


def _listed_kind(article: Article, where: tuple[Address, Provision]) -> list[Hit]:
    """Return the instrument that a list gives the forms of: "de volgende maatwerkvoorzieningen"."""
    text = where[1].text
    return [
        article.hit(m.instrument, where, "paragraph", text[m.start : m.end])
        for m in article.names.find(text)[:1]
        if re.search(r"\bvolgende\b[^.;:]*$", fold(text[: m.start]))
    ]


def _item(
    article: Article, where: tuple[Address, Provision], opening: str, *, named: bool
) -> list[Hit]:
    words, point = vocabulary(), where[1]
    text = " ".join(part for part in (point.heading, point.text) if part).strip()
    folded = fold(text)
    if words.not_items.search(folded):
        return []
    hits = [
        article.hit(mention.instrument, where, "item", text[mention.start : mention.end], opening)
        for mention in article.names.find(text)
        if _heads(folded, mention)
    ]
    if hits or (named and not words.plain_list.search(fold(opening))):
        return _first_of_each(hits)
    end = words.item_ends.search(folded)
    name = text[: end.start() if end else len(text)].strip(" .;,")
    name = re.sub(r"\s+(en|of|en/of)$", "", name)
    if (known := article.names.named(name)) is not None:  # a word that the scan broke
        return [article.hit(known, where, "item", name, opening)]
    if not _names_one(fold(name), fold(opening)):
        return []
    return [article.hit(name, where, "item", name, opening)]


def _names_one(name: str, opening: str) -> bool:
    """Tell whether a list item outside the catalogue names an instrument, not a rule or a case."""
    words = vocabulary()
    if not 1 <= len(name.split()) <= LONGEST_NAME or name in words.too_general:
        return False
    if words.verbs.search(name):
        return False
    return bool(words.nouns.search(name) or words.plain_list.search(opening))


def _heads(folded: str, mention: Mention) -> bool:
    """Tell whether a name is what a list item offers, or only stands in its description."""
    before = re.sub(r"^\([^)]*\)\s*", "", folded[: mention.start])
    if re.search(r"\bwaaronder( in ieder geval)?( de| het| een)?\s*$", before):
        return True
    words = vocabulary()
    if words.item_ends.search(before) or words.not_before.search(before):
        return False
    return len(before.split()) <= _LONGEST_LEAD_IN


def _first_of_each(hits: Sequence[Hit]) -> list[Hit]:
    return list({hit.key: hit for hit in reversed(hits)}.values())[::-1]


# ---------------------------------------------------------------- sentences


def _by_sentence(article: Article, known: set[str], *, named: bool = False) -> list[Hit]:
    """Return what offering sentences offer; ``named``: the article has its own instrument."""
    words = vocabulary()
    hits: list[Hit] = []
    for where in article.inside:
        if where[1].kind not in ("article", "paragraph", "text"):
            continue
        for sentence in sentences(where[1].text):
            folded = fold(sentence)
            offered = words.actor.search(folded) and words.offers.search(folded)
            if not offered and (named or not words.claims.search(folded)):
                continue
            objects = [
                article.hit(m.instrument, where, "paragraph", sentence[m.start : m.end])
                for m in article.names.find(sentence)
                if m.instrument.key not in known and _is_object(folded, m)
            ]
            match = words.offered.search(folded)
            if not objects and not named and match and match.group(1) not in words.too_general:
                name = sentence[match.start(1) : match.end(1)]
                objects = [article.hit(name, where, "paragraph", name)]
            hits += objects
    return _first_of_each(hits)


def _is_object(folded: str, mention: Mention) -> bool:
    """Tell whether a name is the object of an offering sentence, not in a side phrase of it."""
    return is_object_at(folded, mention.start)


def _by_subject(article: Article, known: set[str]) -> list[Hit]:
    hits = []
    for where in article.inside[1:]:
        text = where[1].text
        for mention in article.names.find(text)[:1]:
            before, after = fold(text[: mention.start]), fold(text[mention.end :])
            if mention.instrument.key in known or not re.fullmatch(r"((de|het|een) )?", before):
                continue
            if re.match(r",? (als )?bedoeld in|,? (wordt|bedraagt|kan|is|bestaat)\b", after):
                surface = text[mention.start : mention.end]
                hits.append(article.hit(mention.instrument, where, "paragraph", surface))
    return _first_of_each(hits)


def _asides(article: Article, listed: Sequence[Hit], titled: set[str]) -> list[Hit]:
    """Return the other paragraphs of an article that name an instrument which it lists."""
    keys = {hit.key for hit in listed} - titled
    hits = []
    for where in article.inside[1:]:
        if where[1].kind != "paragraph" or where[1].children:
            continue
        for mention in article.names.find(where[1].text):
            if mention.instrument.key in keys:
                surface = where[1].text[mention.start : mention.end]
                hits.append(article.hit(mention.instrument, where, "paragraph", surface))
    return hits


# ---------------------------------------------------------------- definitions


def _definitions(article: Article) -> list[Hit]:
    """Return the definitions of instruments; an abbreviation spelled out says nothing."""
    hits = []
    for where in article.inside:
        term, _, meaning = where[1].text.partition(":")
        if len(meaning.split()) < _SHORTEST_MEANING or len(term.split()) > LONGEST_NAME:
            continue
        instrument = article.names.named(term)
        opening = article.names.find(meaning)[:1]
        spelled = any(m.instrument == instrument and m.start <= 1 for m in opening)
        if instrument is not None and not spelled:
            hits.append(article.hit(instrument, where, "definition", term.strip()))
    return hits
