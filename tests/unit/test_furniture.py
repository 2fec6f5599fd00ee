"""Running heads and marks are set apart by recurrence; headings and sentences stay."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.furniture import set_apart, shape_of
from ingest.layout.lines import Line
from ingest.readers.text import lines_of


def apart(text: str) -> list[str]:
    lines = lines_of(text)
    result = set_apart(lines)
    assert [line.text for line in result] == [line.text for line in lines]
    return [line.text for line in result if line.role == "furniture"]


def printed(pages: list[list[tuple[str, float]]]) -> list[Line]:
    """Return lines of pages, each line with its place from the top."""
    numbers = count(1)
    return [
        Line(text=text, number=next(numbers), page=page, top=top, x0=72.0, size=10.0)
        for page, lines in enumerate(pages, start=1)
        for text, top in lines
    ]


def furniture(lines: list[Line]) -> set[str]:
    return {line.text for line in set_apart(lines) if line.role == "furniture"}


def body(page: int, start: float = 90.0) -> list[tuple[str, float]]:
    """Return lines of which no two are alike, digits apart."""
    letters = "abcdefghijklmnop"
    return [
        (f"{letters[line * page % 16]} {letters[line % 15]} {letters[page]}", start + 13 * line)
        for line in range(30)
    ]


def test_shapes_abstract_numbers_also_where_a_scan_tore_them() -> None:
    assert shape_of("PAGINA  1 8  van 77") == shape_of("pagina 30 van 77") == "pagina # van #"


def test_a_running_head_and_a_page_number_are_set_apart() -> None:
    pages = [
        [("Gemeenteblad 2023", 40.0), *body(page), (f"Pagina {page} van 9", 800.0)]
        for page in range(1, 10)
    ]
    assert furniture(printed(pages)) == {"Gemeenteblad 2023"} | {
        f"Pagina {page} van 9" for page in range(1, 10)
    }


def test_heads_of_odd_and_even_pages_are_set_apart() -> None:
    pages = [
        [("Verordening" if page % 2 else "Gemeente Voorbeeld", 40.0), *body(page)]
        for page in range(1, 9)
    ]
    assert furniture(printed(pages)) == {"Verordening", "Gemeente Voorbeeld"}


def test_a_head_with_a_chapter_number_that_grows_by_fits_is_set_apart() -> None:
    pages = [[(f"Bijlage {1 + page // 4}", 40.0), *body(page)] for page in range(1, 12)]
    assert furniture(printed(pages)) == {"Bijlage 1", "Bijlage 2", "Bijlage 3"}


def test_heads_of_the_papers_in_a_bundle_are_set_apart() -> None:
    heads = ["Raadsvoorstel"] * 3 + ["Besluit"] * 4 + ["Verordening"] * 5
    pages = [[(head, 40.0), *body(page)] for page, head in enumerate(heads, start=1)]
    assert furniture(printed(pages)) == {"Raadsvoorstel", "Besluit", "Verordening"}


def test_a_count_of_one_page_is_set_apart_where_it_tells_the_truth() -> None:
    assert furniture(printed([[*body(1), ("1/1", 800.0)]])) == {"1/1"}
    assert furniture(printed([[*body(1), ("1/2", 800.0)]])) == set()


def test_counts_may_start_anew_for_the_next_paper() -> None:
    text = "".join(f"Een regel.\n{page}/2\nnog een regel\n" for page in (1, 2, 1, 2))
    assert apart(text) == ["1/2", "2/2", "1/2", "2/2"]


def test_headings_at_page_tops_stay() -> None:
    pages = [[(f"Artikel {3 * page}", 90.0), *body(page, 103.0)] for page in range(1, 9)]
    assert furniture(printed(pages)) == set()


def test_a_sentence_repeated_at_various_places_stays() -> None:
    pages = [
        [*body(page)[:5], ("Het college kan nadere regels stellen.", 200.0 + 31 * page)]
        for page in range(1, 9)
    ]
    assert furniture(printed(pages)) == set()


def test_page_counts_inside_the_text_are_set_apart() -> None:
    lines = set_apart(
        lines_of(
            "Wil de persoon als ondernemer\n\n4/20\ngaan werken, dan maakt hij dat\nduidelijk\n"
            "\n5/20\n\naan het college. De breuk 1/2\nblijft staan\n\n6/20\n"
        )
    )
    assert [line.text for line in lines if line.role == "furniture"] == ["4/20", "5/20", "6/20"]
    after = next(line for line in lines if line.text.startswith("gaan werken"))
    assert after.page_start


def test_counts_that_do_not_count_on_stay() -> None:
    assert apart("12/20\nvan de punten\n3/20\nvan de punten\n") == []


def test_a_mark_that_cuts_a_sentence_is_set_apart_and_headings_are_not() -> None:
    mark = "BIJLAGE \n\n{0}\n\nVOLGNUMMER\n\n132-2014\n\n"
    text = (
        "Artikel 1\n\nHet college kan een voorziening als bedoeld in het eerste lid\n\n"
        + mark.format(1)
        + "weigeren.\n\nArtikel 2\n\nEr is beleid.\n\n"
        + mark.format(1).replace("132-2014", "1 32-2014")
        + "Artikel 3\n\nNog meer beleid, en\n\n"
        + mark.format(2)
        + "dat is het.\n\nArtikel 4\n\nSlot.\n"
    )
    assert apart(text) == [
        *("BIJLAGE", "1", "VOLGNUMMER", "132-2014"),
        *("BIJLAGE", "1", "VOLGNUMMER", "1 32-2014"),
        *("BIJLAGE", "2", "VOLGNUMMER", "132-2014"),
    ]


def test_a_page_count_torn_by_a_scan_fits_in_the_gap_of_the_series() -> None:
    text = "PAGINA\n\n10 van 77\n\ntekst\n\nPAG\n1 1  77\n\ntekst\n\nPAGINA\n1 8  van 77\n\ntekst\n"
    assert apart(text) == ["PAGINA", "10 van 77", "PAG", "1 1  77", "PAGINA", "1 8  van 77"]


def test_the_white_around_a_mark_is_not_the_texts() -> None:
    lines = set_apart(
        lines_of(
            "een\ntwee\ndrie\nvier\nvijf\nzes\nzeven\n"
            "de persoon die\n\n1/3\n\nzich meldt.\n\n2/3\n\nArtikel 2\n\n3/3\n"
        )
    )
    kept = [line for line in lines if line.role != "furniture"]
    assert [(line.text, line.gap) for line in kept[7:]] == [
        ("de persoon die", 1.0),
        ("zich meldt.", 1.0),
        ("Artikel 2", 2.0),
    ]


@given(st.lists(st.integers(1, 40), unique=True, min_size=1, max_size=40), st.integers(1, 9))
def test_articles_are_never_furniture(numbers: list[int], step: int) -> None:
    """Headings in any order, at page tops or in the text, with sentences between them stay."""
    pages = [[(f"Artikel {number}", 90.0), *body(number % 15, 106.0)] for number in numbers[::step]]
    assert not furniture(printed(pages))
    text = "".join(f"Artikel {number}\n\nHet college beslist.\n\n" for number in sorted(numbers))
    assert apart(text) == []


MARKED = """VERORDENING STAGES EN WERK POLDERDAM
De raad van de gemeente Polderdam;
besluit vast te stellen de
Verordening stages en werk Polderdam
Artikel 1
- 1 -
Begrippen
Het college is het college.
Artikel 2
Pagina 2 van 9
Stage
Het college kan een stage
Verordening stages en werk Polderdam
aanbieden aan een persoon.
Artikel 3
Verordening stages en werk Polderdam
Subsidie
Deze verordening wordt aangehaald als:
Verordening stages en werk Polderdam"""


def test_marks_between_a_bare_heading_and_its_title_are_set_apart() -> None:
    name = "Verordening stages en werk Polderdam"
    assert apart(MARKED) == ["- 1 -", "Pagina 2 van 9", name, name]


def test_names_and_titles_that_recur_where_they_belong_stay() -> None:
    text = "\n".join(
        f"Artikel {number}\nBegrippen verordening\nHet college beslist.\nVerordening hulp is"
        for number in range(1, 6)
    )
    assert apart(text) == []


def test_bare_numbers_are_page_numbers_when_they_count_on_a_page_apart() -> None:
    def pages(step: int) -> str:
        lines = [
            line
            for page in range(1, 6)
            for line in [
                *(f"tekst van {chr(96 + page)} {chr(97 + n)}" for n in range(step)),
                str(page),
            ]
        ]
        return "\n".join(lines)

    assert apart(pages(24)) == ["1", "2", "3", "4", "5"]
    assert apart(pages(3)) == []  # labels on lines of their own


def test_the_head_of_a_page_of_another_size_is_set_apart() -> None:
    tops = [40.0, 25.0, 40.0, 40.0]  # the second lies on its side
    pages = [[(f"Gemeente Voorbeeld {n}", top), *body(n)] for n, top in enumerate(tops, start=1)]
    assert furniture(printed(pages)) == {f"Gemeente Voorbeeld {n}" for n in range(1, 5)}
