"""Every page in a real browser: wide and narrow, light and dark, and the roads between them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LINKS = {
    "tabel": "?demo=1",
    "vergelijken": "vergelijken?demo=1",
    "bibliotheek": "bibliotheek?demo=1",
    "zoeken": "zoeken?demo=1&vraag=jobcoaching",
    "overgangsrecht": (
        "overgangsrecht?demo=1&gemeente=Lindervoort&verstrekt=2020-03-01&op=2025-01-01"
    ),
    "gemeenten": "gemeenten?demo=1",
    "controle": "overgangsrecht?demo=1&onderdeel=Controle",
    "artikel": "vergelijken?demo=1&nieuwartikel=17",
    "rij": "?demo=1&rij=Jobcoaching",
    "eigen": "vergelijken",
}
ENGLISH = (
    "browse|drag and drop|per file|choose an|no results|running|deploy|stop|open|close|clear|select"
    "|press|enter to|help|sidebar|skip to|upload|fullscreen|increment|remove|loading|settings"
)
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("name", LINKS)
def test_page_stands_wide_and_narrow_light_and_dark(
    name: str, browser: Browser, app: str, pictures: Path | None
) -> None:
    looks: list[tuple[Literal["light", "dark"], int]] = [("light", 1280), ("dark", 390)]
    if pictures:
        looks += [("light", 390), ("dark", 1280)]
    for scheme, width in looks:
        context = browser.new_context(color_scheme=scheme, locale="nl-NL")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        _open(page, f"{app}/{LINKS[name]}")
        assert page.locator("[data-testid=stException]").count() == 0
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("node => node.scrollWidth <= node.clientWidth + 1"), width
        assert page.title().endswith(" - waswordt")
        assert page.get_by_role("heading", level=1).count() == 1
        _assert_dutch(page)
        _assert_accessible(page)
        if pictures:
            page.screenshot(path=pictures / f"{name}-{width}-{scheme}.png")
        context.close()


def test_a_reference_leads_to_its_provision_and_its_notes(page: Page, app: str) -> None:
    _open(page, f"{app}/zoeken?demo=1")
    page.get_by_label("Woorden, of een verwijzing", exact=True).fill(
        "artikel 17 lid 3 Lindervoort 2024"
    )
    page.get_by_label("Woorden, of een verwijzing", exact=True).press("Enter")
    page.get_by_role("link", name="art. 17, derde lid").first.click()
    page.locator(".ww-here").first.wait_for()
    assert "jobcoaching bedraagt ten hoogste" in page.locator(".ww-here").first.inner_text()
    page.get_by_text("Toelichting op art. 17, derde lid").first.click()
    assert page.get_by_text("De percentages zijn gelijk").first.is_visible()
    page.get_by_role("img", name="Bladzijde").wait_for()


def test_which_ordinance_governs_is_answered_with_its_provisions(page: Page, app: str) -> None:
    _open(page, f"{app}/{LINKS['overgangsrecht']}")
    page.get_by_text("Er geldt: Re-integratieverordening").wait_for()
    page.get_by_role("link", name="art. 26, eerste lid").click()
    page.locator(".ww-here").first.wait_for()
    assert "blijft de" in page.locator(".ww-here").first.inner_text()


def test_a_cell_is_edited_and_stands_in_the_table(page: Page, app: str) -> None:
    _open(page, f"{app}/?demo=1")
    page.locator(".ww-table").wait_for()
    page.get_by_text("Tabel bewerken").click()
    page.get_by_label("Uit de toelichting", exact=True).last.fill("Besproken in de commissie.")
    page.get_by_label("Uw naam").fill("Griffier")
    page.get_by_label("Uw naam").press("Tab")
    page.locator(AT_REST).wait_for()
    page.get_by_role("button", name="Bewaren").click()
    page.locator(".ww-table").get_by_text("Besproken in de commissie.").wait_for()
    assert page.get_by_text("bewerkt door Griffier").count() >= 1


def test_an_article_is_read_beside_its_page_and_its_tree(page: Page, app: str) -> None:
    _open(page, f"{app}/bibliotheek?demo=1")
    title = "Re-integratieverordening Participatiewet, IOAW en IOAZ Lindervoort 2024"
    page.get_by_role("link", name=title, exact=True).click()
    tree = page.get_by_role("navigation", name="Inhoud van het document")
    tree.get_by_role("link", name="17 Jobcoaching").click()
    page.locator("[aria-current=location]").filter(has_text="17 Jobcoaching").wait_for()
    assert "jobcoaching bedraagt" in page.locator(".ww-here").first.inner_text()
    page.get_by_role("img", name="Bladzijde").wait_for()
    page.get_by_text("Bladzijde groot").click()
    page.locator(AT_REST).wait_for()
    assert "groot=true" in page.url
    _assert_accessible(page)
    link = page.url
    page.goto(link)
    page.get_by_role("img", name="Bladzijde").wait_for()


def test_a_hit_leads_straight_into_a_comparison(page: Page, app: str) -> None:
    _open(page, f"{app}/zoeken?demo=1&vraag=jobcoaching")
    page.get_by_role("link", name="Naast 2019").first.click()
    card = page.locator(".ww-match")
    card.first.wait_for()
    assert card.count() == 1
    assert "Jobcoaching" in card.inner_text()
    assert "nieuwartikel=17" in page.url
    page.get_by_role("button", name="Alle artikelen").click()
    page.get_by_role("img", name="Kaart met de oude artikelen").first.wait_for()


def test_a_day_is_written_in_dutch_and_the_answer_follows(page: Page, app: str) -> None:
    _open(page, f"{app}/overgangsrecht?demo=1&gemeente=Lindervoort&op=2025-01-01")
    day = page.get_by_label("Dag van verstrekking")
    day.fill("1 maart 2020")
    day.press("Enter")
    page.get_by_text("Er geldt: Re-integratieverordening").wait_for()
    assert "verstrekt=2020-03-01" in page.url
    day.fill("gisteren")
    day.press("Enter")
    page.get_by_text("is geen datum").wait_for()


def test_a_page_is_used_with_the_keyboard_alone(page: Page, app: str) -> None:
    _open(page, f"{app}/zoeken?demo=1")
    page.keyboard.press("Tab")
    reached = []
    for _ in range(40):
        reached.append(
            page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel")
        )
        if page.evaluate("document.activeElement.ariaLabel") == "Woorden, of een verwijzing":
            break
        page.keyboard.press("Tab")
    else:
        pytest.fail(f"het zoekvak is niet bereikt: {reached}")
    assert any("Bibliotheek" in str(name) for name in reached)
    page.keyboard.type("jobcoaching")
    page.keyboard.press("Enter")
    page.locator("mark").first.wait_for()


def _open(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("heading", level=1).first.wait_for()
    page.locator(AT_REST).wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")


def _assert_dutch(page: Page) -> None:
    """Look for words of Streamlit: in texts and in names that only a screen reader says."""
    assert page.evaluate("document.documentElement.lang") == "nl"
    found = page.evaluate(
        """english => {
            const wanted = new RegExp(`^(${english})\\b`, "i");
            const said = [];
            for (const node of document.querySelectorAll("body *")) {
                if (node.closest("[class^=ww-], script, style, noscript")) continue;
                if (node.dataset.testid === "stIconMaterial") continue;
                for (const name of ["aria-label", "title", "placeholder"])
                    said.push(node.getAttribute(name) ?? "");
                for (const child of node.childNodes)
                    if (child.nodeType === 3) said.push(child.nodeValue.trim());
            }
            return said.filter(text => wanted.test(text));
        }""",
        ENGLISH,
    )
    assert found == []


def _assert_accessible(page: Page) -> None:
    """Let axe-core look at the page."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    serious = [
        (item["id"], item["nodes"][0]["html"])
        for item in found["violations"]
        if item["impact"] in ("serious", "critical")
    ]
    assert not serious
