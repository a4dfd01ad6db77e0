"""The pages as the browser asks for them, over a fake gateway."""

import json
import re
import stat
from urllib.parse import parse_qs

import pytest

from jobmarket_site import app as app_module
from jobmarket_site.pages.search import Choice
from jobmarket_site.settings import Settings, SettingsError
from tests.callbacks import call

EMAIL, PASSWORD = "ada@example.org", "correct horse battery"


def page(client, path, search=""):
    values = {"_pages_location.pathname": path, "_pages_location.search": search}
    answer = call(client, "_pages_content.children", values)
    assert answer.status_code == 200, answer.text
    return texts_of(answer)


def register(client):
    values = {"up-submit.n_clicks": 1, "up-email.value": EMAIL, "up-password.value": PASSWORD, "up-name.value": "Ada"}
    return call(client, "up-message.children", values)


def texts_of(answer):
    return json.dumps(answer.json(), ensure_ascii=False)


def test_says_that_it_is_up(browser_like, state):
    state.broken = 503
    assert browser_like.get("/healthz").json() == {"status": "UP"}


def test_speaks_french_and_forbids_everything_from_elsewhere(browser_like):
    answer = browser_like.get("/")
    assert '<html lang="fr">' in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "http:" not in policy
    assert "https:" not in policy
    for link in re.findall(r'(?:src|href)="([^"]+)"', answer.text):
        assert link.startswith("/"), link


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/recherche",
        "/profil",
        "/connexion",
        "/recommandations",
        "/offres/adzuna:1002",
        "/mes-recherches",
        "/mot-de-passe",
        "/inscription",
    ],
)
def test_lays_out_every_page(browser_like, path):
    assert "Traceback" not in page(browser_like, path)


def test_answers_an_unknown_address_with_a_page(browser_like):
    assert "Page introuvable" in page(browser_like, "/nulle-part")


def test_explains_an_offer_that_is_gone(browser_like):
    assert "n'existe pas ou plus" in page(browser_like, "/offres/adzuna:none")


@pytest.mark.parametrize("status", [500, 503])
@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("home-figures", "Réessayer"),
        ("home-map", "Indisponible pour le moment"),
        ("home-latest", "Indisponible pour le moment"),
        ("search-results", "Réessayer"),
        ("recommendations.children", "Réessayer"),
    ],
)
def test_shows_a_calm_message_where_the_gateway_fails(browser_like, state, part, words, status):
    state.broken = status
    answer = call(browser_like, part, {})
    assert answer.status_code == 200
    assert words in texts_of(answer)
    assert "Traceback" not in texts_of(answer)


def test_never_turns_text_of_an_offer_into_markup_or_a_dangerous_link(browser_like):
    text = page(browser_like, "/offres/adzuna:1011")
    assert "onerror" in text, "the hostile text is shown as text"
    assert '"href": "javascript' not in text.replace('":"', '": "')
    assert "ne donne pas de lien pour postuler" in text
    assert "dangerously" not in text


def test_links_to_the_original_advertisement_without_telling_it_about_this_window(browser_like):
    text = page(browser_like, "/offres/francetravail:1000")
    assert "https://example.org/offres/0" in text
    assert "noopener" in text


def test_shows_every_sources_attribution(browser_like):
    assert "Jobs by Adzuna" in page(browser_like, "/offres/adzuna:1002")
    assert "Source : France Travail" in page(browser_like, "/offres/francetravail:1000")


def test_asks_the_gateway_for_what_is_chosen(browser_like, state):
    values = {
        "search-q.value": " data ",
        "search-place-named.data": "department:69",
        "search-contract.value": ["PERMANENT"],
        "search-salary.value": "30000",
        "search-sort.value": "date",
    }
    answer = call(browser_like, "search-results.children", values)
    asked = next(query for _, path, query in state.asked if path.endswith("/offers"))
    assert asked == {
        "q": ["data"],
        "department": ["69"],
        "contract": ["PERMANENT"],
        "minSalary": ["30000"],
        "sort": ["date"],
        "limit": ["20"],
    }
    address = "/recherche?q=data&place=department%3A69&contract=PERMANENT&salary=30000&sort=date"
    assert address in texts_of(answer)


