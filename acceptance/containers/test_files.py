"""The files of docker/ as far as no engine is needed: linters, contracts, and Prometheus' own checks."""

from __future__ import annotations

import json
import queue
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from demo import ROOT, free_port

DOCKER = ROOT / "docker"
DOCKERFILES = sorted(DOCKER.glob("*/Dockerfile"))
COMPOSITIONS = sorted(ROOT.glob("docker-compose*.yml"))
COMPONENTS = sorted(file.parent for file in DOCKER.glob("*/compose.yml"))


def tool(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    if not found:
        pytest.skip(f"no {name} on this machine")
    return found


def compose(*arguments: str) -> None:
    version = subprocess.run(
        [tool("docker"), "compose", "version", "--short"], capture_output=True, text=True, check=False
    )
    numbers = [int(number) for number in re.findall(r"\d+", version.stdout)[:2]]  # none when built from its sources
    if version.returncode != 0 or (numbers and numbers < [2, 24]):
        pytest.skip("no Docker Compose of version 2.24 or newer on this machine")
    run("docker", "compose", *arguments)


def run(*command: str) -> str:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def named(path: Path) -> str:
    return path.parent.name if path.is_file() else path.name


@pytest.mark.parametrize("component", COMPONENTS, ids=named)
def test_a_component_explains_itself_and_is_included(component: Path) -> None:
    assert (component / "README.md").exists()
    assert any(f"docker/{component.name}/compose.yml" in file.read_text() for file in COMPOSITIONS)


@pytest.mark.parametrize("component", COMPONENTS, ids=named)
def test_a_component_also_starts_alone(component: Path) -> None:
    compose("-f", str(component / "compose.yml"), "config", "-q")


def test_everything_together_is_a_valid_composition() -> None:
    compose("--profile", "*", "config", "-q")


@pytest.mark.parametrize("component", COMPONENTS, ids=named)
def test_a_service_is_held_to_what_it_needs(component: Path) -> None:
    text = (component / "compose.yml").read_text()
    for demanded in (
        "restart: unless-stopped",
        "read_only: true",
        "cap_drop: [ALL]",
        "no-new-privileges:true",
        "memory:",
        "max-size:",
        "healthcheck:",
        "networks: [",
    ):
        assert demanded in text, demanded


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=named)
def test_hadolint_finds_nothing(dockerfile: Path) -> None:
    run(tool("hadolint"), str(dockerfile))


def test_yamllint_finds_nothing() -> None:
    rules = "{extends: default, rules: {document-start: disable, line-length: {max: 140}, comments: disable}}"
    run(tool("yamllint"), "-s", "-d", rules, *map(str, COMPOSITIONS), "docker")


def test_shellcheck_finds_nothing() -> None:
    run(
        tool("shellcheck"), "-x", *map(str, sorted(DOCKER.rglob("*.sh"))), *map(str, Path(__file__).parent.glob("*.sh"))
    )


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=named)
def test_bases_are_pinned_and_the_user_is_not_root(dockerfile: Path) -> None:
    text = dockerfile.read_text()
    for base in re.findall(r"^FROM (\S+)", text, re.M):
        assert re.search(r":[\w.-]*\d|:bookworm-slim$", base), base
    assert re.findall(r"^USER (\S+)", text, re.M)[-1] == "10001"


def test_every_pom_is_copied_before_the_code_in_every_build_of_java() -> None:
    poms = {str(pom.relative_to(ROOT)) for pom in ROOT.rglob("pom.xml") if "target" not in pom.parts}
    poms.remove("examples/java/pom.xml")  # a build of its own
    texts = [dockerfile.read_text() for dockerfile in DOCKERFILES]
    stages = sorted((text.split("\n\nFROM ")[0] for text in texts if "AS build" in text), key=len)
    assert len(stages) == 2
    assert stages[1].startswith(stages[0]), "Docker builds what they have in common only once while it is equal"
    assert set(re.findall(r"^COPY (\S*pom\.xml)", stages[0], re.M)) == poms


def test_every_variable_of_the_composition_is_explained() -> None:
    used = set()
    for file in [*COMPOSITIONS, *DOCKER.glob("*/compose.yml")]:
        used |= set(re.findall(r"\$\{(\w+)", file.read_text()))
    explained = set(re.findall(r"^#? ?([A-Z][A-Z0-9_]*)=", (ROOT / ".env.example").read_text(), re.M))
    assert used | {"COMPOSE_FILE"} == explained


def number(file: str, pattern: str) -> int:
    found = re.search(pattern, (ROOT / file).read_text())
    assert found, f"{file} does not say {pattern}"
    return int(found[1])


