"""A tiny gateway with invented offers, so that components can be tested without Java. It keeps to the contract only
as far as the site uses it; the tests that count run against the real one."""

import itertools
import threading
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.serving import make_server

Json = dict[str, Any]

HOSTILE = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>"

TITLES = [
    ("Data engineer (H/F)", "Nébuleuse", "69123", "Lyon", "69", "PERMANENT", 46_000, 54_000, "DATA_ENGINEER"),
    ("Infirmier / Infirmière de nuit", "Clinique des Tilleuls", "44109", "Nantes", "44", "PERMANENT", 28_000, 33_000,
     None),
    ("Boulanger (H/F)", "Maison Aubépine", "35238", "Rennes", "35", "FIXED_TERM", 24_000, 24_000, None),
    ("Data analyst marketing", "Atelier Boréal", "75109", "Paris 9e", "75", "FREELANCE", None, None, "DATA_ANALYST"),
    ("Conductrice de travaux", "Pierres & Chemins", "33063", "Bordeaux", "33", "PERMANENT", 38_000, 45_000, None),
    ("Magasinier cariste", "Quai Nord", "59350", "Lille", "59", "TEMPORARY", 22_500, None, None),
    ("Data scientist santé", "Institut Mésange", "31555", "Toulouse", "31", "PERMANENT", 50_000, 62_000,
     "DATA_SCIENTIST"),
    ("Serveur saisonnier en station", "Chalet du Col", "74056", "Chamonix-Mont-Blanc", "74", "SEASONAL", None, 25_000,
     None),
    ("Comptable unique", "", "67482", "Strasbourg", "67", "PERMANENT", 32_000, 36_000, None),
    ("Technicien de maintenance", "Éoliennes du Large", "97411", "Saint-Denis", "974", "PERMANENT", 30_000, 34_000,
     None),
    ("Professeur de piano", "Studio Clé de Lune", "06088", "Nice", "06", "OTHER", None, None, None),
    (f"Poste étrange {HOSTILE}", HOSTILE, "13055", "Marseille", "13", "FRANCHISE", 20_000, 21_000, None),
]  # fmt: skip


def offer(index: int) -> Json:
    title, company, commune, city, department, contract, low, high, role = TITLES[index % len(TITLES)]
    adzuna = index % 3 == 2
    source = "adzuna" if adzuna else "francetravail"
    found: Json = {
        "id": f"{source}:{1000 + index}",
        "source": source,
        "sourceId": str(1000 + index),
        "title": title,
        "description": f"Invented advertisement number {index}.\n\nVos missions : préparer, tenir, améliorer. " * 6,
        "url": "javascript:alert(1)" if "étrange" in title else f"https://example.org/offres/{index}",
        "attribution": "Jobs by Adzuna" if adzuna else "Source : France Travail",
        "contract": {"type": contract, "apprenticeship": False},
        "place": {
            "communeCode": commune,
            "communeName": city,
            "departmentCode": department,
            "precision": "COMMUNE",
        },
        "experience": {"requirement": "REQUIRED", "months": 24} if index % 2 else {"requirement": "NONE"},
        "skills": [{"label": "Organiser son travail", "level": "REQUIRED"}, {"label": "Lire un plan"}],
        "softSkills": ["Rigueur"],
        "languages": [],
        "licences": ["Permis B"],
        "trainings": [],
        "keywords": ["Python", "SQL", "Airflow", "Docker", "Git", "dbt"] if role else [],
        "createdAt": f"2026-11-{1 + index % 19:02d}T08:30:00Z",
        "available": True,
        "issues": [],
    }
    if company:
        found["company"] = {"name": company, "description": "Une entreprise inventée."}
    if role:
        found["dataRole"] = role
    if low or high:
        salary = {"period": "ANNUAL", "min": low, "max": high, "annualMin": low, "annualMax": high}
        found["salary"] = {k: v for k, v in salary.items() if v} | {"repairs": [], "origin": "LABEL"}
    return found


def bars(labels: list[str], values: list[int], across: bool = True) -> Json:
    x, y = (values[::-1], labels[::-1]) if across else (labels, values)
    return {"data": [{"type": "bar", "orientation": "h" if across else "v", "x": x, "y": y}], "layout": {}}