def test_searches_around_a_commune_whose_point_is_known(browser_like, state):
    values = {"search-place-named.data": "commune:69123:45.75:4.85", "search-distance.value": "20"}
    call(browser_like, "search-results.children", values)
    asked = next(query for _, path, query in state.asked if path.endswith("/offers"))
    assert asked["lat"] == ["45.75"]
    assert asked["distanceKm"] == ["20"]
    assert "commune" not in asked


@pytest.mark.parametrize("typed", ["Lyon", " lyon ", "LYON (69)"])
def test_searches_around_a_city_that_was_typed_but_not_chosen(browser_like, typed):
    values = {"home-go.n_clicks": 1, "home-q.value": "data engineer", "home-place.value": typed}
    text = texts_of(call(browser_like, "home-place.error", values, "home-go.n_clicks"))
    assert "/recherche?q=data+engineer&place=commune%3A69123&distance=20" in text


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Bretagne", "region%3A53"),
        ("rhone", "department%3A69"),
        ("974", "department%3A974"),
        ("La Réunion", "department%3A974"),
    ],
)
def test_searches_in_an_area_that_was_typed(browser_like, typed, place):
    values = {"home-go.n_clicks": 1, "home-place.value": typed}
    text = texts_of(call(browser_like, "home-place.error", values, "home-go.n_clicks"))
    assert f"/recherche?place={place}" in text


def test_says_when_it_does_not_know_a_place_instead_of_searching_everywhere(browser_like):
    values = {"home-go.n_clicks": 1, "home-q.value": "data", "home-place.value": "Atlantis"}
    text = texts_of(call(browser_like, "home-place.error", values, "home-go.n_clicks"))
    assert "Nous ne connaissons pas de lieu « Atlantis »" in text
    assert "/recherche" not in text


@pytest.mark.parametrize("way", ["n_blur", "n_submit"])
@pytest.mark.parametrize(
    ("typed", "place"), [("lyon", "commune:69123"), ("Bretagne", "region:53"), ("974", "department:974"), ("", "")]
)
def test_a_place_typed_into_the_filters_counts_once_the_field_is_left(browser_like, typed, place, way):
    values = {"search-place.value": typed, "search-place-named.data": "department:75"}
    answer = call(browser_like, "search-place-named.data", values, f"search-place.{way}").json()["response"]
    assert answer["search-place-named"]["data"].startswith(place)
    assert answer["search-place"]["error"] is None


def test_a_place_counts_whose_text_arrives_after_the_field_was_left(browser_like):
    values = {"search-place.value": "lyon", "search-place-left.data": "lyon"}
    answer = call(browser_like, "search-place-named.data", values, "search-place.value").json()["response"]
    assert answer["search-place-named"]["data"].startswith("commune:69123")


def test_half_a_place_changes_no_results_while_it_is_typed(browser_like):
    values = {"search-place.value": "ly", "search-place-named.data": "department:75"}
    answer = call(browser_like, "search-place-named.data", values, "search-place.value").json()["response"]
    assert "search-place-named" not in answer


def test_says_when_the_filters_name_no_place_instead_of_dropping_it(browser_like):
    values = {"search-place.value": "Atlantis", "search-place-named.data": "department:75"}
    answer = call(browser_like, "search-place-named.data", values, "search-place.n_blur").json()["response"]
    assert "Nous ne connaissons pas de lieu « Atlantis »" in answer["search-place"]["error"]
    assert answer["search-place-named"]["data"] == ""


def test_an_address_brings_its_place_back_by_name(browser_like):
    text = page(browser_like, "/recherche", "?place=commune:69123:45.75:4.85")
    assert '"Lyon (69)"' in text


def test_shows_the_radius_when_the_place_is_a_commune(browser_like):
    def field(typed):
        answer = call(browser_like, "home-distance-field", {"home-place.value": typed})
        return answer.json()["response"]["home-distance-field"]["className"]

    assert field("Rennes (35)") == ""
    assert field("Bretagne") == "is-hidden"
    assert field("") == "is-hidden"


