"""Places as one choice: a region, a department or a commune, told apart by the choice's value."""

from collections.abc import Mapping
from typing import Any

from jobmarket_site.gateway import GatewayError
from jobmarket_site.services import gateway
from jobmarket_site.texts import t

Json = dict[str, Any]
Option = dict[str, str]


def regions_and_departments() -> list[Json]:
    """Both lists in one, grouped; empty when the gateway does not answer, so that the form still works."""
    try:
        regions = prefixed("region", gateway().options("regions"))
        departments = prefixed("department", gateway().options("departments"))
    except GatewayError:
        return []
    return [
        {"group": t("search.regions"), "items": regions},
        {"group": t("search.departments"), "items": departments},
    ]


def communes(query: str) -> list[Option]:
    """Communes by name or postal code; the point of each is part of its value, for a search around it."""
    return [{"value": commune_value(o), "label": o["label"]} for o in commune_options(query)]


def commune_options(query: str) -> list[Json]:
    return gateway().options("communes", {"q": query, "limit": 12})


def commune_value(option: Json) -> str:
    if option.get("latitude") is None:
        return f"commune:{option['value']}"
    return f"commune:{option['value']}:{option['latitude']}:{option['longitude']}"


def prefixed(kind: str, options: list[Json]) -> list[Option]:
    return [{"value": f"{kind}:{o['value']}", "label": o["label"]} for o in options]


def place_parameters(choice: str | None, distance_km: str | None) -> Mapping[str, str]:
    """What a chosen place means for the gateway's search."""
    kind, _, rest = (choice or "").partition(":")
    code, *point = rest.split(":")
    if not code or kind not in ("region", "department", "commune"):
        return {}
    if kind == "commune" and distance_km and len(point) == 2:
        return {"lat": point[0], "lon": point[1], "distanceKm": distance_km}
    return {kind: code}
