"""A site over a fake gateway, both real servers on ports of their own."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from dash import Dash

from jobmarket_site.app import create_app
from jobmarket_site.gateway import Gateway
from jobmarket_site.settings import Settings, private_folder
from tests.fake_gateway import FakeGateway, Served, create


@pytest.fixture
def state() -> FakeGateway:
    return FakeGateway()


@pytest.fixture
def fake(state: FakeGateway) -> Iterator[Served]:
    served = Served(create(state))
    yield served
    served.stop()


@pytest.fixture
def settings(fake: Served, tmp_path: Path) -> Settings:
    return Settings(gateway_url=fake.url, secret_key="only for tests", session_folder=private_folder(tmp_path / "site"))


@pytest.fixture
def app(settings: Settings) -> Dash:
    return create_app(settings)


@pytest.fixture
def gateway(fake: Served) -> Gateway:
    return Gateway(fake.url)


@pytest.fixture
def site(app: Dash) -> Iterator[str]:
    served = Served(app.server)
    yield served.url
    served.stop()


@pytest.fixture
def browser_like(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site) as client:
        yield client
