from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from containers.stack import Stack


@pytest.fixture(scope="session")
def engine() -> None:
    if not shutil.which("docker") or subprocess.run(["docker", "info"], capture_output=True).returncode != 0:
        pytest.skip("no container engine runs on this machine; ./jobmarket test containers starts one where it can")


@pytest.fixture(scope="session")
def stack(engine: None) -> Iterator[Stack]:
    """Every image built, on stand-in bases where the real ones are out of reach, and nothing started yet."""
    stack = Stack()
    stack.run(str(Path(__file__).with_name("bases.sh")))
    started = time.monotonic()
    stack.compose("--profile", "monitoring", "--profile", "mlflow", "--profile", "airflow", "build")
    for component in ("postgres", "object-storage"):  # of production
        stack.compose("-f", f"docker/{component}/compose.yml", "build")
    print(f"\nimages built after {time.monotonic() - started:.0f} s")
    stack.compose("down", "-v", "--remove-orphans")
    yield stack
    stack.compose("down", "-v", "--remove-orphans")


@pytest.fixture(scope="session")
def running(stack: Stack) -> Stack:
    seconds = stack.up()
    print(f"\nfrom nothing to healthy after {seconds:.0f} s")
    return stack
