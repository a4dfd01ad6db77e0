"""Offers ranked for one person, each with the reasons for and against it."""

from typing import Any

from dash import Dash, Input, Output, html, register_page
from dash.development.base_component import Component

from jobmarket_site import formats
from jobmarket_site.accounts import meaningful
from jobmarket_site.components.basics import button_link, icon, notice, page_shown_even_if_it_fails, skeleton
from jobmarket_site.components.offers import offer_card
from jobmarket_site.services import gateway, person
from jobmarket_site.texts import t

Json = dict[str, Any]
TOP = 20


def register(app: Dash) -> None:
    page = t("site.title", page=t("recommendations.page"))
    register_page("recommendations", path="/recommandations", layout=layout, title=page)
    app.callback(Output("recommendations", "children"), Input("recommendations", "id"))(recommendations)


def layout(**_: str) -> Component:
    return html.Div(
        html.Div([html.H1(t("recommendations.title")), skeleton("offer", 4)], id="recommendations"),
        className="wrap page narrow",
    )


@page_shown_even_if_it_fails("recommendations.title")
def recommendations(_: str) -> list[Component]:
    profile = person().profile
    if person().signed_in and meaningful(profile):
        answer = gateway().my_recommendations(person(), TOP)
    else:
        answer = gateway().recommend(profile or {}, TOP)
    return [head(profile, answer), results(answer), origin(answer)]


def head(profile: Json | None, answer: Json) -> Component:
    known = meaningful(profile)
    words = html.Div(
        [
            html.H1(t("recommendations.title")),
            html.P(t("recommendations.lead" if known else "recommendations.lead_empty"), className="lead"),
            html.P(formats.counted("recommendations.count", len(answer["items"])), className="count"),
        ]
    )
    action = button_link(
        t("recommendations.edit" if known else "recommendations.create"), "/profil", "secondary" if known else "primary"
    )
    return html.Div([words, action], className="page-head with-action")


def results(answer: Json) -> Component:
    if not answer["items"]:
        edit = button_link(t("recommendations.edit"), "/profil", "secondary")
        return notice(t("recommendations.empty_title"), t("recommendations.empty_text"), "target", edit)
    largest = max((abs(r["contribution"]) for i in answer["items"] for r in i["reasons"]), default=0) or 1
    return html.Ol([html.Li(recommended(item, largest)) for item in answer["items"]], className="recommended-list")


def recommended(item: Json, largest: float) -> Component:
    card = offer_card(item["offer"], extra=reasons(item["reasons"], largest), heading=html.H2)
    return html.Div([score(item), card], className="recommended")


def score(item: Json) -> Component:
    """The score as a ring; the words carry the same."""
    percent = round(max(0.0, min(1.0, item["score"])) * 100)
    return html.Div(
        [
            html.Span(t("recommendations.rank", rank=item["rank"]), className="rank"),
            html.Div(
                html.Span(
                    [html.Span(str(percent), className="score-value"), html.Span("/100")],
                    className="score-text",
                    **{"aria-hidden": "true"},
                ),
                className="score-ring",
                style={"--share": f"{percent}%"},
                role="img",
                **{"aria-label": t("recommendations.score_of", score=percent)},
            ),
        ],
        className="score",
    )


def reasons(found: list[Json], largest: float) -> Component | None:
    if not found:
        return None
    return html.Div(
        [
            html.H3(t("recommendations.reasons")),
            html.Ul([reason(r, largest) for r in found], className="reasons"),
        ],
        className="reasons-box",
    )


def reason(found: Json, largest: float) -> Component:
    """One reason: in words, as a bar to the right when it speaks for the offer and to the left against it."""
    value = found["contribution"]
    side = "for" if value >= 0 else "against"
    share = abs(value) / largest
    weight = "strong" if share >= 0.6 else "medium" if share >= 0.25 else "weak"
    signed = f"{'+' if value >= 0 else '−'}{formats.number(abs(value), 2 if abs(value) < 1 else 1)}"
    return html.Li(
        [
            html.Span(
                [
                    icon("plus" if value >= 0 else "minus"),
                    html.Span(t(f"recommendations.{side}"), className="visually-hidden"),
                ],
                className="reason-sign",
            ),
            html.Span(found["text"], className="reason-text"),
            html.Span(
                html.Span(style={"width": f"{max(4, round(share * 100))}%"}),
                className="reason-bar",
                **{"aria-hidden": "true"},
            ),
            html.Span(
                [html.Span(t(f"recommendations.{side}_{weight}")), html.Span(signed, className="reason-number")],
                className="reason-value",
            ),
        ],
        className=f"reason reason-{side}",
    )


def origin(answer: Json) -> Component:
    model = answer.get("model") or {}
    parts = []
    if model.get("name"):
        parts.append(t("recommendations.model", name=model["name"], version=model.get("version", "")))
    if answer.get("release"):
        parts.append(t("recommendations.release", release=answer["release"]))
    return html.P(" · ".join(parts), className="small origin")
