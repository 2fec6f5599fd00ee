"""Which drafting checks were run on a document, and why others were not."""

from __future__ import annotations

from collections.abc import Collection

__all__ = ["OPTIONS", "coverage"]

_ASKS = {
    "previous": "geen vorige verordening opgegeven",
    "proposal": "geen raadsvoorstel opgegeven",
}
OPTIONS = {_ASKS["previous"]: "--previous", _ASKS["proposal"]: "--with"}
"""The option of the command line that takes a reason away."""


def coverage(
    off: Collection[str], *, proposal: bool, previous: bool
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the titles of the checks that run, and of the others with the reason in Dutch."""
    from compare.checks import CHECKS

    given = {"": True, "proposal": proposal, "previous": previous}
    ran: list[str] = []
    left_out: list[tuple[str, str]] = []
    for item in CHECKS:
        if item.name in off:
            left_out.append((item.title, "uitgezet"))
        elif given[item.need]:
            ran.append(item.title)
        else:
            left_out.append((item.title, _ASKS[item.need]))
    return tuple(ran), tuple(left_out)