def test_searches_with_a_radius_unless_told_to_stay_in_the_commune(browser_like, state):
    def asked(distance):
        state.asked.clear()
        values = {"search-place-named.data": "commune:69123:45.75:4.85", "search-distance.value": distance}
        call(browser_like, "search-results.children", values)
        return next(query for _, path, query in state.asked if path.endswith("/offers"))

    assert asked(None)["distanceKm"] == ["20"]
    assert asked("0")["commune"] == ["69123"]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("profile-occupations", "Aucun métier ne correspond à « xqzvw »"),
        ("profile-place", "Aucune commune ne correspond à « xqzvw »"),
        ("search-occupation", "Aucun métier ne correspond à « xqzvw »"),
    ],
)
def test_says_when_nothing_fits_what_was_typed(browser_like, field, words):
    output = f"{field}.nothingFoundMessage"
    assert words in texts_of(call(browser_like, output, {f"{field}.searchValue": "xqzvw"}))
    assert "deux lettres" in texts_of(call(browser_like, output, {f"{field}.searchValue": "x"}))


def test_ignores_filter_values_that_nobody_can_choose(browser_like):
    text = page(browser_like, "/recherche", "?contract=EVIL&sort=drop+table&salary=abc&days=9&q=boulanger")
    assert "EVIL" not in text
    assert "drop table" not in text
    assert "boulanger" in text


def test_recommends_from_a_profile_without_an_account(browser_like, state):
    values = {"profile-submit.n_clicks": 1, "profile-title.value": "data engineer", "profile-salary.value": 40000}
    answer = call(browser_like, "profile-message.children", values)
    assert "/recommandations" in texts_of(answer)
    shown = texts_of(call(browser_like, "recommendations.children", {}))
    assert "Vous avez 3 des 4 compétences demandées" in shown
    assert "+0,31" in shown
    assert "compte" in shown
    assert "freine un peu" in shown
    assert state.asked[-1][1].endswith("/api/v1/recommendations")


def test_says_what_was_understood_and_lets_it_be_corrected(browser_like):
    call(browser_like, "profile-message", {"profile-submit.n_clicks": 1, "profile-title.value": "data engineer"})
    shown = texts_of(call(browser_like, "recommendations.children", {}))
    assert "Nous cherchons : Data engineer." in shown
    assert "Corriger" in shown


def test_says_why_nothing_fits_and_shows_apart_what_lies_beyond_a_limit(browser_like, state):
    call(browser_like, "profile-message", {"profile-submit.n_clicks": 1, "profile-title.value": "serveuse"})
    found = state.offers[0]
    placed = {**found, "place": {"label": "Annecy", "latitude": 45.9, "longitude": 6.12}}
    item = {"rank": 1, "score": 0.8, "offer": placed, "reasons": []}

    def beyond(*changed, items=(), offer=placed):
        state.advice = {"items": list(items), "relaxed": {"changed": changed, "items": [{**item, "offer": offer}]}}
        return texts_of(call(browser_like, "recommendations.children", {}))

    nearest = f" ; la plus proche : {found['title']}, Annecy"
    shown = beyond("distance")
    assert "Aucune offre ne correspond" in shown
    assert "Aucune offre à moins de 50 km" + nearest in shown
    assert "Au-delà de 50 km" + nearest in beyond("distance", items=[item])
    assert "Avec un autre contrat que" in beyond("contracts")
    assert "Au-delà de 50 km, avec un autre contrat que ceux que vous avez retenus" + nearest in beyond(
        "distance", "contracts"
    )
    assert "la plus proche" not in beyond("distance", offer={**found, "place": {"label": "France"}})
    state.advice = {"items": [], "lookingFor": []}
    shown = texts_of(call(browser_like, "recommendations.children", {}))
    assert "Nous n'avons pas compris quel travail vous cherchez" in shown
    assert "selon votre profil" in shown


def test_marks_what_is_saved_and_takes_a_dismissal_back(browser_like, state):
    register(browser_like)
    offer = state.offers[0]["id"]
    dismissed = give(browser_like, offer, "dismiss")
    assert "Annuler" in dismissed
    assert "Pas pour moi" in give(browser_like, offer, "restore")
    assert state.restored == [offer]
    give(browser_like, offer, "save")
    assert "Gardée dans votre espace" in texts_of(call(browser_like, "recommendations.children", {}))


