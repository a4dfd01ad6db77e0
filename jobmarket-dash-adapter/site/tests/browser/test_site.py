"""What people come for, done by a real browser on a real site: on a desktop and on a phone."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browser.watched import Watched

PAGES = {
    "home": "/",
    "search": "/recherche",
    "profile": "/profil",
    "sign-in": "/connexion",
    "recommendations": "/recommandations",
    "kept-searches": "/mes-recherches",
    "not-found": "/nulle-part",
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_and_fits_the_screen(visitor: Watched, name: str):
    visitor.open(PAGES[name])
    expect(visitor.page.locator("h1").first).to_be_visible()
    expect(visitor.page.locator(".notice-error")).to_have_count(0)
    visitor.expect_no_sideways_scroll()
    visitor.shot(name)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible(visitor: Watched, axe: str, name: str):
    visitor.open(PAGES[name])
    visitor.expect_accessible(axe)


def test_the_market_is_drawn_with_all_departments(visitor: Watched):
    visitor.open("/")
    expect(visitor.page.locator("#home-figures dd").first).to_have_text(re.compile(r"\d"))
    expect(visitor.page.locator("#home-map .js-plotly-plot")).to_be_visible()
    visitor.page.locator("#home-map summary").click()
    expect(visitor.page.locator("#home-map tbody tr")).to_have_count(101)
    for part in ("regions", "keywords", "skills", "contracts", "months"):
        expect(visitor.page.locator(f"#home-{part} .js-plotly-plot")).to_be_visible()


def test_a_search_with_filters_leads_to_an_offer_and_back(visitor: Watched, axe: str):
    page = visitor.page
    visitor.open("/recherche")
    everything = number_in(page.locator("#search-count").inner_text())
    if visitor.size == "phone":
        page.locator(".filters-toggle").click()
    page.locator("label.mantine-Chip-label", has_text=re.compile("^CDI$")).click()
    expect(page).to_have_url(re.compile("contract=PERMANENT"))
    expect(page.locator("#search-count")).not_to_have_text(re.compile(f"^{spelled(everything)} "))
    assert 0 < number_in(page.locator("#search-count").inner_text()) < everything
    if visitor.size == "phone":
        page.locator(".filters-toggle").click()
    for card in page.locator(".offer-card").all()[:5]:
        expect(card.locator(".facts")).to_contain_text("CDI")
    visitor.shot("search-filtered", whole=False)

    title = page.locator(".offer-title a").first
    wanted = title.inner_text()
    title.click()
    expect(page.locator(".offer-hero h1")).to_have_text(wanted)
    visitor.settle()
    expect(page.locator(".attribution").first).to_be_visible()
    visitor.expect_no_sideways_scroll()
    visitor.expect_accessible(axe)
    visitor.shot("offer")

    page.locator(".js-back").click()
    expect(page).to_have_url(re.compile("contract=PERMANENT"))
    expect(page.locator(".offer-card").first).to_be_visible()


def test_a_search_can_be_shared_by_its_address(visitor: Watched):
    visitor.open("/recherche?contract=FIXED_TERM&place=department:75&sort=date")
    expect(visitor.page.locator("#search-place")).to_have_value(re.compile("Paris"))
    for card in visitor.page.locator(".offer-card").all()[:5]:
        expect(card.locator(".facts")).to_contain_text("(75)")


def test_offers_are_found_around_a_commune(desktop_visitor: Watched):
    page = desktop_visitor.page
    desktop_visitor.open("/recherche")
    desktop_visitor.type_and_choose(page.locator("#search-place"), "nantes", re.compile(r"Nantes \(44\)"))
    expect(page).to_have_url(re.compile("place=commune"))
    expect(page.locator("#search-count")).not_to_have_text("")
    inside = number_in(page.locator("#search-count").inner_text())
    page.locator("#search-distance").click()
    page.get_by_role("option", name="50 km").click()
    expect(page).to_have_url(re.compile("distance=50"))
    expect(page.locator("#search-count")).not_to_have_text(re.compile(f"^{spelled(inside)} "))
    assert number_in(page.locator("#search-count").inner_text()) > inside


def test_a_place_typed_into_the_filters_and_not_chosen_is_not_dropped(desktop_visitor: Watched):
    page = desktop_visitor.page
    desktop_visitor.open("/recherche")
    place = page.locator("#search-place")
    place.press_sequentially("nantes")
    place.press("Tab")
    expect(page).to_have_url(re.compile("place=commune%3A44109"))
    place.fill("Atlantis")
    place.press("Tab")
    expect(page.get_by_text("Nous ne connaissons pas de lieu « Atlantis »")).to_be_visible()
    expect(place).to_have_value("Atlantis")
    expect(page).not_to_have_url(re.compile("place="))


def test_more_offers_follow_without_repeating_any(visitor: Watched):
    page = visitor.page
    visitor.open("/recherche")
    page.locator("#search-more").click()
    expect(page.locator(".offer-card")).to_have_count(40)
    links = [a.get_attribute("href") for a in page.locator(".offer-title a").all()]
    assert len(set(links)) == 40


def test_a_search_that_finds_nothing_says_so(visitor: Watched):
    visitor.open("/recherche?q=zzzzqqqqxxxx")
    expect(visitor.page.get_by_text("Aucune offre ne correspond")).to_be_visible()
    visitor.shot("search-nothing", whole=False)


def test_offers_can_be_compared_in_a_table(desktop_visitor: Watched, axe: str):
    desktop_visitor.open("/recherche")
    desktop_visitor.page.locator("#search-view").get_by_text("Tableau").click()
    expect(desktop_visitor.page.locator(".ag-row").first).to_be_visible()
    desktop_visitor.expect_accessible(axe)
    desktop_visitor.shot("search-table", whole=False)


def test_the_home_page_searches(visitor: Watched):
    page = visitor.page
    visitor.open("/")
    page.locator("#home-q").fill("infirmier")
    page.locator("#home-go").click()
    expect(page).to_have_url(re.compile(r"/recherche\?q=infirmier"))
    expect(page.locator("#search-q")).to_have_value("infirmier")


def test_the_home_page_searches_around_a_city_that_was_typed_but_not_chosen(visitor: Watched):
    page = visitor.page
    visitor.open("/")
    page.locator("#home-q").fill("vendeur")
    page.locator("#home-place").press_sequentially("lyon")
    expect(page.locator("#home-distance")).to_be_visible()
    page.locator("#home-go").click()
    expect(page).to_have_url(re.compile(r"/recherche\?q=vendeur&place=commune%3A69123.*&distance=20"))
    expect(page.locator("#search-place")).to_have_value("Lyon (69)")


def test_the_home_page_says_when_it_does_not_know_a_place(visitor: Watched, axe: str):
    page = visitor.page
    visitor.open("/")
    page.locator("#home-place").fill("Atlantis")
    page.locator("#home-go").click()
    expect(page.get_by_text("Nous ne connaissons pas de lieu « Atlantis »")).to_be_visible()
    visitor.expect_accessible(axe)
    visitor.shot("home-unknown-place", whole=False)


@pytest.mark.parametrize(("address", "field"), [("/", "#home-q"), ("/", "#home-place"), ("/profil", "#profile-skills")])
def test_focus_is_visible_on_fields(desktop_visitor: Watched, address: str, field: str):
    desktop_visitor.open(address)
    desktop_visitor.page.locator(field).focus()
    outlined = desktop_visitor.page.evaluate(
        "() => [document.activeElement, document.activeElement.closest('.mantine-Input-input')]"
        ".some(e => e && getComputedStyle(e).outlineStyle === 'solid')"
    )
    assert outlined


def test_a_department_on_the_map_opens_its_offers(desktop_visitor: Watched):
    page = desktop_visitor.page
    desktop_visitor.open("/")
    page.locator("#home-map").scroll_into_view_if_needed()
    box = page.locator("#home-tiles .heatmaplayer image").bounding_box()
    assert box is not None
    # Column 7 of 12 and row 4 of 13: Paris.
    page.mouse.click(box["x"] + box["width"] * 6.5 / 12, box["y"] + box["height"] * 3.5 / 13)
    expect(page).to_have_url(re.compile("place=department%3A75"))


def test_a_profile_without_an_account_brings_recommendations_with_reasons(visitor: Watched, axe: str):
    page = visitor.page
    visitor.open("/profil")
    visitor.type_and_choose(page.locator(".mantine-MultiSelect-input").first, "infirm", re.compile("nfirm"))
    page.keyboard.press("Escape")
    visitor.type_and_choose(page.locator("#profile-place"), "nantes", re.compile(r"Nantes \(44\)"))
    page.locator("label.mantine-Chip-label", has_text=re.compile("^CDI$")).click()
    expect(page.locator("#profile-meter")).to_contain_text("3 rubriques")
    visitor.expect_no_sideways_scroll()
    visitor.expect_accessible(axe)
    visitor.shot("profile-filled")
    page.locator("#profile-submit").click()
    expect(page).to_have_url(re.compile("/recommandations"))
    visitor.settle()
    expect(page.locator(".recommended").first).to_be_visible()
    expect(page.locator(".recommended").first.locator(".reason").first).to_be_visible()
    visitor.expect_no_sideways_scroll()
    visitor.expect_accessible(axe)
    visitor.shot("recommendations-anonymous")
    page.locator(".page-head a.button").click()
    expect(page.locator("#profile-meter")).to_contain_text("3 rubriques")
    expect(page.locator("#profile-place")).to_have_value("Nantes (44)")


def follow_by_feed(visitor: Watched, axe: str) -> None:
    """Make a feed of the one kept search and read it as a program does."""
    page = visitor.page
    page.locator("#kept-searches button", has_text="Créer un flux").click()
    link = page.locator("#kept-searches a", has_text="Flux Atom")
    expect(link).to_be_visible()
    visitor.expect_no_sideways_scroll()
    visitor.expect_accessible(axe)
    answer = page.request.get(link.get_attribute("href") or "")
    assert answer.status == 200
    assert "<feed" in answer.text()


def test_somebody_registers_gets_recommendations_leaves_and_comes_back(visitor: Watched, axe: str):
    page = visitor.page
    email = f"{secrets.token_hex(6)}@example.org"
    password = f"{secrets.token_hex(4)} lampe rivière"
    visitor.open("/connexion")
    page.get_by_role("tab", name="Créer un compte").click()
    page.locator("#up-name").fill("Visite")
    page.locator("#up-email").fill(email)
    page.locator("#up-password").fill(password)
    visitor.expect_accessible(axe)
    page.locator("#up-submit").click()
    expect(page).to_have_url(re.compile("/profil"))
    expect(page.locator(".account-name")).to_contain_text("Visite")

    page.locator("#profile-title").fill("data analyst")
    page.locator("#profile-submit").click()
    expect(page).to_have_url(re.compile("/recommandations"))
    expect(page.locator(".recommended").first).to_be_visible()
    kept = page.locator(".recommended").first.locator(".offer-title").inner_text()
    page.locator(".feedback button", has_text="Garder").first.click()
    expect(page.locator(".feedback .done").first).to_be_visible()
    visitor.expect_accessible(axe)
    visitor.shot("recommendations-signed-in", whole=False)
    visitor.open("/connexion")
    expect(page.locator("#account-saved .offer-title").first).to_have_text(kept)
    visitor.shot("account", whole=False)

    visitor.open("/recherche?q=data&contract=PERMANENT")
    page.locator("#search-keep").click()
    page.locator("#search-kept a").click()
    expect(page.locator("#kept-searches h2")).to_have_text("data · CDI")
    visitor.settle()
    visitor.expect_no_sideways_scroll()
    visitor.expect_accessible(axe)
    visitor.shot("kept-searches-signed-in")
    follow_by_feed(visitor, axe)
    page.locator("#kept-searches a", has_text="Toutes les offres").click()
    expect(page).to_have_url(re.compile("q=data&contract=PERMANENT"))

    page.locator("#sign-out").click()
    expect(page).to_have_url(re.compile("/connexion"))
    expect(page.locator("#in-email")).to_be_visible()
    visitor.open("/profil")
    expect(page.locator("#profile-title")).to_have_value("")

    visitor.open("/connexion")
    page.locator("#in-email").fill(email)
    page.locator("#in-password").fill(password)
    page.locator("#in-submit").click()
    expect(page).to_have_url(re.compile("/recommandations"))
    visitor.open("/profil")
    expect(page.locator("#profile-title")).to_have_value("data analyst")
    assert not any("ey" in c["value"][:2] for c in page.context.cookies()), "no token in a cookie"
    assert all(c["httpOnly"] for c in page.context.cookies())


def test_a_wrong_password_is_explained(visitor: Watched):
    page = visitor.page
    visitor.open("/connexion")
    page.locator("#in-email").fill("personne@example.org")
    page.locator("#in-password").fill("pas le bon mot de passe")
    page.locator("#in-submit").click()
    expect(page.get_by_role("alert")).to_contain_text("incorrect")
    visitor.shot("sign-in-refused", whole=False)


def test_every_control_can_be_reached_with_the_keyboard(desktop_visitor: Watched):
    page = desktop_visitor.page
    desktop_visitor.open("/recherche")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    seen = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"search-q", "search-place", "search-occupation", "search-salary"} <= seen


def number_in(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def spelled(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
