"""The words around a quantity: its clause, and what its sentence excepts."""

from __future__ import annotations

import re
from functools import cache

from compare.alignment.sentences import sentences
from corpus.addresses import Address, find
from corpus.data import read_data
from corpus.model import Document

__all__ = ["clause", "exception"]

_LONGEST_CLAUSE = 110  # characters
_LONGEST_EXCEPTION = 220


@cache
def _exceptions() -> re.Pattern[str]:
    return re.compile(read_data("quantities")["patterns"]["exception"])


def clause(document: Document, at: Address, said: str) -> str:
    """Return the words of a provision around a quantity: its clause, or as much as fits."""
    provision = find(document, at)
    for sentence in sentences(provision.text if provision and said else ""):
        place = sentence.find(said)
        if place < 0:
            continue
        start = max(sentence.rfind(mark, 0, place) for mark in (";", ":")) + 1
        end = sentence.find(";", place)
        text = sentence[start : end if end >= 0 else None].strip(" ,;:.")
        text = re.sub(r"[,;\s]+(?:en|of|en/of)$", "", text)
        return text if len(text) <= _LONGEST_CLAUSE else _near(text, said)
    return ""


def exception(document: Document, at: Address, said: str) -> str:
    """Return what the sentence of a quantity excepts after it, or nothing."""
    provision = find(document, at)
    for sentence in sentences(provision.text if provision and said else ""):
        place = sentence.find(said)
        match = _exceptions().search(sentence, place) if place >= 0 else None
        if match is not None:
            text = match.group().strip(" ,;:.")
            if len(text) <= _LONGEST_EXCEPTION:
                return text
            return f"{text[: text.rfind(' ', 0, _LONGEST_EXCEPTION)].rstrip(' ,')} (...)"
    return ""


def _near(text: str, said: str) -> str:
    """Return the part of a clause around a quantity, with a mark where words are left out."""
    place = text.find(said)
    start = max(0, place - _LONGEST_CLAUSE // 2)
    end = min(len(text), start + _LONGEST_CLAUSE)
    start = text.find(" ", start) + 1 if start else 0
    last = text.rfind(" ", start, end) if end < len(text) else end
    last = max(last, place + len(said))
    before, after = "(...) " if start else "", " (...)" if last < len(text) else ""
    return before + text[min(start, place) : last].strip(" ,;:") + after