def give(browser_like, offer, action):
    """Press a button of one offer, whose callback is known by a pattern and not by an id."""
    button = {"action": action, "offer": offer, "rank": 1, "type": "feedback-do"}
    part = {"offer": offer, "type": "feedback"}
    body = {
        "output": '{"offer":["MATCH"],"type":"feedback"}.children',
        "outputs": {"id": part, "property": "children"},
        "inputs": [[{"id": button, "property": "n_clicks", "value": 1}]],
        "changedPropIds": [f"{json.dumps(button, separators=(',', ':'))}.n_clicks"],
    }
    return texts_of(browser_like.post("/_dash-update-component", json=body))


CHOSEN = {
    "search-q.value": "infirmière de nuit",
    "search-place-named.data": "commune:69123:45.758:4.835",
    "search-distance.value": "50",
    "search-contract.value": ["PERMANENT", "FIXED_TERM"],
    "search-salary.value": "30000",
    "search-days.value": "7",
    "search-sort.value": "date",
}


def keep(client, values):
    return texts_of(call(client, "search-kept", {"search-keep.n_clicks": 1, **values}))


def test_keeps_what_is_looked_for_and_leads_back_to_it(browser_like, state):
    assert "Garder cette recherche" not in page(browser_like, "/recherche")
    register(browser_like)
    assert "Garder cette recherche" in page(browser_like, "/recherche")
    assert "Recherche gardée" in keep(browser_like, CHOSEN)
    kept = state.searches[0]
    assert kept["query"] == (
        "q=infirmi%C3%A8re+de+nuit&around=69123&distanceKm=50&contract=PERMANENT&contract=FIXED_TERM&minSalary=30000"
    )
    assert kept["name"] == "infirmière de nuit · Lyon (69) · CDI · CDD"
    shown = texts_of(call(browser_like, "kept-searches", {}))
    assert "Rien de nouveau depuis le 1" in shown
    back = re.search(r'"href": "(/recherche[^"]+)"', shown).group(1)
    assert parse_qs(back.partition("?")[2]) == {
        "q": ["infirmière de nuit"],
        "place": ["commune:69123:45.758:4.835"],
        "distance": ["50"],
        "contract": ["PERMANENT", "FIXED_TERM"],
        "salary": ["30000"],
    }


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=serveur",
        "region=84",
        "department=69&source=adzuna",
        "commune=69123",
        "experience=3",
        "dataRole=DATA_ANALYST",
    ],
)
def test_a_kept_search_leads_back_to_itself(app, query):
    with app.server.test_request_context():
        assert Choice.from_kept(query).kept() == query


@pytest.mark.parametrize(
    "query", ["company=Nébuleuse", "lat=45.7&lon=4.8", "region=84&department=69", "contract=STRANGE"]
)
def test_a_search_that_other_programs_keep_has_no_way_back_here(app, query):
    with app.server.test_request_context():
        assert Choice.from_kept(query) is None


def test_shows_what_is_new_until_it_was_seen(browser_like, state):
    register(browser_like)
    keep(browser_like, {"search-q.value": "data"})
    state.news = state.offers[:9]
    shown = texts_of(call(browser_like, "kept-searches", {}))
    assert "9 nouvelles offres" in shown
    assert shown.count("/offres/") >= 6
    assert "Rien de nouveau depuis le 28" in do(browser_like, state.searches[0]["id"], "seen")
    assert state.searches[0]["seenUntil"] == "2026-11-28T06:00:00.5Z"
    assert "n'est plus gardée" in do(browser_like, state.searches[0]["id"], "drop")
    assert state.searches == []
    assert "Aucune recherche gardée" in texts_of(call(browser_like, "kept-searches", {}))


def test_gives_a_feed_that_programs_read_here_until_it_is_closed(browser_like, state):
    register(browser_like)
    keep(browser_like, {"search-q.value": "data"})
    search = state.searches[0]["id"]
    told = do(browser_like, search, "feed")
    assert "Fermer le flux" in told
    address = re.search(r'"href": "(http[^"]+/atom)"', told).group(1)
    assert address == f"{str(browser_like.base_url).rstrip('/')}/flux/{state.link}/atom"
    browser_like.cookies.clear()
    feed = browser_like.get(address)
    assert feed.text == "<feed/>"
    assert feed.headers["content-type"] == "application/atom+xml"
    assert feed.headers["cache-control"] == "private, max-age=900"
    assert "set-cookie" not in feed.headers
    assert browser_like.get("/flux/another/atom").status_code == 404
    assert "react-entry-point" in browser_like.get(f"/flux/{state.link}/rss").text
    state.broken = 503
    assert browser_like.get(address).status_code == 503


