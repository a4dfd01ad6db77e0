"""Places as one choice: a region, a department or a commune, told apart by the choice's value."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from jobmarket_site.gateway import GatewayError
from jobmarket_site.services import gateway
from jobmarket_site.texts import t

Json = dict[str, Any]
Option = dict[str, str]

DISTANCES = ["5", "10", "20", "50", "100"]
USUAL_DISTANCE = "20"
MANY = 100
SHOWN = 12


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


def communes(query: str, limit: int = SHOWN) -> list[Option]:
    """Communes by name or postal code; the point of each is part of its value, for a search around it."""
    return [{"value": commune_value(o), "label": o["label"]} for o in commune_options(query, limit)]


def commune_options(query: str, limit: int = SHOWN) -> list[Json]:
    """Communes by name or postal code, or by the label of one, such as "Lyon (69)"."""
    return gateway().options("communes", {"q": query.partition(" (")[0], "limit": limit})


def commune_value(option: Json) -> str:
    if option.get("latitude") is None:
        return f"commune:{option['value']}"
    return f"commune:{option['value']}:{option['latitude']}:{option['longitude']}"


def commune_of(code: str) -> str:
    """The choice of a commune that is only known by its code, with its point where the gateway tells it."""
    option = commune_named(code)
    return commune_value(option) if option else f"commune:{code}"


def commune_named(code: str) -> Json | None:
    """The commune of a code; none when the gateway knows none or does not answer."""
    try:
        return next(iter(commune_options(code, 1)), None)
    except GatewayError:
        return None


def label_of(choice: str) -> str:
    """The name of a place that is only known by its value, from an address somebody kept."""
    kind, _, rest = choice.partition(":")
    code = rest.partition(":")[0]
    if kind == "commune":
        option = commune_named(code)
        return option["label"] if option else code
    labels = (o["label"] for group in regions_and_departments() for o in group["items"] if o["value"] == choice)
    return next(labels, code)


def suggested(typed: str | None) -> tuple[list[Json], Option | None]:
    """Regions and departments, communes as soon as two letters are typed; and the place that the text names, if any."""
    query = (typed or "").strip()
    areas = regions_and_departments()
    found = communes(query, MANY) if len(query) >= 2 else []
    shown = [{"group": t("search.communes"), "items": found[:SHOWN]}, *areas] if found else areas
    return shown, named(query, areas, found)


def prefixed(kind: str, options: list[Json]) -> list[Option]:
    return [{"value": f"{kind}:{o['value']}", "label": o["label"]} for o in options]


def meant(typed: str) -> Option | None:
    """The place that this text names, as chosen from the list or as a person writes it; None when it names none."""
    return suggested(typed)[1]


def named(query: str, areas: list[Json], found: list[Option]) -> Option | None:
    """The place of these that the text names: a region, else a commune, else a department; by number, a department."""
    wanted = folded(query)
    of_name = [option for group in areas for option in group["items"] if wanted in names_of(option)]
    regions = [option for option in of_name if option["value"].startswith("region:")]
    if regions or (wanted.isdigit() and of_name):
        return (regions or of_name)[0]
    # The gateway puts those of exactly this name first, the most populous before the others.
    here = [option for option in found if wanted.isdigit() or wanted in names_of(option)]
    return next(iter([*here, *of_name]), None)


def names_of(option: Option) -> set[str]:
    """What somebody may write for an option labelled "Lyon (69)" or "69 – Rhône"."""
    label = folded(option["label"])
    code = option["value"].split(":")[1]
    without_code = label.removeprefix(f"{code.lower()} ")
    name = folded(option["label"].partition(" (")[0])
    return {label, name, without_code, *([code.lower()] if option["value"].startswith("department:") else [])}


def folded(text: str) -> str:
    """The text without case, accents and signs, and with its saints written out."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe")).casefold()
    words = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def place_parameters(choice: str | None, distance_km: str | None) -> Mapping[str, str]:
    """What a chosen place means for the gateway's search."""
    kind, code, point = parts_of(choice)
    if point and distance_km:
        return {"lat": point[0], "lon": point[1], "distanceKm": distance_km}
    return {kind: code} if code else {}


def kept_parameters(choice: str | None, distance_km: str | None) -> Mapping[str, str]:
    """The same by code alone, from which the choice can be found again."""
    kind, code, point = parts_of(choice)
    if point and distance_km:
        return {"around": code, "distanceKm": distance_km}
    return {kind: code} if code else {}


def parts_of(choice: str | None) -> tuple[str, str, list[str]]:
    """Kind and code of a choice, and the point of a commune that has one; empty when it is no choice."""
    kind, _, rest = (choice or "").partition(":")
    code, *point = rest.split(":")
    if not code or kind not in ("region", "department", "commune"):
        return "", "", []
    return kind, code, point if kind == "commune" and len(point) == 2 else []
