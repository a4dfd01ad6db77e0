"""The gateway's figures in the look of the site, each with its numbers as a table for those who cannot see it."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from jobmarket_site import formats
from jobmarket_site.components.basics import notice
from jobmarket_site.texts import t

Json = dict[str, Any]

INK = "#15231d"
SOFT = "#4c5a53"
LINE = "#e4dfd3"
GREEN = "#0f6b57"
SERIES = ["#0f6b57", "#e08a4a", "#3d6b9a", "#c9a227", "#7d4f82", "#5f8d3e", "#8a8f86"]
# No tone in between: neither dark nor white figures would be readable on it.
SCALE = [[0, "#e6f0e9"], [0.45, "#9fcfbb"], [0.55, "#2a7f69"], [1, "#0a3d33"]]
FONT = "Figtree, system-ui, sans-serif"

TEMPLATE: Json = {
    "layout": {
        "font": {"family": FONT, "size": 13, "color": INK},
        "colorway": SERIES,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 44, "t": 8, "b": 8},
        "separators": ",\u00a0",
        "bargap": 0.38,
        "hoverlabel": {"bgcolor": INK, "bordercolor": INK, "font": {"family": FONT, "size": 13, "color": "#fff"}},
        "xaxis": {
            "gridcolor": LINE,
            "zerolinecolor": LINE,
            "linecolor": LINE,
            "automargin": True,
            "tickfont": {"color": SOFT},
            "tickformat": ",d",
            "ticks": "outside",
            "ticklen": 6,
            "tickcolor": "rgba(0,0,0,0)",
            "title": {"font": {"color": SOFT, "size": 12}, "standoff": 8},
        },
        "yaxis": {
            "gridcolor": LINE,
            "zerolinecolor": LINE,
            "linecolor": LINE,
            "automargin": True,
            "tickfont": {"color": SOFT},
            "tickformat": ",d",
            "ticks": "outside",
            "ticklen": 6,
            "tickcolor": "rgba(0,0,0,0)",
            "title": {"font": {"color": SOFT, "size": 12}, "standoff": 8},
        },
        "legend": {"orientation": "h", "y": -0.15, "font": {"color": SOFT}},
    },
    "data": {
        "bar": [{"type": "bar", "marker": {"color": GREEN, "line": {"width": 0}, "cornerradius": 4}}],
        "heatmap": [{"type": "heatmap", "colorscale": SCALE, "xgap": 3, "ygap": 3, "showscale": False}],
        "scatter": [
            {
                "type": "scatter",
                "line": {"color": GREEN, "width": 2.5},
                "marker": {"size": 7},
                "fillcolor": "rgba(15, 107, 87, 0.10)",
            }
        ],
        "histogram": [{"type": "histogram", "marker": {"color": GREEN}}],
        "box": [{"type": "box", "marker": {"color": GREEN}, "line": {"width": 1.5}}],
    },
}
CONFIG: Json = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def chart(figure: Json, title: str, chart_id: Any = None, height: int = 320) -> Component:
    """A figure of the gateway; a friendly note instead of empty axes when it has no data."""
    headings, rows = figure_rows(figure)
    if not rows:
        return notice(t("state.none_title"), t("state.none_text"), "chart")
    layout = {**figure.get("layout", {}), "template": TEMPLATE, "autosize": True}
    layout.pop("title", None)
    if figure["data"][0]["type"] == "heatmap":
        # Squares without axes need no room for labels, and a phone has none to spare.
        layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0}
    layout.setdefault("dragmode", False)
    identity = {"id": chart_id} if chart_id else {}
    graph = dcc.Graph(
        figure={"data": figure["data"], "layout": layout},
        config=CONFIG,
        className="graph",
        style={"height": f"{height}px"},
        **identity,
    )
    picture = html.Div(graph, role="img", **{"aria-label": title})
    return html.Div([picture, numbers(headings, rows, title)], className="chart")


def figure_rows(figure: Json) -> tuple[list[str], list[list[str]]]:
    """The headings and rows of a figure's numbers; no rows when it shows nothing."""
    for trace in figure.get("data", []):
        if trace.get("type") == "heatmap":
            return [t("chart.place"), t("chart.count")], tile_rows(trace)
        if trace.get("type") == "box":
            return [t("chart.value"), t("chart.low"), t("chart.median"), t("chart.high")], box_rows(trace)
        if trace.get("type") in ("bar", "scatter"):
            return [t("chart.value"), t("chart.count")], bar_rows(trace)
    return [], []


def bar_rows(trace: Json) -> list[list[str]]:
    across = trace.get("orientation") == "h"
    labels, values = (trace["y"], trace["x"]) if across else (trace["x"], trace["y"])
    names = trace.get("hovertext") or labels
    rows = [[str(name), formats.number(value)] for name, value in zip(names, values, strict=True)]
    return rows[::-1] if across else rows


def box_rows(trace: Json) -> list[list[str]]:
    names = trace.get("y") or trace.get("x") or []
    rows = zip(names, trace["q1"], trace["median"], trace["q3"], strict=True)
    return [[str(name), *map(formats.euros, quartiles)] for name, *quartiles in rows][::-1]


def tile_rows(trace: Json) -> list[list[str]]:
    named = zip(trace["hovertext"], trace["z"], strict=True)
    cells = [(n, z) for names, values in named for n, z in zip(names, values, strict=True) if z is not None]
    return [[str(n), formats.number(z)] for n, z in sorted(cells, key=lambda cell: -cell[1])]


def numbers(headings: list[str], rows: list[list[str]], title: str) -> Component:
    head = html.Thead(html.Tr([html.Th(h, scope="col") for h in headings]))
    body = html.Tbody(
        [html.Tr([html.Th(name, scope="row"), *[html.Td(value) for value in values]]) for name, *values in rows]
    )
    caption = html.Caption(t("chart.caption", title=title), className="visually-hidden")
    table = html.Div(html.Table([caption, head, body]), className="numbers-scroll", tabIndex="0")
    return html.Details([html.Summary(t("chart.numbers")), table], className="numbers")
