"""What a candidate says about themselves. Useful without an account: the profile then lives in the session."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html, no_update, register_page
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from jobmarket_site import formats
from jobmarket_site.accounts import meaningful
from jobmarket_site.components import places
from jobmarket_site.components.basics import alert, button_link, icon, page_shown_even_if_it_fails
from jobmarket_site.gateway import GatewayError, Refused
from jobmarket_site.services import gateway, person
from jobmarket_site.texts import group, t

Json = dict[str, Any]

FIELDS = [
    "occupations",
    "title",
    "skills",
    "place",
    "distance",
    "remote",
    "contracts",
    "salary",
    "experience",
    "languages",
    "licences",
    "text",
]
MAX_TEXT = 20_000
DISTANCE_MARKS = [10, 50, 100, 200]


def register(app: Dash) -> None:
    register_page("profile", path="/profil", layout=layout, title=t("site.title", page=t("profile.page")))
    values = [State(f"profile-{name}", prop(name)) for name in FIELDS]
    app.callback(
        Output("go", "href", allow_duplicate=True),
        Output("profile-message", "children"),
        Input("profile-submit", "n_clicks"),
        State("profile-occupations", "data"),
        State("profile-skills", "data"),
        *values,
        prevent_initial_call=True,
    )(save)
    app.callback(Output("profile-meter", "children"), *[Input(f"profile-{n}", prop(n)) for n in FIELDS])(meter)
    for name, source in (("occupations", "occupations"), ("skills", "skills")):
        app.callback(
            Output(f"profile-{name}", "data"),
            Output(f"profile-{name}", "nothingFoundMessage"),
            Input(f"profile-{name}", "searchValue"),
            State(f"profile-{name}", "value"),
            State(f"profile-{name}", "data"),
            prevent_initial_call=True,
        )(suggester(source))
    app.callback(
        Output("profile-place", "data"),
        Output("profile-place", "nothingFoundMessage"),
        Input("profile-place", "searchValue"),
        State("profile-place", "value"),
        State("profile-place", "data"),
        prevent_initial_call=True,
    )(suggest_communes)
    app.callback(
        *[Output(f"profile-{name}", prop(name)) for name in FIELDS],
        Input("profile-clear", "n_clicks"),
        prevent_initial_call=True,
    )(clear)


def prop(name: str) -> str:
    return "checked" if name == "remote" else "value"


@page_shown_even_if_it_fails("profile.title")
def layout(**_: str) -> Component:
    profile = person().profile or {}
    labels = labels_for(profile, person().labels)
    lead = t("profile.lead_signed_in" if person().signed_in else "profile.lead")
    head = html.Div([html.H1(t("profile.title")), html.P(lead, className="lead")], className="page-head")
    steps = [job(profile, labels), where(profile, labels), terms(profile), more(profile)]
    form = html.Div([*steps, html.Div(id="profile-message"), actions()], className="profile-form")
    return html.Div([head, html.Div([form, aside()], className="profile-grid")], className="wrap page")


def step(number: int, key: str, fields: list[Component]) -> Component:
    words = html.Div([html.H2(t(f"profile.{key}")), html.P(t(f"profile.{key}_text"))])
    head = html.Div(
        [html.Span(str(number), className="step-number", **{"aria-hidden": "true"}), words], className="step-head"
    )
    return html.Section([head, html.Div(fields, className="step-fields")], className="card step")


def job(profile: Json, labels: dict[str, str]) -> Component:
    return step(
        1,
        "step_job",
        [
            coded(
                "occupations",
                t("profile.occupations"),
                t("profile.occupations_help"),
                profile.get("occupations") or [],
                labels,
            ),
            dmc.TextInput(
                id="profile-title",
                label=t("profile.job_title"),
                value=profile.get("jobTitle") or "",
                placeholder=t("profile.job_title_placeholder"),
                size="md",
            ),
            coded("skills", t("profile.skills"), t("profile.skills_help"), profile.get("skills") or [], labels),
        ],
    )


def coded(name: str, label: str, help_text: str, codes: list[str], labels: dict[str, str]) -> Component:
    """Several values of a nomenclature, found by typing."""
    return dmc.MultiSelect(
        id=f"profile-{name}",
        label=label,
        description=help_text,
        value=codes,
        data=[{"value": c, "label": labels.get(c, c)} for c in codes],
        searchable=True,
        clearable=True,
        nothingFoundMessage=t("profile.type_more"),
        filter={"function": "keepAll"},
        size="md",
        maxValues=20,
        hidePickedOptions=True,
    )


def where(profile: Json, labels: dict[str, str]) -> Component:
    place = profile.get("place") or {}
    code = place.get("communeCode")
    return step(
        2,
        "step_place",
        [
            dmc.Select(
                id="profile-place",
                label=t("profile.place"),
                placeholder=t("profile.place_placeholder"),
                value=code,
                data=[{"value": code, "label": labels.get(code, code)}] if code else [],
                searchable=True,
                clearable=True,
                nothingFoundMessage=t("profile.type_more"),
                leftSection=icon("pin"),
                filter={"function": "keepAll"},
                size="md",
            ),
            html.Div(
                [
                    html.Span(t("profile.distance"), className="field-label", id="profile-distance-label"),
                    dmc.Slider(
                        id="profile-distance",
                        value=place.get("maxDistanceKm") or 50,
                        min=5,
                        max=200,
                        step=5,
                        marks=[{"value": km, "label": t("profile.distance_value", km=km)} for km in DISTANCE_MARKS],
                        thumbLabel=t("profile.distance"),
                        size="md",
                    ),
                ],
                className="slider-field",
            ),
            dmc.Switch(id="profile-remote", label=t("profile.remote"), checked=bool(profile.get("remote")), size="md"),
        ],
    )


def terms(profile: Json) -> Component:
    boxes = [dmc.Chip(text, value=code, size="md", variant="outline") for code, text in group("contract").items()]
    chips = dmc.ChipGroup(boxes, id="profile-contracts", multiple=True, value=profile.get("contracts") or [])
    return step(
        3,
        "step_terms",
        [
            html.Fieldset(
                [
                    html.Legend(t("profile.contracts")),
                    html.P(t("profile.contracts_help"), className="help"),
                    html.Div(chips, className="chips"),
                ],
                className="field span-two",
            ),
            dmc.NumberInput(
                id="profile-salary",
                label=t("profile.salary"),
                description=t("profile.salary_help"),
                min=0,
                max=500_000,
                step=1_000,
                thousandSeparator=" ",
                suffix=" €",
                value=profile.get("minAnnualSalary") or "",
                allowDecimal=False,
                allowNegative=False,
                size="md",
                hideControls=True,
            ),
            dmc.NumberInput(
                id="profile-experience",
                label=t("profile.experience"),
                description=t("profile.experience_help"),
                min=0,
                max=60,
                decimalSeparator=",",
                value=number_or_blank(profile.get("experienceYears")),
                allowNegative=False,
                decimalScale=1,
                size="md",
                hideControls=True,
            ),
        ],
    )


def number_or_blank(value: float | None) -> float | str:
    return "" if value is None else value


def more(profile: Json) -> Component:
    return step(
        4,
        "step_more",
        [
            words("languages", profile.get("languages") or []),
            words("licences", profile.get("licences") or []),
            dmc.Textarea(
                id="profile-text",
                label=t("profile.text"),
                description=t("profile.text_help"),
                placeholder=t("profile.text_placeholder"),
                value=profile.get("text") or "",
                autosize=True,
                minRows=5,
                maxRows=14,
                size="md",
                className="span-two",
            ),
        ],
    )


def words(name: str, values: list[str]) -> Component:
    return dmc.TagsInput(
        id=f"profile-{name}",
        label=t(f"profile.{name}"),
        description=t(f"profile.{name}_help"),
        value=values,
        data=list(group(f"profile.{name}_known").values()),
        size="md",
        clearable=True,
    )


def actions() -> Component:
    return html.Div(
        [
            html.Button(
                [t("profile.submit"), icon("arrow-right")], id="profile-submit", className="button button-primary"
            ),
            html.Button(t("profile.clear"), id="profile-clear", className="button button-quiet"),
        ],
        className="button-row",
    )


def aside() -> Component:
    sign_in = None
    if not person().signed_in:
        sign_in = button_link(t("profile.aside_sign_in"), "/connexion", "secondary")
    return html.Aside(
        html.Div(
            [
                html.H2(t("profile.aside_title")),
                html.Div(id="profile-meter"),
                sign_in,
                html.P(t("profile.aside_privacy"), className="small"),
            ],
            className="card sticky",
        ),
        className="profile-aside",
    )


# What the callbacks do


def profile_of(values: Json) -> Json:
    """The profile the gateway understands; what was left empty is absent."""
    place = {"communeCode": values["place"], "maxDistanceKm": values["distance"]} if values["place"] else None
    profile = {
        "occupations": values["occupations"],
        "jobTitle": (values["title"] or "").strip(),
        "skills": values["skills"],
        "place": place,
        "remote": True if values["remote"] else None,
        "contracts": values["contracts"],
        "minAnnualSalary": values["salary"],
        "experienceYears": values["experience"],
        "languages": values["languages"],
        "licences": values["licences"],
        "text": (values["text"] or "").strip(),
    }
    return {k: v for k, v in profile.items() if v not in (None, "", [])}


def save(clicks: int | None, occupations: list[Json], skills: list[Json], *values: Any) -> tuple[Any, Any]:
    if not clicks:
        raise PreventUpdate
    profile = profile_of(dict(zip(FIELDS, values, strict=True)))
    if len(profile.get("text", "")) > MAX_TEXT:
        return no_update, alert(t("profile.too_long"))
    labels = {o["value"]: o["label"] for o in [*(occupations or []), *(skills or [])]}
    kept = {*profile.get("occupations", []), *profile.get("skills", [])}
    labels = {code: text for code, text in labels.items() if code in kept}
    if profile.get("place"):
        code = profile["place"]["communeCode"]
        labels[code] = looked_up("communes", code)
    try:
        person().save_profile(profile, labels)
    except Refused as e:
        return no_update, alert(f"{t('profile.invalid')} {e.reason}".strip())
    return "/recommandations", no_update


def labels_for(profile: Json, known: dict[str, str]) -> dict[str, str]:
    """The words for the codes of a profile; those this session does not know are looked up."""
    place = (profile.get("place") or {}).get("communeCode")
    wanted = [("occupations", c) for c in profile.get("occupations") or []]
    wanted += [("skills", c) for c in profile.get("skills") or []]
    wanted += [("communes", place)] if place else []
    return {code: known.get(code) or looked_up(source, code) for source, code in wanted}


def looked_up(source: str, code: str) -> str:
    """The word for one code; the code itself when there is none, as for a skill in the candidate's own words."""
    try:
        found = gateway().options(source, {"q": code, "limit": 5})
    except GatewayError:
        return code
    return next((o["label"] for o in found if o["value"] == code), code)


