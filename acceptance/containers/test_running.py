"""The default profile: started, used, killed, restarted, saved and restored."""

from __future__ import annotations

import dataclasses
import http.client
import json
import os
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from containers.stack import Stack, Visitor
from demo import ROOT, free_port

SITE = ROOT / "jobmarket-dash-adapter" / "site"
MEMORY_AT_REST_MEGABYTES = 2500
HEALTHY_WITHIN_SECONDS = 180
IN_PRODUCTION = {"database"}  # dashboards of what the default profile does not have


@pytest.fixture(scope="module")
def resident(running: Stack) -> Visitor:
    """Somebody with an account, a profile and a saved offer, whom nothing that follows may lose."""
    visitor = running.visitor()
    visitor.register()
    visitor.send("PUT", "me/profile", {"jobTitle": "Data engineer", "skills": ["Python", "SQL"]})
    visitor.save(visitor.get("me/recommendations?top=3")["items"][0]["offer"]["id"])
    assert len(visitor.saved()) == 1
    return visitor


def expect_still_there(resident: Visitor) -> None:
    resident.sign_in()
    assert len(resident.saved()) == 1
    assert resident.get("me/profile")["jobTitle"] == "Data engineer"


def test_comes_up_healthy_within_the_time_and_memory_allowed(stack: Stack, running: Stack) -> None:
    assert all(stack.is_healthy(service) for service in stack.services())
    time.sleep(10)
    used = stack.megabytes()
    for name, megabytes in sorted(used.items()):
        print(f"  {name:<16} {megabytes:7.0f} MB")
    print(f"memory at rest: {sum(used.values()):.0f} MB")
    assert sum(used.values()) <= MEMORY_AT_REST_MEGABYTES


def test_the_gateway_starts_from_its_archive_of_classes(running: Stack) -> None:
    # The JVM goes without one that is of another class path or JVM, and says nothing.
    maps = running.compose("exec", "-T", "backend", "cat", "/proc/1/maps")
    assert "/opt/jobmarket/classes.jsa" in maps


def test_the_api_is_reached_through_the_proxy_and_what_is_for_the_inside_is_not(running: Stack) -> None:
    found = running.visitor().get("offers?limit=1")
    assert found["total"] > 0
    for path in ("prometheus", "health/readiness", "metrics"):  # the site answers with its page for what is not there
        with urllib.request.urlopen(f"{running.site}/{path}", timeout=10) as answer:
            assert answer.headers["Content-Type"].startswith("text/html")


def test_a_caller_is_counted_by_its_own_address_whatever_it_says(running: Stack) -> None:
    """Wrong passwords of one address end in 429 even when each claims to come from elsewhere."""
    codes = []
    for attempt in range(7):
        request = urllib.request.Request(
            f"{running.site}/api/v1/auth/login",
            b'{"email": "nobody@example.org", "password": "wrong but long enough"}',
            {"Content-Type": "application/json", "X-Forwarded-For": f"203.0.113.{attempt}"},
        )
        try:
            urllib.request.urlopen(request, timeout=20)
        except urllib.error.HTTPError as e:
            codes.append(e.code)
    assert codes[0] == 401
    assert codes[-1] == 429


def test_the_journey_over_http(resident: Visitor) -> None:
    resident.sign_out()
    expect_still_there(resident)


def test_the_journey_in_a_browser(running: Stack, resident: Visitor) -> None:
    screenshots = ROOT / "target" / "screenshots-containers"
    screenshots.mkdir(parents=True, exist_ok=True)
    # Figures and accessibility are the same wherever the site runs, and tried with the demo.
    elsewhere = "not plotly_accepts and not is_accessible"
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "-k", elsewhere, "tests/browser"],
        cwd=SITE,
        env=os.environ
        | {
            "JOBMARKET_TEST_SITE_URL": running.site,
            "JOBMARKET_TEST_GATEWAY_URL": running.site,
            "JOBMARKET_TEST_SHOTS": str(screenshots),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    print("\n" + result.stdout[-6000:])
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]


def test_the_proxy_speaks_tls_with_a_certificate(running: Stack, tmp_path: Path) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    running.run(
        *["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=jobmarket", "-days", "1"],
        *["-keyout", str(key), "-out", str(certificate)],
    )
    certificate.write_text(certificate.read_text() + key.read_text())
    certificate.chmod(0o644)
    container = running.run(
        *["docker", "run", "-d", "--rm", "--network", f"{running.project}_inside", "--read-only", "--cap-drop", "ALL"],
        *[
            "-v",
            f"{certificate}:/run/secrets/certificate:ro",
            "-e",
            "JOBMARKET_TLS_CERTIFICATE=/run/secrets/certificate",
        ],
        "jobmarket/proxy:latest",
    ).stdout.strip()
    try:
        networks = json.loads(running.run("docker", "inspect", container).stdout)[0]["NetworkSettings"]["Networks"]
        address = networks[f"{running.project}_inside"]["IPAddress"]
        time.sleep(8)
        trusting = ssl.create_default_context(cafile=str(certificate))
        trusting.check_hostname = False
        with urllib.request.urlopen(
            f"https://{address}:8443/api/v1/offers?limit=1", context=trusting, timeout=20
        ) as answer:
            assert answer.status == 200
        plain = http.client.HTTPConnection(address, 8000, timeout=10)
        plain.request("GET", "/recherche", headers={"Host": "jobmarket.example"})
        redirect = plain.getresponse()
        assert (redirect.status, redirect.headers["Location"]) == (308, "https://jobmarket.example/recherche")
    finally:
        running.run("docker", "stop", container)


