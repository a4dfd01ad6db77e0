"""Drives docker compose from the outside, as an operator at a terminal would."""

from __future__ import annotations

import http.cookiejar
import json
import os
import secrets
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

from demo import ROOT, free_port

HEALTHY_WITHIN_SECONDS = 300
SERVED_WITHIN_SECONDS = 15


@dataclass
class Stack:
    """The default profile as a project of its own, on ports of its own, beside whatever else runs."""

    project: str = "jobmarket-test"
    port: int = field(default_factory=free_port)
    prometheus_port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "COMPOSE_PROJECT_NAME": self.project,
            # No .env of the machine's owner: what is tested is what is in the repository.
            "COMPOSE_DISABLE_ENV_FILE": "1",
            "JOBMARKET_PORT": str(self.port),
            "PROMETHEUS_PORT": str(self.prometheus_port),
            "RETRY_SECONDS": "5",
            **self.settings,
        }

    def run(self, *command: str, check: bool = True, timeout: float = 1500) -> subprocess.CompletedProcess[str]:
        result = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False, timeout=timeout
        )
        if check and result.returncode != 0:
            raise AssertionError(f"{' '.join(command)}\n{result.stdout[-4000:]}\n{result.stderr[-6000:]}")
        return result

    def compose(self, *arguments: str, check: bool = True) -> str:
        return self.run("docker", "compose", "--progress", "plain", *arguments, check=check).stdout

    def up(self, *arguments: str) -> float:
        """Starts everything and waits until it is healthy; how many seconds that took."""
        started = time.monotonic()
        try:
            self.compose("up", "-d", "--wait", "--wait-timeout", str(HEALTHY_WITHIN_SECONDS), *arguments)
        except AssertionError as e:
            raise AssertionError(f"{e}\n{self.compose('ps', '-a')}\n{self.compose('logs', '--tail', '30')}") from e
        self.await_served()
        return time.monotonic() - started

    def await_served(self) -> None:
        """The proxy looks for healthy gateways every two seconds, and knows of them later than the engine does."""
        deadline = time.monotonic() + SERVED_WITHIN_SECONDS
        while True:
            try:
                self.visitor().get("offers?limit=1")
                return
            except AssertionError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)

    def services(self) -> list[str]:
        return self.compose("config", "--services").split()

    def container(self, service: str) -> str:
        return self.compose("ps", "-a", "-q", service).split()[0]

    def inspect(self, service: str) -> dict:
        return json.loads(self.run("docker", "inspect", self.container(service)).stdout)[0]

    def is_healthy(self, service: str) -> bool:
        state = self.inspect(service)["State"]
        return state["Running"] and state.get("Health", {}).get("Status") == "healthy"

    def await_healthy(self, service: str, seconds: float = 120) -> float:
        started = time.monotonic()
        while time.monotonic() - started < seconds:
            if self.is_healthy(service):
                return time.monotonic() - started
            time.sleep(0.5)
        raise AssertionError(f"{service} is not healthy:\n{self.compose('logs', '--tail', '40', service)}")

    def kill(self, service: str) -> None:
        """As a crash does it: the process dies at once and, other than after docker kill, may be started again."""
        pid = self.inspect(service)["State"]["Pid"]
        os.kill(pid, 9)

    def restarts(self, service: str) -> int:
        return self.inspect(service)["RestartCount"]

    def megabytes(self) -> dict[str, float]:
        """Memory of every container, page cache that the kernel gives back not counted."""
        units = {"B": 1e-6, "KiB": 2**10 / 1e6, "MiB": 2**20 / 1e6, "GiB": 2**30 / 1e6}
        table = self.run("docker", "stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}").stdout
        used = {}
        for line in table.splitlines():
            name, amount = line.split()[:2]
            if name.startswith(f"{self.project}-"):
                number = amount.rstrip("BKMGi")
                used[name.removeprefix(f"{self.project}-")] = float(number) * units[amount[len(number) :]]
        return used

    def query(self, expression: str) -> list[dict]:
        """What Prometheus answers to an expression now."""
        question = urllib.parse.urlencode({"query": expression})
        url = f"http://127.0.0.1:{self.prometheus_port}/api/v1/query?{question}"
        with urllib.request.urlopen(url, timeout=10) as answer:
            return json.load(answer)["data"]["result"]

    def unanswered(self, dashboards: list[str], within_seconds: float = 90) -> list[str]:
        """Expressions of dashboards without data after the time at most: a rate needs two scrapes."""
        files = [ROOT / "docker" / "grafana" / "dashboards" / f"{name}.json" for name in dashboards]
        panels = [panel for file in files for panel in json.loads(file.read_text())["panels"]]
        missing = [target["expr"] for panel in panels for target in panel["targets"]]
        deadline = time.monotonic() + within_seconds
        while True:
            missing = [expression for expression in missing if not self.query(expression)]
            if not missing or time.monotonic() > deadline:
                return missing
            time.sleep(3)

    def unseen(self, within_seconds: float = 60) -> set[str]:
        """Services of which Prometheus knows no process after the time at most."""
        deadline = time.monotonic() + within_seconds
        while True:
            seen = {found["metric"]["groupname"] for found in self.query("namedprocess_namegroup_num_procs > 0")}
            unseen = set(self.services()) - seen
            if not unseen or time.monotonic() > deadline:
                return unseen
            time.sleep(3)

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def visitor(self) -> Visitor:
        return Visitor(self.site)


@dataclass
class Visitor:
    """Somebody who uses the API through the proxy."""

    site: str
    token: str | None = None
    refresh: str | None = None
    email: str = field(default_factory=lambda: f"visitor-{secrets.token_hex(4)}@example.org")
    password: str = field(default_factory=lambda: f"a long {secrets.token_hex(8)}")

    def __post_init__(self) -> None:
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def send(self, method: str, path: str, body: dict | None = None, timeout: float = 30) -> dict:
        request = urllib.request.Request(f"{self.site}/api/v1/{path}", method=method)
        request.add_header("Content-Type", "application/json")
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        data = None if body is None else json.dumps(body).encode()
        try:
            with self.opener.open(request, data, timeout=timeout) as answer:
                text = answer.read()
                return json.loads(text) if text else {}
        except urllib.error.HTTPError as e:
            raise AssertionError(f"{method} {path}: {e.code} {e.read().decode()[:500]}") from e

    def get(self, path: str) -> dict:
        return self.send("GET", path)

    def register(self) -> None:
        self._signed_in(self.send("POST", "auth/register", {"email": self.email, "password": self.password}))

    def sign_in(self) -> None:
        self.token = None
        self._signed_in(self.send("POST", "auth/login", {"email": self.email, "password": self.password}))

    def _signed_in(self, answer: dict) -> None:
        self.token, self.refresh = answer["accessToken"], answer["refreshToken"]

    def sign_out(self) -> None:
        self.send("POST", "auth/logout", {"refreshToken": self.refresh})
        self.token = self.refresh = None

    def save(self, offer_id: str) -> None:
        release = self.get("offers?limit=1")["release"]
        self.send("POST", "me/feedback", {"offerId": offer_id, "action": "save", "rank": 1, "release": release})

    def saved(self) -> list[str]:
        return [item.get("id") or item["offer"]["id"] for item in self.get("me/saved")["items"]]