def meter(*values: Any) -> list[Component]:
    """How much of the profile is filled, and with what."""
    profile = profile_of(dict(zip(FIELDS, values, strict=True)))
    parts = group("profile.parts")
    filled = [p for p in parts if p in profile]
    level = "good" if len(filled) >= 5 else "fair" if len(filled) >= 2 else "weak"
    bar = html.Div(
        [html.Span(className=f"meter-cell {'is-filled' if n < len(filled) else ''}") for n in range(len(parts))],
        className="meter",
        **{"aria-hidden": "true"},
    )
    items = [
        html.Li([icon("check" if p in filled else "minus"), name], className="is-filled" if p in filled else "")
        for p, name in parts.items()
    ]
    hint = None if meaningful(profile) else html.P(t("profile.aside_empty"), className="small")
    return [
        html.P(
            [
                html.Strong(t(f"profile.{level}.label")),
                " · ",
                formats.counted("profile.filled", len(filled), total=len(parts)),
            ]
        ),
        bar,
        hint,
        html.Ul(items, className="meter-parts"),
    ]


def suggester(source: str) -> Any:
    def suggest(typed: str | None, value: list[str] | None, known: list[Json] | None) -> tuple[Any, str]:
        picked = [o for o in known or [] if o["value"] in (value or [])]
        query = (typed or "").strip()
        # After a choice the field empties itself before the value arrives: the choice must stay among the options.
        if len(query) < 2:
            return no_update, t("profile.type_more")
        found = gateway().options(source, {"q": query, "limit": 12})
        options = picked + [
            {"value": o["value"], "label": o["label"]} for o in found if o["value"] not in (value or [])
        ]
        own_words = source == "skills" and all(o["label"].lower() != query.lower() for o in options)
        if own_words:
            options = [*options, {"value": query, "label": query}]
        return options, t(f"profile.{source}_none", typed=query)

    return suggest


def suggest_communes(typed: str | None, value: str | None, known: list[Json] | None) -> Any:
    query = (typed or "").strip()
    picked = [o for o in known or [] if o["value"] == value]
    # A choice writes its label into the field; that is nothing to search for.
    if any(o["label"] == query for o in known or []):
        raise PreventUpdate
    if len(query) < 2:
        return no_update, t("profile.type_more")
    found = [{"value": o["value"], "label": o["label"]} for o in places.commune_options(query)]
    return picked + [o for o in found if o["value"] != value], t("profile.place_none", typed=query)


def clear(clicks: int | None) -> tuple[Any, ...]:
    if not clicks:
        raise PreventUpdate
    empty: Json = dict.fromkeys(FIELDS, "")
    empty |= {n: [] for n in ("occupations", "skills", "contracts", "languages", "licences")}
    empty |= {"place": None, "distance": 50, "remote": False}
    person().save_profile({}, {})
    return tuple(empty[name] for name in FIELDS)
