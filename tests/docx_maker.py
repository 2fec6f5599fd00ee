"""Writes small Word files for tests from bare WordprocessingML."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from string import digits

__all__ = ["make_docx", "paragraph", "run"]

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


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


def make_docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    around: Mapping[str, str] | None = None,
    main: str = "document",
) -> bytes:
    """Return the bytes of a Word file; arguments are the insides of its parts.

    ``around`` holds heads, feet and remarks ("header1", "comments"); ``main`` is the name of the
    part with the body.
    """
    contents = {
        main: f"<w:body>{body}</w:body>",
        "styles": styles,
        "numbering": numbering,
        "footnotes": footnotes,
        **(around or {}),
    }
    contents = {name: content for name, content in contents.items() if content}
    parts = {
        "[Content_Types].xml": _types(contents),
        "_rels/.rels": _relations({"officeDocument": f"word/{main}.xml"}),
        f"word/_rels/{main}.xml.rels": _relations(
            {name: f"{name}.xml" for name in contents if name != main}
        ),
    }
    parts |= {f"word/{name}.xml": _part(name.rstrip("2"), text) for name, text in contents.items()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def _types(names: Iterable[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.'
        f'{"document.main" if name.startswith("document") else name}+xml"/>'
        for name in names
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: Mapping[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind.rstrip(digits)}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _part(name: str, content: str) -> str:
    return f'{_HEAD}<w:{name} xmlns:w="{_MAIN}">{content}</w:{name}>'
