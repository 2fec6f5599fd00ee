"""Saved web pages: the sites' own surroundings go, the regulation stays whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from corpus.errors import FileTooLarge, InputError, NoText
from ingest.layout.lines import Line
from ingest.pipeline import parse_bytes
from ingest.readers import LIMITS, choose, read
from ingest.readers.bounded import bounded_lines
from tests.demo.make import Paragraphs, read_source
from tests.demo.pages import publication_page, regulation_page, table_page
from tests.golden.notation import described, labelled, notes_of

TREES = Path(__file__).parents[1] / "golden" / "trees"
SHAPES = [regulation_page, publication_page, table_page]


def lines(html: str, *, furniture: bool = False) -> list[str]:
    found = read(html.encode(), "pagina.html").lines
    return [line.text for line in found if furniture or line.role != "furniture"]


def outcome(data: bytes) -> str:
    """Return the first line of a page, or the sentence that says why it cannot be read."""
    try:
        return read(data, "x.html").lines[0].text
    except InputError as error:
        return str(error)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["lindervoort-2019", "lindervoort-2024"])
def test_pages_give_the_labelled_tree(shape: object, name: str) -> None:
    assert callable(shape)
    paragraphs: Paragraphs = read_source(name)
    data = shape(paragraphs).encode()
    found = [d for d in parse_bytes(data, "pagina.html").documents if d.kind == "verordening"]
    expected, facts = labelled(TREES / f"{name}.txt")
    assert described(found[0]) == expected
    assert notes_of(found[0]) == facts["notes"].split()


@pytest.mark.parametrize("shape", SHAPES)
def test_no_paragraph_is_lost(shape: object) -> None:
    assert callable(shape)
    paragraphs: Paragraphs = read_source("lindervoort-2024")
    found = lines(shape(paragraphs))
    assert [text for _, text in paragraphs] == [line for line in found if "Organisatie" not in line]


def test_surroundings_are_left_out_or_set_apart() -> None:
    page = regulation_page(read_source("kolkenburg-2023"))
    everything = lines(page, furniture=True)
    assert "Geldend van 01-07-2024 t/m heden" in everything
    assert {"Naar inhoud", "Home Zoeken", "Over deze site", "Permanente link"} <= set(everything)
    assert not any("var artikel" in line for line in everything)
    text = lines(page)
    assert "Geldend van 01-07-2024 t/m heden" not in text
    assert not any("Zoeken" in line or "Over deze site" in line for line in text)


def test_automatic_numbers_of_lists_are_written_out() -> None:
    page = """<html><body><ol start="2"><li>Twee:<ol type="a"><li>dit;</li><li><p>dat.</p></li></ol>
      </li><li value="7">Zeven.</li></ol><ul><li>streep</li><li>a. eigen letter</li></ul>
      <ol style="list-style-type:upper-roman"><li>een</li><li>twee</li></ol></body></html>"""
    assert lines(page) == [
        "2. Twee:",
        "a. dit;",
        "b. dat.",
        "7. Zeven.",
        "- streep",
        "a. eigen letter",
        "i. een",
        "ii. twee",
    ]


def test_tables_keep_their_columns() -> None:
    page = """<html><body><table><tr><th>Instrument</th><th colspan="2">Oud</th></tr>
      <tr><td>Scholing</td><td>12</td><td>maanden</td></tr></table></body></html>"""
    found = read(page.encode(), "x.html").lines
    assert [line.cells for line in found] == [
        ("Instrument", "Oud", ""),
        ("Scholing", "12", "maanden"),
    ]


def test_breaks_entities_and_hidden_text() -> None:
    page = """<html><body><p>Een&nbsp;regel<br>en nog een<span class="visually-hidden">weg</span>
      </p><p hidden>weg</p>los <b>vet</b> einde<p><strong>Kop</strong></p></body></html>"""
    *found, hidden = read(page.encode("utf-8"), "x.html").lines
    assert (hidden.text, hidden.role) == ("weg", "furniture")
    assert [line.text for line in found] == [
        "Een regel",
        "en nog een",
        "los vet einde",
        "Kop",
    ]
    assert [line.bold for line in found] == [False, False, False, True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    page = "<!doctype html><html><body><p>beëindiging kost € 5</p></body></html>"
    assert [line.text for line in read(page.encode(encoding), "x.html").lines] == [
        "beëindiging kost € 5"
    ]


def test_a_page_without_words_is_told() -> None:
    with pytest.raises(NoText):
        read(b"<!doctype html><html><body><script>x</script></body></html>", "x.html")


def test_pages_are_chosen_by_content() -> None:
    assert choose(regulation_page(read_source("kolkenburg-2023")).encode(), "x").name == "html"
    assert choose(b"gewone tekst over <html>", "x.txt").name == "tekst"


def test_damaged_pages_raise_nothing_else() -> None:
    page = bytearray(regulation_page(read_source("kolkenburg-2023")).encode())
    chance = random.Random(4)
    for _ in range(60):
        damaged = bytes(page[: chance.randrange(200, len(page))])
        at = chance.randrange(150, len(damaged))
        mixed = damaged[:at] + bytes(chance.randrange(256) for _ in range(9)) + damaged[at:]
        assert "\n" not in outcome(mixed)


def test_deep_nesting_is_read_without_end() -> None:
    page = f"<html><body>{'<div>' * 3000}diep{'</div>' * 3000}</body></html>"
    assert "diep" in outcome(page.encode()) or "pagina" in outcome(page.encode())


def test_a_paragraph_without_end_is_cut() -> None:
    page = f"<html><body><p>{'woord ' * 9000}</p><p>slot</p></body></html>"
    found = read(page.encode(), "x.html").lines
    assert [line.text.count("woord") for line in found] == [3333, 3333, 2334, 0]
    assert [line.number for line in found] == [1, 2, 3, 4]
    assert [line.gap for line in found] == [2.0, 1.0, 1.0, 2.0]


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(FileTooLarge):
        bounded_lines([Line(text="x", number=1)] * (LIMITS.lines + 1), "x.html")
