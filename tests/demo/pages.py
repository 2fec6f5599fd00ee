"""The demonstration ordinances as web pages, in the shapes of the official sites."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.demo.make import Paragraphs

__all__ = ["publication_page", "regulation_page", "table_page"]

_HEADINGS = {
    "h": ("h2", "docHoofdstuk"),
    "p": ("h3", "docParagraaf"),
    "a": ("h4", "docArtikel"),
    "H": ("h2", "docToelichting"),
    "n": ("h3", "docTussenkop"),
    "t": ("h1", "docTitel"),
    "k": ("h1", "docTitel"),
}
_SITE_TOP = """<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Regeling</title>
<script>var artikel = "Artikel 1";</script></head><body><div class="skiplinks"><a href="#c">Naar
inhoud</a></div><header class="header"><nav><ul><li>Home</li><li>Zoeken</li></ul></nav></header>
<main><p>Geldend van 01-07-2024 t/m heden</p>"""
_SITE_END = """<button>Permanente link</button></main><footer><p>Over deze site</p></footer></body>
</html>"""


def regulation_page(paragraphs: Paragraphs) -> str:
    """Return a page as lokaleregelgeving.overheid.nl shows it: list items with their own number."""
    return _SITE_TOP + "".join(_custom_lists(paragraphs)) + _SITE_END


def _custom_lists(paragraphs: Paragraphs) -> Iterator[str]:
    depth = 0
    for role, text in paragraphs:
        wanted = {"l": 1, "o": 2, "s": 3, "d": 2}.get(role, 0)
        while depth > wanted:
            yield "</li></ul>"
            depth -= 1
        if wanted and depth == wanted:
            yield "</li>"
        while depth < wanted:
            yield '<ul class="list-custom">' if depth + 1 == wanted else '<ul><li class="x">'
            depth += 1
        if wanted:
            label, rest = text.split(" ", 1)
            yield (
                f'<li class="list-custom__item"><a id="x"></a><span class="list-custom__itemtype">'
                f"{escape(label)}</span><p>{escape(rest)}</p>"
            )
        else:
            yield _plain(role, text)
    yield "</li></ul>" * depth


def publication_page(paragraphs: Paragraphs) -> str:
    """Return a page as officielebekendmakingen.nl shows it: numbers in the text, loose lists."""
    body = []
    for role, text in paragraphs:
        if role in ("o", "s", "d"):
            body.append(
                f'<ul class="lijst" style="list-style-type: none"><li>{escape(text)}</li></ul>'
            )
        else:
            body.append(_plain(role, text))
    table = (
        "<table><tr><th>Organisatie</th><th>Rubriek</th></tr><tr><td>Gemeente</td><td>x</td></tr>"
    )
    top = _SITE_TOP.replace("<main>", f'<div class="kruimelpad">U bent hier: {table}</table></div>')
    return f'{top}<div id="broodtekst">{"".join(body)}</div></body></html>'


def table_page(paragraphs: Paragraphs) -> str:
    """Return a page that sets numbers in a narrow column of a table, as old pages do."""
    body = []
    for role, text in paragraphs:
        if role in ("l", "o", "s", "d"):
            label, rest = text.split(" ", 1)
            body.append(f"<table><tr><td>{label}</td><td>{escape(rest)}</td></tr></table>")
        else:
            body.append(_plain(role, text))
    return f"<html><body>{''.join(body)}</body></html>"


def _plain(role: str, text: str) -> str:
    if role in _HEADINGS:
        tag, name = _HEADINGS[role]
        words = escape(text).replace(" ", "&nbsp;", 1)
        return f'<{tag} class="{name}"><span>{words}</span></{tag}>'
    return f'<p class="al">{escape(text)}</p>'
