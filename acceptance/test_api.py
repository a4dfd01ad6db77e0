"""The gateway against its own OpenAPI document, by requests that Schemathesis makes of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import Demo

# Of all runs together. Ten minutes and more go through every bound of every parameter as well.
SECONDS = int(os.environ.get("JOBMARKET_API_SECONDS", "75"))
LONG = SECONDS >= 300

# The document cannot say every rule (codes that exist, members that exclude each other), so what keeps to it may still be
# refused; null for what may be absent is taken. Paths of fixed names share their methods with {id} in the header Allow.
NOT_PROMISED = "positive_data_acceptance,negative_data_rejection,allow_header_conformance"

# Schemathesis makes no text of this class of characters; what it makes of the smaller one is refused now and then.
UNSUPPORTED = json.dumps("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]*")
SUPPORTED = json.dumps("^[ -~\u00a0-\u00ac]*$")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A product of its own: those who try many passwords are kept waiting, whoever signs in beside them."""
    with Demo(tmp_path_factory.mktemp("api") / "home", ["--no-site", "--count", "500"]) as running:
        yield running


def token(served: Demo, who: str) -> str:
    """Of one of the demo's accounts."""
    email, password = re.search(rf"account +({who}\S*) +password (\S+)", served.text()).groups()
    body = json.dumps({"email": email, "password": password}).encode()
    request = urllib.request.Request(
        f"{served.gateway}/api/v1/auth/login", data=body, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)["accessToken"]


@pytest.mark.parametrize("who", ["nobody", "candidat", "admin"])
def test_every_answer_is_one_the_document_describes(served: Demo, who: str, tmp_path: Path) -> None:
    with urllib.request.urlopen(f"{served.gateway}/openapi", timeout=20) as answer:
        document = answer.read().decode()
    described = tmp_path / "openapi.json"
    assert UNSUPPORTED in document
    described.write_text(document.replace(UNSUPPORTED, SUPPORTED))
    command = [
        *[str(Path(sys.executable).with_name("schemathesis")), "run", str(described), "--url", served.gateway],
        *["--checks", "all", "--exclude-checks", NOT_PROMISED],
        *["--phases", "coverage,fuzzing" if LONG else "fuzzing", "--max-time", str(SECONDS // 3)],
        # One worker: with two, a run of five minutes ended with an error of Schemathesis' own.
        *["--no-shrink", "--continue-on-failure", "--warnings", "off", "--seed", "1"],
    ]
    if who != "nobody":
        command += ["--header", f"Authorization: Bearer {token(served, who)}"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120 + 2 * SECONDS)
    print(run.stdout)
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr
