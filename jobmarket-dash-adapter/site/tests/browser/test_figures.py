"""Every figure of a running gateway (JOBMARKET_TEST_GATEWAY_URL) against Plotly's own schema."""

import os

import httpx
import plotly.graph_objects as go
import pytest

from jobmarket_site.components import charts

FIGURES = [
    "departments",
    "regions",
    "cities",
    "keywords",
    "skills",
    "soft-skills",
    "contracts",
    "experience",
    "months",
    "weekdays",
    "salaries",
]


@pytest.fixture(scope="session")
def real_gateway() -> str:
    url = os.environ.get("JOBMARKET_TEST_GATEWAY_URL", "").rstrip("/")
    if not url:
        pytest.skip("no gateway to draw from: JOBMARKET_TEST_GATEWAY_URL is not set")
    return url


@pytest.mark.parametrize("name", FIGURES)
def test_plotly_accepts_every_figure_of_the_gateway(real_gateway: str, name: str):
    figure = httpx.get(f"{real_gateway}/api/v1/dash/figures/{name}", timeout=30).raise_for_status().json()
    drawn = go.Figure(data=figure["data"], layout=figure["layout"])
    assert drawn.layout.title.text
    headings, rows = charts.figure_rows(figure)
    assert all(len(row) == len(headings) for row in rows)
