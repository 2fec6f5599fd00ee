"""Writes small Word files for tests from bare WordprocessingML."""

from __future__ import annotations

import zipfile
from io import BytesIO

__all__ = ["make_docx", "paragraph", "run"]

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def run(text: str, properties: str = "") -> str:
    """Return a run of text; ``properties`` is the inside of its rPr."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(
    content: str = "", style: str = "", number: tuple[int, int] | None = None, more: str = ""
) -> str:
    """Return a paragraph of text or runs; ``number`` is its list and level."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += (
            f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
        )
    runs = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}{more}</w:pPr>{runs}</w:p>"


def make_docx(body: str, *, styles: str = "", numbering: str = "", footnotes: str = "") -> bytes:
    """Return the bytes of a Word file; arguments are the insides of its parts."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
    }
    for name, content in (("styles", styles), ("numbering", numbering), ("footnotes", footnotes)):
        if content:
            parts[f"word/{name}.xml"] = _part(name, content)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def _part(name: str, content: str) -> str:
    return f'{_HEAD}<w:{name} xmlns:w="{_MAIN}">{content}</w:{name}>'
