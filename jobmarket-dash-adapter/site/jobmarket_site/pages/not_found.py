"""What an unknown address shows."""

from dash import Dash, html, register_page
from dash.development.base_component import Component

from jobmarket_site.components.basics import button_link, notice
from jobmarket_site.texts import t


def register(_: Dash) -> None:
    register_page("not_found_404", layout=layout, title=t("site.title", page=t("not_found.title")))


def layout(**_: str) -> Component:
    home = button_link(t("not_found.home"), "/")
    return html.Div(
        [
            html.H1(t("not_found.title"), className="visually-hidden"),
            notice(t("not_found.title"), t("not_found.text"), "search", home),
        ],
        className="wrap page",
    )
