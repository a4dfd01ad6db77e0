"""What the links in the gateway's messages lead to: a new password, the end of a registration.

The token of a link stands behind its `#`, where no server and no log sees it; the browser hands it to the callbacks.
"""

from typing import Any

from dash import Dash, Input, Output, State, html, no_update, register_page
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from jobmarket_site.components.basics import alert
from jobmarket_site.gateway import GatewayError
from jobmarket_site.pages.sign_in import MIN_PASSWORD, email_field, entered, password_field, refusal
from jobmarket_site.services import gateway
from jobmarket_site.texts import t


def register(app: Dash) -> None:
    register_page("new_password", path="/mot-de-passe", layout=new_password, title=title("by_mail.password_title"))
    register_page("confirmation", path="/inscription", layout=confirmation, title=title("by_mail.confirm_title"))
    app.callback(Output("reset-form", "children"), Input("_pages_location", "hash"))(form)
    app.callback(
        Output("reset-message", "children"),
        Input("reset-ask", "n_clicks"),
        State("reset-email", "value"),
        prevent_initial_call=True,
    )(ask)
    app.callback(
        Output("chosen-message", "children"),
        Input("chosen-submit", "n_clicks"),
        State("chosen-password", "value"),
        State("_pages_location", "hash"),
        prevent_initial_call=True,
    )(choose)
    app.callback(
        Output("go-anew", "href", allow_duplicate=True),
        Output("confirm-message", "children"),
        Input("confirm-submit", "n_clicks"),
        State("confirm-password", "value"),
        State("_pages_location", "hash"),
        prevent_initial_call=True,
    )(confirm)


def title(key: str) -> str:
    return t("site.title", page=t(key))


def new_password(**_: str) -> Component:
    return card(t("by_mail.password_title"), html.Div(id="reset-form"))


def confirmation(**_: str) -> Component:
    fields = [
        html.P(t("by_mail.confirm_lead")),
        password_field("confirm-password", t("sign_in.password"), "current-password"),
        html.Div(id="confirm-message"),
        html.Button(t("by_mail.confirm"), id="confirm-submit", className="button button-primary wide"),
    ]
    return card(t("by_mail.confirm_title"), html.Div(fields, className="form"))


def card(heading: str, content: Component) -> Component:
    return html.Div(html.Div([html.H1(heading), content], className="card sign-card"), className="wrap page")


def form(link: str | None) -> Component:
    """The address to write to, or the new password when somebody comes by the link they were sent."""
    if token_of(link):
        fields = [
            password_field(
                "chosen-password", t("by_mail.new_password"), "new-password", t("sign_in.new_password_help")
            ),
            html.Div(id="chosen-message"),
            html.Button(t("by_mail.choose"), id="chosen-submit", className="button button-primary wide"),
        ]
    else:
        fields = [
            html.P(t("by_mail.password_lead")),
            email_field("reset-email"),
            html.Div(id="reset-message"),
            html.Button(t("by_mail.ask"), id="reset-ask", className="button button-primary wide"),
        ]
    return html.Div(fields, className="form")


def token_of(link: str | None) -> str:
    return (link or "").removeprefix("#")


def ask(clicks: int | None, email: str | None) -> Component:
    if not clicks:
        raise PreventUpdate
    if not email:
        return alert(t("sign_in.bad_email"))
    try:
        gateway().ask_for_new_password(email.strip())
    except GatewayError as e:
        return alert(refusal(e))
    return alert(t("by_mail.asked"), "success")


def choose(clicks: int | None, password: str | None, link: str | None) -> Any:
    if not clicks:
        raise PreventUpdate
    if len(password or "") < MIN_PASSWORD:
        return alert(t("sign_in.short_password"))
    try:
        gateway().choose_password(token_of(link), password or "")
    except GatewayError as e:
        return alert(refusal(e))
    return [alert(t("by_mail.chosen"), "success"), html.A(t("sign_in.submit_in"), href="/connexion")]


def confirm(clicks: int | None, password: str | None, link: str | None) -> tuple[Any, Any]:
    if not clicks:
        raise PreventUpdate
    if not password:
        return no_update, alert(t("by_mail.password_needed"))
    return entered(lambda: gateway().confirm_registration(token_of(link), password))
