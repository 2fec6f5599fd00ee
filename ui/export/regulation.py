"""The text of a regulation as a file: plain text, Markdown, HTML or Word."""

from __future__ import annotations

import io
from collections.abc import Iterable
from html import escape
from pathlib import Path

from corpus.errors import UsageError
from corpus.model import Document
from ui.export.markdown import escaped
from ui.written import WrittenLine, written

__all__ = ["check_regulation_target", "render_regulation"]

_SUFFIXES = (".txt", ".docx", ".html", ".md")
_STEP_CM = 0.8  # indentation per level


def check_regulation_target(path: Path) -> str:
    """Return the suffix of a file that this module can write; raise ``UsageError`` otherwise."""
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        known = ", ".join(_SUFFIXES)
        raise UsageError(f"'{path.name}' heeft geen bekende uitgang; kies uit {known}.")
    return suffix


def render_regulation(document: Document, path: Path) -> bytes:
    """Return the bytes of the file, in the format that its name asks for."""
    makers = dict(zip(_SUFFIXES, (_txt, _docx, _html, _markdown), strict=True))
    return makers[check_regulation_target(path)](document.title, list(written(document.tree)))


def _txt(title: str, lines: Iterable[WrittenLine]) -> bytes:
    said = [title]
    for line in lines:
        words = "   " * line.depth + f"{line.name} {line.text}".strip()
        said += ["", words] if line.heading else [words]
    return ("\n".join(said) + "\n").encode()


def _markdown(title: str, lines: Iterable[WrittenLine]) -> bytes:
    said = [f"# {escaped(title)}"]
    for line in lines:
        if line.heading:
            said.append(f"{'#' * min(6, line.depth + 2)} {escaped(line.name or line.text)}")
        else:
            said.append(
                "&emsp;" * line.depth + f"{escaped(line.name)} {escaped(line.text)}".strip()
            )
    return ("\n\n".join(said) + "\n").encode()


def _html(title: str, lines: Iterable[WrittenLine]) -> bytes:
    said = [
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">',
        f"<title>{escape(title)}</title>",
        "<style>body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}",
        "p{margin:.3rem 0}</style></head><body>",
        f"<h1>{escape(title)}</h1>",
    ]
    for line in lines:
        if line.heading:
            level = min(6, line.depth + 2)
            said.append(f"<h{level}>{escape(line.name or line.text)}</h{level}>")
        else:
            words = escape(f"{line.name} {line.text}".strip())
            said.append(f'<p style="margin-left:{1.5 * line.depth}rem">{words}</p>')
    return ("\n".join([*said, "</body></html>"]) + "\n").encode()


def _docx(title: str, lines: Iterable[WrittenLine]) -> bytes:
    import docx
    from docx.shared import Cm

    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = "nl-NL"
    document.sections[0].page_width, document.sections[0].page_height = Cm(21), Cm(29.7)
    document.add_heading(_printable(title), level=1)
    for line in lines:
        if line.heading:
            words = _printable(line.name or line.text)
            document.add_heading(words, level=min(9, line.depth + 2))
        else:
            paragraph = document.add_paragraph(_printable(f"{line.name} {line.text}".strip()))
            paragraph.paragraph_format.left_indent = Cm(_STEP_CM * line.depth)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _printable(text: str) -> str:
    return "".join(char for char in text if char.isprintable())
