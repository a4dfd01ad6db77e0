"""A site is served by several processes with several threads, none of which knows what the others sent."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

from dash import Dash

from jobmarket_site.app import create_app
from jobmarket_site.settings import Settings


def test_a_fresh_worker_serves_all_scripts_of_a_page_at_once(app: Dash, settings: Settings) -> None:
    page = app.server.test_client().get("/").text
    needed = re.findall(r'(?:src|href)="(/_dash-component-suites/[^"]+)"', page)
    assert len(needed) > 2

    fresh = create_app(settings)
    at_once = fresh.layout

    def slow_layout() -> object:
        time.sleep(0.5)
        return at_once()

    fresh.layout = slow_layout
    with ThreadPoolExecutor(len(needed)) as browser:
        answers = browser.map(lambda url: (url, fresh.server.test_client().get(url).status_code), needed)

        assert dict(answers) == dict.fromkeys(needed, 200)
