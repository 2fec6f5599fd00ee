"""Transitional law that calls the old ordinance by the name of the new one."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.model import Case, Finding
from compare.time.footing import says_this
from compare.time.titles import same_title, words_and_years

__all__ = ["named_this"]

SOURCE = "Aanwijzingen voor de regelgeving, § 3.3 (aanhaling en verwijzing)"


def named_this(case: Case) -> Iterator[Finding]:
    """Find a clause on what was granted under the old ordinance that keeps "deze verordening".

    "Op voorzieningen op grond van de Verordening X 2008 blijft deze verordening van toepassing":
    in an ordinance "deze verordening" is that ordinance itself, so the clause says the opposite of
    what it is for.
    """
    repealed = [repeal.title for repeal in case.document.repeals if not repeal.part]
    for saving in case.document.savings:
        words = says_this(saving)
        title = next((one for one in repealed if words and _names(words, one)), None)
        if title is None:
            continue
        yield Finding(
            kind="savings-by-wrong-name",
            severity="warning",
            at=saving.at,
            text=" ".join((words or "").split()),
            message=(
                "Hier blijft 'deze verordening' van toepassing, dus de nieuwe; bedoeld is "
                f"kennelijk de ingetrokken '{title}'."
            ),
            remedy=f"Schrijf: 'blijft de {title} van toepassing'.",
            source=SOURCE,
        )


def _names(clause: str, title: str) -> bool:
    """Tell whether a clause names a title in full, or ends in one that can be the same."""
    words, years = words_and_years(title)
    said, said_years = words_and_years(clause)
    return (set(words) <= set(said) and years <= said_years) or same_title(clause, title)
