"""Judging an alignment: which articles belong together, as people decided it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from corpus.addresses import normalise_number
from corpus.errors import UsageError
from corpus.model import articles
from ui.decisions import (
    Drawing,
    Pair,
    Ruling,
    decided_pairs,
    drawings,
    redraw,
    rule,
    ruling_revisions,
    rulings,
    stand,
    text_key,
    undraw,
)
from ui.holding import Holding
from ui.results import Comparison, Opened

__all__ = ["Judging"]


class Judging(Holding):
    """Documents at hand, with what people decided about pairs of them."""

    def rulings(self, compared: Comparison) -> dict[Pair, Ruling]:
        """Return what people decided about single pairs of articles of two documents."""
        return rulings(self.edits, *_keys(compared.old, compared.new))

    def revisions(self, compared: Comparison) -> dict[Pair, int]:
        """Return how often each pair was judged; ``rule`` asks for it."""
        return ruling_revisions(self.edits, _keys(compared.old, compared.new))

    def rule(  # noqa: PLR0913 - a pair, a decision, by whom and why
        self,
        compared: Comparison,
        pair: Pair,
        *,
        belongs: bool | None,
        who: str,
        why: str,
        seen: int,
    ) -> None:
        """Keep whether two articles belong together; None takes it back. Raises ``StaleEdit``."""
        keys = _keys(compared.old, compared.new)
        rule(self.edits, keys, pair, belongs=belongs, who=who, why=why, seen=seen)

    def drawings(self, compared: Comparison) -> tuple[Drawing, ...]:
        """Return the matches of two documents that people drew anew."""
        return drawings(self.edits, *_keys(compared.old, compared.new))

    def stand(self, compared: Comparison) -> int:
        """Return how many decisions were made about two documents; ``redraw`` asks for it."""
        return stand(self.edits, _keys(compared.old, compared.new))

    def redraw(  # noqa: PLR0913 - articles of both sides, by whom and why
        self,
        compared: Comparison,
        old: Sequence[str],
        new: Sequence[str],
        *,
        who: str,
        why: str,
        seen: int | None = None,
    ) -> None:
        """Draw a match anew: these articles belong together, and with no others.

        It counts in every later comparison and table of these texts, and takes the place of what
        was decided before about its articles. One side may be empty: the articles of the other
        then have no counterpart.

        Args:
            compared: the documents.
            old: numbers of articles of the old one ("9f").
            new: numbers of articles of the new one.
            who: who decides.
            why: the reason.
            seen: the ``stand`` that was shown; None takes that of this moment.

        Raises:
            UsageError: nobody is named, no article is named, or an article is not there.
            StaleEdit: another decided about these documents in the meantime.
        """
        if not who.strip():
            raise UsageError("Vul een naam in; die staat bij het oordeel.")
        mine, theirs = _known(old, compared.old), _known(new, compared.new)
        if not mine and not theirs:
            raise UsageError("Kies ten minste één artikel van de oude of de nieuwe verordening.")
        seen = self.stand(compared) if seen is None else seen
        keys = _keys(compared.old, compared.new)
        redraw(self.edits, keys, mine, theirs, who=who.strip(), why=why.strip(), seen=seen)

    def undraw(self, compared: Comparison, drawing: Drawing, *, who: str, seen: int) -> None:
        """Take a drawing back; what it took the place of counts again. Raises ``StaleEdit``."""
        keys = _keys(compared.old, compared.new)
        undraw(self.edits, keys, drawing, who=who, seen=seen)

    def decided(self, old: Opened, new: Opened) -> dict[Pair, bool]:
        """Return for pairs of articles whether they belong together, so far as was decided."""
        return decided_pairs(self.edits, _keys(old, new), (_numbers(old), _numbers(new)))

    def confirmed(self, opened: Sequence[Opened]) -> dict[Pair, set[Pair]]:
        """Return by ids of two documents the articles that people put together, in either order."""
        if not self.edits.count():
            return {}
        named = [(one, text_key(one.document), _numbers(one)) for one in opened]
        return {
            (old.document.id, new.document.id): {pair for pair, belongs in found.items() if belongs}
            for (old, key, here), (new, other, there) in permutations(named, 2)
            if (found := decided_pairs(self.edits, (key, other), (here, there)))
        }


def _keys(old: Opened, new: Opened) -> Pair:
    return text_key(old.document), text_key(new.document)


def _numbers(opened: Opened) -> list[str]:
    return [item.number for item in articles(opened.document.tree) if item.number]


def _known(named: Sequence[str], opened: Opened) -> list[str]:
    """Return the articles that were named, each once and in document order."""
    numbers = _numbers(opened)
    wanted = {normalise_number(number) for number in named}
    for number in wanted - set(numbers):
        raise UsageError(f"'{opened.document.title}' heeft geen artikel {number}.")
    return [number for number in dict.fromkeys(numbers) if number in wanted]
