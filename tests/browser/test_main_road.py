"""The roads a visitor takes, in a real browser: from two files to a finished Word file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl

from corpus import demo

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_two_files_become_a_word_and_an_excel_file(page: Page, app: str) -> None:
    page.goto(app)
    page.get_by_role("heading", name="Instrumententabel").wait_for()
    page.locator("input[type=file]").set_input_files(
        [demo.file(demo.OLD_CLEAN), demo.file(demo.NEW)]
    )
    page.get_by_text("lindervoort-2024.pdf:").wait_for()
    table = page.get_by_role("table")
    table.wait_for()
    assert "≠ Gewijzigd." in table.inner_text()
    assert page.get_by_role("columnheader").all_inner_texts()[0] == "Instrument"

    word = docx.Document(io.BytesIO(_download(page, "Word")))
    rows = word.tables[0].rows
    assert len(rows) > 3
    assert rows[1].cells[0].text.split("\n")[0] in table.inner_text()
    book = openpyxl.load_workbook(io.BytesIO(_download(page, "Excel")))
    assert book["Tabel"].max_row == len(rows)

    link = page.url
    assert "oud=" in link
    assert "nieuw=" in link
    page.goto(link)  # what a colleague sees who gets the link
    page.get_by_role("table").wait_for()
    assert page.get_by_role("table").inner_text() == table.inner_text()


def test_demonstration_is_one_click_away_and_fits_a_narrow_window(page: Page, app: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app}/?demo=1")
    page.get_by_text("demonstratiedocumenten van gemeenten die niet bestaan").wait_for()
    page.locator(".ww-table").wait_for()
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("node => node.scrollWidth <= node.clientWidth + 1")


def test_names_and_words_of_a_document_stay_words(page: Page, app: str, tmp_path: Path) -> None:
    nasty = "<img src=x onerror=\"document.title='gekraakt'\">"
    text = demo.file(demo.OLD_CLEAN).read_text("utf-8").replace("Jobcoach", f"Jobcoach {nasty}")
    path = tmp_path / "=cmd|' -C calc'!A1 <b>vet<b>.txt"
    path.write_text(text.replace("Lindervoort 2019", f"Lindervoort 2018 {nasty}"), "utf-8")
    page.goto(app)
    page.get_by_role("heading", name="Instrumententabel").wait_for()
    page.get_by_text("Bestanden toevoegen").click()
    page.locator("input[type=file]").set_input_files(path)
    page.locator("[data-testid=stAlert]").first.wait_for()
    page.wait_for_timeout(500)
    assert page.title() != "gekraakt"
    assert page.locator("[data-testid=stMain] img[src=x]").count() == 0


def test_unreadable_file_is_a_sentence(page: Page, app: str, tmp_path: Path) -> None:
    empty = tmp_path / "leeg.txt"
    empty.write_text("")
    page.goto(app)
    page.get_by_role("heading", name="Instrumententabel").wait_for()
    page.get_by_text("Bestanden toevoegen").click()
    page.locator("input[type=file]").set_input_files(empty)
    alert = page.locator("[data-testid=stAlert]").first
    alert.wait_for()
    assert "leeg.txt" in alert.inner_text()
    assert "Traceback" not in page.content()


def _download(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return waiting.value.path().read_bytes()
