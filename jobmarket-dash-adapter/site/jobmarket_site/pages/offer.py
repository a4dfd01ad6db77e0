"""One offer in full, its facts beside it, and offers like it."""

from typing import Any

from dash import Dash, Input, Output, State, dcc, html, register_page
from dash.development.base_component import Component

from jobmarket_site import formats
from jobmarket_site.components.basics import (
    alert,
    button_link,
    icon,
    notice,
    outside_link,
    page_shown_even_if_it_fails,
    section_head,
    shown_even_if_it_fails,
    skeleton,
    tag,
)
from jobmarket_site.components.offers import attribution, company_of, facts, monogram, offer_card, published, title_of
from jobmarket_site.gateway import NotFound
from jobmarket_site.services import gateway
from jobmarket_site.texts import label, t

Json = dict[str, Any]


def register(app: Dash) -> None:
    register_page("offer", path_template="/offres/<offer_id>", layout=layout, title=page_title)
    app.callback(Output("offer-similar", "children"), Input("offer-similar", "id"), State("offer-id", "data"))(
        shown_even_if_it_fails(similar)
    )


def page_title(**_: str) -> str:
    return t("site.title", page=t("offer.see"))


@page_shown_even_if_it_fails("offer.description")
def layout(offer_id: str = "", **_: str) -> Component:
    back = dcc.Link([icon("arrow-left"), t("offer.back")], href="/recherche", className="back-link js-back")
    try:
        offer = gateway().offer(offer_id)
    except NotFound:
        missing = notice(
            t("offer.gone_title"), t("offer.gone_text"), "search", button_link(t("offer.back"), "/recherche")
        )
        return html.Div([html.H1(t("offer.gone_title"), className="visually-hidden"), missing], className="wrap page")
    return html.Div(
        [
            dcc.Store(id="offer-id", data=offer["id"]),
            back,
            html.Div(
                [
                    html.Article([head(offer), description(offer)], className="offer-main"),
                    html.Aside([apply_card(offer), details(offer)], className="offer-side"),
                ],
                className="offer-grid",
            ),
            html.Section(
                [section_head(t("offer.similar")), html.Div(skeleton("offer", 3), id="offer-similar")],
                className="band",
            ),
        ],
        className="wrap page",
    )


def head(offer: Json) -> Component:
    gone = alert(t("offer.unavailable")) if offer.get("available") is False else None
    names = html.Div(
        [html.H1(title_of(offer)), html.P(company_of(offer), className="offer-company")], className="offer-names"
    )
    updated = formats.instant(offer.get("updatedAt"))
    dates = [published(offer), t("offer.updated", when=formats.ago(updated)) if updated else None]
    line = " · ".join(d for d in dates if d)
    return html.Header(
        [
            gone,
            html.Div([monogram(offer), names], className="offer-head"),
            facts(offer),
            html.P([html.Span(line), attribution(offer)], className="offer-foot"),
        ],
        className="card offer-hero",
    )


def description(offer: Json) -> Component:
    blocks = [html.H2(t("offer.description")), html.Div(offer.get("description") or "", className="offer-text")]
    if str(offer.get("description", "")).endswith("…"):
        blocks.append(html.P(t("offer.excerpt"), className="small"))
    company = (offer.get("company") or {}).get("description")
    if company:
        blocks += [html.H2(t("offer.company")), html.Div(company, className="offer-text")]
    return html.Div([*blocks, *skills(offer)], className="card offer-body")


def skills(offer: Json) -> list[Component]:
    """Skills by how much they are wanted, then the softer and the more formal ones."""
    by_level: dict[str, list[str]] = {"skills_required": [], "skills_preferred": [], "skills_plain": []}
    for skill in offer.get("skills") or []:
        level = {"REQUIRED": "skills_required", "PREFERRED": "skills_preferred"}.get(skill.get("level"), "skills_plain")
        by_level[level].append(skill["label"])
    rows = [(t(f"offer.{key}"), words) for key, words in by_level.items()]
    rows += [
        (t(f"offer.{key}"), offer.get(name) or [])
        for key, name in [
            ("keywords", "keywords"),
            ("soft_skills", "softSkills"),
            ("languages", "languages"),
            ("licences", "licences"),
            ("trainings", "trainings"),
        ]
    ]
    shown = [
        html.Div([html.Dt(name), html.Dd([tag(w) for w in dict.fromkeys(words)], className="tags")])
        for name, words in rows
        if words
    ]
    return [html.H2(t("offer.skills")), html.Dl(shown, className="skill-list")] if shown else []


def apply_card(offer: Json) -> Component:
    link = formats.web_link(offer.get("url"))
    salary = formats.salary(offer.get("salary"))
    lines: list[Any] = [html.P(salary or t("offer.salary_unknown"), className="big-salary" if salary else "no-salary")]
    lines += [html.P(note, className="salary-note") for note in salary_notes(offer.get("salary"))]
    if link:
        lines.append(outside_link([t("offer.apply"), icon("external")], link, "button button-accent apply"))
        lines.append(html.P(t("offer.apply_note"), className="small"))
    else:
        lines.append(html.P(t("offer.no_link"), className="small"))
    return html.Div(lines, className="card apply-card")


def salary_notes(salary: Json | None) -> list[str]:
    """Where the amount comes from, when it is not simply what the advertisement says per year."""
    if not salary:
        return []
    advertised = formats.advertised_salary(salary) if salary.get("period") != "ANNUAL" else None
    notes = [t("offer.salary_advertised", amount=advertised)] if advertised else []
    if salary.get("origin") == "DESCRIPTION":
        notes.append(t("offer.salary_read"))
    if salary.get("origin") == "PREDICTED":
        notes.append(t("offer.salary_predicted"))
    return notes


def details(offer: Json) -> Component:
    rows = [(name, text) for name, text in detail_rows(offer) if text]
    items = [html.Div([html.Dt(name), html.Dd(text)]) for name, text in rows]
    return html.Div([html.H2(t("offer.facts")), html.Dl(items, className="details")], className="card")


def detail_rows(offer: Json) -> list[tuple[str, Any]]:
    occupation = offer.get("occupation") or {}
    name = occupation.get("appellation") or occupation.get("romeLabel")
    if name and occupation.get("predicted"):
        name = t("offer.occupation_predicted", label=name)
    openings = offer.get("openings")
    return [
        (t("offer.occupation"), name),
        (t("offer.contract"), formats.contract(offer.get("contract"))),
        (t("offer.working_time"), working_time(offer.get("workingTime"))),
        (t("offer.experience"), formats.experience(offer.get("experience"))),
        (t("offer.place"), formats.place(offer.get("place"))),
        (t("offer.qualification"), (offer.get("qualification") or {}).get("label")),
        (t("offer.industry"), (offer.get("industry") or {}).get("label")),
        (t("offer.openings"), formats.number(openings) if openings and openings > 1 else None),
        (t("offer.source"), label("source", offer.get("source"))),
    ]


def working_time(value: Json | None) -> str | None:
    value = value or {}
    kind = label("working_time", value["kind"]) if value.get("kind") else None
    hours = value.get("hoursPerWeek")
    amount = t("offer.hours", hours=formats.number(hours, 1 if hours % 1 else 0)) if hours else None
    return ", ".join(p for p in (kind, amount) if p) or None


def similar(_: str, offer_id: str) -> Component:
    found = gateway().similar(offer_id, 3)
    if not found:
        return notice(t("state.none_title"), t("state.none_text"))
    return html.Div([offer_card(o, compact=True) for o in found], className="three-columns")
