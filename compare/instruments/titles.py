"""Instruments that the heading of an article, or of its chapter, names without the catalogue."""

from __future__ import annotations

import re

from compare.alignment.sentences import sentences
from compare.instruments.objects import is_object_at
from compare.instruments.places import Article, Hit
from compare.instruments.vocabulary import LONGEST_NAME, vocabulary
from corpus.instruments import fold
from corpus.model import words_of

__all__ = ["by_chapter", "by_container", "by_title"]


def by_container(article: Article) -> list[Hit]:
    """Return what the heading names in a chapter on instruments, when the text offers it."""
    words, folded = vocabulary(), fold(article.heading)
    above = [
        fold(node.heading or "")
        for node in article.item.path
        if node.kind in ("part", "chapter", "division", "section")
    ]
    if not any(words.containers.search(h) and not words.not_containers.search(h) for h in above):
        return []
    if not folded or words.unnamed_headings.search(folded):
        return []
    prefix = words.heading_prefixes.match(folded)
    name = article.heading[len(prefix.group()) if prefix else 0 :].strip(" .")
    text = fold(words_of(article.provision, heading=False))
    if not (words.actor.search(text) and words.offers.search(text)):
        return []
    if not _offers_it(fold(name), text):
        return []
    return [article.hit(name, article.inside[0], "article", name)]


def by_title(article: Article) -> list[Hit]:
    """Return what the heading names when a sentence of the article offers just that."""
    words, folded = vocabulary(), fold(article.heading)
    if not folded or words.unnamed_headings.search(folded) or words.not_titles.search(folded):
        return []
    prefix = words.heading_prefixes.match(folded)
    name = article.heading[len(prefix.group()) if prefix else 0 :].strip(" .")
    content = [word for word in re.findall(r"[\w-]+", fold(name)) if len(word) > 4]
    if not content or len(name.split()) > LONGEST_NAME or fold(name) in words.too_general:
        return []
    stem = re.sub(r"regeling(en)?$", "", content[0])
    head = re.compile(rf"\b{re.escape(stem[: max(5, len(stem) - 3)])}")
    for _, node in article.inside:
        for sentence in sentences(node.text):
            said = fold(sentence)
            offered = words.actor.search(said) and words.offers.search(said)
            found = head.search(said) if offered or words.claims.search(said) else None
            if found and is_object_at(said, found.start()):
                return [article.hit(name, article.inside[0], "article", name)]
    return []


def by_chapter(article: Article) -> list[Hit]:
    """Return what the chapter or section is about when its heading names just that.

    "Hoofdstuk 2 Individuele inkomenstoeslag" has its articles "Voorwaarden" and "Hoogte".
    """
    if vocabulary().closing_headings.search(fold(article.heading).strip()):
        return []
    above = next((node.heading for node in reversed(article.item.path) if node.heading), "")
    named = {mention.instrument.key: mention for mention in article.names.find(above)}
    if len(named) != 1:
        return []
    (mention,) = named.values()
    surface = above[mention.start : mention.end]
    return [article.hit(mention.instrument, article.inside[0], "article", surface)]


def _offers_it(name: str, text: str) -> bool:
    """Tell whether the text speaks of the first noun of the heading, other than as a place."""
    content = [word for word in re.findall(r"[\w-]+", name) if len(word) > 4]
    if not content or name in vocabulary().too_general:
        return False
    head = re.escape(content[0][: max(5, len(content[0]) - 3)])
    aside = rf"(vanuit|op grond van|in het kader van|op het gebied van)\s+(\w+\s+){{0,2}}{head}"
    return bool(re.search(head, re.sub(aside, "", text)))
