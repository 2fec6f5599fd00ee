"""The names of a local ordinance: its titles, and the short forms that others use for it.

"Afstemmingsverordening Participatiewet Lindervoort 2023" is cited in full, without the year or the
municipality, or as "de Afstemmingsverordening". A short form says little by itself: it names the
ordinance of the same municipality that was in force, which ``named_for`` sees to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.model import Document
from corpus.regulations import Name, Named, NameKind, Regulation, fold

__all__ = ["local_names", "named_for"]

_YEAR = re.compile(r"\s*\(?\b(?:19|20)\d\d\b(?:\s+e\.v\.)?\)?")
_COMPOUND = re.compile(
    r"[\w-]{4,}(?:verordening|regeling|besluit|regels|reglement)$", re.IGNORECASE
)
_BARE = re.compile(r"(?:de\s+)?(?:verordening|regeling|besluit|beleidsregels?)", re.IGNORECASE)
_LOCAL = ("verordening", "beleidsregel")


def local_names(document: Document) -> tuple[Named, ...]:
    """Return every name a document of the library may be cited by, full titles first.

    Names hold from the day of adoption, or of entry into force when that is earlier.
    """
    title = document.citation_title or document.title
    regulation = Regulation(name=title, id=document.id or None, in_force=document.in_force.date)
    starts = [adoption.date for adoption in document.adopted if adoption.date]
    starts += [document.in_force.date] if document.in_force.date else []
    since = min(starts) if starts else None
    forms: dict[tuple[str, ...], tuple[str, NameKind]] = {}
    for full in (document.citation_title, document.title):
        if full:
            forms.setdefault(fold(full), (full, "title"))
    for full in (document.citation_title, document.title):
        for short in _shorter(full or "", document.bodies):
            if fold(short) and not _BARE.fullmatch(short):
                forms.setdefault(fold(short), (short, "alias"))
    return tuple(Named(regulation, Name(form, title, kind, since)) for form, kind in forms.values())


def _shorter(title: str, bodies: Iterable[str]) -> Iterator[str]:
    """Yield a title without its year, without its municipality, and its first word alone."""
    without_year = _YEAR.sub("", title).strip()
    yield without_year
    without_body = without_year
    for body in bodies:
        without_body = re.sub(
            rf"\s*\b(?:van\s+de\s+)?(?:gemeente\s+)?{re.escape(body)}(?!\w)", "", without_body
        )
    yield without_body.strip()
    first = title.split(" ", 1)[0]
    if _COMPOUND.fullmatch(first):
        yield first


def named_for(document: Document, held: Iterable[Document]) -> tuple[Named, ...]:
    """Return the names by which a document may cite the ordinances of a library.

    A full title names its ordinance anywhere. A short form only names one of the same
    municipality, adopted before the citing document was; of several the last before it. When the
    dates do not settle it, the short form names none.
    """
    full: dict[tuple[str, ...], Named] = {}
    short: dict[tuple[str, ...], list[Named]] = {}
    day = max((item.date for item in document.adopted if item.date), default=None)
    for other in held:
        if other.id == document.id or other.kind not in _LOCAL:
            continue
        near = bool(set(other.bodies) & set(document.bodies))
        for named in local_names(other):
            key = fold(named.name.form)
            if named.name.kind == "title":
                full[key] = named
            elif near and (day is None or (named.name.since or "") <= day):
                short.setdefault(key, []).append(named)
    settled = {key: one for key, group in short.items() if (one := _latest(group)) is not None}
    return tuple({**settled, **full}.values())


def _latest(group: list[Named]) -> Named | None:
    if len({named.official for named in group}) == 1:
        return group[0]
    dated = sorted((named for named in group if named.name.since), key=_since)
    if len(dated) < len(group) or _since(dated[-1]) == _since(dated[-2]):
        return None
    return dated[-1]


def _since(named: Named) -> str:
    return named.name.since or ""