def test_every_expression_of_every_dashboard_has_data(running: Stack, resident: Visitor) -> None:
    dashboards = {file.stem for file in (ROOT / "docker" / "grafana" / "dashboards").glob("*.json")}
    assert running.unanswered(sorted(dashboards - IN_PRODUCTION)) == []


def test_every_service_is_told_by_its_processes(running: Stack) -> None:
    assert running.unseen() == set()


@pytest.mark.parametrize("exporter", ["exporters", "process-exporter"])
def test_who_sees_every_process_reads_no_secret_of_theirs(running: Stack, exporter: str) -> None:
    process = f"/host/proc/{running.inspect('backend')['State']['Pid']}"
    see = f"cat {process}/cmdline >/dev/null && echo seen; cat {process}/environ {process}/root/etc/passwd"
    result = running.run("docker", "exec", running.container(exporter), "sh", "-c", see, check=False)
    assert result.stdout == "seen\n"
    assert result.stderr.count("Permission denied") == 2


def test_no_alert_fires_while_all_is_well(running: Stack) -> None:
    assert [
        alert["metric"]["alertname"]
        for alert in running.query('ALERTS{alertstate="firing",alertname!~"Disk.*|Host.*"}')
    ] == []


@pytest.mark.parametrize(
    "service",
    ["simulator", "exporters", "process-exporter", "etl", "elt", "prometheus", "frontend", "backend", "proxy"],
)
def test_a_killed_service_comes_back_and_nothing_acknowledged_is_lost(
    running: Stack, resident: Visitor, service: str
) -> None:
    others = [other for other in running.services() if other != service]
    acknowledged = running.visitor()
    acknowledged.register()  # answered with 201 just before the kill
    restarts = running.restarts(service)
    running.kill(service)
    if service not in ("backend", "proxy"):
        assert running.visitor().get("offers?limit=1")["total"] > 0, "the others answer meanwhile"
    deadline = time.monotonic() + 60
    while running.restarts(service) == restarts and time.monotonic() < deadline:
        time.sleep(0.2)
    seconds = running.await_healthy(service)
    print(f"\n{service} healthy again after {seconds:.0f} s")
    assert running.restarts(service) == restarts + 1
    assert [other for other in others if not running.is_healthy(other)] == []
    acknowledged.sign_in()
    expect_still_there(resident)


def test_airflow_publishes_what_is_served(running: Stack) -> None:
    """The other tasks of the DAG are tried where it runs as a program; here it has to find its commands and volumes."""
    before = running.visitor().get("offers?limit=1")["release"]
    orchestrated = dataclasses.replace(
        running, settings={"COMPOSE_PROFILES": "airflow", "AIRFLOW_PORT": str(free_port())}
    )
    try:
        print(f"\nairflow healthy after {orchestrated.up():.0f} s")
        assert orchestrated.unseen() == set()
        orchestrated.compose("exec", "-T", "airflow", "airflow", "tasks", "test", "jobmarket_daily", "publish")
        deadline = time.monotonic() + 30
        while (after := running.visitor().get("offers?limit=1")["release"]) == before and time.monotonic() < deadline:
            time.sleep(1)
        assert after != before
        orchestrated.compose("stop", "airflow")
        assert orchestrated.inspect("airflow")["State"]["ExitCode"] == 0
    finally:
        orchestrated.compose("rm", "-sf", "airflow")


def test_a_stopped_service_ends_by_itself(running: Stack) -> None:
    """Asked to stop, every process ends before it has to be killed (137)."""
    running.compose("stop")
    codes = {service: running.inspect(service)["State"]["ExitCode"] for service in running.services()}
    assert 137 not in codes.values(), codes
    running.compose("start")
    for service in running.services():
        running.await_healthy(service)
    running.await_served()


def test_everything_is_there_after_down_and_up(running: Stack, resident: Visitor) -> None:
    before = running.visitor().get("offers?limit=1&available=any")
    running.compose("down")
    print(f"\nhealthy again after {running.up():.0f} s")
    after = running.visitor().get("offers?limit=1&available=any")
    assert (after["release"], after["total"]) == (before["release"], before["total"])
    expect_still_there(resident)


def test_another_version_takes_over_the_data_and_the_one_before_comes_back(running: Stack, resident: Visitor) -> None:
    for image in set(running.compose("config", "--images").split()):
        running.run("docker", "tag", image, image.replace(":latest", ":next"))
    for version, tag in [({"JOBMARKET_VERSION": "next"}, ":next"), ({}, ":latest")]:
        dataclasses.replace(running, settings=version).up("--no-build")
        assert {running.inspect(service)["Config"]["Image"].endswith(tag) for service in running.services()} == {True}
        expect_still_there(resident)


def test_a_backup_brings_back_what_was_wiped(running: Stack, resident: Visitor, tmp_path: Path) -> None:
    counts = running.visitor().get("stats/offers?available=any")["totals"]
    ids = [item["id"] for item in running.visitor().get("offers?limit=50&sort=date")["items"]]
    backup, again = tmp_path / "backup", tmp_path / "again"
    running.run("docker/volumes.sh", "backup", str(backup))
    running.compose("down", "-v")
    running.run("docker/volumes.sh", "restore", str(backup))
    running.run("docker/volumes.sh", "backup", str(again))
    assert (again / "SHA256SUMS").read_text() == (backup / "SHA256SUMS").read_text()
    running.up()
    assert running.visitor().get("stats/offers?available=any")["totals"] == counts
    assert [item["id"] for item in running.visitor().get("offers?limit=50&sort=date")["items"]] == ids
    expect_still_there(resident)
