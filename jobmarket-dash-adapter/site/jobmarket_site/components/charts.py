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
SCALE = [[0, "#e6f0e9"], [0.25, "#b5d6c5"], [0.5, "#6fae97"], [0.75, "#2a7f69"], [1, "#0a3d33"]]
FONT = "Figtree, system-ui, sans-serif"

TEMPLATE: Json = {
    "layout": {
        "font": {"family": FONT, "size": 13, "color": INK},
        "colorway": SERIES,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
        "separators": ",\u00a0",
        "bargap": 0.38,
        "hoverlabel": {"bgcolor": INK, "bordercolor": INK, "font": {"family": FONT, "size": 13, "color": "#fff"}},
        "xaxis": {
            "gridcolor": LINE,
            "zerolinecolor": LINE,
            "linecolor": LINE,
            "automargin": True,
            "tickfont": {"color": SOFT},
            "title": {"font": {"color": SOFT, "size": 12}, "standoff": 8},
        },
        "yaxis": {
            "gridcolor": LINE,
            "zerolinecolor": LINE,
            "linecolor": LINE,
            "automargin": True,
            "tickfont": {"color": SOFT},
            "title": {"font": {"color": SOFT, "size": 12}, "standoff": 8},
        },
        "legend": {"orientation": "h", "y": -0.15, "font": {"color": SOFT}},
    },
    "data": {
        "bar": [{"type": "bar", "marker": {"color": GREEN, "line": {"width": 0}, "cornerradius": 4}}],
        "heatmap": [{"type": "heatmap", "colorscale": SCALE, "xgap": 3, "ygap": 3, "showscale": False}],
        "scatter": [{"type": "scatter", "line": {"color": GREEN, "width": 2.5, "shape": "spline", "smoothing": 0.5}}],
        "histogram": [{"type": "histogram", "marker": {"color": GREEN}}],
        "box": [{"type": "box", "marker": {"color": GREEN}, "line": {"width": 1.5}}],
    },
}
CONFIG: Json = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def chart(figure: Json, title: str, chart_id: Any = None, height: int = 320, table: bool = True) -> Component:
    """A figure of the gateway; a friendly note instead of empty axes when it has no data."""
    rows = figure_rows(figure)
    if not rows:
        return notice(t("state.none_title"), t("state.none_text"), "chart")
    layout = {**figure.get("layout", {}), "template": TEMPLATE, "height": height, "autosize": True}
    layout.pop("title", None)
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
    return html.Div([picture, numbers(rows, title) if table else None], className="chart")


def figure_rows(figure: Json) -> list[tuple[str, float]]:
    """Label and value of every mark of a figure."""
    rows: list[tuple[str, float]] = []
    for trace in figure.get("data", []):
        if trace.get("type") == "heatmap":
            rows += tile_rows(trace)
        elif trace.get("type") in ("bar", "scatter"):
            across = trace.get("orientation") == "h"
            labels, values = (trace.get("y"), trace.get("x")) if across else (trace.get("x"), trace.get("y"))
            names = trace.get("hovertext") or labels or []
            rows += [(str(name), value) for name, value in zip(names, values or [], strict=False) if value is not None]
            if across:
                rows.reverse()
    return rows


def tile_rows(trace: Json) -> list[tuple[str, float]]:
    named = zip(trace.get("hovertext", []), trace.get("z", []), strict=False)
    cells = [(n, z) for names, values in named for n, z in zip(names, values, strict=False) if z is not None]
    return sorted(((str(n), z) for n, z in cells), key=lambda cell: -cell[1])


def numbers(rows: list[tuple[str, float]], title: str) -> Component:
    head = html.Thead(html.Tr([html.Th(t("chart.value"), scope="col"), html.Th(t("chart.count"), scope="col")]))
    body = html.Tbody([html.Tr([html.Th(name, scope="row"), html.Td(formats.number(n))]) for name, n in rows])
    caption = html.Caption(t("chart.caption", title=title), className="visually-hidden")
    table = html.Div(html.Table([caption, head, body]), className="numbers-scroll", tabIndex="0")
    return html.Details([html.Summary(t("chart.numbers")), table], className="numbers")
