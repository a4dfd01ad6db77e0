"""The searches a person keeps, each with what is new in it since they looked last."""

from typing import Any

from dash import ALL, MATCH, Dash, Input, Output, State, ctx, dcc, html, register_page
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask import Response, request

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
from jobmarket_site.gateway import GatewayError, NotFound, Refused
from jobmarket_site.pages.search import Choice
from jobmarket_site.services import gateway, person
from jobmarket_site.texts import t

Json = dict[str, Any]
SHOWN = 6
FEEDS = ("atom", "json")


def register(app: Dash) -> None:
    register_page("kept", path="/mes-recherches", layout=layout, title=t("site.title", page=t("kept.page")))
    app.callback(Output("kept-searches", "children"), Input("kept-searches", "id"))(searches)
    app.callback(
        Output({"type": "kept", "search": MATCH}, "children"),
        Input({"type": "kept-do", "search": MATCH, "action": ALL}, "n_clicks"),
        State({"type": "kept-until", "search": MATCH}, "data"),
        prevent_initial_call=True,
    )(act)
    app.server.add_url_rule("/flux/<token>/<any(atom,json):form>", "feed", feed)


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
def kept(search: Json, told: Component | None = None) -> list[Component]:
    """One search with what is new in it. Nothing becomes old before the person says that they have seen it."""
    news = gateway().new_offers(person(), search["id"], SHOWN)
    since = formats.instant(search["seenUntil"])
    some = formats.counted("kept.new", news["total"])
    buttons = [
        button(search["id"], "seen", "check") if news["items"] else None,
        button(search["id"], "no_mail" if search["dailyMail"] else "mail", "clock"),
        button(search["id"], "no_feed" if search["feed"] else "feed", "external"),
        button(search["id"], "drop", "minus"),
    ]
    return [
        section_head(search["name"], some if news["items"] else t("kept.nothing_new", day=formats.day(since))),
        html.Div([offer_card(offer, compact=True) for offer in news["items"]], className="three-columns"),
        html.Div([*buttons, everything(search)], className="button-row"),
        html.Div(told, role="status"),
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
    """Do what a button of one search says, and show that search as it is then."""
    if not any(clicks):
        raise PreventUpdate
    search_id, action = ctx.triggered_id["search"], ctx.triggered_id["action"]
    if action == "drop":
        gateway().drop_search(person(), search_id)
        return [alert(t("kept.dropped"), "success")]
    told = change(search_id, action, until)
    return [part for search in gateway().searches(person()) if search["id"] == search_id for part in kept(search, told)]


def change(search_id: str, action: str, until: str) -> Component | None:
    """Change a search, and say what the person could not see otherwise."""
    if action == "seen":
        gateway().see(person(), search_id, until)
    elif action == "feed":
        return addresses(gateway().open_feed(person(), search_id))
    elif action == "no_feed":
        gateway().close_feed(person(), search_id)
    else:
        try:
            gateway().mail_daily(person(), search_id, action == "mail")
        except Refused:
            return alert(t("kept.mail_refused"))
        return alert(t(f"kept.{action}_done"), "success")
    return None


def addresses(token: str) -> Component:
    """Where a feed is read, below the address this site is reached by: the gateway may not be reached from outside."""
    root = request.host_url + "flux/" + token
    links = [html.Li(html.A(t(f"kept.feed_{form}"), href=f"{root}/{form}")) for form in FEEDS]
    return html.Div([html.P(t("kept.feed_told")), html.Ul(links)], className="card")


def feed(token: str, form: str) -> Response:
    """A feed for a program that cannot sign in: whoever has its address reads it."""
    try:
        found = gateway().feed(token, form)
    except NotFound:
        return Response(t("kept.feed_ended"), 404, mimetype="text/plain")
    except GatewayError as e:
        status = e.status if isinstance(e, Refused) else 503
        return Response(t("state.failed"), status, {"Retry-After": "60"}, mimetype="text/plain")
    kept_for = found.headers.get("Cache-Control", "no-store")
    return Response(found.content, 200, {"Cache-Control": kept_for}, content_type=found.headers["Content-Type"])
