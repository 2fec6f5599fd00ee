"""What the command line shows of questions: references, citations, findings, time lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus.addresses import Address
from corpus.errors import UsageError
from corpus.sentences import closed
from ui.coverage import OPTIONS, paper_caution
from ui.labels import LOOSE_TEXT, SEVERITIES, duty_mark, papers_of, period, place, spoken_date
from ui.refs import counted, goes_to
from ui.results import Checked, Cited, Opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from compare.time.applies import Answer as GoverningAnswer
    from compare.time.timeline import Timeline
    from corpus.citing import Citation

__all__ = [
    "show_citations",
    "show_findings",
    "show_governing",
    "show_references",
    "show_timelines",
]

_STATUSES = {
    "resolved": "",
    "dangling": "bestaat niet",
    "unverified": "niet in de bibliotheek",
    "ambiguous": "onduidelijk",
}


def show_references(console: Console, opened: Opened) -> None:
    """Print every reference of a document with where it goes."""
    from rich import box
    from rich.table import Table as Grid

    references = opened.document.references
    grid = Grid(box=box.SIMPLE_HEAD)
    for heading in ("Staat in", "Tekst", "Verwijst naar", "Opmerking"):
        grid.add_column(heading, overflow="fold")
    for reference in references:
        remark = reference.reason or _STATUSES[reference.status]
        grid.add_row(place(reference.at), reference.text, goes_to(reference), remark)
    console.print(grid)
    counts = Counter(_STATUSES[item.status] or "in orde" for item in references)
    said = ", ".join(f"{number} {name}" for name, number in counts.items())
    console.print(counted(references) + (f": {said}" if said else ""))


def show_citations(console: Console, found: Cited) -> None:
    """Print who cites a reference, per document in its own order; copies of one document once."""
    from rich.text import Text

    whose = "" if found.name.casefold() in found.text.casefold() else f" ({found.name})"
    console.print(f"Verwijzingen naar {found.text}{whose}:", style="bold")
    if not found.citations:
        console.print("Niets gevonden in de bibliotheek.")
    titles: dict[str, str] = {}
    groups: dict[str, list[Citation]] = {}
    for item in found.citations:
        titles[item.document] = item.title
        groups.setdefault(item.document, []).append(item)
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for known, items in groups.items():
        lines = tuple(_citation_line(item) for item in sorted(items, key=_in_document))
        alike.setdefault((titles[known], lines), []).append(known)
    for (title, lines), ids in alike.items():
        more = f", en nog {len(ids) - 1} met dezelfde verwijzingen" if ids[1:] else ""
        console.print(Text(f"\n{title} ({ids[0]}{more})", "bold"))
        for line in lines:
            console.print(Text(f"   {line}"))


def _citation_line(item: Citation) -> str:
    """Return place and words; where it cites more or less than was asked, what it does cite."""
    wider = place(item.target) if item.target else "de hele regeling"
    said = {"exact": "", "wider": f" [noemt {wider}]", "narrower": f" [noemt {wider}]"}
    return f"{place(item.at) or LOOSE_TEXT}: {item.text}{said[item.match]}"


def _in_document(item: Citation) -> tuple[object, ...]:
    try:
        return Address.parse(item.at).sort_key()
    except UsageError:
        return (False, 0, "", ())


def show_findings(console: Console, found: Checked) -> None:
    """Print what the checks found, with place, quotation and remedy."""
    from rich.text import Text

    console.print(Text(found.opened.document.title, "bold"))
    caution = paper_caution(found)
    if caution:
        console.print(caution)
    if not found.findings:
        console.print(f"Geen opmerkingen{' bij wat is gecontroleerd' if caution else ''}.")
    for finding in found.findings:
        where = f" {place(finding.at)}:" if finding.at else ""
        console.print(Text(f"\n[{SEVERITIES[finding.severity]}]{where} {finding.message}"))
        if finding.text:
            console.print(Text(f"   '{finding.text}'", "italic"))
        for label, text in (("Voorstel", finding.remedy), ("Bron", finding.source)):
            if text:
                console.print(Text(f"   {label}: {text}", "dim"))
    counts = Counter(SEVERITIES[finding.severity] for finding in found.findings)
    if counts:
        console.print("\n" + ", ".join(f"{number} x {name}" for name, number in counts.items()))
    if found.accepted:
        console.print(f"{len(found.accepted)} eerder aanvaard", style="dim")
    _show_duties(console, found)
    _show_coverage(console, found)


def _show_duties(console: Console, found: Checked) -> None:
    """Tick off what statutes oblige the council to regulate in such an ordinance."""
    from rich.text import Text

    if found.duties:
        console.print("\nWat de raad volgens de wet regelt:", style="bold")
    for item in found.duties:
        mark, said = duty_mark(item)
        where = ", ".join(filter(None, [place(item.at) if item.at else "", said]))
        duty = item.duty
        console.print(Text(f"   {mark} {duty.what}: {where} ({duty.statute}, {duty.provision})"))


def _show_coverage(console: Console, found: Checked) -> None:
    """Say what was looked at: no remarks means little when nothing was."""
    if found.ran:
        said = "; ".join(title[:1].lower() + title[1:] for title in found.ran)
        console.print(f"\nGecontroleerd ({len(found.ran)}): {said}.", style="dim")
    reasons: dict[str, list[str]] = {}
    for title, why in found.left_out:
        reasons.setdefault(why, []).append(title[:1].lower() + title[1:])
    for why, titles in reasons.items():
        how = f", zie {OPTIONS[why]}" if why in OPTIONS else ""
        console.print(f"Niet gecontroleerd ({why}{how}): {'; '.join(titles)}.", style="dim")


def show_timelines(console: Console, lines: Sequence[Timeline]) -> None:
    """Print per body which ordinance holds when, and what is to be said of it."""
    from rich.text import Text

    if not lines:
        console.print("De bibliotheek heeft hierover geen verordeningen.")
    for line in lines:
        heading = f"{line.body}, {line.subject}" if line.subject else line.body
        about = f" over {line.subject}" if line.subject else ""
        console.print(Text(f"\n{heading}", "bold"))
        several = len({span.body for span in line.spans}) > 1
        if not line.spans:
            console.print(f"   De bibliotheek kent geen verordening van {line.body}{about}.")
        for span in line.spans:
            whose = f" ({span.body})" if several else ""
            known = "" if span.document else " [niet in de bibliotheek]"
            console.print(Text(f"   {period(span)}: {span.title}{whose}{known}"))
        for remark in line.remarks:
            console.print(Text(f"   - {remark.message}", "dim"))


def show_governing(console: Console, found: GoverningAnswer) -> None:
    """Print which ordinance governs, with the provisions that say so."""
    from rich.text import Text

    from compare.time.unsettled import ASK_SUBJECT

    asked = f"{found.body}, verstrekt {spoken_date(found.granted)}, gevraagd op "
    console.print(Text(asked + spoken_date(found.on), "dim"))
    if found.answer:
        console.print(Text(closed(f"Er geldt: {found.answer.title}"), "bold"))
        if found.provided:
            console.print(Text(f"Voorwaarde: {found.provided}"))
        for remark in found.remarks:
            console.print(Text(f"Let op: {remark}"))
    else:
        console.print(Text(f"Dat is niet te zeggen: {found.open}", "bold"))
        if ASK_SUBJECT + "," in (found.open or ""):
            console.print("Geef het onderwerp met --subject, bijvoorbeeld: --subject re-integratie")
    for because in found.because:
        where = f"{place(because.at)} van " if because.at else ""
        console.print(Text(f"   {where}{papers_of(because)}:"))
        console.print(Text(f"      '{because.text}'", "italic"))
