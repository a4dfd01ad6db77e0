"""The market at a glance. Every part loads by itself, so a slow or missing one does not hold back the others."""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update, register_page
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from jobmarket_site import formats
from jobmarket_site.components import charts, places
from jobmarket_site.components.basics import button_link, failure, icon, quiet_failure, section_head, skeleton
from jobmarket_site.components.offers import offer_card
from jobmarket_site.gateway import GatewayError
from jobmarket_site.services import gateway
from jobmarket_site.texts import group, t

log = logging.getLogger(__name__)

Json = dict[str, Any]
AVAILABLE = {"available": "true"}


def register(app: Dash) -> None:
    register_page("home", path="/", layout=layout, title=t("site.title", page=t("home.page")))
    parts = {
        "home-figures": figures,
        "home-map": market_map,
        "home-regions": regions,
        "home-keywords": keywords,
        "home-skills": skills,
        "home-contracts": contracts,
        "home-months": months,
        "home-salaries": salaries,
        "home-roles": roles,
        "home-latest": latest,
        "home-popular": popular,
    }
    for part, render in parts.items():
        app.callback(Output(part, "children"), Input(part, "id"))(loader(render))
    app.callback(
        Output("home-place", "data"),
        Output("home-distance-field", "className"),
        Input("home-place", "value"),
    )(suggest_places)
    app.callback(
        Output("go", "href", allow_duplicate=True),
        Output("home-place", "error"),
        Input("home-go", "n_clicks"),
        Input("home-q", "n_submit"),
        Input("home-place", "n_submit"),
        State("home-q", "value"),
        State("home-place", "value"),
        State("home-distance", "value"),
        prevent_initial_call=True,
    )(search)
    app.callback(
        Output("go", "href", allow_duplicate=True), Input("home-tiles", "clickData"), prevent_initial_call=True
    )(open_department)


def loader(render: Callable[[], Any]) -> Callable[[str], Any]:
    """Fills one part when it appears. When all fail at once, one says so in full and the others in a line."""

    def fill(_: str) -> Any:
        try:
            return render()
        except GatewayError as e:
            log.warning("%s could not be filled: %s", render.__name__, e)
            return {figures: failure(e), popular: None}.get(render, quiet_failure())

    return fill


def layout(**_: str) -> Component:
    return html.Div(
        [hero(), html.Div([*market(), *demand(), *trends(), data_jobs(), news()], className="wrap"), call()]
    )


def hero() -> Component:
    form = html.Div(
        [
            dmc.TextInput(
                id="home-q",
                label=t("home.query_label"),
                placeholder=t("home.query_placeholder"),
                leftSection=icon("search"),
                size="md",
                className="hero-query",
            ),
            dmc.Autocomplete(
                id="home-place",
                label=t("home.place_label"),
                placeholder=t("home.place_placeholder"),
                data=[],
                value="",
                clearable=True,
                leftSection=icon("pin"),
                filter={"function": "foldedFilter"},
                limit=40,
                size="md",
                className="hero-place",
            ),
            html.Div(
                dmc.Select(
                    id="home-distance",
                    label=t("home.distance_label"),
                    data=[{"value": km, "label": t("search.distance", km=km)} for km in places.DISTANCES],
                    value=places.USUAL_DISTANCE,
                    allowDeselect=False,
                    size="md",
                ),
                id="home-distance-field",
                className="is-hidden",
            ),
            html.Button([t("home.search"), icon("arrow-right")], id="home-go", className="button button-accent"),
        ],
        className="hero-form",
        role="search",
    )
    words = html.Div(
        [
            html.P(t("home.eyebrow"), className="eyebrow"),
            html.H1(t("home.title")),
            html.P(t("home.lead"), className="lead"),
            form,
            html.Div(id="home-popular", className="popular"),
        ],
        className="hero-words",
    )
    panel = html.Section(
        [
            html.H2(t("home.figures_title"), className="visually-hidden"),
            html.Div(skeleton("figure", 4), id="home-figures"),
        ],
        className="hero-panel",
    )
    return html.Div(html.Div([words, panel], className="wrap hero-grid"), className="hero")


def part(part_id: str, kind: str = "chart", count: int = 1) -> Component:
    return html.Div(skeleton(kind, count), id=part_id)


def panel(title: str, text: str | None, part_id: str, class_name: str = "") -> Component:
    words = [html.H3(title), html.P(text) if text else None]
    return html.Section([html.Div(words, className="panel-head"), part(part_id)], className=f"card panel {class_name}")


def market() -> list[Component]:
    head = section_head(t("home.map_title"), t("home.map_text"))
    map_card = html.Div(part("home-map", "map"), className="card panel map-panel")
    return [
        html.Section(
            [head, html.Div([map_card, panel(t("home.regions_title"), None, "home-regions")], className="map-grid")],
            className="band",
        )
    ]


def demand() -> list[Component]:
    grid = html.Div(
        [
            panel(t("home.keywords_title"), t("home.keywords_text"), "home-keywords"),
            panel(t("home.skills_title"), t("home.skills_text"), "home-skills"),
        ],
        className="two-columns",
    )
    return [html.Section([section_head(t("home.demand_title")), grid], className="band")]


