"""Plain text: encodings, pages, distances."""

from __future__ import annotations

import pytest

from corpus.errors import FileEmpty, FileTooLarge, FileUnreadable, NoText
from ingest.readers import LIMITS, read
from ingest.readers.text import decode, lines_of

SENTENCE = "Artikel 3 Beëindiging – “één” lid, € 5"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_usual_encoding_gives_the_same_text(encoding: str) -> None:
    text, issues = decode(SENTENCE.encode(encoding))
    assert text == SENTENCE
    assert not issues


def test_a_text_in_two_encodings_is_read_per_sequence() -> None:
    text, _ = decode("beëindigen\n".encode() + "één voorziening".encode("cp1252"))
    assert text == "beëindigen\néén voorziening"


def test_damaged_characters_give_an_issue() -> None:
    _, issues = decode(b"een \x81\x8d voorziening \xc3\xab")
    assert [issue.code for issue in issues] == ["encoding"]


def test_form_feeds_start_pages() -> None:
    reading = read(b"Hoofdstuk 1\nArtikel 1\n\x0cArtikel 2\n\n\x0c\nArtikel 3\n", "a.txt")
    assert [(line.text, line.page, line.page_start) for line in reading.lines] == [
        ("Hoofdstuk 1", 1, True),
        ("Artikel 1", 1, False),
        ("Artikel 2", 2, True),
        ("Artikel 3", 3, True),
    ]
    assert reading.pages == 3


def page(number: int, lead: str = " ") -> str:
    rest = "".join(f"regel {line} van bladzijde {number}\n" for line in range(2, 31))
    return f"{lead}eerste regel van bladzijde {number}\n{rest}"


def test_a_rare_single_blank_starts_a_page_where_form_feeds_are_lost() -> None:
    lines = lines_of("".join(page(number) for number in (1, 2, 3)))
    assert [line.number for line in lines if line.page_start] == [1, 31, 61]
    assert [lines[index].page for index in (0, 29, 30, 89)] == [1, 1, 2, 3]


def test_blanks_mean_nothing_where_lines_are_indented() -> None:
    text = "".join(f"{'    ' if line % 5 else ' '}regel {line}\n" for line in range(100))
    assert [line.number for line in lines_of(text) if line.page_start] == [1]


def test_a_blank_line_is_a_gap_of_two() -> None:
    lines = lines_of("een\ntwee\n\ndrie\nvier\n   \n\nvijf\nzes\n")
    assert [line.gap for line in lines] == [1, 1, 2, 1, 3, 1]
    assert [line.number for line in lines] == [1, 2, 4, 5, 8, 9]


def test_gaps_are_relative_where_every_line_is_followed_by_a_blank_one() -> None:
    lines = lines_of("een\n\ntwee\n\ndrie\n\n \n\nvier\n\nvijf\n")
    assert [line.gap for line in lines] == [1, 1, 1, 2, 1]


def test_odd_characters_are_plain_in_the_lines() -> None:
    (line,) = lines_of("\ufeffﬁnanciële\u00a0zelf\u00adstandig\u200bheid: \uf0b7 van\u00ad")
    assert line.text == "financiële zelfstandigheid: • van\u00ad"


def test_a_line_without_end_is_cut_at_blanks_and_loses_no_word() -> None:
    text = "voorziening " * 9_000
    lines = lines_of(text)
    assert max(len(line.text) for line in lines) <= LIMITS.line_characters
    assert " ".join(line.text for line in lines) == text.strip()


def test_what_cannot_be_read_is_refused_in_one_dutch_sentence() -> None:
    for data, name, error in (
        (b"", "a.txt", FileEmpty),
        (b" \n\n ", "a.txt", NoText),
        (b"\x00\x01\x02\xfe\xff\x00\x07" * 50, "a.bin", FileUnreadable),
        (b"{\\rtf1\\ansi Artikel 1}", "a.rtf", FileUnreadable),
        (b"a" * (LIMITS.text_bytes + 1), "a.txt", FileTooLarge),
        (b"a\n" * (LIMITS.lines + 1), "a.txt", FileTooLarge),
    ):
        with pytest.raises(error, match=name):
            read(data, name)
