"""The roads a visitor takes, in a real browser: from two files to a finished Word file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl

from corpus import demo

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


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


def test_a_pdf_is_compared_a_match_redrawn_and_the_word_file_follows(
    page: Page, app: str, tmp_path: Path
) -> None:
    # other words than those of the test above, so that neither stands in the way of the other
    old = demo.file(demo.OLD_CLEAN).read_text("utf-8").replace("Lindervoort", "Oevermeer")
    path = tmp_path / "oevermeer-2019.txt"
    path.write_text(old, "utf-8")
    page.goto(f"{app}/vergelijken")
    page.get_by_role("heading", name="Vergelijken").wait_for()
    page.get_by_text("Bestanden toevoegen").first.click()
    page.locator("input[type=file]").set_input_files([path, demo.file(demo.NEW)])
    page.get_by_text("oevermeer-2019.txt:").wait_for()
    page.get_by_text("lindervoort-2024.pdf:").wait_for()
    _choose(page, "Oude verordening", "Oevermeer")
    _choose(page, "Nieuwe verordening", "Lindervoort 2024")
    page.locator(".ww-match").first.wait_for()

    page.get_by_text("Koppelingen beoordelen").click()
    page.get_by_text("Opnieuw tekenen").click()
    for label, names in (("Oude artikelen", ["14 Jobc"]), ("Nieuwe artikelen", ["17 Jo", "18 In"])):
        box = page.get_by_role("combobox", name=label)
        for name in names:
            _pick(page, box, name)
        page.keyboard.press("Escape")  # the list hides all else while it is open
    form = page.locator("[data-testid=stForm]")
    form.get_by_label("Uw naam").fill("An de Wit")
    form.get_by_role("button", name="Tekenen").click()
    page.locator(".ww-match h3").get_by_text("artikel 14 → artikelen 17, 18").wait_for()

    query = page.url.partition("?")[2].partition("&toon")[0]
    page.goto(f"{app}/?{query}&rij=Jobcoaching")
    area = page.get_by_label("Uit de toelichting", exact=True).last
    area.fill("Besproken met de cliëntenraad.")
    page.get_by_label("Uw naam").fill("Griffier")
    page.get_by_label("Uw naam").press("Tab")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    page.locator(".ww-table").get_by_text("Besproken met de cliëntenraad.").wait_for()
    word = docx.Document(io.BytesIO(_download(page, "Word")))
    rows = {row.cells[0].text.split("\n")[0]: row for row in word.tables[0].rows}
    assert "Besproken met de cliëntenraad." in rows["Jobcoaching"].cells[4].text
    assert "bewerkt" not in rows["Jobcoaching"].cells[4].text
    book = openpyxl.load_workbook(io.BytesIO(_download(page, "Excel")))
    words = [str(cell.value) for row in book["Tabel"].iter_rows() for cell in row]
    assert any("Besproken met de cliëntenraad." in value for value in words)
    assert not [value for value in words if value.startswith(("=", "+", "@"))]


def _pick(page: Page, box: Locator, name: str) -> None:
    """Choose from a list that closes when the page scrolls to its field: then type again."""
    from playwright.sync_api import TimeoutError as Late

    for patience in (2000, 2000, 2000, None):
        box.fill("")
        box.fill(name)
        try:
            page.get_by_role("option", name=name).first.click(timeout=patience)
        except Late:
            if patience is None:
                raise
        else:
            return


def _choose(page: Page, label: str, title: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=title).first.click()


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