@dataclass
class FakeGateway:
    """The state of one fake gateway, and what tests change about it."""

    offers: list[Json] = field(default_factory=lambda: [offer(i) for i in range(48)])
    accounts: dict[str, str] = field(default_factory=dict)
    profiles: dict[str, Json] = field(default_factory=dict)
    access: dict[str, str] = field(default_factory=dict)
    refresh: dict[str, str] = field(default_factory=dict)
    used_refresh: set[str] = field(default_factory=set)
    feedback: list[Json] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    searches: list[Json] = field(default_factory=list)
    news: list[Json] = field(default_factory=list)
    advice: Json = field(default_factory=dict)
    broken: int | None = None
    reason: str = ""
    sends_mail: bool = False
    pending: tuple[str, str] = ("", "")
    link: str = "a-token-nobody-guesses"
    asked: list[tuple[str, str, Json]] = field(default_factory=list)
    visitors: list[str] = field(default_factory=list)
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    def session(self, email: str) -> Json:
        n = next(self.numbers)
        self.access[f"access-{n}"] = email
        self.refresh[f"refresh-{n}"] = email
        account = {"id": "1", "email": email, "displayName": email.partition("@")[0].title()}
        return {"accessToken": f"access-{n}", "refreshToken": f"refresh-{n}", "expiresIn": 900, "account": account}

    def expire_access_tokens(self) -> None:
        self.access.clear()

    def who(self) -> str | None:
        return self.access.get(request.headers.get("Authorization", "").removeprefix("Bearer "))


def problem(status: int, kind: str = "about:blank", detail: str = "") -> Response:
    answer = jsonify({"type": kind, "title": "no", "status": status, "detail": detail})
    answer.status_code = status
    answer.headers["Content-Language"] = request.headers.get("Accept-Language", "en")
    answer.content_type = "application/problem+json"
    return answer


def create(state: FakeGateway) -> Flask:
    app = Flask("fake_gateway")

    @app.before_request
    def watch() -> Response | None:
        state.visitors.append(request.headers.get("X-Forwarded-For", ""))
        state.asked.append((request.method, request.path, request.args.to_dict(flat=False)))
        return problem(state.broken, detail=state.reason) if state.broken else None

    add_offers(app, state)
    add_dash(app)
    add_accounts(app, state)
    return app


def add_offers(app: Flask, state: FakeGateway) -> None:
    @app.get("/api/v1/offers")
    def search() -> Any:
        q = request.args.get("q", "").lower()
        contracts = request.args.getlist("contract")
        found = [o for o in state.offers if q in o["title"].lower()]
        found = [o for o in found if not contracts or o["contract"]["type"] in contracts]
        start, limit = int(request.args.get("cursor", 0)), int(request.args.get("limit", 20))
        page = {"items": found[start : start + limit], "total": len(found), "facets": {}, "places": [], "leftOut": []}
        return page | ({"nextCursor": str(start + limit)} if start + limit < len(found) else {})

    @app.get("/api/v1/offers/latest")
    def latest() -> Any:
        return {"items": state.offers[: int(request.args.get("limit", 6))]}

    @app.get("/api/v1/offers/<offer_id>")
    def one(offer_id: str) -> Any:
        return next((o for o in state.offers if o["id"] == offer_id), None) or problem(404)

    @app.get("/api/v1/offers/<offer_id>/similar")
    def similar(offer_id: str) -> Any:
        return {"items": [o for o in state.offers if o["id"] != offer_id][: int(request.args.get("limit", 4))]}

    @app.get("/api/v1/stats/offers")
    def totals() -> Any:
        totals = {
            "total": 7412,
            "available": 7412,
            "byContract": [{"code": "PERMANENT", "count": 4021}, {"code": "FIXED_TERM", "count": 1800}],
            "byRole": [{"code": "DATA_ENGINEER", "count": 61}, {"code": "DATA_ANALYST", "count": 1}],
        }
        return {"totals": totals, "attribution": [], "release": "2026-11-20"}

    @app.get("/api/v1/stats/salaries")
    def salaries() -> Any:
        overall = {"code": "ALL", "count": 2900, "median": 29_500.0}
        return {"salaries": {"offers": 7412, "overall": overall, "byRole": [], "byContract": []}}

    @app.post("/api/v1/recommendations")
    def recommend() -> Any:
        return recommendations(state)


def recommendations(state: FakeGateway) -> Json:
    reasons = [
        {"feature": "skill_overlap", "text": "Vous avez 3 des 4 compétences demandées", "contribution": 0.31},
        {"feature": "distance", "text": "À 12 km de chez vous", "contribution": 0.18},
        {"feature": "salary", "text": "Le salaire est sous votre minimum", "contribution": -0.09},
    ]
    ranked = [
        {"rank": n + 1, "score": 0.93 - n * 0.04, "offer": o, "reasons": reasons}
        for n, o in enumerate(state.offers[:12])
    ]
    given = [f["offerId"] for f in state.feedback if f["action"] == "save"]
    return {
        "lookingFor": [{"code": "M1811", "label": "Data engineer", "probability": 0.9}],
        "items": ranked,
        "saved": given,
        "model": {"name": "hand-weighted", "version": "2", "base": -2.5},
        "release": "20261120-063000-000",
    } | state.advice