def test_shows_the_addresses_of_a_feed_once(browser_like, state):
    register(browser_like)
    keep(browser_like, {"search-q.value": "data"})
    search = state.searches[0]["id"]
    assert state.link in do(browser_like, search, "feed")
    shown = texts_of(call(browser_like, "kept-searches", {}))
    assert state.link not in shown
    assert "Fermer le flux" in shown
    assert "Créer un flux" in do(browser_like, search, "no_feed")
    assert browser_like.get(f"/flux/{state.link}/atom").status_code == 404


def test_writes_once_a_day_where_messages_are_sent(browser_like, state):
    register(browser_like)
    keep(browser_like, {"search-q.value": "data"})
    search = state.searches[0]["id"]
    refused = do(browser_like, search, "mail")
    assert "n'envoie pas de messages" in refused
    assert "M'écrire chaque jour" in refused
    state.sends_mail = True
    assert "Ne plus m'écrire" in do(browser_like, search, "mail")
    assert state.searches[0]["dailyMail"] is True
    assert "M'écrire chaque jour" in do(browser_like, search, "no_mail")
    assert state.searches[0]["dailyMail"] is False


def test_says_why_a_search_is_not_kept(browser_like, state):
    assert "Connectez-vous" in page(browser_like, "/mes-recherches")
    register(browser_like)
    for q in ("a", "b"):
        keep(browser_like, {"search-q.value": q})
    assert "n'a pas pu être gardée" in keep(browser_like, {"search-q.value": "c"})
    state.broken = 503
    assert "service" in keep(browser_like, {"search-q.value": "d"})


def do(client, search, action):
    """Press a button of one kept search."""
    button = {"action": action, "search": search, "type": "kept-do"}
    part = {"search": search, "type": "kept"}
    until = {"search": search, "type": "kept-until"}
    body = {
        "output": '{"search":["MATCH"],"type":"kept"}.children',
        "outputs": {"id": part, "property": "children"},
        "inputs": [[{"id": button, "property": "n_clicks", "value": 1}]],
        "state": [{"id": until, "property": "data", "value": "2026-11-28T06:00:00.5Z"}],
        "changedPropIds": [f"{json.dumps(button, separators=(',', ':'))}.n_clicks"],
    }
    return texts_of(client.post("/_dash-update-component", json=body))


def test_keeps_the_profile_when_somebody_registers_and_forgets_it_when_they_leave(browser_like, state):
    call(browser_like, "profile-message", {"profile-submit.n_clicks": 1, "profile-title.value": "boulanger"})
    assert "/recommandations" in texts_of(register(browser_like))
    assert state.profiles[EMAIL] == {"jobTitle": "boulanger"}
    assert "Ada" in texts_of(call(browser_like, "site-header", {"_pages_location.pathname": "/"}))
    call(browser_like, "recommendations.children", {})
    assert state.asked[-1][1].endswith("/me/recommendations")
    call(browser_like, "go-anew.href", {"sign-out.n_clicks": 1}, "sign-out.n_clicks")
    assert "boulanger" not in page(browser_like, "/profil")
    assert "Se connecter" in texts_of(call(browser_like, "site-header", {"_pages_location.pathname": "/"}))


