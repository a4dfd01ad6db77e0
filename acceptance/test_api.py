"""The gateway's OpenAPI document: what linters, its examples, a client made of it and requests that Schemathesis makes say of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs  # Schemathesis brings it
import pytest

from demo import ROOT, Demo

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


@pytest.fixture(scope="module")
def document(served: Demo) -> str:
    with urllib.request.urlopen(f"{served.gateway}/openapi", timeout=20) as answer:
        return answer.read().decode()


def packages(variable: str) -> Path:
    """Where ./jobmarket test has installed what a test needs: node_modules, or the Python that has it."""
    if not os.environ.get(variable):
        pytest.skip(f"{variable} is not set")
    return Path(os.environ[variable])


def run(*command: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A program that has to end well."""
    done = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


# Both fail for whatever they would only warn of.
LINTERS = {
    "redocly": ("lint", "--config", "redocly.yaml", "--max-problems", "1000"),
    "spectral": ("lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint"),
}


@pytest.mark.parametrize("linter", LINTERS)
def test_linters_find_nothing(linter: str, document: str, tmp_path: Path) -> None:
    described = tmp_path / "openapi.json"
    described.write_text(document)
    folder = ROOT / "acceptance" / "linters"
    command = [packages("JOBMARKET_LINTERS") / ".bin" / linter, *LINTERS[linter], described]
    print(run(*command, cwd=folder, REDOCLY_TELEMETRY="off", REDOCLY_SUPPRESS_UPDATE_NOTICE="true").stdout)


def shown(document: dict) -> Iterator[tuple[str, str, dict]]:
    """Each body and each answer that has a content: of which operation, the media type, and what is said of it."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for part in [operation.get("requestBody", {}), *operation["responses"].values()]:
                for media_type, content in part.get("content", {}).items():
                    yield f"{method} {path}", media_type, content


def test_every_body_and_answer_has_an_example_that_is_as_its_schema_says(document: str) -> None:
    described = json.loads(document)
    for schema in described["components"]["schemas"].values():
        if "properties" in schema:
            # A member that the schema does not know would be allowed otherwise.
            schema.setdefault("additionalProperties", False)
    seen = 0
    for operation, media_type, content in shown(described):
        assert content.get("examples"), f"{operation}: no example of {media_type}"
        rules = {"components": described["components"], "allOf": [content["schema"]]}
        validator = jsonschema_rs.Draft4Validator(rules, validate_formats=True)
        for reference in content["examples"].values():
            example = described["components"]["examples"][reference["$ref"].rpartition("/")[2]]["value"]
            faults = [f"{fault.instance_path} {fault.message}" for fault in validator.iter_errors(example)]
            assert not faults, f"{operation}: {faults}"
            seen += 1
    assert seen > 600


# What types are for: each line must be one that does not compile.
REFUSED = """import createClient from "openapi-fetch";
import type { paths } from "./api.js";
const api = createClient<paths>();
const { data } = await api.GET("/api/v1/offers", {
  // @ts-expect-error an unknown parameter
  params: { query: { colour: "red" } },
});
// @ts-expect-error a value that is none of the codes
await api.GET("/api/v1/offers", { params: { query: { contract: ["FOREVER"] } } });
// @ts-expect-error a list is no text
const text: string | undefined = data;
// @ts-expect-error a member that offers do not have
data?.items[0]?.colour;
// @ts-expect-error a body without what it needs
await api.POST("/api/v1/me/feedback", { body: { action: "apply" } });
"""


def test_the_program_in_typescript_compiles_strictly_and_runs(served: Demo, document: str, tmp_path: Path) -> None:
    program = tmp_path / "program"
    shutil.copytree(ROOT / "examples" / "typescript", program, ignore=shutil.ignore_patterns("node_modules", "out"))
    modules = packages("JOBMARKET_TYPESCRIPT")
    (program / "node_modules").symlink_to(modules)
    (program / "openapi.json").write_text(document)
    (program / "src" / "refused.ts").write_text(REFUSED)
    run(modules / ".bin" / "openapi-typescript", "openapi.json", "--output", "src/api.d.ts", cwd=program)
    run(modules / ".bin" / "tsc", cwd=program)
    printed = run("node", "out/journey.js", cwd=program, **settings(served)).stdout.splitlines()
    print("\n".join(printed))
    assert len([line for line in printed if line.endswith(" €")]) == 10
    assert printed[10].startswith("kept ")
    assert re.fullmatch(r"[0-9]+ offers, most often with .+", printed[-1])


def test_the_program_in_python_runs(served: Demo, document: str, tmp_path: Path) -> None:
    python = packages("JOBMARKET_CLIENT_PYTHON")
    program = shutil.copy(ROOT / "examples" / "python" / "journey.py", tmp_path)
    (tmp_path / "openapi.json").write_text(document)
    # It formats what it made with the ruff beside it.
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    options = ("--path", "openapi.json", "--output-path", "jobmarket_client", "--meta", "none")
    told = run(python.with_name("openapi-python-client"), "generate", *options, cwd=tmp_path, PATH=path).stderr
    left_out = re.findall(r"^WARNING parsing (.+)", told, re.M)
    assert [line.split(" within ")[0] for line in left_out] == ["GET /api/v1/feeds/{token}/atom"], told
    printed = run(python, program, cwd=tmp_path, **settings(served)).stdout.splitlines()
    assert len(printed) == 12, printed
    assert printed[10].startswith("kept ")


def test_the_program_in_java_compiles_and_runs(served: Demo, document: str, tmp_path: Path) -> None:
    program = tmp_path / "program"
    shutil.copytree(ROOT / "examples" / "java", program, ignore=shutil.ignore_patterns("target"))
    (program / "openapi.json").write_text(document)
    run("mvn", "-B", "-q", f"-Dopenapi={program / 'openapi.json'}", "compile", cwd=program)
    command = ["java", "-Dfile.encoding=UTF-8", "-cp", "target/classes:target/lib/*"]
    command.append("fr.jobmarket.examples.gateway.Journey")
    printed = run(*command, cwd=program, **settings(served)).stdout.splitlines()
    print("\n".join(printed))
    assert len(printed) == 15, printed
    assert printed[10] == (
        "refused with 400: paramètre « limit » : « 1000 » n'est pas admis ; il faut un nombre entier de 1 à 100"
    )
    assert printed[11].startswith("kept ")
    assert [line.partition(".")[0] for line in printed[12:]] == ["1", "2", "3"]


def settings(served: Demo) -> dict[str, str]:
    """Of the programs of examples/."""
    email, password = account(served, "candidat")
    return {"JOBMARKET_GATEWAY": served.gateway, "JOBMARKET_EMAIL": email, "JOBMARKET_PASSWORD": password}


def account(served: Demo, who: str) -> tuple[str, str]:
    """Address and password of one of the demo's accounts."""
    found = re.search(rf"account +({who}\S*) +password (\S+)", served.text())
    assert found, served.text()
    return found[1], found[2]


def token(served: Demo, who: str) -> str:
    email, password = account(served, who)
    body = json.dumps({"email": email, "password": password}).encode()
    request = urllib.request.Request(
        f"{served.gateway}/api/v1/auth/login", data=body, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)["accessToken"]


@pytest.mark.parametrize("who", ["nobody", "candidat", "admin"])
def test_every_answer_is_one_the_document_describes(served: Demo, document: str, who: str, tmp_path: Path) -> None:
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
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120 + 2 * SECONDS)
    print(done.stdout)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr
