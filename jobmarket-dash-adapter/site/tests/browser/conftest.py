"""A real Chromium on a running site over the real gateway.

JOBMARKET_TEST_SITE_URL   where the site is; without it these tests are skipped, or fail when CI=true
JOBMARKET_TEST_SHOTS      where screenshots go; a folder beside the tests by default
JOBMARKET_CHROMIUM        the browser; found on the path by default
JOBMARKET_AXE             axe.min.js; by default the one npm installed beside the tests
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.watched import SIZES, Watched

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
HERE = Path(__file__).parent


def missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and CI=true asks for every test", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def site_url() -> str:
    url = os.environ.get("JOBMARKET_TEST_SITE_URL", "").rstrip("/")
    if not url:
        missing("no site to test: JOBMARKET_TEST_SITE_URL is not set")
    return url


@pytest.fixture(scope="session")
def chromium(site_url: str) -> Iterator[Browser]:  # noqa: ARG001 - a missing site is said before a missing browser
    named = os.environ.get("JOBMARKET_CHROMIUM")
    executable = named or shutil.which("chromium") or shutil.which("chromium-browser")
    if not executable:
        missing("no browser: install Chromium or name it in JOBMARKET_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shots() -> Path:
    folder = Path(os.environ.get("JOBMARKET_TEST_SHOTS") or HERE / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def axe() -> str:
    named = os.environ.get("JOBMARKET_AXE")
    file = Path(named) if named else HERE / "node_modules" / "axe-core" / "axe.min.js"
    if not file.exists():
        missing(f"no axe-core: npm ci in {HERE}")
    return file.read_text(encoding="utf-8")


@pytest.fixture(params=list(SIZES))
def size(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def visitor(chromium: Browser, site_url: str, shots: Path, size: str) -> Iterator[Watched]:
    """Somebody new on a screen of this size; whatever they do, nothing may leave the host or end up in the console."""
    context = chromium.new_context(viewport=SIZES[size], locale="fr-FR", has_touch=size == "phone")
    watched = Watched(context.new_page(), site_url, shots, size)
    yield watched
    context.close()
    watched.expect_nothing_odd()


@pytest.fixture
def desktop_visitor(chromium: Browser, site_url: str, shots: Path) -> Iterator[Watched]:
    context = chromium.new_context(viewport=SIZES["desktop"], locale="fr-FR")
    watched = Watched(context.new_page(), site_url, shots, "desktop")
    yield watched
    context.close()
    watched.expect_nothing_odd()
