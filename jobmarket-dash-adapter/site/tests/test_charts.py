"""What the site adds to the gateway's figures."""

import plotly.graph_objects as go

from jobmarket_site.components import charts


def test_plotly_accepts_the_look_of_the_site():
    go.Figure(layout={"template": charts.TEMPLATE})


def test_gives_the_numbers_behind_bars_from_top_to_bottom():
    bars = {"type": "bar", "orientation": "h", "x": [1, 2000], "y": ["b", "a…"], "hovertext": ["b", "a whole"]}
    headings, rows = charts.figure_rows({"data": [bars]})
    assert headings == ["Valeur", "Offres"]
    assert rows == [["a whole", "2\u00a0000"], ["b", "1"]]


def test_gives_the_numbers_behind_tiles_largest_first_without_gaps():
    tiles = {"type": "heatmap", "z": [[1, None], [None, 5]], "hovertext": [["Ain", ""], ["", "Paris"]]}
    assert charts.figure_rows({"data": [tiles]})[1] == [["Paris", "5"], ["Ain", "1"]]


def test_shows_a_note_instead_of_empty_axes():
    assert "Aucune donnée" in str(charts.chart({"data": [], "layout": {}}, "Rien"))
