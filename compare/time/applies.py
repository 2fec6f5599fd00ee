"""Granted then, asked now: which ordinance governs, with the provisions that say so.

The ordinance in force on the day of granting governs, until it is repealed. From then on it goes
on only where the repealing ordinance says so; where that is silent, or its text is not in the
library, the question is left open with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from compare.time.answer import Answer, Because, Governing, Named, quoted_once
from compare.time.chain import Proof
from compare.time.footing import footing, kept_by_statute, note_on_the_old, until_by_statute
from compare.time.partial import kept_parts, part_proofs
from compare.time.savings import covers, departs, lapsed, leaves_open, terms_of
from compare.time.subjects import Subject
from compare.time.succession import end_of, start_of, successions
from compare.time.timeline import Span, timeline
from compare.time.titles import same_title
from compare.time.unsettled import not_begun, several_or_none
from corpus.addresses import Address
from corpus.bodies import canonical
from corpus.dates import in_words
from corpus.errors import UsageError
from corpus.instruments import Instrument
from corpus.model import Document, Saving

__all__ = ["Answer", "Because", "Governing", "Named", "applies"]


def applies(  # noqa: PLR0913, PLR0917 - who, when and what are asked apart
    documents: Iterable[Document],
    body: str,
    granted: str,
    on: str,
    subject: str | None = None,
    extra: Iterable[Instrument] = (),
) -> Answer:
    """Tell which ordinance governs on a day what a body granted on an earlier day.

    Args:
        documents: what the library holds.
        body: the municipality that granted.
        granted: the day of granting, ISO.
        on: the day asked about, ISO.
        subject: the policy field ("re-integratie") or an instrument ("jobcoach"), see
            ``timeline``; None when the body has one line.
        extra: entries that extend the catalogue of instruments.

    Raises:
        UsageError: a day is not an ISO date, or ``on`` lies before ``granted``.
    """
    _check_days(granted, on)
    held, own = list(documents), tuple(extra)
    name = canonical(body) or body
    spans = next((line.spans for line in timeline(held, name, subject, own)), ())
    about = Subject(subject, own) if subject else None
    return _Question(held, name, granted, on, about).answer(spans)


def _check_days(granted: str, on: str) -> None:
    for day in (granted, on):
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise UsageError(
                f"'{day}' is geen datum; schrijf bijvoorbeeld 2016-07-01 (jaar-maand-dag)."
            ) from error
    if on < granted:
        raise UsageError(
            f"De dag waarop wordt gevraagd ({in_words(on)}) ligt voor de toekenning "
            f"({in_words(granted)})."
        )


class _Question:
    """One question on its way to an answer."""

    def __init__(
        self,
        held: Sequence[Document],
        body: str,
        granted: str,
        on: str,
        subject: Subject | None,
    ) -> None:
        self.documents = {item.id: item for item in held}
        self.body, self.granted, self.on, self.subject = body, granted, on, subject
        self.because: list[Because] = []
        self.terms: list[str] = []
        self.exceptions: list[str] = []
        self.kept = False  # a clause of transitional law keeps what governs alive

    def answer(self, spans: Sequence[Span]) -> Answer:
        """Walk from the ordinance of the day of granting along its successors.

        Of several, the one whose title names the subject goes before one that also has it.
        """
        candidates, about = self._in_force(spans), self.subject
        named = [span for span in candidates if about and about.in_title(span.title)]
        candidates = named or candidates
        if len(candidates) != 1:
            about_all = self.subject is None
            return self._left_open(
                several_or_none(self.body, self.granted, spans, candidates, about_all=about_all)
            )
        governing = candidates[0]
        self._take(governing.proofs, governing)
        self._take_parts(governing)
        by_title = {(span.title, span.body): span for span in spans}
        line = successions(governing, by_title)
        for old, new in line:
            begun = not_begun(new, old, self.on)
            if begun is None:
                break
            if begun:
                return self._left_open(self._lapsed_by_statute(old) + begun)
            self._take([item for item in old.proofs if _of(item, new)], new)
            reason, governing = self._pass(governing, old, new)
            if reason:
                return self._left_open(reason)
        if reason := self._ended(governing):
            return self._left_open(reason)
        return Answer(
            body=self.body,
            granted=self.granted,
            on=self.on,
            answer=Governing(governing.title, governing.document),
            because=quoted_once(self.because),
            provided=self._provided(),
            remarks=tuple(footing(governing, self.documents, (self.granted, self.on))),
        )

    def _lapsed_by_statute(self, span: Span) -> str:
        """Say that an ordinance of a merged body had lost its force on the day asked, else ""."""
        limit = until_by_statute(span.body)
        said = kept_by_statute(span.body, self.on) if limit and limit <= self.on else None
        return f"{said} " if said else ""

    def _provided(self) -> str | None:
        """Return the condition that only the decision on the grant, or a later one, settles.

        What departs from the rule for some other thing granted is a condition too.
        """
        said = list(dict.fromkeys(self.exceptions))
        if self.terms:
            terms = " en ".join(f"“{words}”" for words in dict.fromkeys(self.terms))
            said.insert(
                0,
                f"Het overgangsrecht geldt {terms}; of dat op {in_words(self.on)} nog zo was, "
                "staat niet in de verordening maar volgt uit wat is toegekend.",
            )
        return " ".join(said) or None

    def _left_open(self, reason: str) -> Answer:
        return Answer(
            body=self.body,
            granted=self.granted,
            on=self.on,
            because=quoted_once(self.because),
            open=reason,
        )

    def _in_force(self, spans: Sequence[Span]) -> list[Span]:
        """Return the ordinances that held on the day of granting, those of the body itself first.

        The start of one known by name only is the year in its title.
        """
        day = self.granted
        fitting = [
            span
            for span in spans
            if not span.proposed
            and (start := start_of(span)) is not None
            and start <= day
            and min(end_of(span, spans) or "9999", until_by_statute(span.body) or "9999") > day
        ]
        own = [span for span in fitting if span.body == self.body]
        return own or fitting

    def _pass(self, governing: Span, old: Span, new: Span) -> tuple[str | None, Span]:
        """Judge one succession: return a reason to stop, or what governs after it."""
        document = self.documents.get(new.document or "")
        papers = [*filter(None, [document]), *self._decisions_on(old)]
        kept = self._kept(governing, old, papers)
        if kept is None and document is None:
            return (
                f"De tekst van '{new.title}' staat niet in de bibliotheek; of die wat onder "
                f"'{governing.title}' is toegekend laat doorlopen, is daarom niet te zeggen."
            ), governing
        if kept is None:
            said = any(paper.savings for paper in papers)
            other = " alleen iets over andere gevallen, niet" if said else " niets"
            parts = kept_parts(old.exceptions) if governing is old else ()
            except_for = f", met uitzondering van {' en '.join(parts)}," if parts else ""
            return (
                f"'{new.title}' trekt '{old.title}' in{except_for} en bepaalt{other} over wat "
                f"onder '{governing.title}' is toegekend."
            ), governing
        if leaves_open(kept):
            return (
                f"'{new.title}' laat het aan een besluit over of '{governing.title}' blijft gelden "
                "voor wat daaronder is toegekend."
            ), governing
        start = end_of(old, ()) or new.start
        self._except(kept, start, papers)
        if lapsed(kept, start, self.on):
            self._take(new.proofs, new)
            self.terms.clear()
            return None, new
        self.terms += terms_of(kept)
        self.kept = True
        return None, governing

    def _ended(self, governing: Span) -> str | None:
        """Say why it cannot be told what governs after an end that nothing follows."""
        lapsed_already = self._lapsed_by_statute(governing)
        if lapsed_already and not governing.end and not self.kept:
            return (
                f"{lapsed_already}Wat daarna geldt voor wat onder '{governing.title}' is "
                "toegekend, zegt geen bepaling in de bibliotheek."
            )
        if governing.replaced_by or (governing.end or "9999") > self.on:
            unknown = governing.withdrawn is not None and not governing.end
            if unknown and not governing.replaced_by and (governing.withdrawn or "") < self.on:
                return f"'{governing.title}' is ingetrokken, maar vanaf welke dag is niet bekend."
            return None
        own = self.documents.get(governing.document or "")
        papers = [*self._decisions_on(governing), *filter(None, [own])]
        kept = self._kept(governing, governing, papers)
        if kept and not leaves_open(kept) and not lapsed(kept, governing.end, self.on):
            self.terms += terms_of(kept)
            return None
        return (
            f"'{governing.title}' gold tot {in_words(governing.end or '')}; wat daarna geldt voor "
            "wat daaronder is toegekend, zegt geen bepaling in de bibliotheek."
        )

    def _decisions_on(self, old: Span) -> list[Document]:
        """Return the decisions of the body that withdraw an ordinance."""
        return [
            paper
            for paper in self.documents.values()
            if paper.kind == "raadsbesluit"
            and old.body in paper.bodies
            and any(same_title(repeal.title, old.title) for repeal in paper.repeals)
        ]

    def _kept(self, governing: Span, old: Span, papers: Iterable[Document]) -> Saving | None:
        """Return the clause that keeps an ordinance alive, one that decides so first; cite it."""
        found = [
            (paper, saving)
            for paper in papers
            for saving in paper.savings
            if covers(saving, governing.title, ended_here=governing is old)
        ]
        if not found:
            return None
        paper, rule = min(found, key=lambda item: leaves_open(item[1]))
        # "In afwijking van het eerste lid ...": a reader must see what departs from the rule.
        others = [saving for saving in paper.savings if departs(saving, rule)]
        for saving in (rule, *others):
            self._cite(paper, saving)
        return next((one for one in others if self._meant(one, governing)), rule)

    def _meant(self, saving: Saving, governing: Span) -> bool:
        """Tell whether a clause names the subject, other than by the title of the ordinance."""
        subject = self.subject
        return bool(
            subject and subject.named_in(saving.text) and not subject.in_title(governing.title)
        )

    def _except(self, kept: Saving, start: str | None, papers: Iterable[Document]) -> None:
        """Add what departs from the clause that was followed and ends otherwise.

        Not when an instrument was asked about: the exception is then for another one.
        """
        if self.subject and self.subject.is_instrument:
            return
        past = lapsed(kept, start, self.on)
        for paper in papers:
            for saving in paper.savings if kept in paper.savings else ():
                if departs(saving, kept) and lapsed(saving, start, self.on) != past:
                    self.exceptions.append(
                        f"Voor wat {Address.parse(saving.at).in_words()} van '{_title(paper)}' "
                        "uitzondert, geldt wat daar staat."
                    )

    def _cite(self, document: Document, saving: Saving) -> None:
        named = Named(document.id, _title(document))
        self.because.append(Because(named, saving.at, saving.text))
        if note := note_on_the_old(document, saving):
            self.because.append(Because(named, f"note:{note.targets[0]}", note.text))

    def _take_parts(self, span: Span) -> None:
        """Add the provisions by which a part of an ordinance begins or ends on a day of its own."""
        document = self.documents.get(span.document or "")
        held = self.documents.values()
        for proof in part_proofs(held, span.title, document, span.body, self.on):
            self.because.append(Because(Named(proof.document, proof.title), proof.at, proof.text))

    def _take(self, proofs: Iterable[Proof], about: Span) -> None:
        """Add proofs of an ordinance: its own entry into force, or its end."""
        for proof in proofs:
            own = proof.document == about.document
            known_by_name = about.document is None
            if own or known_by_name:
                self.because.append(
                    Because(Named(proof.document, proof.title), proof.at, proof.text)
                )


def _title(document: Document) -> str:
    return document.citation_title or document.title


def _of(proof: Proof, span: Span) -> bool:
    """Tell whether a proof stands in the ordinance of a span, or in a paper about it."""
    return span.document is None or proof.document == span.document
