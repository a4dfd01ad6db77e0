"""What is in the images and what is not, and what a change of code costs."""

from __future__ import annotations

import json
import re
import secrets
import time

import pytest

from containers.stack import Stack
from demo import ROOT

IMAGES = (
    "airflow alertmanager backend exporters frontend mlflow object-storage pipeline postgres prometheus proxy"
).split()
REBUILT_WITHIN_SECONDS = 60


def in_image(stack: Stack, image: str, script: str) -> str:
    return stack.run(
        *["docker", "run", "--rm", "--network", "none", "--read-only", "--cap-drop", "ALL", "--entrypoint", "sh"],
        *[f"jobmarket/{image}:latest", "-c", script],
    ).stdout


@pytest.mark.parametrize("image", IMAGES)
def test_an_image_runs_as_nobody_in_particular_and_says_what_it_is(stack: Stack, image: str) -> None:
    config = json.loads(stack.run("docker", "image", "inspect", f"jobmarket/{image}:latest").stdout)[0]
    print(f"\n{image}: {config['Size'] / 1e6:.0f} MB")
    assert config["Config"]["User"] == "10001"
    labels = config["Config"]["Labels"]
    assert {f"org.opencontainers.image.{name}" for name in ("title", "description", "version", "licenses")} <= set(
        labels
    )


@pytest.mark.parametrize("image", IMAGES)
def test_nothing_outside_volumes_can_be_written(stack: Stack, image: str) -> None:
    writable = in_image(
        stack,
        image,
        "find / -xdev -writable ! -type l -not -path '/proc/*' -not -path '/dev/*' -not -path '/tmp*'"
        " -not -path '/var/tmp*' -not -path '/run/lock*' 2>/dev/null || true",
    ).split()
    assert [path for path in writable if not path.startswith("/var/lib/jobmarket")] == []


@pytest.mark.parametrize("image", IMAGES)
def test_no_secret_and_no_source_is_in_an_image(stack: Stack, image: str) -> None:
    unwanted = [".env*", "*.pem", "jwt-*", "settings.xml", "pom.xml", ".git", "*.java", "id_*"]
    names = " -o ".join(f"-name '{name}'" for name in unwanted)
    elsewhere = "-not -path '/etc/ssl/*' -not -path '/usr/*'"
    found = in_image(stack, image, f"find / -xdev -type f \\( {names} \\) {elsewhere} 2>/dev/null || true")
    assert found.split() == []
    command = ["docker", "history", "--no-trunc", "--format", "{{.CreatedBy}}"]
    history = stack.run(*command, f"jobmarket/{image}:latest").stdout
    assert not [word for word in ("PASSWORD=", "SECRET=", "_KEY=") if word in history]


def test_a_change_of_code_is_built_again_quickly_and_downloads_nothing(stack: Stack) -> None:
    source = ROOT / "jobmarket-gateway" / "src" / "main" / "java" / "fr" / "jobmarket" / "gateway" / "Application.java"
    original = source.read_bytes()
    try:
        # Other than the last time, or it would be found built.
        source.write_bytes(original + f"// {secrets.token_hex(8)}\n".encode())
        started = time.monotonic()
        built = stack.run("docker", "compose", "--progress", "plain", "build", "backend")
        seconds = time.monotonic() - started
    finally:
        source.write_bytes(original)
    print(f"\nbuilt again after {seconds:.0f} s")
    steps = re.findall(r"^#(\d+) \[(?:backend )?build .*(?:pom\.xml|Nothing)", built.stdout + built.stderr, re.M)
    assert [step for step in steps if f"#{step} CACHED" in built.stdout + built.stderr], (
        "what is downloaded was not again"
    )
    assert seconds <= REBUILT_WITHIN_SECONDS
    stack.compose("build", "backend")