def test_what_a_gateway_may_take_at_once_fits_into_its_limit() -> None:
    """The sum of docker/backend/README.md, of what its parts say now."""
    gateway = "jobmarket-gateway/src/main/"
    limit = number("docker/backend/compose.yml", r"memory: (\d+)m")
    heap = limit * number("docker/backend/Dockerfile", r"MaxRAMPercentage=(\d+)") // 100
    statistics = number(
        "jobmarket-sdk/serving/src/main/java/fr/jobmarket/serving/statistics/GoldStatistics.java",
        r"MEMORY_LIMIT_MB = (\d+);",
    )
    hashed_in = number(gateway + "resources/application.properties", r"password-hashing=m=(\d+),") / 1024
    threads = number(gateway + "java/fr/jobmarket/gateway/account/PasswordThreads.java", r"Math\.min\((\d+), Runtime")
    hashing = hashed_in * threads
    elsewhere = 300 + 70  # outside the heap, and the native library in /tmp
    assert hashing <= heap / 3, "hashing is done within the heap, beside everything else"
    assert heap + 2 * statistics + elsewhere <= limit * 0.9, "two releases are open while one takes the other's place"


def test_prometheus_takes_its_configuration_and_its_rules() -> None:
    run(tool("promtool"), "check", "config", str(DOCKER / "prometheus" / "prometheus.yml"))
    run(tool("promtool"), "check", "rules", str(DOCKER / "prometheus" / "rules.yml"))


def test_every_alert_fires_when_it_should_and_only_then() -> None:
    run(tool("promtool"), "test", "rules", str(Path(__file__).with_name("rules_test.yml")))
    tested = set(re.findall(r"alertname: (\w+)", Path(__file__).with_name("rules_test.yml").read_text()))
    assert tested == alerts()


def alerts() -> set[str]:
    return set(re.findall(r"- alert: (\w+)", (DOCKER / "prometheus" / "rules.yml").read_text()))


def test_every_alert_has_a_runbook_and_no_runbook_lacks_its_alert() -> None:
    runbooks = set(re.findall(r"^### (\w+)$", (ROOT / "docs" / "operations.md").read_text(), re.M))
    assert runbooks == alerts()


@pytest.mark.parametrize(
    ("labels", "receiver"), [("severity=page", "page"), ("severity=ticket", "ticket"), ("", "ticket")]
)
def test_an_alert_goes_to_whom_it_concerns(labels: str, receiver: str) -> None:
    configuration = str(DOCKER / "alertmanager" / "alertmanager.yml")
    run(tool("amtool"), "check-config", configuration)
    routed = run(
        tool("amtool"), "config", "routes", "test", f"--config.file={configuration}", "alertname=Any", *labels.split()
    )
    assert routed.strip() == receiver


@contextmanager
def process(*command: str) -> Iterator[None]:
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        running.terminate()
        running.wait(20)


@contextmanager
def webhook() -> Iterator[tuple[str, queue.Queue[dict]]]:
    """A receiver of alerts: its address and what arrived."""
    arrived: queue.Queue[dict] = queue.Queue()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            arrived.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", arrived
    server.shutdown()


def test_a_gateway_that_is_down_is_told_at_the_webhook(tmp_path: Path) -> None:
    """Rule, Alertmanager and webhook as they are, without the minutes that each of them waits."""
    prometheus, alertmanager = tool("prometheus"), tool("prometheus-alertmanager")
    port = free_port()
    with webhook() as (address, arrived):
        routes = (DOCKER / "alertmanager" / "alertmanager.yml").read_text()
        routes = routes.replace("http://page.invalid/", address).replace("group_wait: 30s", "group_wait: 1s")
        (tmp_path / "alertmanager.yml").write_text(routes)
        rules = (DOCKER / "prometheus" / "rules.yml").read_text()
        (tmp_path / "rules.yml").write_text(re.sub(r"for: \w+", "for: 0s", rules))
        (tmp_path / "prometheus.yml").write_text(
            "global: {scrape_interval: 1s, evaluation_interval: 1s}\n"
            "rule_files: [rules.yml]\n"
            f"alerting: {{alertmanagers: [{{static_configs: [{{targets: ['127.0.0.1:{port}']}}]}}]}}\n"
            f"scrape_configs: [{{job_name: gateway, static_configs: [{{targets: ['127.0.0.1:{free_port()}']}}]}}]\n"
        )
        with (
            process(
                alertmanager,
                f"--config.file={tmp_path}/alertmanager.yml",
                f"--storage.path={tmp_path}/alerts",
                f"--web.listen-address=127.0.0.1:{port}",
                "--cluster.listen-address=",
            ),
            process(
                prometheus,
                f"--config.file={tmp_path}/prometheus.yml",
                f"--storage.tsdb.path={tmp_path}/metrics",
                f"--web.listen-address=127.0.0.1:{free_port()}",
            ),
        ):
            told = arrived.get(timeout=50)
    assert told["receiver"] == "page"
    assert [alert["labels"]["alertname"] for alert in told["alerts"]] == ["GatewayDown"]


def test_every_dashboard_says_what_it_shows_and_over_which_source() -> None:
    dashboards = sorted((DOCKER / "grafana" / "dashboards").glob("*.json"))
    assert dashboards
    for file in dashboards:
        dashboard = json.loads(file.read_text())
        assert dashboard["uid"] == f"jobmarket-{file.stem}"
        panels = dashboard["panels"]
        assert len({panel["id"] for panel in panels}) == len(panels)
        for panel in panels:
            assert panel["title"]
            for target in panel["targets"]:
                assert target["datasource"] == {"type": "prometheus", "uid": "${source}"}
                assert target["legendFormat"]
