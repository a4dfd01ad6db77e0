from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import Demo, shared_offers


@pytest.fixture(scope="session")
def offers() -> list[Path]:
    return shared_offers()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("product") / "home"


@pytest.fixture(scope="session")
def demo(home: Path, offers: list[Path]) -> Iterator[Demo]:
    """The demo on real offers where there are any, on a small synthetic market otherwise."""
    arguments = ["--offers", *map(str, offers)] if offers else ["--count", "3000"]
    with Demo(home, arguments) as running:
        yield running
