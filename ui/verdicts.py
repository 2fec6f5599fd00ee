"""What people say of the outcome of a check, kept in the library under the id of the document.

A finding may be accepted with a reason, a duty to regulate ticked off with a remark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.results import Mark

if TYPE_CHECKING:
    from compare.checks.duties import Duty
    from compare.checks.model import Finding
    from ui.edits import Edit, Edits

__all__ = [
    "ABOUT_FINDINGS",
    "accept",
    "accepted",
    "duty_key",
    "finding_key",
    "marks",
    "tick",
]

ABOUT_FINDINGS = ("controle", "opdrachten")
"""The kinds of edits that the outcome of a check depends on."""


def finding_key(finding: Finding) -> str:
    """Return what a finding is known by over several runs: its kind, its place, its words."""
    return f"{finding.kind}@{finding.at}: {finding.text}"


def accepted(edits: Edits, document: str) -> dict[str, Edit]:
    """Return the findings in a document, given by id, that people accepted; by their key."""
    return edits.all(_findings(document))


def accept(edits: Edits, document: str, finding: Finding, *, why: str | None, who: str) -> None:
    """Keep that a finding is accepted, and why; None as reason takes that back.

    Raises:
        StaleEdit: another judged the same finding at the same moment.
    """
    subject, key = _findings(document), finding_key(finding)
    edits.save(subject, key, why, who=who, seen=edits.revision(subject, key))


def duty_key(duty: Duty) -> str:
    """Return what a duty is known by: statute, provision and subject."""
    return f"{duty.statute}, {duty.provision}: {duty.what}"


def marks(edits: Edits, document: str) -> dict[str, Mark]:
    """Return what people said of the duties of a document, given by id; by ``duty_key``."""
    return {
        key: Mark(
            done=edit.value["done"],
            remark=edit.value["remark"],
            who=edit.who,
            moment=edit.moment,
            revision=edit.revision,
        )
        for key, edit in edits.all(_duties(document)).items()
    }


def tick(  # noqa: PLR0913 - what is said of a duty, by whom
    edits: Edits, document: str, duty: Duty, *, done: bool, remark: str, who: str, seen: int
) -> None:
    """Keep whether a document fulfils a duty. Raises ``StaleEdit``; see ``Edits.save``."""
    value = {"done": done, "remark": remark}
    edits.save(_duties(document), duty_key(duty), value, who=who, seen=seen)


def _duties(document: str) -> str:
    return f"opdrachten:{document}"


def _findings(document: str) -> str:
    return f"controle:{document}"
