"""The site as one WSGI application: `server` is what gunicorn serves."""

import logging
import traceback
from datetime import timedelta

import dash_mantine_components as dmc
from cachelib.file import FileSystemCache
from dash import Dash, Input, Output, ctx, dcc, html, page_container, set_props
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask import Flask, request
from flask_session import Session
from werkzeug.middleware.proxy_fix import ProxyFix

from jobmarket_site import security, texts
from jobmarket_site.accounts import CurrentPerson, TokenVault
from jobmarket_site.components import shell
from jobmarket_site.gateway import Gateway, GatewayError
from jobmarket_site.pages import by_mail, home, kept, not_found, offer, profile, recommendations, search, sign_in
from jobmarket_site.services import person
from jobmarket_site.settings import Settings
from jobmarket_site.texts import t

log = logging.getLogger(__name__)

INDEX = """<!DOCTYPE html>
<html lang="{language}">
<head>
{{%metas%}}
<meta name="theme-color" content="#0f4c40">
<title>{{%title%}}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
<link rel="preload" as="font" type="font/woff2" crossorigin href="/assets/fonts/figtree-latin-wght-normal.woff2">
{{%css%}}
</head>
<body>
{{%app_entry%}}
<footer>{{%config%}}{{%scripts%}}{{%renderer%}}</footer>
</body>
</html>"""

THEME = {
    "primaryColor": "forest",
    "primaryShade": 8,
    "autoContrast": True,
    "fontFamily": "Figtree, system-ui, -apple-system, 'Segoe UI', sans-serif",
    "defaultRadius": "md",
    "black": "#15231d",
    "colors": {
        "forest": [
            "#eef6f2",
            "#dcebe3",
            "#b9d8ca",
            "#8fc0ac",
            "#63a68d",
            "#3f8d73",
            "#237a60",
            "#156b53",
            "#0f5f4a",
            "#0a4337",
        ],
        "gray": [
            "#faf8f4",
            "#f3f0e8",
            "#e9e4d9",
            "#d9d3c5",
            "#b9b4a7",
            "#8b897e",
            "#66685f",
            "#4c5a53",
            "#2f3b35",
            "#15231d",
        ],
    },
}


ENTRY = """<div id="react-entry-point">
<div class="_dash-loading first-load"><img src="/assets/logo.svg" alt="" width="56" height="56"><p>{loading}</p></div>
</div>"""


class Site(Dash):
    """Dash with a first screen of its own until the browser has the page."""

    def interpolate_index(self, **parts: str) -> str:
        return super().interpolate_index(**{**parts, "app_entry": ENTRY.format(loading=t("site.loading"))})


def create_app(settings: Settings, gateway: Gateway | None = None) -> Dash:
    """The site over one gateway."""
    texts.speak(settings.language)
    server = create_server(settings)
    gateway = gateway or Gateway(settings.gateway_url)
    vault = TokenVault(settings.session_folder / "tokens")
    server.extensions["jobmarket_gateway"] = gateway
    server.extensions["jobmarket_person"] = CurrentPerson(vault, gateway)
    app = Site(
        "jobmarket_site",
        server=server,
        use_pages=True,
        pages_folder="",
        assets_folder="assets",
        title=t("site.name"),
        update_title=None,
        suppress_callback_exceptions=True,
        serve_locally=True,
        on_error=callback_failed,
        index_string=INDEX.format(language=settings.language),
        description=t("site.description"),
    )
    for page in (home, search, offer, profile, recommendations, kept, sign_in, by_mail, not_found):
        page.register(app)
    app.layout = layout
    add_callbacks(app)
    security.protect(server, app)
    # Dash sets itself up at its first request, and fails others that come meanwhile.
    server.test_client().get("/healthz")
    return app


def create_server(settings: Settings) -> Flask:
    server = Flask("jobmarket_site")
    if settings.behind_proxies:
        n = settings.behind_proxies
        server.wsgi_app = ProxyFix(server.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    folder = str(settings.session_folder / "sessions")
    server.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=2_000_000,
        SESSION_TYPE="cachelib",
        SESSION_CACHELIB=FileSystemCache(folder, threshold=50_000, mode=0o600),
        SESSION_COOKIE_NAME="jobmarket_site",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_PERMANENT=False,
        # Only a request that changed the session writes it, so a slow one never undoes a faster one.
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
    )
    Session(server)
    # Secure as soon as the person came by https, with no setting to forget.
    server.session_interface.get_cookie_secure = lambda _: request.is_secure  # type: ignore[method-assign]

    @server.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "UP"}

    return server


def layout() -> Component:
    return dmc.MantineProvider(
        [
            dcc.Location(id="go", refresh="callback-nav"),
            # Signing in and out loads the page anew: nothing of the former person stays in the browser's memory.
            dcc.Location(id="go-anew", refresh=True),
            html.A(t("site.skip"), href="#main", className="skip-link"),
            html.Header(id="site-header", className="site-header", children=shell.header("/", person())),
            html.Main(page_container, id="main", className="site-main", tabIndex="-1"),
            html.Div(id="announcement", role="status", className="toast-place"),
            shell.footer(),
            html.Nav(
                id="site-tabbar", className="tabbar", children=shell.tabbar("/"), **{"aria-label": t("nav.phone_label")}
            ),
        ],
        theme=THEME,
        forceColorScheme="light",
    )


def add_callbacks(app: Dash) -> None:
    @app.callback(
        Output("site-header", "children"),
        Output("site-tabbar", "children"),
        Input("_pages_location", "pathname"),
    )
    def follow_page(path: str | None) -> tuple[list[Component], list[Component]]:
        return shell.header(path or "/", person()), shell.tabbar(path or "/")

    @app.callback(
        Output("go-anew", "href", allow_duplicate=True), Input("sign-out", "n_clicks"), prevent_initial_call=True
    )
    def sign_out(clicks: int | None) -> str:
        if not clicks:
            raise PreventUpdate
        person().leave()
        return "/connexion"


def callback_failed(error: Exception) -> None:
    """No failure reaches a person as a traceback: they get a sentence, the log gets the cause."""
    if isinstance(error, GatewayError):
        log.warning("a part could not be filled: %s", error)
    else:
        log.error("callback %s failed\n%s", ctx.triggered_id, "".join(traceback.format_exception(error)))
    set_props("announcement", {"children": html.Div(t("state.failed"), className="toast")})


def __getattr__(name: str) -> object:
    # The application is made when a server first asks for it, so that importing this module needs no settings.
    if name in ("app", "server"):
        made = create_app(Settings.from_env())
        globals().update(app=made, server=made.server)
        return globals()[name]
    raise AttributeError(name)
