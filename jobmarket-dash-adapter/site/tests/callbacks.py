"""Calls callbacks of a running site over HTTP, the way the browser does."""

from typing import Any

import httpx


def call(client: httpx.Client, output: str, values: dict[str, Any], changed: str | None = None) -> httpx.Response:
    """Trigger the callback whose output id contains `output`, with these values for its inputs and states."""
    known = client.get("/_dash-dependencies").json()
    dependency = next(
        d
        for d in known
        if output in d["output"] and (changed is None or changed in [f"{i['id']}.{i['property']}" for i in d["inputs"]])
    )
    inputs = [filled(i, values) for i in dependency["inputs"]]
    body = {
        "output": dependency["output"],
        "outputs": outputs_of(dependency["output"]),
        "inputs": inputs,
        "state": [filled(s, values) for s in dependency["state"]],
        "changedPropIds": [changed or f"{inputs[0]['id']}.{inputs[0]['property']}"],
    }
    return client.post("/_dash-update-component", json=body)


def filled(item: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    key = f"{item['id']}.{item['property']}"
    return {"id": item["id"], "property": item["property"], "value": values.get(key)}


def outputs_of(output: str) -> Any:
    parts = [part for part in output.strip(".").split("...") if part]
    listed = [{"id": p.rsplit(".", 1)[0], "property": p.rsplit(".", 1)[1]} for p in parts]
    return listed if output.startswith("..") else listed[0]