def add_dash(app: Flask) -> None:
    places = [("69", "Rhône"), ("75", "Paris"), ("44", "Loire-Atlantique"), ("974", "La Réunion")]
    figures = {
        "regions": bars(["Île-de-France", "Auvergne-Rhône-Alpes", "Bretagne"], [2100, 1300, 600]),
        "keywords": bars(["Python", "SQL", "Excel"], [120, 90, 70]),
        "skills": bars(["Travailler en équipe", "Lire un plan"], [420, 300]),
        "contracts": bars(["CDI", "CDD", "Intérim"], [4021, 1800, 900]),
        "salaries": bars(["20–25 k€", "25–30 k€", "30–35 k€"], [120, 400, 260], across=False),
        "months": {
            "data": [{"type": "scatter", "x": ["sept. 2026", "oct. 2026", "nov. 2026"], "y": [400, 900, 1200]}],
            "layout": {},
        },
        "departments": {
            "data": [
                {
                    "type": "heatmap",
                    "z": [[120, 80], [60, 5]],
                    "text": [["69", "75"], ["44", "974"]],
                    "hovertext": [["Rhône (69)", "Paris (75)"], ["Loire-Atlantique (44)", "La Réunion (974)"]],
                    "customdata": [["69", "75"], ["44", "974"]],
                    "texttemplate": "%{text}",
                }
            ],
            "layout": {"yaxis": {"autorange": "reversed", "visible": False}, "xaxis": {"visible": False}},
        },
    }
    options = {
        "regions": [("84", "Auvergne-Rhône-Alpes"), ("53", "Bretagne")],
        "departments": places,
        "communes": [("69123", "Lyon (69)"), ("44109", "Nantes (44)"), ("35238", "Rennes (35)")],
        "occupations": [("M1811", "Data engineer"), ("J1506", "Soins infirmiers généralistes")],
        "skills": [("123", "Organiser son travail"), ("124", "Lire un plan")],
        "keywords": [("Python", "Python"), ("SQL", "SQL")],
    }

    @app.get("/api/v1/dash/figures/<name>")
    def figure(name: str) -> Any:
        return figures.get(name) or problem(404)

    @app.get("/api/v1/dash/options/<name>")
    def option(name: str) -> Any:
        typed = request.args.get("q", "").lower()
        point = {"latitude": 45.758, "longitude": 4.835}
        found = [{"value": v, "label": text, **(point if typed == v else {})} for v, text in options.get(name, [])]
        return jsonify([o for o in found if typed in o["label"].lower() or typed == o["value"]])

    @app.get("/api/v1/dash/grids/<name>")
    def grid(name: str) -> Any:
        columns = [{"field": "title", "headerName": "Offre", "flex": 2}, {"field": "place", "headerName": "Lieu"}]
        return {"columnDefs": columns, "rowData": [{"title": f"{name} 1", "place": "Lyon"}]}


