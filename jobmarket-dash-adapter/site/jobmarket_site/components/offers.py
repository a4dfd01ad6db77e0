"""An offer as a card, as a list of facts, and the words around it. Texts of offers are only ever rendered as text."""

import re
from typing import Any
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from jobmarket_site import formats
from jobmarket_site.components.basics import icon, outside_link, tag
from jobmarket_site.texts import label, t

Json = dict[str, Any]
SNIPPET = 190


def offer_path(offer: Json) -> str:
    return f"/offres/{quote(str(offer.get('id', '')), safe=':')}"


def title_of(offer: Json) -> str:
    return str(offer.get("title") or t("offer.untitled")).strip()


def company_of(offer: Json) -> str:
    return str((offer.get("company") or {}).get("name") or t("offer.company_unknown"))


def monogram(offer: Json) -> Component:
    """The employer's initials: logos lie on other hosts and are not fetched."""
    name = (offer.get("company") or {}).get("name") or ""
    words = [w for w in re.split(r"[^\w]+", name) if w]
    initials = "".join(w[0] for w in words[:2]).upper() if words else ""
    tone = sum(map(ord, name)) % 5
    content = initials or icon("building")
    return html.Div(content, className=f"monogram tone-{tone}", **{"aria-hidden": "true"})


def snippet(offer: Json) -> str:
    text = re.sub(r"\s+", " ", offer.get("description") or "").strip()
    if len(text) <= SNIPPET:
        return text
    return text[:SNIPPET].rsplit(" ", 1)[0].rstrip(" ,;:.-–") + "…"


def facts(offer: Json) -> Component:
    """Place, contract, salary, experience in one line of icons and words."""
    working_time = (offer.get("workingTime") or {}).get("kind")
    values = [
        ("pin", formats.place(offer.get("place")), ""),
        ("contract", formats.contract(offer.get("contract")), ""),
        ("clock", t("working_time.PART_TIME") if working_time == "PART_TIME" else None, ""),
        ("euro", formats.salary(offer.get("salary")), "fact-strong"),
        ("degree", formats.experience(offer.get("experience")), ""),
        ("house-work", t("offer.remote") if offer.get("remote") else None, ""),
    ]
    shown = [html.Li([icon(i), html.Span(text)], className=kind) for i, text, kind in values if text]
    return html.Ul(shown, className="facts")


def attribution(offer: Json) -> Component:
    """The credit every source asks for, beside each of its offers."""
    text = offer.get("attribution") or label("offer", f"source_{offer.get('source')}")
    if offer.get("source") == "adzuna":
        return outside_link(text, "https://www.adzuna.fr", "attribution")
    return html.Span(text, className="attribution")


def published(offer: Json) -> str | None:
    moment = formats.instant(offer.get("createdAt"))
    return t("offer.published", when=formats.ago(moment)) if moment else None


def tags(offer: Json, limit: int = 5) -> Component | None:
    words = list(dict.fromkeys(offer.get("keywords") or []))
    if not words:
        words = list(dict.fromkeys(s["label"] for s in offer.get("skills") or []))
        words = [w for w in words if len(w) <= 48]
    role = offer.get("dataRole")
    shown = ([tag(label("data_role", role), "tag-role")] if role else []) + [tag(w) for w in words[:limit]]
    if len(words) > limit:
        shown.append(tag(f"+{len(words) - limit}", "tag-more"))
    return html.Div(shown, className="tags") if shown else None


def offer_card(offer: Json, extra: Any = None, heading: Any = html.H3, compact: bool = False) -> Component:
    """One offer in a list; `extra` goes below its facts."""
    head = html.Div(
        [
            monogram(offer),
            html.Div(
                [
                    heading(dcc.Link(title_of(offer), href=offer_path(offer)), className="offer-title"),
                    html.P(company_of(offer), className="offer-company"),
                ],
                className="offer-names",
            ),
        ],
        className="offer-head",
    )
    text = None if compact else html.P(snippet(offer), className="offer-snippet")
    foot = html.Div([html.Span(published(offer), className="offer-date"), attribution(offer)], className="offer-foot")
    body = [head, facts(offer), text, None if compact else tags(offer), extra, foot]
    return html.Article([part for part in body if part is not None], className="card offer-card")
