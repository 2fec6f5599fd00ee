"""Searching a library: one box for references, words, and both.

``Searcher`` keeps the index open between questions; ``search`` asks one. An answer says how the
question was understood and offers another reading where there is one.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Sequence
from types import TracebackType
from typing import NamedTuple, Self

from msgspec import Struct
from msgspec.structs import replace

from corpus.addresses import Address
from corpus.errors import NotFound
from corpus.library import Entry, Library
from corpus.model import Target
from corpus.sentences import closed
from corpus.typed import TypedReference, read_typed
from index import query as q
from index.absent import absent
from index.answers import facets_of, hit_of_place, hit_of_record
from index.filters import narrow
from index.holdings import Holdings
from index.lookup import Lookup, Place, is_among
from index.model import Answer, Hit, Suggestion
from index.names import Names
from index.plan import Plan, make_plan
from index.protocol import Filter, Record
from index.rank import Ranked, rank_blocks
from index.records import records_of
from index.reference import in_library, read_number, words_beside
from index.spelling import corrections, run_together
from index.suggestions import in_laws, looser, other_readings, other_spelling, reference_alone
from index.upkeep import EngineName, Index
from index.wording import Asked, in_vain, understood_reference, understood_words

__all__ = ["Searcher", "search", "similar"]

_CANDIDATES = 120  # records that are ranked together
_ENOUGH = 100  # records with every word; then those with only some are left out
_MOST_WITHIN = 500
_HALF = 0.5  # of the words beside a reference that a provision must hold


def search(  # noqa: PLR0913
    library: Library,
    query: str,
    limit: int = 10,
    *,
    offset: int = 0,
    facets: bool = False,
    engine: EngineName = "auto",
) -> Answer:
    """Answer one question; see ``Searcher.search``."""
    with Searcher(library, engine) as searcher:
        return searcher.search(query, limit, offset=offset, facets=facets)


def similar(library: Library, document: str, address: str, limit: int = 10) -> tuple[Hit, ...]:
    """Return the provisions of other documents most like one; see ``Searcher.similar``."""
    with Searcher(library) as searcher:
        return searcher.similar(document, address, limit)


class _Page(NamedTuple):
    """Which hits are asked for, and whether all are to be counted by facet."""

    offset: int
    limit: int
    facets: bool = False


class _Found(Struct, frozen=True):
    """The ranked records of a question in words, of which the first are shown."""

    plan: Plan
    ranked: list[Ranked]
    total: int
    counts: dict[tuple[str, str], int]


class Searcher:
    """An open index on a library; for use in a ``with`` statement, safe to share between threads.

    Before each question the index is brought in step with the library; a broken index is made anew.
    """

    def __init__(self, library: Library, engine: EngineName = "auto") -> None:
        self._library = library
        self._lock = threading.RLock()
        self._index = Index(library, engine)
        self._held = Holdings(library)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the index; the library stays open."""
        with self._lock:
            self._index.close()

    def search(
        self, query: str, limit: int = 10, *, offset: int = 0, facets: bool = False
    ) -> Answer:
        """Return the provisions that a question asks for.

        Args:
            query: what a user types; see ``index.query`` for words and filters. A reference opens
                the provision in the document it names, or lists who cites it when it is in a law.
            limit: the most hits to return.
            offset: how many hits to skip, for the next page.
            facets: count the hits by municipality, kind, year and part.
        """
        start = time.perf_counter()
        with self._lock:
            answer = self._index.safely(lambda: self._answer(query, _Page(offset, limit, facets)))
        took = round((time.perf_counter() - start) * 1000, 2)
        return replace(answer, took_ms=took, hits=self._held.with_status(answer.hits))

    def similar(self, document: str, address: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return the provisions of other documents that resemble one; ``score`` is from 0 to 1.

        Raises:
            NotFound: no such document or provision.
        """
        wanted = str(Address.parse(address))
        with self._lock:
            self._held.refresh()
            asked = self._library.document(self._held.newest(document))
            record = next((item for item in records_of(asked) if item.at == wanted), None)
            if record is None:
                raise NotFound(closed(f"'{address}' staat niet in {asked.title}"))
            return self._index.safely(lambda: self._similar(record, limit))

    def _answer(self, query: str, page: _Page) -> Answer:
        self._index.refresh()
        self._held.refresh()
        parsed = q.parse(query)
        wanted = {
            name: tuple(map(self._held.newest, values)) if name.endswith("document") else values
            for name, values in parsed.filters.items()
        }
        asked = Asked(query, parsed, narrow(wanted, tuple(self._held.entries.values())))
        names = Names(asked.narrowed.entries) if wanted else self._held.names
        sure = read_typed(parsed.plain)
        sure = sure and in_library(sure, names, self._index.state)
        read = sure or read_number(parsed.plain, names)
        if read is None:
            return self._by_words(asked, parsed.root, page)
        rest, misspelt = names.mended(read.rest, self._index.state)
        asked, read = replace(asked, misspelt=misspelt), replace(read, rest=rest)
        meant, left = names.meant(read.rest)
        answer = self._by_reference(asked, read, meant, left, page)
        if answer is not None:
            return answer
        if read.instrument is None and (sure is None or (left and not meant)):
            answer = self._by_words(asked, parsed.root, page)
            there = (
                sure and not sure.citing and self._lookup().places(read, asked.narrowed.entries, ())
            )
            other = (reference_alone(read),) if there else ()
            return replace(answer, suggestions=(*answer.suggestions, *other))
        return self._in_vain(asked, read, meant, left, page)

    # --- by reference

    def _lookup(self) -> Lookup:
        return Lookup(self._library, lambda: self._index.engine, self._held.document)

    def _by_reference(
        self,
        asked: Asked,
        read: TypedReference,
        meant: Sequence[Entry],
        left: Sequence[str],
        page: _Page,
    ) -> Answer | None:
        """Return the answer, or None when the question is mostly words, or nothing is found."""
        offset, limit, facets = page
        if read.instrument is None and not meant and left:
            return None
        places = self._lookup().places(read, asked.narrowed.entries, meant)
        parts = next((it.values for it in asked.narrowed.filters if it.field == "part"), None)
        places = [place for place in places if parts is None or place.part in parts]
        more: list[Ranked] = []
        if left and places:
            places, more = self._with_words(" ".join(left), places, read)
        if not places:
            return None
        counts = Counter(
            [(place.document, str(place.part)) for place in places]
            + [(item.record.document, str(item.record.part)) for item in more]
        )
        having = {place.document for place in places if place.match is None}
        shown = [entry for entry in meant if entry.id in having] or meant
        hits: list[Hit] = []
        for rank_, place in enumerate(places[offset : offset + limit], offset):
            document = self._held.document(place.document)
            hits.append(
                hit_of_place(place, document, self._held.entries[place.document], 1 / (1 + rank_))
            )
        rest = more[max(0, offset - len(places)) :][: limit - len(hits)]
        hits += self._shown(rest)
        return Answer(
            query=asked.query,
            interpreted=understood_reference(asked, read, shown, places),
            total=len(places) + len(more),
            took_ms=0.0,
            hits=tuple(hits),
            suggestions=(
                *other_spelling(asked.query, asked.misspelt),
                *other_readings(read, shown, places, self._held.entries),
            ),
            facets=facets_of(counts, self._held.entries) if facets else None,
        )

    def _with_words(
        self, words: str, places: list[Place], read: TypedReference
    ) -> tuple[list[Place], list[Ranked]]:
        """Narrow citing places to those with the words; after an opened place find the words.

        Words that nothing there holds change nothing.
        """
        documents = tuple({place.document for place in places})
        plan = make_plan(q.parse(words).root, self._index.state, self._index.engine)
        filters = (Filter("document", documents),)
        ranked = self._ranked(plan, filters, _MOST_WITHIN).ranked
        found = {(item.record.document, item.record.at) for item in ranked}
        if read.instrument is not None or read.citing:
            kept = [place for place in places if is_among(place, found)]
            return kept or places, []
        shown = {(place.document, place.at) for place in places}
        rest = [item for item in ranked if (item.record.document, item.record.at) not in shown]
        return places, [item for item in rest if item.covered >= _HALF]

    def _in_vain(
        self,
        asked: Asked,
        read: TypedReference,
        meant: Sequence[Entry],
        left: Sequence[str],
        page: _Page,
    ) -> Answer:
        """Return what comes nearest to a reference that leads nowhere.

        Who cites it is nobody: then the place itself, of a law who cites it at all. Else what is
        beside the reference, as its numbers would only find other articles.
        """
        wider = replace(read, citing=False)
        if read.instrument is not None:
            wider = replace(read, targets=(Target(),))
        answer = None
        if wider != read:
            answer = self._by_reference(asked, wider, meant, left, page)
        if answer is None:
            answer = self._by_words(asked, q.parse(words_beside(read)).root, page)
        return replace(
            answer,
            interpreted=in_vain(answer.interpreted, read, meant),
            suggestions=(*in_laws(read, meant, self._library), *answer.suggestions),
        )

    # --- by words

    def _by_words(self, asked: Asked, root: q.Either, page: _Page) -> Answer:
        offset, limit, facets = page
        root = q.rephrased(root)
        typed = tuple(word.word for word in q.words(root))
        apart = run_together(typed, self._index.state)
        if apart:
            root = q.joined(root, apart)
            typed = tuple(word.word for word in q.words(root))
        corrected = corrections(typed, self._index.state)
        if corrected:
            root = q.corrected(root, corrected)
        plan = make_plan(root, self._index.state, self._index.engine)
        found = self._ranked(plan, asked.narrowed.filters, offset + limit, count=facets)
        shown = found.ranked[offset : offset + limit]
        entries = self._held.entries.values()
        read_as = {" ".join(run): name for run, name in apart.items()} | corrected
        lacking = absent(asked.parsed, root, plan, entries, self._index.engine)
        return Answer(
            query=asked.query,
            interpreted=understood_words(asked, root, plan, read_as, lacking),
            total=found.total,
            took_ms=0.0,
            hits=self._shown(shown),
            suggestions=other_spelling(asked.query, corrected) or self._looser(asked, found.total),
            facets=facets_of(found.counts, self._held.entries) if facets else None,
        )

    def _looser(self, asked: Asked, total: int) -> tuple[Suggestion, ...]:
        """Return questions that ask less and have an answer, when this one has none."""
        if total:
            return ()
        offered = looser(asked.parsed, asked.narrowed.unknown)
        return tuple(it for it in offered if self._answer(it.query, _Page(0, 1)).total)

    def _ranked(
        self, plan: Plan, filters: tuple[Filter, ...], limit: int, *, count: bool = False
    ) -> _Found:
        """Return at least so many hits, when there are, and the count of all."""
        engine = self._index.engine
        wanted = _CANDIDATES * -(-max(limit, 1) // _CANDIDATES)
        found = engine.search(plan.strict, filters=filters, limit=wanted, count=count)
        node = plan.strict
        if found.total < _ENOUGH and plan.loose != plan.strict:
            node = plan.loose
            found = engine.search(node, filters=filters, limit=wanted, count=count)
        ranked, folded = self._in_blocks(plan, found.records)
        if len(ranked) < limit and found.total > wanted:  # as many as were folded are missing
            found = engine.search(node, filters=filters, limit=wanted + _CANDIDATES, count=count)
            ranked, folded = self._in_blocks(plan, found.records)
        counts = Counter(found.per_document)
        counts.subtract((item.record.document, item.record.part) for item in folded)
        return _Found(plan, ranked, found.total - len(folded), +counts)

    def _in_blocks(
        self, plan: Plan, found: Sequence[tuple[Record, float]]
    ) -> tuple[list[Ranked], list[Ranked]]:
        # A document may have gone while another process holds the index.
        records = [record for record, _ in found if record.document in self._held.entries]
        if not plan.slots:
            return [Ranked(record, 0.0, 1.0, frozenset()) for record in records], []
        blocks = [
            records[place : place + _CANDIDATES] for place in range(0, len(records), _CANDIDATES)
        ]
        return rank_blocks(blocks, plan.slots, plan.frequencies, self._held.repealed)

    def _similar(self, record: Record, limit: int) -> tuple[Hit, ...]:
        from index.alike import alike

        self._index.refresh()
        ranked = alike(record, self._index.engine, self._held.entries)[:limit]
        return self._held.with_status(self._shown(ranked))

    def _shown(self, ranked: Sequence[Ranked]) -> tuple[Hit, ...]:
        entries = self._held.entries
        return tuple(hit_of_record(item, entries[item.record.document]) for item in ranked)
