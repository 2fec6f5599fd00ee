"""What the help of a command tells beyond its options: names, signs and examples."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["explanation"]

_SEARCH = """\
Hoe u vraagt

  jobcoach percentage         bepalingen met deze woorden, de beste eerst
  "op eigen verzoek"          deze woorden naast elkaar
  proefplaats*                alle woorden die zo beginnen
  jobcoach EN subsidie        allebei (ook AND)
  jobcoach OF werkbegeleider  een van beide (ook OR)
  subsidie NIET loonkosten    zonder dat woord (ook NOT, of -loonkosten)
  (jobcoach OF stage) EN uur  haakjes houden bij elkaar wat bij elkaar hoort

  EN, OF en NIET gelden alleen in hoofdletters. Zet een vraag met aanhalingstekens of haakjes in de
  terminal tussen enkele aanhalingstekens: waswordt search '"op eigen verzoek"'.

Op verwijzing

  artikel 9f lid 5 Maashorst 2023            een bepaling van een verordening
  toelichting op artikel 9f Maashorst 2023   de toelichting daarop
  artikel 10d lid 3 Participatiewet          wat over deze bepaling van een wet gaat
  wie citeert artikel 10d Participatiewet    de bepalingen die haar aanhalen

Filters, ook zonder woorden en in elke combinatie

  gemeente:Maashorst   soort:verordening   jaar:2023   jaar:2015-2023   veld:Participatiewet
  in:toelichting (of regeling, aanhef, slot, bijlage)   document:nummer
  Met NIET of een streepje ervoor valt het juist weg: NIET gemeente:Maashorst, -jaar:2023.
  Een waarde met een spatie staat tussen aanhalingstekens: gemeente:"Bergen op Zoom".
"""


def explanation(command: str) -> str:
    """Return the text under the help of a command, "" when there is none."""
    make = _EXPLAINED.get(command)
    return make() if make else ""


def _checks() -> str:
    from compare.checks import CHECKS

    width = max(len(item.name) for item in CHECKS)
    beside = " (met --with)"
    asks = {"": "", "previous": " (met --previous)", "paper": beside, "proposal": beside}
    lines = [f"  {item.name:{width}}  {item.title}{asks[item.need]}" for item in CHECKS]
    return "\n".join(["Wat wordt gecontroleerd, met de naam voor --off", "", *lines, ""])


_EXPLAINED: dict[str, Callable[[], str]] = {"search": lambda: _SEARCH, "check": _checks}
