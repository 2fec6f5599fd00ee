"""The content of the report on a document: facts, time lines, duties, findings, what was accepted.

Every statement stands beside the provision it is taken from, with its words.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from corpus.model import articles
from corpus.sentences import listed
from ui.coverage import paper_caution
from ui.export.content import Grid, Line, Paragraph, Picture, Report, Run, Section
from ui.export.drawing import alternative, timeline_drawing
from ui.export.tables import about
from ui.facts import Fact, report_facts
from ui.labels import SEVERITIES, duty_mark, period, place, spoken_date
from ui.results import Accepted, Checked
from ui.verdicts import duty_key

if TYPE_CHECKING:
    from compare.checks import Finding, Ticked
    from compare.time.timeline import Proof, Span, Timeline

__all__ = ["report_content"]

_CHAPTERS = {"error": "Fouten", "warning": "Let op", "info": "Ter kennisneming"}
_HOLDS = "Welke verordening wanneer geldt"
_PICTURE = 760.0  # units, over the width of an upright page
_QUOTED = 400  # signs of a provision that are quoted
_CAUTION = (
    "Het rapport is gemaakt uit de tekst van de documenten zelf; de tekst van de verordening is "
    "bepalend."
)


def report_content(found: Checked, lines: Sequence[Timeline], made: str) -> Report:
    """Return the report in words.

    Args:
        found: the document with what the checks found.
        lines: the time lines it stands in.
        made: the day (ISO) of the report; the end of what still holds is drawn there.
    """
    document = found.opened.document
    return Report(
        title=f"Rapport: {document.title}",
        subject=document.title,
        author=", ".join(document.bodies),
        sources=_sources(found, made),
        sections=(
            Section(heading="Samenvatting", paragraphs=tuple(_summary(found))),
            _facts(report_facts(document)),
            *_timelines(lines, datetime.date.fromisoformat(made)),
            *_findings(found.findings),
            *_accepted(found.accepted),
            *_duties(found),
            Section(heading="Wat is gecontroleerd", paragraphs=tuple(_coverage(found))),
        ),
    )


def _sources(found: Checked, made: str) -> tuple[tuple[str, str], ...]:
    papers = (
        ("Document", found.opened),
        ("Raadsvoorstel of besluit", found.proposal),
        ("Vorige verordening", found.previous),
    )
    named = ((label, about(opened)) for label, opened in papers if opened)
    return (*named, ("Gemaakt op", spoken_date(made)))


def _summary(found: Checked) -> Iterable[Paragraph]:
    if caution := paper_caution(found):
        yield (Run(caution, "strong"),)
    counts: Counter[str] = Counter(item.severity for item in found.findings)
    said = ", ".join(f"{counts[key]} x {SEVERITIES[key]}" for key in SEVERITIES if counts[key])
    if said:
        yield (Run("Bevindingen: "), Run(f"{said}.", "strong"))
    else:
        yield (Run("De controles gaven geen bevindingen.", "strong"),)
    if found.accepted:
        number = len(found.accepted)
        said = (
            "1 bevinding is eerder aanvaard; die staat apart, met de reden."
            if number == 1
            else f"{number} bevindingen zijn eerder aanvaard; die staan apart, met de reden."
        )
        yield (Run(said),)
    if found.duties:
        done = sum(ticked.regulated for ticked in found.duties)
        named = sum(ticked.at is not None and not ticked.regulated for ticked in found.duties)
        also = f" en {named} alleen genoemd" if named else ""
        yield (
            Run(
                f"Van de {len(found.duties)} onderwerpen die de raad volgens de wet in zo'n "
                f"verordening regelt, zijn er {done} geregeld{also}."
            ),
        )
    yield (Run(_CAUTION, "small"),)


def _facts(facts: Sequence[Fact]) -> Section:
    lines = tuple(
        Line(
            cells=(
                ((Run(fact.name, "strong"),),),
                tuple((Run(value),) for value in fact.value.splitlines()),
                _where(fact),
            )
        )
        for fact in facts
    )
    return Section(
        heading="Feiten",
        caption="Per feit wat het document zegt en waar dat staat.",
        grid=Grid(columns=("Feit", "Wat er staat", "Bepaling"), widths=(3, 7, 8), lines=lines),
    )


def _where(fact: Fact) -> tuple[Paragraph, ...]:
    words: list[Paragraph] = [(Run(place(fact.at), "place"),)] if fact.at else []
    if fact.text:
        words.append((_quoted(fact.text),))
    return tuple(words)


def _timelines(lines: Sequence[Timeline], today: datetime.date) -> Iterable[Section]:
    """Yield a picture and a table per time line; bodies with the same one share it."""
    groups: dict[tuple[object, ...], list[Timeline]] = {}
    for line in lines:
        groups.setdefault(tuple(map(_same_for_all, line.spans)), []).append(line)
    if len(groups) > 1:
        yield Section(heading=_HOLDS)
    for alike in groups.values():
        line, bodies = alike[0], listed([one.body for one in alike])
        several = len({span.body for span in line.spans}) > 1
        yield Section(
            heading=bodies if len(groups) > 1 else _HOLDS,
            level=3 if len(groups) > 1 else 2,
            picture=Picture(
                drawing=timeline_drawing(line, today, _PICTURE), alt=alternative(line, bodies)
            ),
            paragraphs=tuple((Run(remark.message),) for remark in line.remarks),
            caption=f"Per periode welke verordening van {bodies} geldt, met de bepaling.",
            grid=Grid(
                columns=("Periode", "Verordening", "Bepaling"),
                widths=(3.4, 5.6, 9),
                lines=tuple(_span_line(span, several=several) for span in line.spans),
            ),
        )


def _same_for_all(span: Span) -> tuple[object, ...]:
    """Return what a reader sees of an ordinance in a time line, but whose it is."""
    return (span.title, period(span), span.document, span.retroactive_to, span.proofs)


def _span_line(span: Span, *, several: bool) -> Line:
    name: list[Paragraph] = [(Run(span.title),)]
    if several:
        name.append((Run(span.body, "small"),))
    if span.document is None:
        name.append((Run("niet in de bibliotheek", "small"),))
    proofs = tuple(run for proof in span.proofs for run in _proof(proof))
    return Line(cells=(((Run(period(span), "strong"),),), tuple(name), proofs))


def _proof(proof: Proof) -> Iterable[Paragraph]:
    where = f"{place(proof.at)} van {proof.title}" if proof.at else proof.title
    yield (Run(where, "place"),)
    yield (_quoted(proof.text),)


def _duties(found: Checked) -> Iterable[Section]:
    if not found.duties:
        return
    headings = {item.number: item.heading for item in articles(found.opened.document.tree)}
    lines = tuple(
        Line(
            cells=(
                ((Run(f"{item.duty.statute}, {item.duty.provision}"),),),
                ((Run(item.duty.what),),),
                (*_ticked(item, headings), *_marked(found, item)),
            )
        )
        for item in found.duties
    )
    yield Section(
        heading="Wat de raad volgens de wet regelt",
        caption="Per opdracht van de wet de bepaling die haar uitvoert.",
        grid=Grid(columns=("Wet", "Onderwerp", "Geregeld in"), widths=(5, 8, 5), lines=lines),
    )


def _ticked(item: Ticked, headings: Mapping[str | None, str | None]) -> tuple[Paragraph, ...]:
    mark, said = duty_mark(item)
    if item.at is None:
        return ((Run(f"{mark} {said}"),),)
    heading = headings.get(item.at.split("/", maxsplit=1)[0])
    below: tuple[Paragraph, ...] = ((Run(heading, "small"),),) if heading else ()
    lacking: tuple[Paragraph, ...] = ((Run(said, "small"),),) if said else ()
    return ((Run(f"{mark} {place(item.at)}"),), *below, *lacking)


def _marked(found: Checked, item: Ticked) -> tuple[Paragraph, ...]:
    mark = found.marks.get(duty_key(item.duty))
    if mark is None:
        return ()
    said = "☑ afgevinkt" if mark.done else "☐ niet geregeld"
    remark = f": {mark.remark}" if mark.remark else ""
    return (
        (Run(f"{said}{remark}"),),
        (Run(f"{mark.who}, {spoken_date(mark.moment[:10])}", "small"),),
    )


def _findings(findings: Sequence[Finding]) -> Iterable[Section]:
    yield Section(
        heading="Bevindingen",
        paragraphs=() if findings else ((Run("Geen opmerkingen."),),),
    )
    for severity, heading in _CHAPTERS.items():
        chosen = [item for item in findings if item.severity == severity]
        if chosen:
            yield Section(
                heading=f"{heading} ({len(chosen)})",
                level=3,
                caption=f"Bevindingen: {heading.lower()}.",
                grid=Grid(
                    columns=("Plaats", "Bevinding", "Voorstel en regel"),
                    widths=(3.4, 8.8, 5.8),
                    lines=tuple(map(_finding_line, chosen)),
                ),
            )


def _finding_line(finding: Finding) -> Line:
    remedy: list[Paragraph] = [(Run(finding.remedy),)] if finding.remedy else []
    if finding.source:
        remedy.append((Run(f"Regel: {finding.source}", "small"),))
    return Line(cells=(_place_of(finding), _told(finding), tuple(remedy)))


def _place_of(finding: Finding) -> tuple[Paragraph, ...]:
    return ((Run(place(finding.at) if finding.at else "hele document", "strong"),),)


def _told(finding: Finding) -> tuple[Paragraph, ...]:
    quotation: list[Paragraph] = [(_quoted(finding.text),)] if finding.text else []
    return ((Run(finding.message),), *quotation)


def _accepted(accepted: Sequence[Accepted]) -> Iterable[Section]:
    if not accepted:
        return
    lines = tuple(
        Line(
            cells=(
                _place_of(item.finding),
                _told(item.finding),
                (
                    (Run(item.why),),
                    (Run(f"{item.who}, {spoken_date(item.moment[:10])}", "small"),),
                ),
            )
        )
        for item in accepted
    )
    yield Section(
        heading=f"Aanvaarde bevindingen ({len(accepted)})",
        caption="Bevindingen die zijn aanvaard, met wie, wanneer en waarom.",
        grid=Grid(
            columns=("Plaats", "Bevinding", "Waarom aanvaard, door wie en wanneer"),
            widths=(3.4, 8.8, 5.8),
            lines=lines,
        ),
    )


def _coverage(found: Checked) -> Iterable[Paragraph]:
    if found.ran:
        said = "; ".join(map(_lower, found.ran))
        yield (Run(f"Gecontroleerd ({len(found.ran)}): ", "strong"), Run(f"{said}."))
    reasons: dict[str, list[str]] = {}
    for title, why in found.left_out:
        reasons.setdefault(why, []).append(_lower(title))
    for why, titles in reasons.items():
        yield (Run(f"Niet gecontroleerd ({why}): ", "strong"), Run(f"{'; '.join(titles)}."))


def _lower(title: str) -> str:
    """Return a title as it stands in a sentence, but "Wmo-verordening" as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _quoted(text: str) -> Run:
    flat = " ".join(text.split())
    short = flat if len(flat) <= _QUOTED else flat[:_QUOTED].rsplit(" ", 1)[0] + " …"
    return Run(f"“{short}”", "quote")