def test_gives_a_new_session_id_on_signing_in_and_keeps_tokens_out_of_the_cookie(browser_like, settings):
    call(browser_like, "profile-message", {"profile-submit.n_clicks": 1, "profile-title.value": "boulanger"})
    before = browser_like.cookies["jobmarket_site"]
    answer = register(browser_like)
    cookie = answer.headers["set-cookie"]
    assert browser_like.cookies["jobmarket_site"] != before
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "access-" not in cookie
    assert "access-" not in answer.text
    for file in (settings.session_folder / "tokens").glob("*.json"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_marks_the_cookie_secure_behind_https(settings):
    behind = Settings(settings.gateway_url, "x", settings.session_folder, behind_proxies=1)
    client = app_module.create_app(behind).server.test_client()
    body = {"output": "x", "inputs": []}
    client.post("/_dash-update-component", json=body)
    with client.session_transaction(base_url="https://localhost") as session:
        session["profile"] = {}
    answer = client.get("/healthz", headers={"X-Forwarded-Proto": "https"})
    assert "Strict-Transport-Security" in answer.headers


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_refuses_requests_made_by_other_sites(browser_like, headers, status):
    answer = browser_like.post("/_dash-update-component", json={}, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("status", "reason", "words"),
    [
        (401, "le mot de passe est faux", "incorrect"),
        (429, "trop d'essais ; réessayez dans 42 s", "Trop d'essais ; réessayez dans 42 s."),
        (503, "", "ne répond pas"),
        (400, "", "pas été acceptées"),
    ],
)
def test_says_why_a_sign_in_did_not_work(browser_like, state, status, reason, words):
    state.broken, state.reason = status, reason
    values = {"in-submit.n_clicks": 1, "in-email.value": EMAIL, "in-password.value": "wrong"}
    assert words in texts_of(call(browser_like, "in-message", values))


def test_tells_the_gateway_for_which_visitor_it_asks(browser_like, state):
    call(browser_like, "in-message", {"in-submit.n_clicks": 1, "in-email.value": EMAIL, "in-password.value": "wrong"})
    assert state.visitors[-1] == "127.0.0.1"


def test_says_when_an_address_is_taken(browser_like):
    register(browser_like)
    browser_like.cookies.clear()
    assert "Un compte existe déjà." in texts_of(register(browser_like))


def test_refuses_settings_it_cannot_use(tmp_path):
    with pytest.raises(SettingsError, match="JOBMARKET_GATEWAY_URL"):
        Settings.from_env({"JOBMARKET_GATEWAY_URL": "gateway:8080"})
    with pytest.raises(SettingsError, match="JOBMARKET_SITE_PROXIES"):
        Settings.from_env({"JOBMARKET_SITE_PROXIES": "many"})
    made = Settings.from_env({"JOBMARKET_HOME": str(tmp_path)})
    assert made.secret_key == Settings.from_env({"JOBMARKET_HOME": str(tmp_path)}).secret_key
    assert made.secret_key not in repr(made)
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o700


def test_a_registration_that_needs_a_message_is_confirmed_by_its_link(browser_like, state):
    state.sends_mail = True
    assert "Consultez vos messages" in texts_of(register(browser_like))
    values = {"confirm-submit.n_clicks": 1, "confirm-password.value": PASSWORD}
    other = call(browser_like, "confirm-message.children", {**values, "_pages_location.hash": "#other"})
    assert "plus valable" in texts_of(other)
    right = call(browser_like, "confirm-message.children", {**values, "_pages_location.hash": f"#{state.link}"})
    assert "/profil" in texts_of(right)
    assert "Bonjour Ada" in page(browser_like, "/connexion")


def test_a_forgotten_password_is_replaced_by_way_of_a_link(browser_like, state):
    assert "/mot-de-passe" in page(browser_like, "/connexion")
    register(browser_like)
    form = call(browser_like, "reset-form.children", {"_pages_location.hash": ""})
    assert "reset-email" in texts_of(form)
    asking = {"reset-ask.n_clicks": 1, "reset-email.value": EMAIL}
    assert "Aucun message n'est envoyé ici." in texts_of(call(browser_like, "reset-message.children", asking))
    state.sends_mail = True
    assert "Si un compte existe" in texts_of(call(browser_like, "reset-message.children", asking))
    link = {"_pages_location.hash": f"#{state.link}"}
    assert "chosen-password" in texts_of(call(browser_like, "reset-form.children", link))
    values = {"chosen-submit.n_clicks": 1, "chosen-password.value": "short", **link}
    assert "10 caractères" in texts_of(call(browser_like, "chosen-message.children", values))
    values["chosen-password.value"] = "trombone sous la pluie"
    assert "est changé" in texts_of(call(browser_like, "chosen-message.children", values))
    assert state.accounts[EMAIL] == "trombone sous la pluie"
    values["_pages_location.hash"] = "#other"
    assert "plus valable" in texts_of(call(browser_like, "chosen-message.children", values))
