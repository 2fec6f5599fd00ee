"""Writes small PDF files for tests: text at places, rules, pictures, turned pages, passwords."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["Page", "encrypted", "make_pdf"]

FONTS = {"normal": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"}


@dataclass
class Page:
    """A page of ``width`` by ``height`` points; text is placed from the left *top*."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    content: list[str] = field(default_factory=list)
    picture: bool = False

    def text(  # noqa: PLR0917 - place, words and looks
        self, x: float, top: float, text: str, size: float = 10, font: str = "normal", turn: int = 0
    ) -> Page:
        """Write text with its base line ``top`` points below the top of the page."""
        name = f"/F{list(FONTS).index(font)}"
        a, b = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.content.append(
            f"BT {name} {size} Tf {a} {b} {-b} {a} {x} {self.height - top} Tm ({escaped}) Tj ET"
        )
        return self

    def lines(self, x: float, top: float, texts: Sequence[str], leading: float = 13) -> Page:
        """Write lines under each other."""
        for index, text in enumerate(texts):
            self.text(x, top + index * leading, text)
        return self

    def rule(self, x0: float, top0: float, x1: float, top1: float) -> Page:
        """Draw a rule."""
        self.content.append(f"0.5 w {x0} {self.height - top0} m {x1} {self.height - top1} l S")
        return self

    def grid(self, xs: Sequence[float], tops: Sequence[float]) -> Page:
        """Rule a table."""
        for x in xs:
            self.rule(x, tops[0], x, tops[-1])
        for top in tops:
            self.rule(xs[0], top, xs[-1], top)
        return self


def make_pdf(pages: Sequence[Page], trailer: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """Return the bytes of a PDF with these pages."""
    first_page = 3 + len(FONTS)
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids ["
        f"{' '.join(f'{first_page + 2 * i} 0 R' for i in range(len(pages)))}] >>".encode(),
    ]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for name in FONTS.values()
    ]
    fonts = " ".join(f"/F{i} {3 + i} 0 R" for i in range(len(FONTS)))
    for index, page in enumerate(pages):
        content = list(page.content)
        if page.picture:
            content.append(
                "q 400 0 0 400 50 50 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\xff\xff\x00 EI Q"
            )
        stream = "\n".join(content).encode("cp1252", errors="replace")
        crop = f"/CropBox [{' '.join(map(str, page.crop))}]" if page.crop else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] {crop} "
            f"/Rotate {page.rotate} /Contents {first_page + 2 * index + 1} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    return _file([*objects, *extra], trailer)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\n"
        f"startxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def encrypted() -> bytes:
    """Return a PDF that asks for a password (the key entries are made up, so none fits)."""
    key = hashlib.sha256(b"owner").hexdigest()
    objects = [f"<< /Filter /Standard /V 1 /R 2 /P -44 /O <{key}> /U <{key[::-1]}> >>".encode()]
    number = 3 + len(FONTS) + 2
    identity = "0123456789abcdef" * 2
    return make_pdf(
        [Page().text(72, 72, "geheim")],
        trailer=f"/Encrypt {number} 0 R /ID [<{identity}> <{identity}>]",
        extra=objects,
    )