def add_accounts(app: Flask, state: FakeGateway) -> None:  # noqa: PLR0915 - one route after the other
    @app.post("/api/v1/auth/register")
    def register() -> Any:
        body = request.get_json()
        if state.sends_mail:
            state.pending = (body["email"], body["password"])
            return "", 202
        if body["email"] in state.accounts:
            return problem(409, detail="un compte existe déjà")
        state.accounts[body["email"]] = body["password"]
        return state.session(body["email"]), 201

    @app.post("/api/v1/auth/register/confirm")
    def confirm_registration() -> Any:
        body = request.get_json()
        email, password = state.pending
        if (body["token"], body["password"]) != (state.link, password):
            return problem(400, detail="ce lien n'est plus valable")
        state.accounts[email] = password
        return state.session(email), 201

    @app.post("/api/v1/auth/password-reset")
    def password_reset() -> Any:
        if not state.sends_mail:
            return problem(409, detail="aucun message n'est envoyé ici")
        return ("", 202) if "@" in request.get_json()["email"] else problem(400)

    @app.post("/api/v1/auth/password-reset/confirm")
    def confirm_password_reset() -> Any:
        body = request.get_json()
        if body["token"] != state.link:
            return problem(400, detail="ce lien n'est plus valable")
        state.accounts[next(iter(state.accounts))] = body["newPassword"]
        return "", 204

    @app.post("/api/v1/auth/login")
    def login() -> Any:
        body = request.get_json()
        if state.accounts.get(body["email"]) != body["password"]:
            return problem(401)
        return state.session(body["email"])

    @app.post("/api/v1/auth/refresh")
    def refresh() -> Any:
        token = request.get_json()["refreshToken"]
        if token in state.used_refresh or token not in state.refresh:
            return problem(401)
        state.used_refresh.add(token)
        return {k: v for k, v in state.session(state.refresh[token]).items() if k != "account"}

    @app.post("/api/v1/auth/logout")
    def logout() -> Any:
        state.used_refresh.add(request.get_json()["refreshToken"])
        return "", 204

    @app.get("/api/v1/me/profile")
    def profile() -> Any:
        email = state.who()
        return state.profiles.get(email, {}) if email else problem(401)

    @app.put("/api/v1/me/profile")
    def save_profile() -> Any:
        email = state.who()
        if not email:
            return problem(401)
        state.profiles[email] = request.get_json()
        return state.profiles[email]

    @app.post("/api/v1/me/feedback")
    def feedback() -> Any:
        if not state.who():
            return problem(401)
        state.feedback.append(request.get_json())
        return "", 204

    @app.delete("/api/v1/me/dismissed/<path:offer_id>")
    def restore(offer_id: str) -> Any:
        if not state.who():
            return problem(401)
        state.restored.append(offer_id)
        return "", 204

    @app.get("/api/v1/me/saved")
    def saved() -> Any:
        kept = [f["offerId"] for f in state.feedback if f["action"] == "save"]
        return {"items": [o for o in state.offers if o["id"] in kept]} if state.who() else problem(401)

    @app.get("/api/v1/me/searches")
    def searches() -> Any:
        return {"items": state.searches} if state.who() else problem(401)

    @app.post("/api/v1/me/searches")
    def keep_search() -> Any:
        if not state.who():
            return problem(401)
        if len(state.searches) == 2:
            return problem(409)
        kept = {
            "id": f"s{next(state.numbers)}",
            "seenUntil": "2026-11-01T06:00:00.25Z",
            "dailyMail": False,
            "feed": False,
        }
        kept |= request.get_json()
        state.searches.append(kept)
        return kept, 201

    @app.patch("/api/v1/me/searches/<search_id>")
    def change_search(search_id: str) -> Any:
        changes = request.get_json()
        if changes.get("dailyMail") and not state.sends_mail:
            return problem(400, "urn:jobmarket:invalid-body")
        kept = next(s for s in state.searches if s["id"] == search_id)
        kept.update(changes)
        return kept

    @app.post("/api/v1/me/searches/<search_id>/feed")
    def open_feed(search_id: str) -> Any:
        next(s for s in state.searches if s["id"] == search_id)["feed"] = True
        path = f"/api/v1/feeds/{state.link}"
        return {"atom": f"{path}/atom", "json": f"{path}/json"}, 201

    @app.delete("/api/v1/me/searches/<search_id>/feed")
    def close_feed(search_id: str) -> Any:
        next(s for s in state.searches if s["id"] == search_id)["feed"] = False
        return "", 204

    @app.get("/api/v1/feeds/<token>/atom")
    def atom(token: str) -> Any:
        # As the gateway: who accepts JSON alone gets no Atom.
        if not request.accept_mimetypes["application/atom+xml"]:
            return problem(406)
        if token != state.link or not any(s["feed"] for s in state.searches):
            return problem(404)
        answer = Response("<feed/>", content_type="application/atom+xml")
        answer.headers["Cache-Control"] = "private, max-age=900"
        return answer

    @app.get("/api/v1/me/searches/<search_id>/offers")
    def new_offers(search_id: str) -> Any:  # noqa: ARG001 - every search has the same news
        limit = request.args.get("limit", 20, int)
        until = "2026-11-28T06:00:00.5Z"
        return {"items": state.news[:limit], "total": len(state.news), "until": until} if state.who() else problem(401)

    @app.post("/api/v1/me/searches/<search_id>/seen")
    def seen(search_id: str) -> Any:
        next(s for s in state.searches if s["id"] == search_id)["seenUntil"] = request.get_json()["until"]
        state.news = []
        return "", 204

    @app.delete("/api/v1/me/searches/<search_id>")
    def drop_search(search_id: str) -> Any:
        state.searches = [s for s in state.searches if s["id"] != search_id]
        return "", 204

    @app.get("/api/v1/me/recommendations")
    def mine() -> Any:
        return recommendations(state) if state.who() else problem(401)


class Served:
    """A WSGI application behind a port of its own, for as long as a test needs it."""

    def __init__(self, app: Any):
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.port}"

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()


if __name__ == "__main__":
    create(FakeGateway()).run(port=8099)
