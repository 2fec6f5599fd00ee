"""What a reader must know beside the rows: related instruments, passing mentions, open ends.

"Not found" is not "gone": the instrument may be a form of a wider one, may still be named in a
condition, may be left to further rules, or may stand in a part of the text that was not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from compare.cross_references import Pairs
from compare.instruments import Found, policy_fields
from compare.instruments.vocabulary import vocabulary
from corpus.addresses import Address, located
from corpus.instruments import Instrument, catalogue, fold, lexicon
from corpus.model import Document, articles
from corpus.sentences import closed, listed

__all__ = ["is_unsure", "kept_remark", "mentions", "row_remark", "table_remarks"]

Side = Literal["oude", "nieuwe"]

_MOST_PLACES = 3


def row_remark(
    found: Found, there: Sequence[Found], named: Mapping[str, Sequence[str]], side: Side
) -> str:
    """Return a Dutch sentence for an instrument that the other document does not offer.

    Args:
        found: the instrument.
        there: the instruments of the other document.
        named: where the other document names instruments, from ``mentions``.
        side: which of the two the other document is.
    """
    if found.instrument is None:
        return ""
    related = _related(found.instrument, there, side)
    places = named.get(found.key, ())
    if related or not places:
        return related
    more = " en elders" if len(places) > _MOST_PLACES else ""
    return (
        f"De naam komt in de {side} verordening wel voor ({_spoken(places[:_MOST_PLACES])}{more}), "
        "maar niet als voorziening die wordt aangeboden of opgelegd."
    )


def _related(instrument: Instrument, there: Sequence[Found], side: Side) -> str:
    above = _wider(instrument)
    wider = [one for one in there if one.key in above]
    if wider:
        return (
            f"De {side} verordening noemt wel het ruimere instrument {_named(wider)}; "
            "of dit daaronder valt, is uit de tekst niet te bepalen."
        )
    forms = [one for one in there if one.instrument and one.instrument.wider == instrument.key]
    if forms:
        kind = "vormen" if len(forms) > 1 else "een vorm"
        return closed(f"De {side} verordening regelt wel {kind} hiervan: {_named(forms)}")
    return ""


def _wider(instrument: Instrument) -> set[str]:
    """Return the keys of the instruments that one is a form of, and of what those are forms of."""
    entries = {entry.key: entry for entry in catalogue()}
    above: set[str] = set()
    key = instrument.wider
    while key and key not in above:
        above.add(key)
        key = entries[key].wider if key in entries else ""
    return above


def _named(found: Sequence[Found]) -> str:
    return ", ".join(
        f"{one.name[:1].lower()}{one.name[1:]} ({_spoken([_main(one)])})" for one in found
    )


def _main(found: Found) -> str:
    return next((p.at for p in found.places if p.role != "definition"), found.places[0].at)


def _spoken(places: Sequence[str]) -> str:
    return "; ".join(Address.parse(at).in_words() for at in places)


def kept_remark(found: Found, matched: Pairs, there: Document, side: Side) -> str:
    """Return a Dutch sentence on what became of the articles of an instrument that is not kept.

    Args:
        found: the instrument.
        matched: the articles that belong together: numbers here, and there.
        there: the other document.
        side: which of the two the other document is.
    """
    own = {place.at for place in found.places if place.role == "article"}
    partners = [
        article
        for article in articles(there.tree)
        if any(here in own and other == article.number for here, other in matched)
    ]
    if not partners:
        return ""
    said = [
        f"artikel {one.number} ({one.heading})" if one.heading else f"artikel {one.number}"
        for one in partners[:_MOST_PLACES]
    ]
    subject = "Het artikel hierover komt" if len(own) == 1 else "De artikelen hierover komen"
    return f"{subject} het meest overeen met {listed(said)} van de {side} verordening."


def mentions(document: Document, extra: Sequence[Instrument] = ()) -> dict[str, tuple[str, ...]]:
    """Return where each instrument of the catalogue is named, by its key, as addresses.

    Definitions and closing articles do not count: they say nothing of what is offered.
    """
    names = lexicon(policy_fields(document), extra)
    closing = vocabulary().closing_headings
    places: dict[str, dict[str, None]] = {}
    for item in located(document.tree):
        article = next((n for n in (*item.path, item.provision) if n.kind == "article"), None)
        if article is None or closing.search(fold(article.heading or "").strip()):
            continue
        for mention in names.find(item.provision.text):
            places.setdefault(mention.instrument.key, {})[str(item.address)] = None
    return {key: tuple(found) for key, found in places.items()}


def table_remarks(old: Document, new: Document) -> tuple[str, ...]:
    """Return Dutch sentences that hold for the whole table."""
    remarks = []
    if old.bodies and new.bodies and not set(old.bodies) & set(new.bodies):
        remarks.append(
            f"De verordeningen zijn van verschillende gemeenten (oud: "
            f"{_listed(old.bodies)}; nieuw: {_listed(new.bodies)}); nieuw en vervallen zeggen "
            "hier wat de ene verordening wel heeft en de andere niet."
        )
    for document, side in ((old, "oude"), (new, "nieuwe")):
        gaps = [issue.message for issue in document.issues if issue.code == "missing-article"]
        if gaps:
            remarks.append(
                f"De {side} verordening is niet volledig gelezen: {' '.join(gaps)} "
                "Wat daar niet is gevonden, is niet te bepalen."
            )
    if places := _open_ends(old):
        remarks.append(
            "De oude verordening liet ruimte voor voorzieningen die zij niet noemde "
            f"({_spoken(places)}); wat hier nieuw heet, kan op die grond al zijn aangeboden."
        )
    if places := _open_ends(new):
        remarks.append(
            "De nieuwe verordening laat ruimte voor voorzieningen die zij niet noemt "
            f"({_spoken(places)}); wat hier vervallen heet, kan op die grond nog worden aangeboden."
        )
    rules = [(side, _further_rules(document)) for document, side in ((old, "oud"), (new, "nieuw"))]
    if any(places for _, places in rules):
        told = "; ".join(f"{side}: {_spoken(places) or 'niet gevonden'}" for side, places in rules)
        remarks.append(f"Over voorzieningen kan het college nadere regels stellen ({told}).")
    return tuple(remarks)


def _further_rules(document: Document) -> tuple[str, ...]:
    """Return where an ordinance lets the executive make further rules on its provisions."""
    pattern = vocabulary().further_rules
    places = (
        str(item.address)
        for item in located(document.tree)
        if item.provision.kind in ("article", "paragraph")
        and pattern.search(fold(item.provision.text))
    )
    return tuple(dict.fromkeys(places))[:_MOST_PLACES]


def _listed(bodies: Sequence[str]) -> str:
    if len(bodies) > _MOST_PLACES:
        return f"{bodies[0]} en {len(bodies) - 1} andere"
    return ", ".join(bodies)


def _open_ends(document: Document) -> tuple[str, ...]:
    pattern = vocabulary().open_ended
    places = (
        str(item.address)
        for item in located(document.tree)
        if item.provision.kind in ("article", "paragraph", "point", "subpoint")
        and pattern.search(fold(item.provision.text))
    )
    return tuple(dict.fromkeys(places))[:_MOST_PLACES]


def is_unsure(document: Document) -> bool:
    """Tell whether "not found" in this document means "could not tell".

    That is so when no article was read, or when articles are missing from the series.
    """
    if any(issue.code == "missing-article" for issue in document.issues):
        return True
    return not any(item.provision.kind == "article" for item in located(document.tree))
