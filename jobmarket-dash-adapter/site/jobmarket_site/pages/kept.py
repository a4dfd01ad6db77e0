"""The searches a person keeps, each with what is new in it since they looked last."""

from typing import Any

from dash import ALL, MATCH, Dash, Input, Output, State, ctx, dcc, html, register_page
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from jobmarket_site import formats
from jobmarket_site.components.basics import (
    alert,
    button_link,
    icon,
    notice,
    page_shown_even_if_it_fails,
    section_head,
    shown_even_if_it_fails,
    skeleton,
)
from jobmarket_site.components.offers import offer_card
from jobmarket_site.pages.search import Choice
from jobmarket_site.services import gateway, person
from jobmarket_site.texts import t

Json = dict[str, Any]
SHOWN = 6


def register(app: Dash) -> None:
    register_page("kept", path="/mes-recherches", layout=layout, title=t("site.title", page=t("kept.page")))
    app.callback(Output("kept-searches", "children"), Input("kept-searches", "id"))(searches)
    app.callback(
        Output({"type": "kept", "search": MATCH}, "children"),
        Input({"type": "kept-do", "search": MATCH, "action": ALL}, "n_clicks"),
        State({"type": "kept-until", "search": MATCH}, "data"),
        prevent_initial_call=True,
    )(act)


def layout(**_: str) -> Component:
    head = html.Div(
        html.Div([html.H1(t("kept.page")), html.P(t("kept.lead"), className="lead")]), className="page-head"
    )
    if person().signed_in:
        content = html.Div(skeleton("offer", 3), id="kept-searches")
    else:
        action = button_link(t("nav.sign_in"), "/connexion", "secondary")
        content = notice(t("kept.nobody_title"), t("kept.nobody"), "user", action)
    return html.Div([head, content], className="wrap page")


@page_shown_even_if_it_fails("kept.page")
def searches(_: str) -> Component | list[Component]:
    found = gateway().searches(person())
    if not found:
        action = button_link(t("kept.search"), "/recherche", "secondary")
        return notice(t("kept.none_title"), t("kept.none"), "search", action)
    return [
        html.Section(kept(search), id={"type": "kept", "search": search["id"]}, className="band") for search in found
    ]


@shown_even_if_it_fails
def kept(search: Json) -> list[Component]:
    """One search with what is new in it. Nothing becomes old before the person says that they have seen it."""
    news = gateway().new_offers(person(), search["id"], SHOWN)
    since = formats.instant(search["seenUntil"])
    some = formats.counted("kept.new", news["total"])
    buttons = [
        button(search["id"], "seen", "check") if news["items"] else None,
        button(search["id"], "drop", "minus"),
    ]
    return [
        section_head(search["name"], some if news["items"] else t("kept.nothing_new", day=formats.day(since))),
        html.Div([offer_card(offer, compact=True) for offer in news["items"]], className="three-columns"),
        html.Div([*buttons, everything(search)], className="button-row"),
        dcc.Store(id={"type": "kept-until", "search": search["id"]}, data=news["until"]),
    ]


def everything(search: Json) -> Component | None:
    """The way to all offers of a search, where this site has the filters for it."""
    choice = Choice.from_kept(search["query"])
    return button_link(t("kept.all"), choice.address(), "secondary", "arrow-right") if choice else None


def button(search_id: str, action: str, symbol: str) -> Component:
    return html.Button(
        [icon(symbol), t(f"kept.{action}")],
        id={"type": "kept-do", "search": search_id, "action": action},
        className="button button-quiet",
    )


@shown_even_if_it_fails
def act(clicks: list[int | None], until: str) -> list[Component]:
    """Note that what is new was seen, or keep the search no longer."""
    if not any(clicks):
        raise PreventUpdate
    search_id = ctx.triggered_id["search"]
    if ctx.triggered_id["action"] == "drop":
        gateway().drop_search(person(), search_id)
        return [alert(t("kept.dropped"), "success")]
    gateway().see(person(), search_id, until)
    return [part for search in gateway().searches(person()) if search["id"] == search_id for part in kept(search)]
