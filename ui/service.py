"""Every use case once: what the command line and the app both call.

Nothing here prints or draws. Files are read again at each call: nothing is cached in hidden
places; what is to be kept goes into the library.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from corpus.errors import NotAnOrdinance, SameDocument, UsageError
from corpus.model import Document
from ui.config import checks_off
from ui.judging import Judging
from ui.moments import read_day
from ui.names import known_body
from ui.places import read_place
from ui.results import (
    Accepted,
    Alike,
    Amended,
    Checked,
    Cited,
    Comparison,
    Matrixed,
    Opened,
    Tabled,
)

if TYPE_CHECKING:
    from compare.checks import Finding, Ticked
    from compare.model import ArticleTable, TextRow
    from compare.time.applies import Answer as GoverningAnswer
    from compare.time.timeline import Timeline
    from index.model import Answer

__all__ = ["Service"]


class Service(Judging):
    """The use cases on one library folder."""

    # Comparing

    def compare(self, old: str, new: str) -> Comparison:
        """Align two documents. Raises ``SameDocument`` when they are one and the same."""
        return self.compare_opened(*self.open_many([old, new]))

    def compare_opened(self, old: Opened, new: Opened) -> Comparison:
        """Align two documents that were opened before."""
        from compare.alignment.align import align

        old, new = self.as_ordinance(old), self.as_ordinance(new)
        _refuse_same(old, new)
        alignment = align(old.document, new.document, rulings=self.decided(old, new))
        return Comparison(old=old, new=new, alignment=alignment)

    def table(self, old: str, new: str) -> Tabled:
        """Return the old-versus-new instrument table of two documents."""
        return self.table_of(self.compare(old, new))

    def table_of(self, compared: Comparison) -> Tabled:
        """Return the instrument table of two documents that were aligned before."""
        from compare.instruments.table import instrument_table
        from corpus.instruments import own_instruments

        old, new, alignment = compared.old, compared.new, compared.alignment
        own = own_instruments(self.folder)
        table = instrument_table(old.document, new.document, alignment, own)
        return Tabled(old=old, new=new, alignment=alignment, table=table)

    def articles_of(self, compared: Comparison) -> ArticleTable:
        """Return the table that leads from each article to where it went, and back."""
        from compare.instruments.articles import article_table

        return article_table(compared.alignment, compared.old.document, compared.new.document)

    def texts_of(self, compared: Comparison) -> tuple[TextRow, ...]:
        """Return old text, new text and remarks per match."""
        from compare.instruments.articles import three_column_table

        return three_column_table(compared.alignment, compared.old.document, compared.new.document)

    def matrix(self, names: Sequence[str], model: int | None = None) -> Matrixed:
        """Return instruments by document; ``model`` counts from 0 in ``names``."""
        return self.matrix_of(self.open_many(names), model)

    def matrix_of(self, opened: Sequence[Opened], model: int | None = None) -> Matrixed:
        """Return the matrix of documents that were opened before. Raises ``UsageError``."""
        from compare.instruments.matrix import instrument_matrix
        from corpus.instruments import own_instruments

        own = own_instruments(self.folder)
        documents = [item.document for item in opened]
        matrix = instrument_matrix(documents, model, own, self.confirmed(opened))
        return Matrixed(opened=tuple(opened), matrix=matrix)

    def apply(self, old: str, amendment: str, *, partly: bool = False) -> Amended:
        """Return a document as it reads after an amending ordinance.

        Raises:
            NotAnOrdinance: the second document holds no instructions.
        """
        from compare.consolidate import consolidate

        before, changes = self.open_many([old, amendment])
        if not changes.document.amends:
            raise NotAnOrdinance(
                f"'{changes.document.title}' bevat geen wijzigingen van een andere verordening, "
                "zoals 'Artikel 5 komt te luiden:'."
            )
        result = consolidate(before.document, changes.document.amends, partly=partly)
        return Amended(old=before, amendment=changes, result=result)

    # Asking and reviewing

    def search(
        self, query: str, limit: int = 10, *, offset: int = 0, facets: bool = False
    ) -> Answer:
        """Answer a question to the library; see ``index.search``."""
        from index.search import search

        if not query.strip():
            raise UsageError("Wat wilt u zoeken? Geef woorden op, of een verwijzing als 9f/5/c.")
        with self.library() as library:
            return search(library, query, limit, offset=offset, facets=facets)

    def cited_by(self, reference: str) -> Cited:
        """Return which provisions of the library cite a reference.

        Raises:
            UsageError: no reference to a known regulation or document was recognised.
        """
        from ui.citing import find_citations

        with self.library() as library:
            return find_citations(library, reference)

    def references(self, name: str) -> Opened:
        """Return a document with all it cites, whole regulations too, held against the library."""
        from ui.refs import with_all_references

        opened = self.open(name)
        held = self._all() if self.folder.exists() else []
        return replace(opened, document=with_all_references(opened.document, held))

    def similar(self, name: str, address: str, limit: int = 10) -> Alike:
        """Return the provisions of other documents of the library most like one."""
        from ui.nearness import nearest_hits

        opened = self.open(name)
        at = str(read_place(address))
        with self.library() as library:
            hits = nearest_hits(library, opened, at, limit)
        return Alike(opened=opened, at=at, hits=hits)

    def check(
        self,
        name: str,
        proposal: str | None = None,
        previous: str | None = None,
        off: Sequence[str] = (),
    ) -> Checked:
        """Run the drafting checks on a document, with the papers that belong to it."""
        from compare.checks import check, duties_of
        from ui.coverage import coverage
        from ui.verdicts import accepted, finding_key, marks

        named = [name, *(other for other in (proposal, previous) if other)]
        opened, *others = self.open_many(named)
        papers = iter(others)
        with_paper = next(papers) if proposal else None
        before = next(papers) if previous else None
        findings = check(
            opened.document,
            proposal=with_paper.document if with_paper else None,
            previous=before.document if before else None,
            off=(skipped := (*off, *checks_off(self.folder))),
        )
        ran, left_out = coverage(
            opened.document, skipped, proposal=bool(proposal), previous=bool(previous)
        )
        kept = accepted(self.edits, opened.document.id)
        return Checked(
            opened=opened,
            proposal=with_paper,
            previous=before,
            findings=tuple(item for item in findings if finding_key(item) not in kept),
            accepted=tuple(
                Accepted(finding=item, why=edit.value, who=edit.who, moment=edit.moment)
                for item in findings
                if (edit := kept.get(finding_key(item)))
            ),
            duties=duties_of(opened.document),
            marks=marks(self.edits, opened.document.id),
            ran=ran,
            left_out=left_out,
        )

    def timelines_of(self, found: Checked) -> tuple[Timeline, ...]:
        """Return the time lines that a document under review stands in, per body.

        The papers that came with it count, and all that the library holds of these bodies.
        """
        from compare.time.timeline import around, family

        papers = [found.opened, *filter(None, (found.previous, found.proposal))]
        documents = [item.document for item in papers]
        near = {one for item in documents for body in item.bodies for one in family(body)}
        ordinances = [item for item in documents if item.kind != "raadsvoorstel"]
        return around([*documents, *self._all(near)], ordinances or documents)

    def accept(self, name: str, finding: Finding, *, why: str | None, who: str) -> None:
        """Accept a finding with a reason, so that the next check leaves it out; None undoes it."""
        from ui.verdicts import accept

        accept(self.edits, self.open(name).document.id, finding, why=why, who=who)

    def tick(  # noqa: PLR0913 - what is said of a duty, by whom
        self, name: str, duty: Ticked, *, done: bool, remark: str, who: str, seen: int
    ) -> None:
        """Keep whether a document fulfils a duty, with a remark. Raises ``StaleEdit``."""
        from ui.verdicts import tick

        document = self.open(name).document.id
        remark, who = remark.strip(), who.strip()
        tick(self.edits, document, duty.duty, done=done, remark=remark, who=who, seen=seen)

    def timeline(self, body: str | None = None, subject: str | None = None) -> tuple[Timeline, ...]:
        """Return per body which ordinance holds when, from all that the library holds."""
        from compare.time.timeline import timeline
        from corpus.instruments import own_instruments

        held = self._all()
        own = own_instruments(self.folder)
        return timeline(held, known_body(body, held) if body else None, subject, own)

    def applies(
        self, body: str, granted: str, on: str | None = None, subject: str | None = None
    ) -> GoverningAnswer:
        """Tell which ordinance governs what a body granted on a day; ``on`` is today."""
        from compare.time.applies import applies
        from corpus.instruments import own_instruments

        held, given = self._all(), read_day(granted)
        asked = read_day(on) if on else date.today().isoformat()
        own = own_instruments(self.folder)
        return applies(held, known_body(body, held), given, asked, subject, own)

    def _all(self, bodies: Collection[str] | None = None) -> list[Document]:
        """Return what the library holds, or of that what is of some bodies or of none known."""
        if bodies is not None and not self.folder.exists():
            return []
        with self.library() as library:
            return [
                library.document(entry.id)
                for entry in library.documents()
                if bodies is None or not entry.bodies or set(entry.bodies) & set(bodies)
            ]


def _refuse_same(old: Opened, new: Opened) -> None:
    if old.document.tree == new.document.tree and _same_words(old.document, new.document):
        raise SameDocument(
            f"Oud en nieuw zijn hetzelfde document ('{old.document.title}'); kies twee "
            "verschillende."
        )


def _same_words(old: Document, new: Document) -> bool:
    return old.title == new.title and old.notes == new.notes
