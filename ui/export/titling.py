"""How an exported table is headed, and how its file is called."""

from __future__ import annotations

import re
import unicodedata

from msgspec.structs import replace

from ui.export.content import Content
from ui.labels import spoken_date
from ui.results import Opened

__all__ = ["file_name", "report_name", "titled"]

_LONGEST = 60  # characters of a title in a file name


def titled(content: Content, new: Opened, label: str = "", meeting: str = "") -> Content:
    """Return the content with what the council's papers ask above it.

    Args:
        content: the table.
        new: the new ordinance; its municipalities and day of adoption fill in what is not given.
        label: what comes before the title, as "Bijlage 3".
        meeting: the ISO day of the council meeting. Without label and meeting nothing changes.
    """
    if not label.strip() and not meeting:
        return content
    bodies = new.document.bodies
    days = {adoption.date for adoption in new.document.adopted}
    day = meeting or (next(iter(days)) if len(days) == 1 else "")
    name = "Gemeente" if len(bodies) == 1 else "Gemeenten"
    lines = [(name, ", ".join(bodies))] if bodies else []
    lines += [("Raadsvergadering", spoken_date(day))] if day else []
    return replace(
        content,
        title=f"{label.strip()}: {content.title}" if label.strip() else content.title,
        sources=(*lines, *content.sources),
    )


def file_name(old: Opened, new: Opened, suffix: str) -> str:
    """Return a name for the file of a table that says what is in it.

    "was-wordt verordening-lindervoort-2019 - verordening-lindervoort-2024.docx".
    """
    return f"was-wordt {_short(old)} - {_short(new)}.{suffix}"


def report_name(opened: Opened, suffix: str) -> str:
    """Return a name for the file of a report: "rapport verordening-lindervoort-2024.docx"."""
    return f"rapport {_short(opened)}.{suffix}"


def _short(opened: Opened) -> str:
    title = opened.document.citation_title or opened.document.title
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(words)) > _LONGEST and len(words) > 2:
        words.pop(len(words) // 2)  # the kind in front and the year at the end say most
    return "-".join(words)
