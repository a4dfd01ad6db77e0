"""What surrounds every page: header, footer and the phone's tab bar."""

from dash import dcc, html
from dash.development.base_component import Component

from jobmarket_site.accounts import CurrentPerson
from jobmarket_site.components.basics import icon, outside_link
from jobmarket_site.texts import t

PAGES = [
    ("/", "nav.home", "home"),
    ("/recherche", "nav.search", "search"),
    ("/profil", "nav.profile", "user"),
    ("/recommandations", "nav.recommendations", "target"),
]


def header(path: str, person: CurrentPerson) -> list[Component]:
    brand = dcc.Link(
        [html.Img(src="/assets/logo.svg", alt="", width=34, height=34), html.Span(t("site.name"))],
        href="/",
        className="brand",
    )
    links = [dcc.Link(t(key), href=href, className=nav_class(href, path)) for href, key, _ in PAGES]
    nav = html.Nav(links, className="topnav", **{"aria-label": t("nav.label")})
    return [html.Div([brand, nav, account(person)], className="wrap header-row")]


def account(person: CurrentPerson) -> Component:
    if not person.signed_in:
        return dcc.Link(
            [icon("user"), html.Span(t("nav.sign_in"))], href="/connexion", className="button button-secondary account"
        )
    name = person.name or t("nav.account")
    link = dcc.Link([icon("user"), html.Span(name)], href="/connexion", className="account-name")
    leave = html.Button([icon("logout"), html.Span(t("nav.sign_out"))], id="sign-out", className="button button-quiet")
    return html.Div([link, leave], className="account")


def tabbar(path: str) -> list[Component]:
    return [
        dcc.Link([icon(symbol), html.Span(t(key))], href=href, className=nav_class(href, path))
        for href, key, symbol in PAGES
    ]


def nav_class(href: str, path: str) -> str:
    here = path == href or (href == "/recherche" and path.startswith("/offres/"))
    return "nav-link is-here" if here else "nav-link"


def footer() -> Component:
    about = html.Div(
        [
            html.Div(
                [html.Img(src="/assets/logo.svg", alt="", width=28, height=28), html.Span(t("site.name"))],
                className="brand brand-small",
            ),
            html.P(t("footer.about")),
        ]
    )
    sources = html.Div(
        [
            html.H2(t("footer.sources")),
            html.Ul(
                [
                    html.Li(outside_link(t("footer.france_travail"), "https://www.francetravail.fr")),
                    html.Li(outside_link(t("footer.adzuna"), "https://www.adzuna.fr")),
                    html.Li(t("footer.insee")),
                    html.Li(t("footer.rome")),
                ]
            ),
        ]
    )
    explore = html.Div(
        [
            html.H2(t("footer.explore")),
            html.Ul([html.Li(dcc.Link(t(key), href=href)) for href, key, _ in PAGES]),
        ]
    )
    return html.Footer(html.Div([about, explore, sources], className="wrap footer-grid"), className="site-footer")
