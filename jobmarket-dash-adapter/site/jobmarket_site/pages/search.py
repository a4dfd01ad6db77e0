"""Free search: filters on the left, results that follow them, everything kept in the address."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode

import dash_ag_grid as dag
import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, Patch, State, ctx, dcc, html, no_update, register_page
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from jobmarket_site import formats
from jobmarket_site.components import places
from jobmarket_site.components.basics import (
    alert,
    button_link,
    failure,
    icon,
    notice,
    shown_even_if_it_fails,
    skeleton,
)
from jobmarket_site.components.offers import offer_card
from jobmarket_site.gateway import GatewayError, Refused
from jobmarket_site.services import gateway, person
from jobmarket_site.texts import group, label, t

Json = dict[str, Any]

PAGE_SIZE = 20
SALARY_STEPS = [20_000, 25_000, 30_000, 35_000, 40_000, 45_000, 50_000, 60_000, 70_000, 80_000, 100_000]
LONGEST_NAME = 100
THERE_ONLY = "0"
DISTANCES = [THERE_ONLY, *places.DISTANCES]


@dataclass(frozen=True)
class Choice:
    """What is chosen in the filters, as it stands in the address."""

    q: str = ""
    place: str = ""
    distance: str = places.USUAL_DISTANCE
    occupation: str = ""
    contract: tuple[str, ...] = ()
    salary: str = ""
    experience: str = ""
    role: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    days: str = ""
    sort: str = "relevance"

    @staticmethod
    def from_address(query: dict[str, str | list[str]]) -> "Choice":
        """What an address asks for; values nobody could choose are left out rather than refused."""

        def one(name: str, allowed: Any = None) -> str:
            value = query.get(name) or ""
            value = value[0] if isinstance(value, list) else value
            return value if allowed is None or value in allowed else ""

        def several(name: str, allowed: Any) -> tuple[str, ...]:
            value = query.get(name) or []
            return tuple(v for v in ([value] if isinstance(value, str) else value) if v in allowed)

        return Choice(
            q=one("q")[:200],
            place=one("place")[:80],
            distance=one("distance", DISTANCES) or places.USUAL_DISTANCE,
            occupation=one("occupation")[:120],
            contract=several("contract", group("contract")),
            salary=one("salary", [str(s) for s in SALARY_STEPS]),
            experience=one("experience", group("search.experiences")),
            role=several("dataRole", group("data_role")),
            source=several("source", group("source")),
            days=one("days", group("search.dates")),
            sort=one("sort", group("search.sorts")) or "relevance",
        )

    def address(self) -> str:
        """The address that brings this choice back."""
        named = {
            "q": self.q,
            "place": self.place,
            "distance": self.distance if self.place.startswith("commune:") else "",
            "occupation": self.occupation,
            "contract": self.contract,
            "salary": self.salary,
            "experience": self.experience,
            "dataRole": self.role,
            "source": self.source,
            "days": self.days,
            "sort": "" if self.sort == "relevance" else self.sort,
        }
        pairs = urlencode({k: v for k, v in named.items() if v}, doseq=True)
        return f"/recherche?{pairs}" if pairs else "/recherche"

    def kept(self) -> str:
        """What the gateway is to keep of it: what to look for, without an order or an age of its own."""
        named = {
            "q": self.q,
            **places.kept_parameters(self.place, self.distance.removeprefix(THERE_ONLY)),
            "occupation": self.occupation.partition("|")[0],
            "contract": self.contract,
            "minSalary": self.salary,
            "experience": self.experience,
            "dataRole": self.role,
            "source": self.source,
        }
        return urlencode({k: v for k, v in named.items() if v}, doseq=True)

    @staticmethod
    def from_kept(query: str) -> "Choice | None":
        """The choice that a kept query came from; None where it says what cannot be chosen here."""
        found = parse_qs(query)
        places_in = [name for name in ("region", "department", "commune", "around") if name in found]
        place, distance = "", places.USUAL_DISTANCE
        for name in places_in:
            place, distance = f"{name}:{found.pop(name)[0]}", THERE_ONLY
        if place.startswith("around:"):
            place, distance = places.commune_of(place.partition(":")[2]), found.pop("distanceKm", [distance])[0]
        salary = found.pop("minSalary", [""])[0]
        choice = Choice.from_address({**found, "place": place, "distance": distance, "salary": salary})
        return choice if len(places_in) < 2 and parse_qs(choice.kept()) == parse_qs(query) else None

    def name(self) -> str:
        """What to call it in a list of kept searches."""
        words = [
            self.q,
            self.occupation.partition("|")[2] or self.occupation,
            places.label_of(self.place) if self.place else "",
            *(label("contract", code) for code in self.contract),
        ]
        return " · ".join(w for w in words if w)[:LONGEST_NAME] or t("kept.everything")

    def parameters(self, now: datetime | None = None) -> Json:
        """What the gateway is asked."""
        since = (now or datetime.now(UTC)) - timedelta(days=int(self.days)) if self.days else None
        near = places.place_parameters(self.place, self.distance.removeprefix(THERE_ONLY))
        sort = self.sort if self.sort != "distance" or "lat" in near else "relevance"
        return {
            "q": self.q,
            **near,
            "occupation": self.occupation.partition("|")[0],
            "contract": list(self.contract),
            "minSalary": self.salary,
            "experience": self.experience,
            "dataRole": list(self.role),
            "source": list(self.source),
            "publishedSince": since.isoformat(timespec="seconds").replace("+00:00", "Z") if since else None,
            "sort": sort,
            "limit": PAGE_SIZE,
        }


FILTERS = ["q", "place", "distance", "occupation", "contract", "salary", "experience", "role", "source", "days", "sort"]
# Of a place the page keeps beside the words which place they name.
HELD_IN = {name: (f"search-{name}", "value") for name in FILTERS} | {"place": ("search-place-named", "data")}


def register(app: Dash) -> None:
    register_page("search", path="/recherche", layout=layout, title=t("site.title", page=t("search.page")))
    inputs = [Input(*HELD_IN[name]) for name in FILTERS]
    app.callback(
        Output("search-results", "children"),
        Output("search-count", "children"),
        Output("search-cursor", "data"),
        Output("search-address", "data"),
        Output("search-distance-field", "className"),
        *inputs,
        Input("search-view", "value"),
    )(show)
    app.callback(
        Output("search-list", "children"),
        Output("search-cursor", "data", allow_duplicate=True),
        Output("search-more", "className"),
        Input("search-more", "n_clicks"),
        State("search-cursor", "data"),
        *[State(*HELD_IN[name]) for name in FILTERS],
        prevent_initial_call=True,
    )(more)
    app.callback(
        Output("search-place", "data"),
        Output("search-place-named", "data"),
        Output("search-place", "error"),
        Input("search-place", "value"),
        Input("search-place", "n_blur"),
        Input("search-place", "n_submit"),
        State("search-place-named", "data"),
        State("search-place-left", "data"),
    )(follow_place)
    app.clientside_callback(
        ClientsideFunction("jobmarket", "textOf"),
        Output("search-place-left", "data"),
        Input("search-place", "n_blur"),
        State("search-place", "id"),
        prevent_initial_call=True,
    )
    app.callback(
        Output("search-occupation", "data"),
        Output("search-occupation", "nothingFoundMessage"),
        Input("search-occupation", "searchValue"),
        State("search-occupation", "value"),
        prevent_initial_call=True,
    )(suggest_occupations)
    app.callback(
        *[Output(f"search-{name}", "value") for name in FILTERS],
        Input("search-reset", "n_clicks"),
        prevent_initial_call=True,
    )(reset)
    app.callback(
        Output("search-kept", "children"),
        Input("search-keep", "n_clicks"),
        *[State(*HELD_IN[name]) for name in FILTERS],
        prevent_initial_call=True,
    )(keep)
    app.clientside_callback(
        ClientsideFunction("jobmarket", "keepAddress"),
        Output("search-address", "id"),
        Input("search-address", "data"),
        prevent_initial_call=True,
    )


def layout(**query: str | list[str]) -> Component:
    choice = Choice.from_address(query)
    return html.Div(
        [
            dcc.Store(id="search-cursor"),
            dcc.Store(id="search-address"),
            html.Div(
                [
                    html.Details(
                        [
                            html.Summary([icon("filter"), t("search.filters_show")], className="filters-toggle"),
                            filters(choice),
                        ],
                        className="filters-drawer",
                        open=True,
                    ),
                    html.Section(
                        [
                            results_head(choice),
                            keeping(),
                            html.Div(skeleton("offer", 4), id="search-results", className="results"),
                        ],
                        className="results-column",
                    ),
                ],
                className="search-grid",
            ),
        ],
        className="wrap page",
    )


def filters(choice: Choice) -> Component:
    return html.Div(
        [
            html.Div(
                [
                    html.H2(t("search.filters")),
                    html.Button(t("search.filters_reset"), id="search-reset", className="button button-quiet"),
                ],
                className="filters-head",
            ),
            dmc.TextInput(
                id="search-q",
                label=t("search.query_label"),
                placeholder=t("search.query_placeholder"),
                value=choice.q,
                debounce=450,
                leftSection=icon("search"),
            ),
            *where(choice),
            occupation_field(choice),
            chips("contract", t("search.contract_label"), group("contract"), choice.contract),
            select("salary", t("search.salary_label"), salary_steps(), choice.salary),
            select("experience", t("search.experience_label"), group("search.experiences"), choice.experience),
            select("days", t("search.date_label"), group("search.dates"), choice.days),
            chips("role", t("search.role_label"), group("data_role"), choice.role),
            chips("source", t("search.source_label"), group("source"), choice.source),
        ],
        className="card filters",
    )


def where(choice: Choice) -> list[Component]:
    return [
        dcc.Store(id="search-place-named", data=choice.place),
        dcc.Store(id="search-place-left"),
        dmc.Autocomplete(
            id="search-place",
            label=t("search.place_label"),
            placeholder=t("search.place_placeholder"),
            data=[],
            value=places.label_of(choice.place) if choice.place else "",
            clearable=True,
            leftSection=icon("pin"),
            filter={"function": "foldedFilter"},
            limit=40,
        ),
        html.Div(
            select(
                "distance",
                t("search.distance_label"),
                {d: t("search.distance_none") if d == THERE_ONLY else t("search.distance", km=d) for d in DISTANCES},
                choice.distance,
            ),
            id="search-distance-field",
            className="is-hidden",
        ),
    ]


def occupation_field(choice: Choice) -> Component:
    code, _, name = choice.occupation.partition("|")
    kept = [{"value": choice.occupation, "label": name or code}] if code else []
    return dmc.Select(
        id="search-occupation",
        label=t("search.occupation_label"),
        placeholder=t("search.occupation_placeholder"),
        data=kept,
        value=choice.occupation or None,
        searchable=True,
        clearable=True,
        nothingFoundMessage=t("search.occupation_type_more"),
        leftSection=icon("briefcase"),
        filter={"function": "keepAll"},
    )


def select(name: str, label: str, options: dict[str, str], value: str) -> Component:
    data = [{"value": code, "label": text} for code, text in options.items()]
    return dmc.Select(id=f"search-{name}", label=label, data=data, value=value, allowDeselect=False)


def chips(name: str, label: str, options: dict[str, str], chosen: tuple[str, ...]) -> Component:
    """Several may be chosen; none means all."""
    boxes = [dmc.Chip(text, value=code, size="sm", variant="outline") for code, text in options.items()]
    return html.Fieldset(
        [
            html.Legend(label),
            html.Div(dmc.ChipGroup(boxes, id=f"search-{name}", multiple=True, value=list(chosen)), className="chips"),
        ],
        className="field",
    )


def salary_steps() -> dict[str, str]:
    return {"": t("search.salary_any")} | {str(s): formats.euros(s) for s in SALARY_STEPS}


def results_head(choice: Choice) -> Component:
    sorts = [{"value": code, "label": text} for code, text in group("search.sorts").items()]
    views = [{"value": "cards", "label": t("search.view_cards")}, {"value": "table", "label": t("search.view_table")}]
    return html.Div(
        [
            html.Div([html.H1(t("search.page")), html.P(id="search-count", className="count", role="status")]),
            html.Div(
                [
                    dmc.SegmentedControl(
                        id="search-view", data=views, value="cards", size="sm", className="view-switch"
                    ),
                    dmc.Select(
                        id="search-sort",
                        data=sorts,
                        value=choice.sort,
                        allowDeselect=False,
                        size="sm",
                        className="sort",
                        **{"aria-label": t("search.sort_label")},
                    ),
                ],
                className="results-tools",
            ),
        ],
        className="results-head",
    )


def keeping() -> Component:
    """The way to be shown what will be new; only an account keeps a search."""
    if not person().signed_in:
        return html.P([t("kept.sign_in"), " ", dcc.Link(t("nav.sign_in"), href="/connexion")], className="small")
    button = html.Button([icon("check"), t("kept.keep")], id="search-keep", className="button button-quiet")
    return html.Div([button, html.Div(id="search-kept")], className="button-row")


# What the callbacks do


def chosen(values: tuple[Any, ...]) -> Choice:
    named = dict(zip(FILTERS, values, strict=True))
    plain = {k: v or "" for k, v in named.items() if k not in ("contract", "role", "source")}
    several = {k: tuple(named[k] or ()) for k in ("contract", "role", "source")}
    return Choice(
        **{
            **plain,
            **several,
            "q": plain["q"].strip(),
            "distance": plain["distance"] or places.USUAL_DISTANCE,
            "sort": plain["sort"] or "relevance",
        }
    )


def show(*values: Any) -> tuple[Any, ...]:
    """The first page of results for what is chosen."""
    *filter_values, view = values
    choice = chosen(tuple(filter_values))
    distance_class = "" if choice.place.startswith("commune:") else "is-hidden"
    try:
        page = gateway().search(choice.parameters())
    except Refused as e:
        return (
            notice(t("search.empty_title"), e.reason or t("search.invalid")),
            "",
            None,
            choice.address(),
            distance_class,
        )
    except GatewayError as e:
        return failure(e), "", None, choice.address(), distance_class
    count = " · ".join([formats.counted("search.results", page["total"]), *understood(page)])
    results = table(choice) if view == "table" else cards(page)
    return results, count, page.get("nextCursor"), choice.address(), distance_class


def understood(page: Json) -> list[str]:
    """What the words were taken for, where that is not plain: it narrows or widens what is shown."""
    said = [t("search.read_as_place", words=place["words"], label=place["label"]) for place in page["places"]]
    if page["leftOut"]:
        said.append(t("search.left_out", words=", ".join(page["leftOut"])))
    return said


def cards(page: Json) -> Component:
    if not page["items"]:
        return notice(t("search.empty_title"), t("search.empty_text"))
    class_name = "button button-secondary more" if page.get("nextCursor") else "is-hidden"
    return html.Div(
        [
            html.Ol(
                [html.Li(offer_card(o, heading=html.H2)) for o in page["items"]],
                id="search-list",
                className="offer-list",
            ),
            html.Button([t("search.more"), icon("plus")], id="search-more", className=class_name),
        ]
    )


@shown_even_if_it_fails
def table(choice: Choice) -> Component:
    """The same offers as rows, for those who compare rather than browse."""
    grid = gateway().grid("offers", {**choice.parameters(), "limit": 100})
    return html.Div(
        dag.AgGrid(
            columnDefs=[linked(column) for column in grid["columnDefs"]],
            rowData=grid["rowData"],
            defaultColDef={"sortable": True, "resizable": True},
            dashGridOptions={"animateRows": False, "enableCellTextSelection": True, "localeText": group("grid")},
            className="ag-theme-quartz grid",
            style={"height": "min(74vh, 760px)"},
        ),
        role="region",
        **{"aria-label": t("search.table_label")},
    )


def linked(column: Json) -> Json:
    """The title leads to the offer, as it does on a card."""
    return {**column, "cellRenderer": "OfferLink", "pinned": "left"} if column["field"] == "title" else column


def more(clicks: int | None, cursor: str | None, *values: Any) -> tuple[Any, Any, str]:
    if not clicks or not cursor:
        raise PreventUpdate
    page = gateway().search({**chosen(values).parameters(), "cursor": cursor})
    added = Patch()
    added.extend([html.Li(offer_card(o, heading=html.H2)) for o in page["items"]])
    following = page.get("nextCursor")
    return added, following, "button button-secondary more" if following else "is-hidden"


def follow_place(
    typed: str | None, _left: int | None, _entered: int | None, named: str | None, left: str | None
) -> tuple[Any, ...]:
    """What may be meant, which place it is once that is plain, and a word where it is none.

    Whoever types fast leaves the field before its text is known here: it follows, and is what the field was left with.
    """
    try:
        shown, place = places.suggested(typed)
    except GatewayError:
        return no_update, no_update, t("search.place_unavailable")
    query = (typed or "").strip()
    finished = typed == left or any(change["prop_id"].endswith(("n_blur", "n_submit")) for change in ctx.triggered)
    if not query:
        found, error = "", None
    elif place and (finished or place["label"] == query):
        found, error = place["value"], None
    elif finished:
        found, error = "", t("search.place_unknown", typed=query)
    else:
        return shown, no_update, None
    return shown, no_update if found == (named or "") else found, error


def suggest_occupations(typed: str | None, value: str | None) -> Any:
    query = (typed or "").strip()
    if len(query) < 2 or query == (value or "").partition("|")[2]:
        return no_update, t("search.occupation_type_more")
    found = gateway().options("occupations", {"q": query, "limit": 12})
    options = [{"value": f"{o['value']}|{o['label']}", "label": o["label"]} for o in found]
    kept = [{"value": value, "label": value.partition("|")[2]}] if value else []
    return kept + [o for o in options if o["value"] != value], t("search.occupation_none", typed=query)


def keep(clicks: int | None, *values: Any) -> list[Component]:
    if not clicks:
        raise PreventUpdate
    choice = chosen(values)
    try:
        gateway().keep_search(person(), choice.name(), choice.kept())
    except Refused as e:
        return [alert(f"{t('kept.refused')} {e.reason}".strip())]
    except GatewayError as e:
        return [failure(e)]
    return [alert(t("kept.kept"), "success"), button_link(t("kept.page"), "/mes-recherches", "secondary")]


def reset(clicks: int | None) -> tuple[Any, ...]:
    if not clicks:
        raise PreventUpdate
    empty = Choice()
    return tuple(list(v) if isinstance(v := getattr(empty, name), tuple) else v for name in FILTERS)
