"""Offers ranked for one person, each with the reasons for and against it."""

from datetime import UTC, datetime
from typing import Any

from dash import ALL, MATCH, Dash, Input, Output, ctx, html, register_page
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from jobmarket_site import formats
from jobmarket_site.accounts import meaningful
from jobmarket_site.components.basics import (
    button_link,
    icon,
    notice,
    outside_link,
    page_shown_even_if_it_fails,
    skeleton,
)
from jobmarket_site.components.offers import offer_card
from jobmarket_site.services import gateway, person
from jobmarket_site.texts import label, t

Json = dict[str, Any]
TOP = 20
# How far the gateway looks when the profile does not say.
DEFAULT_DISTANCE = 50
SYMBOLS = {"save": "check", "dismiss": "minus", "restore": "refresh"}
# Contributions are log-odds: 0.7 doubles the odds of a match, 0.25 is barely felt.
STRONG, MEDIUM = 0.7, 0.25


def register(app: Dash) -> None:
    page = t("site.title", page=t("recommendations.page"))
    register_page("recommendations", path="/recommandations", layout=layout, title=page)
    app.callback(Output("recommendations", "children"), Input("recommendations", "id"))(recommendations)
    app.callback(
        Output({"type": "feedback", "offer": MATCH}, "children"),
        Input({"type": "feedback-do", "offer": MATCH, "action": ALL, "rank": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )(give_feedback)


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
    return [head(profile, answer), *results(profile or {}, answer), origin(answer)]


def head(profile: Json | None, answer: Json) -> Component:
    known = meaningful(profile)
    lead = "lead" if names_work(profile) else "lead_no_work" if known else "lead_empty"
    words = html.Div(
        [
            html.H1(t("recommendations.title")),
            html.P(t(f"recommendations.{lead}"), className="lead"),
            looking_for(profile, answer),
            html.P(formats.counted("recommendations.count", len(answer["items"])), className="count"),
        ]
    )
    action = button_link(
        t("recommendations.edit" if known else "recommendations.create"), "/profil", "secondary" if known else "primary"
    )
    return html.Div([words, action], className="page-head with-action")


def names_work(profile: Json | None) -> bool:
    """Whether a profile says what work is looked for, by which offers can be judged."""
    return any((profile or {}).get(part) for part in ("occupations", "jobTitle", "skills", "text"))


def looking_for(profile: Json | None, answer: Json) -> Component | None:
    """The occupations that were understood, so that a wrong one can be corrected."""
    found = answer.get("lookingFor") or []
    if not found:
        return html.P(t("recommendations.not_understood")) if names_work(profile) else None
    names = ", ".join(sought["label"] for sought in found)
    correct = html.A(t("recommendations.correct"), href="/profil")
    return html.P([t("recommendations.looking_for", names=names), " ", correct], className="looking-for")


def results(profile: Json, answer: Json) -> list[Component]:
    """What fits; when that is little, apart from it what fits beyond a limit."""
    scored = names_work(profile)
    saved = set(answer.get("saved") or [])
    relaxed = answer.get("relaxed")
    parts = []
    if answer["items"]:
        parts.append(ranked(answer["items"], scored, saved))
    else:
        parts.append(nothing_fits(profile, answer))
    if relaxed and relaxed["items"]:
        parts += [html.H2(beyond(profile, relaxed, not answer["items"])), ranked(relaxed["items"], scored, saved)]
    return parts


def ranked(items: list[Json], scored: bool, saved: set[str]) -> Component:
    largest = max((abs(r["contribution"]) for i in items for r in i["reasons"]), default=0)
    cards = [html.Li(recommended(item, max(largest, STRONG), scored, item["offer"]["id"] in saved)) for item in items]
    return html.Ol(cards, className="recommended-list")


def nothing_fits(profile: Json, answer: Json) -> Component:
    """Why there is nothing, and what to change."""
    understood = answer.get("lookingFor") or not names_work(profile)
    text = "empty_text" if understood else "empty_not_understood"
    edit = button_link(t("recommendations.edit"), "/profil", "secondary")
    return notice(t("recommendations.empty_title"), t(f"recommendations.{text}"), "target", edit)


def beyond(profile: Json, relaxed: Json, none: bool) -> str:
    """Which limits these offers are beyond: "Aucune offre à moins de 30 km ; la plus proche : Serveur, Annecy"."""
    if "distance" not in relaxed["changed"]:
        return t("recommendations.beyond_contracts")
    text = "beyond_both" if "contracts" in relaxed["changed"] else "none_within" if none else "beyond_distance"
    distance = (profile.get("place") or {}).get("maxDistanceKm") or DEFAULT_DISTANCE
    said = t(f"recommendations.{text}", distance=formats.number(distance))
    nearest = relaxed["items"][0]["offer"]
    place = nearest.get("place") or {}
    # Those of unknown distance come last: when the first is one, none is known to be the nearest.
    if place.get("latitude") is None:
        return said
    label = place.get("label") or t("recommendations.place_unknown")
    return t("recommendations.nearest", beyond=said, title=nearest.get("title", ""), place=label)


def recommended(item: Json, largest: float, scored: bool, saved: bool) -> Component:
    offer = item["offer"]
    actions = html.Div([original(offer), feedback(offer["id"], item["rank"], saved)], className="offer-actions")
    extra = html.Div([reasons(item["reasons"], largest), actions], className="offer-extra")
    return html.Div([score(item, scored), offer_card(offer, extra=extra, heading=html.H2)], className="recommended")


def original(offer: Json) -> Component | None:
    """The advertisement where its source publishes it."""
    link = formats.web_link(offer.get("url"))
    return outside_link([t("recommendations.original"), icon("external")], link, "original") if link else None


def feedback(offer_id: str, rank: int, saved: bool) -> Component | None:
    """Keep or set aside; only an account remembers either."""
    if not person().signed_in:
        return None
    shown = [done("save"), feedback_button(offer_id, rank, "dismiss")] if saved else feedback_buttons(offer_id, rank)
    return html.Div(shown, id={"type": "feedback", "offer": offer_id}, className="feedback")


def feedback_buttons(offer_id: str, rank: int) -> list[Component]:
    return [feedback_button(offer_id, rank, action) for action in ("save", "dismiss")]


def feedback_button(offer_id: str, rank: int, action: str) -> Component:
    return html.Button(
        [icon(SYMBOLS[action]), t(f"recommendations.{action}")],
        id={"type": "feedback-do", "offer": offer_id, "action": action, "rank": rank},
        className="button button-quiet",
    )


def done(action: str) -> Component:
    return html.Span([icon("check"), t(f"recommendations.{action}_done")], role="status", className=f"done {action}ed")


def give_feedback(clicks: list[int | None]) -> list[Component]:
    """Say what was done; a dismissal can be taken back where it was made."""
    if not any(clicks):
        raise PreventUpdate
    given = ctx.triggered_id
    offer_id, action, rank = given["offer"], given["action"], given["rank"]
    if action == "restore":
        gateway().restore(person(), offer_id)
        return feedback_buttons(offer_id, rank)
    gateway().give_feedback(person(), offer_id, action, rank)
    return [done(action), feedback_button(offer_id, rank, "restore" if action == "dismiss" else "dismiss")]


def score(item: Json, scored: bool) -> Component:
    """The score as a ring; the words carry the same. Without a profile there is nothing to score by."""
    if not scored:
        return html.Div(html.Span(t("recommendations.rank", rank=item["rank"]), className="rank"), className="score")
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
    weight = "strong" if abs(value) >= STRONG else "medium" if abs(value) >= MEDIUM else "weak"
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
            html.Span(formats.unbroken(found["text"]), className="reason-text"),
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
    """What made the ranking, for those who want to know."""
    model = answer.get("model") or {}
    parts = [t("recommendations.model", name=label("model", model.get("name")), version=model.get("version", ""))]
    if published := release_day(answer.get("release") or ""):
        parts.append(t("recommendations.release", release=published))
    return html.P(" · ".join(parts), className="small origin")


def release_day(release: str) -> str | None:
    """The day in the id of a release, which starts with it."""
    try:
        return formats.day(datetime.strptime(release[:8], "%Y%m%d").replace(tzinfo=UTC))
    except ValueError:
        return None