def trends() -> list[Component]:
    grid = html.Div(
        [
            panel(t("home.contracts_title"), t("home.contracts_text"), "home-contracts"),
            panel(t("home.salaries_title"), t("home.salaries_text"), "home-salaries"),
            panel(t("home.months_title"), t("home.months_text"), "home-months", "span-two"),
        ],
        className="two-columns",
    )
    return [html.Section([section_head(t("home.trend_title")), grid], className="band")]


def data_jobs() -> Component:
    head = section_head(t("home.data_title"), t("home.data_text"))
    return html.Section([head, part("home-roles", "role", 3)], className="band")


def news() -> Component:
    everything = button_link(t("home.latest_all"), "/recherche?sort=date", "secondary", "arrow-right")
    head = section_head(t("home.latest_title"), aside=everything)
    return html.Section([head, part("home-latest", "offer", 3)], className="band")


def call() -> Component:
    words = html.Div([html.H2(t("home.cta_title")), html.P(t("home.cta_text"))])
    button = button_link(t("home.cta_button"), "/profil", "accent", "arrow-right")
    return html.Div(html.Div(html.Div([words, button], className="call"), className="wrap"), className="call-band")


# What fills the parts


def figures() -> Component:
    totals = gateway().totals(AVAILABLE)
    salaries = gateway().salaries(AVAILABLE)
    total = totals["total"]
    contracts = {c["code"]: c["count"] for c in totals["byContract"]}
    median = (salaries.get("overall") or {}).get("median")
    shown = [("offers", formats.number(total))]
    if total:
        shown.append(("permanent", formats.percent(contracts.get("PERMANENT", 0) / total)))
    if median:
        shown.append(("salary", formats.euros(median)))
        shown.append(("with_salary", formats.percent(salaries["overall"]["count"] / salaries["offers"])))
    return html.Dl(
        [html.Div([html.Dt(t(f"home.figure.{key}")), html.Dd(text)], className="figure") for key, text in shown],
        className="figures",
    )


def market_map() -> Component:
    return charts.chart(gateway().figure("departments", AVAILABLE), t("home.map_label"), "home-tiles", height=520)


def regions() -> Component:
    return charts.chart(gateway().figure("regions", {**AVAILABLE, "limit": 18}), t("home.regions_title"), height=480)


def keywords() -> Component:
    return charts.chart(gateway().figure("keywords", {**AVAILABLE, "limit": 12}), t("home.keywords_title"), height=380)


def skills() -> Component:
    return charts.chart(gateway().figure("soft-skills", {**AVAILABLE, "limit": 12}), t("home.skills_title"), height=380)


def contracts() -> Component:
    return charts.chart(gateway().figure("contracts", AVAILABLE), t("home.contracts_title"), height=260)


def salaries() -> Component:
    return charts.chart(gateway().figure("salaries", AVAILABLE), t("home.salaries_title"), height=260)


def months() -> Component:
    return charts.chart(gateway().figure("months", AVAILABLE), t("home.months_title"), height=280)


def roles() -> Component:
    counts = {c["code"]: c["count"] for c in gateway().totals(AVAILABLE)["byRole"]}
    cards = [
        dcc.Link(
            [
                html.Span(name, className="role-name"),
                html.Span(t(f"data_role_text.{code}"), className="role-text"),
                html.Span(
                    [html.Span(formats.counted("search.results", counts.get(code, 0))), icon("arrow-right")],
                    className="role-count",
                ),
            ],
            href=f"/recherche?{urlencode({'dataRole': code})}",
            className="card role-card",
        )
        for code, name in group("data_role").items()
    ]
    return html.Div(cards, className="three-columns")


def latest() -> Component:
    return html.Div([offer_card(offer, compact=True) for offer in gateway().latest(6)], className="three-columns")


def popular() -> Any:
    top = gateway().options("keywords", {"limit": 5})
    links = [
        dcc.Link(o["label"], href=f"/recherche?{urlencode({'q': o['value']})}", className="popular-link") for o in top
    ]
    return [html.Span(t("home.popular")), *links] if links else None


# What a person does


def suggest_places(typed: str | None) -> tuple[Any, str]:
    """Regions and departments, communes as soon as two letters are typed, a radius once the text names a commune."""
    try:
        shown, place = places.suggested(typed)
    except GatewayError as e:
        log.warning("no communes could be suggested: %s", e)
        shown, place = places.regions_and_departments(), None
    return shown, "" if place and place["value"].startswith("commune:") else "is-hidden"


def search(*given: Any) -> tuple[Any, str | None]:
    *pressed, query, typed, distance = given
    if not any(pressed):
        raise PreventUpdate
    chosen = {"q": (query or "").strip()}
    if (typed or "").strip():
        try:
            place = places.meant(typed)
        except GatewayError:
            return no_update, t("search.place_unavailable")
        if place is None:
            return no_update, t("search.place_unknown", typed=typed.strip())
        chosen["place"] = place["value"]
        if place["value"].startswith("commune:"):
            chosen["distance"] = distance or places.USUAL_DISTANCE
    return "/recherche?" + urlencode({k: v for k, v in chosen.items() if v}), None


def open_department(click: Json | None) -> str:
    point = (click or {}).get("points", [{}])[0]
    if not point.get("customdata"):
        raise PreventUpdate
    return "/recherche?" + urlencode({"place": f"department:{point['customdata']}"})
