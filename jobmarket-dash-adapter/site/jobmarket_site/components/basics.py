"""Small parts: icons, buttons, section heads, and what is shown while waiting, on nothing and on failure."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from jobmarket_site.gateway import GatewayError, GatewayUnavailable, SignInNeeded
from jobmarket_site.texts import t

log = logging.getLogger(__name__)

Children = Any


def icon(name: str, extra: str = "") -> Component:
    """A decorative icon from assets/icons, in the colour of the text around it."""
    return html.Span(className=f"icon icon-{name} {extra}".strip(), **{"aria-hidden": "true"})


def button_link(text: str, href: str, kind: str = "primary", symbol: str | None = None) -> Component:
    children = [text] if symbol is None else [text, icon(symbol)]
    return dcc.Link(children, href=href, className=f"button button-{kind}")


def outside_link(children: Children, href: str, class_name: str = "") -> Component:
    """A link to another site: a new tab that knows nothing of this one."""
    return html.A(children, href=href, className=class_name, target="_blank", rel="noopener noreferrer nofollow")


def section_head(title: str, text: str | None = None, aside: Children = None) -> Component:
    words: list[Any] = [html.H2(title)]
    if text:
        words.append(html.P(text))
    return html.Div([html.Div(words), aside], className="section-head")


def card(children: Children, class_name: str = "", **rest: Any) -> Component:
    return html.Div(children, className=f"card {class_name}".strip(), **rest)


def tag(text: str, kind: str = "") -> Component:
    return html.Span(text, className=f"tag {kind}".strip())


def skeleton(kind: str, count: int = 1) -> Component:
    """Grey shapes of what is coming."""
    bones = [html.Div(className=f"bone bone-{kind}") for _ in range(count)]
    words = html.Span(t("site.loading"), className="visually-hidden")
    return html.Div([words, *bones], className=f"skeleton skeleton-{kind}", role="status")


def notice(title: str, text: str, symbol: str = "search", action: Children = None, kind: str = "") -> Component:
    """A calm full-width message: nothing found, not yet there, out of reach."""
    return html.Div(
        [html.Div(icon(symbol), className="notice-icon"), html.H3(title), html.P(text), action],
        className=f"notice {kind}".strip(),
    )


def failure(error: GatewayError) -> Component:
    """What a person sees instead of a part whose data did not come."""
    if isinstance(error, SignInNeeded):
        action = button_link(t("nav.sign_in"), "/connexion", "secondary")
        return notice(t("sign_in.page"), t("recommendations.expired"), "user", action)
    key = "starting" if isinstance(error, GatewayUnavailable) and str(error).endswith("503") else "error"
    retry = html.Button([icon("refresh"), t("state.retry")], className="button button-secondary js-reload")
    return html.Div(
        notice(t(f"state.{key}_title"), t(f"state.{key}_text"), "alert", retry, "notice-error"), role="alert"
    )


def quiet_failure() -> Component:
    """One line, for pages of many parts that would otherwise all cry at once."""
    return html.P([icon("alert"), t("state.quiet")], className="quiet-failure")


def shown_even_if_it_fails(render: Callable[..., Any]) -> Callable[..., Any]:
    """For what fills one part of a page: a gateway error becomes a message in that part only."""

    @wraps(render)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return render(*args, **kwargs)
        except GatewayError as e:
            log.warning("%s could not be filled: %s", render.__qualname__, e)
            return failure(e)

    return guarded


def page_shown_even_if_it_fails(title_key: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The same for a whole page, which keeps its heading."""

    def decorate(render: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(render)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            try:
                return render(*args, **kwargs)
            except GatewayError as e:
                log.warning("%s could not be shown: %s", title_key, e)
                return html.Div([html.H1(t(title_key)), failure(e)], className="wrap page")

        return guarded

    return decorate


def alert(text: str, kind: str = "error") -> Component:
    symbol = "check" if kind == "success" else "alert"
    return html.Div([icon(symbol), html.Span(text)], className=f"alert alert-{kind}", role="alert")
