"""Signing in, creating an account, and what a signed-in person sees instead."""

import re
from collections.abc import Callable
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html, no_update, register_page
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from jobmarket_site.components.basics import (
    alert,
    button_link,
    icon,
    notice,
    section_head,
    shown_even_if_it_fails,
    skeleton,
)
from jobmarket_site.components.offers import offer_card
from jobmarket_site.gateway import GatewayError, GatewayUnavailable, Refused, SignedIn, SignInNeeded
from jobmarket_site.services import gateway, person
from jobmarket_site.texts import t

MIN_PASSWORD = 10


def register(app: Dash) -> None:
    register_page("sign_in", path="/connexion", layout=layout, title=t("site.title", page=t("sign_in.page")))
    app.callback(Output("account-saved", "children"), Input("account-saved", "id"))(saved)
    app.callback(
        Output("go-anew", "href", allow_duplicate=True),
        Output("in-message", "children"),
        Input("in-submit", "n_clicks"),
        Input("in-password", "n_submit"),
        State("in-email", "value"),
        State("in-password", "value"),
        prevent_initial_call=True,
    )(sign_in)
    app.callback(
        Output("go-anew", "href", allow_duplicate=True),
        Output("up-message", "children"),
        Input("up-submit", "n_clicks"),
        State("up-email", "value"),
        State("up-password", "value"),
        State("up-name", "value"),
        prevent_initial_call=True,
    )(sign_up)


def layout(**_: str) -> Component:
    if person().signed_in:
        return html.Div(signed_in(), className="wrap page")
    words = html.Div([html.H1(t("sign_in.title")), html.P(t("sign_in.lead"), className="lead"), benefits()])
    tabs = dmc.Tabs(
        [
            dmc.TabsList(
                [dmc.TabsTab(t("sign_in.tab_in"), value="in"), dmc.TabsTab(t("sign_in.tab_up"), value="up")], grow=True
            ),
            dmc.TabsPanel(form_in(), value="in"),
            dmc.TabsPanel(form_up(), value="up"),
        ],
        value="in",
        id="sign-in-tabs",
    )
    return html.Div(
        html.Div(
            [html.Div(words, className="sign-words"), html.Div(tabs, className="card sign-card")], className="sign-grid"
        ),
        className="wrap page",
    )


def benefits() -> Component:
    rows = [(f"sign_in.benefit_{n}", symbol) for n, symbol in ((1, "user"), (2, "target"), (3, "check"))]
    return html.Ul(
        [
            html.Li([icon(symbol), html.Div([html.Strong(t(f"{key}_title")), html.Span(t(key))])])
            for key, symbol in rows
        ],
        className="benefits",
    )


def form_in() -> Component:
    return html.Div(
        [
            email_field("in-email"),
            password_field("in-password", t("sign_in.password"), "current-password"),
            html.Div(id="in-message"),
            html.Button(t("sign_in.submit_in"), id="in-submit", className="button button-primary wide"),
            html.A(t("sign_in.forgotten"), href="/mot-de-passe"),
        ],
        className="form",
    )


def form_up() -> Component:
    return html.Div(
        [
            dmc.TextInput(
                id="up-name",
                label=t("sign_in.name"),
                description=t("sign_in.name_help"),
                autoComplete="name",
                size="md",
            ),
            email_field("up-email"),
            password_field("up-password", t("sign_in.new_password"), "new-password", t("sign_in.new_password_help")),
            html.Div(id="up-message"),
            html.Button(t("sign_in.submit_up"), id="up-submit", className="button button-primary wide"),
        ],
        className="form",
    )


def email_field(field_id: str) -> Component:
    return dmc.TextInput(
        id=field_id, label=t("sign_in.email"), autoComplete="email", size="md", inputProps={"type": "email"}
    )


def password_field(field_id: str, label: str, kind: str, help_text: str | None = None) -> Component:
    return dmc.PasswordInput(
        id=field_id,
        label=label,
        description=help_text,
        autoComplete=kind,
        size="md",
        visibilityToggleButtonProps={"aria-label": t("sign_in.show_password")},
    )


def signed_in() -> list[Component]:
    hello = html.Div(
        [
            html.Div(icon("user"), className="notice-icon"),
            html.H1(t("sign_in.signed_in_title", name=person().name)),
            html.P(t("sign_in.signed_in_text"), className="lead"),
            html.Div(
                [
                    button_link(t("sign_in.to_recommendations"), "/recommandations", "primary", "arrow-right"),
                    button_link(t("sign_in.to_profile"), "/profil", "secondary"),
                    button_link(t("kept.page"), "/mes-recherches", "secondary"),
                ],
                className="button-row",
            ),
        ],
        className="card welcome",
    )
    kept = html.Div(skeleton("offer", 3), id="account-saved")
    return [hello, html.Section([section_head(t("sign_in.saved")), kept], className="band")]


@shown_even_if_it_fails
def saved(_: str) -> Component:
    offers = gateway().saved(person())
    if not offers:
        return notice(t("sign_in.saved_none_title"), t("sign_in.saved_none"), "target")
    return html.Div([offer_card(offer, compact=True) for offer in offers], className="three-columns")


def sign_in(clicks: int | None, submits: int | None, email: str | None, password: str | None) -> tuple[Any, Any]:
    if not clicks and not submits:
        raise PreventUpdate
    if not email or not password:
        return no_update, alert(t("sign_in.missing"))
    return entered(lambda: gateway().sign_in(email.strip(), password))


def sign_up(clicks: int | None, email: str | None, password: str | None, name: str | None) -> tuple[Any, Any]:
    if not clicks:
        raise PreventUpdate
    if not email or not password:
        return no_update, alert(t("sign_in.missing"))
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email.strip()):
        return no_update, alert(t("sign_in.bad_email"))
    if len(password) < MIN_PASSWORD:
        return no_update, alert(t("sign_in.short_password"))
    return entered(lambda: gateway().register(email.strip(), password, (name or "").strip() or None))


def entered(attempt: Callable[[], SignedIn | None]) -> tuple[Any, Any]:
    """Where a sign-in leads, or why there was none."""
    try:
        found = attempt()
    except GatewayError as e:
        return no_update, alert(refusal(e))
    if found is None:
        return no_update, alert(t("sign_in.message_sent"), "success")
    person().enter(found.tokens, found.name)
    return ("/recommandations" if person().has_profile else "/profil"), no_update


def refusal(error: GatewayError) -> str:
    if isinstance(error, SignInNeeded):
        return t("sign_in.wrong")
    if isinstance(error, Refused):
        return error.reason or t("sign_in.refused")
    if isinstance(error, GatewayUnavailable):
        return t("sign_in.unavailable")
    return t("state.failed")
