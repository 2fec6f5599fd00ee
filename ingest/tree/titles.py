"""The title of a document: from the line that bears it, or from the enacting formula."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import DocumentKind
from ingest.tree.headings import turn

__all__ = ["UNTITLED", "clean", "find_paper_title", "find_title", "is_title_line", "kind_by_title"]

UNTITLED = "Verordening zonder titel"

_NAMED = re.compile(
    r"verordening|reglement|regeling|beleidsregel|beleidsplan|statuut|nadere\s+regels"
    r"|\b(?!raads|college|bestreden)\w{4,}besluit\b",
    re.IGNORECASE,
)
_QUOTES = "\"'“”„‘’«»"
# The decision names its object after the verb ("vast te stellen: de Verordening X") or before it.
_AFTER = re.compile(
    r"vast\s*te\s*stellen\s*[:;,]?\s*(?:de\s+(?:volgende|navolgende)\s+(?:(?:verordening|regeling|reglement)\s*:\s*)?)?"
    r"(?:de|het|een)?\s*[:]?\s*"
    r"(?P<title>[^\n]*?(?:verordening|reglement|regeling)[^\n]*)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:^|\b[Dd]e\s+|\b[Hh]et\s+)(?P<title>(?:[A-ZÀ-Ý][\w-]*verordening|Verordening|Reglement|Regeling)\b[^\n]*?)\s+"
    r"vast\s*te\s*stellen",
    re.MULTILINE,
)
_NO_TITLE = re.compile(
    r"^\W*(gelet|gelezen|gezien|gehoord|besluit|vast|overwegende|de raad|artikel|hoofdstuk"
    r"|nummer|regeling vervallen|geldend|gemeenteblad|[-•])",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"(?:verordening|volgende\s+\w+)\s*:$|\b(?:na)?volgende\s*:?$|\bvast\s*te\s*stellen(?:\s+(?:de|het))?\s*:?$",
    re.IGNORECASE,
)
# A plan without a title page says what it is as it begins.
_OF_ITSELF = re.compile(
    r"\b(?:voor u ligt|hierbij (?:treft u aan|bieden wij u aan)|dit is)\s+(?:het|de|ons|onze)\s+"
    r"(?P<title>(?:beleidsplan|beleidskader|beleidsnota|kadernota|uitvoeringsplan)\b"
    r"[^.;,:]{0,120}?)(?=[.;,:]|\s(?:dat|die|waarin|waarmee|van onze)\b)",
    re.IGNORECASE,
)
_TITLE_PAGE = 12  # paragraphs before the preamble among which the title may stand
# A title in full (Aanwijzingen voor de regelgeving, 4.2): it may begin with "Besluit" and hold a
# verb, "Verordening waarbij de Verordening X wordt gewijzigd".
_IN_FULL = re.compile(
    r"^(?:Besluit|Verordening|Regeling|Reglement)\b[^.;]*?\b(?:tot|houdende|waarbij)\b[^.;]*$"
)
_YEAR = re.compile(r"\b(19|20)\d ?\d\b")
_PAPER_WORDS: dict[str, str] = {
    "overzicht": "overzicht|schematisch",
    "beleidsplan": "beleid",
    "beleidsregel": "beleid|nadere",
}
_SPLIT_YEAR = re.compile(r"\b((?:19|20)\d)\s(\d)\b(?!\d)")


def kind_by_title(title: str) -> DocumentKind:
    """Return the kind of a regulation with articles: rules of policy say so in their title."""
    return "beleidsregel" if re.match(r"\W*beleidsregel", title, re.IGNORECASE) else "verordening"


def find_title(head: str) -> str:
    """Return the title of an ordinance given the text before its articles, one paragraph a line.

    A title line goes before the enacting formula, which often shortens the title.
    """
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    enacted = _enacted(head)
    titles = [index for index, line in enumerate(lines) if is_title_line(line)]
    announced = [i for i in titles if i and _ANNOUNCES.search(lines[i - 1])]
    opening = next((i for i, line in enumerate(lines) if turn(line) == "preamble"), len(lines))
    # A web page or gazette repeats the title; the one right above the preamble is the title.
    above = [i for i in titles if i < min(opening, _TITLE_PAGE)]
    chosen = announced or above[-1:] or ([] if enacted else titles)
    own = _whole_title(lines, chosen[0]) if chosen else ""
    return clean(own or enacted) or UNTITLED


def _whole_title(lines: Sequence[str], index: int) -> str:
    """Return a title with the lines over which it runs on."""
    title = lines[index]
    for line in lines[index + 1 : index + 4]:
        open_ = title.count("(") > title.count(")")
        ended = _YEAR.search(title) is not None and not open_
        runs_on = len(line) < 90 and not ended and not _NO_TITLE.match(line)
        if not runs_on or line.endswith((".", ";", ":", ",")):
            break
        title = f"{title} {line}"
    return title


def find_paper_title(lines: Sequence[str], kind: DocumentKind) -> str:
    """Return the title of a council paper given its first lines; falls back on its kind."""
    if kind == "beleidsplan" and (own := names_itself(lines)):
        return clean(own)
    if kind in _PAPER_WORDS:
        named = re.compile(_PAPER_WORDS[kind], re.IGNORECASE)
        return clean(next((line for line in lines if named.search(line)), lines[0]))
    subject = _subject(lines)
    if kind in ("raadsvoorstel", "raadsbesluit"):
        name = kind.capitalize()
        return f"{name}: {subject}" if subject else name
    return subject or clean(lines[0][:100])


def names_itself(lines: Sequence[str]) -> str:
    """Return what a policy plan calls itself: "Voor u ligt het beleidsplan X 2015."; or ""."""
    named = _OF_ITSELF.search(" ".join(lines[:_TITLE_PAGE]))
    return f"{named['title'][0].upper()}{named['title'][1:]}" if named else ""


def _enacted(head: str) -> str:
    flat = head.replace("\n", " ")
    before = list(_BEFORE.finditer(head)) or list(_BEFORE.finditer(flat))
    if before:
        return before[-1]["title"]
    after = _AFTER.search(head) or _AFTER.search(flat)
    # "de volgende verordening:" announces a title, it is none.
    return after["title"] if after and len(after["title"].split()) > 1 else ""


def is_title_line(line: str) -> bool:
    """Tell whether a line is a title: it names a regulation or plan and is no sentence."""
    text = line.strip()
    if not 8 <= len(text) <= 220 or text.endswith((";", ":", ",")):
        return False
    if _IN_FULL.match(text):
        return bool(_NAMED.search(text))
    if re.match(
        r"^\W*(gelet|gelezen|gezien|besluit|vast|overwegende|de raad|artikel|[-•])", text, re.I
    ):
        return False
    if re.search(r"\bvast\s*te\s*stellen\b|\b(wordt|worden|is|zijn|kan|heeft)\b", text):
        return False
    return bool(_NAMED.search(text)) and (text[0].isupper() or text[0] in _QUOTES)


def clean(title: str) -> str:
    """Return a title without quotes, outer punctuation and OCR spaces in its year."""
    text = re.sub(r"\s+", " ", title).strip().strip(_QUOTES + " ;:")
    text = _SPLIT_YEAR.sub(r"\1\2", text)
    text = re.sub(r"^(?:de|het)\s+(?=[A-ZÀ-Ý])", "", text)
    if text.endswith(".") and not re.search(r"\b(e\.v|c\.a|e\.a|m\.e\.r)\.$", text):
        text = text.rstrip(".")
    for quote in "\"”’'":
        text = text.removesuffix(quote)
    return text.strip()


def _subject(lines: Sequence[str]) -> str:
    for position, line in enumerate(lines[:-1]):
        match = re.match(r"^(?:onderwerp|betreft)\s*:?\s*(.*)$", line, re.IGNORECASE)
        if match:
            start = position if match.group(1) else position + 1
            named = [match.group(1) or lines[start]]
            # A subject runs on over the line while it has no year and no field follows.
            for following in lines[start + 1 : start + 3]:
                done = _YEAR.search(named[-1]) or ":" in following or len(named[-1]) < 50
                if done or following.isupper():
                    break
                named.append(following)
            return clean(" ".join(named))
    return ""
