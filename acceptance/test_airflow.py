"""The DAG of examples/airflow does a day's work in a real Airflow."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import ROOT

PYTHON = os.environ.get("JOBMARKET_AIRFLOW_PYTHON", "")

pytestmark = pytest.mark.skipif(not PYTHON, reason="JOBMARKET_AIRFLOW_PYTHON names no Python with Airflow")


@pytest.fixture(scope="module")
def apis() -> Iterator[str]:
    """Simulated APIs; their address."""
    process = subprocess.Popen(
        [str(ROOT / "jobmarket"), "simulate", "serve", "--port", "0", "--count", "300"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        yield next(address.group() for line in process.stderr if (address := re.search(r"http://[\d.:]+\d", line)))
    finally:
        process.terminate()
        process.wait()


class Airflow:
    """An installation with a database of its own and no server."""

    def __init__(self, folder: Path, apis: str) -> None:
        self.home = folder / "data"
        self.environment = os.environ | {
            "AIRFLOW_HOME": str(folder / "airflow"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "examples" / "airflow"),
            "JOBMARKET_COMMAND": str(ROOT / "jobmarket"),
            "JOBMARKET_HOME": str(self.home),
            "JOBMARKET_RETRIES": "0",
            "FRANCE_TRAVAIL_BASE_URL": f"{apis}/partenaire/offresdemploi",
            "FRANCE_TRAVAIL_TOKEN_URL": f"{apis}/connexion/oauth2/access_token?realm=%2Fpartenaire",
            "FRANCE_TRAVAIL_CLIENT_ID": "PAR_simulator_client",
            "FRANCE_TRAVAIL_CLIENT_SECRET": "simulator-secret",
            "ADZUNA_BASE_URL": f"{apis}/v1/api",
            "ADZUNA_APP_ID": "simulator-app",
            "ADZUNA_APP_KEY": "simulator-key",
        }

    def run(self, *arguments: str, **variables: str) -> str:
        done = subprocess.run(
            [PYTHON, "-m", "airflow", *arguments],
            env=self.environment | variables,
            capture_output=True,
            text=True,
            timeout=900,
        )
        return done.stdout + done.stderr

    def states(self, day: str, **variables: str) -> dict[str, str]:
        """How each task of a day's run ended."""
        output = self.run("dags", "test", "jobmarket_daily", day, **variables)
        tasks = self.listed("tasks", "states-for-dag-run", "jobmarket_daily", self.last_run())
        assert tasks, output
        return {task["task_id"]: task["state"] for task in tasks}

    def last_run(self) -> str:
        return max(self.listed("dags", "list-runs", "jobmarket_daily"), key=lambda run: run["start_date"])["run_id"]

    def listed(self, *arguments: str) -> list[dict[str, str]]:
        """What a command lists, behind what Airflow logs before it."""
        printed = self.run(*arguments, "--output", "json")
        return json.loads(printed[printed.index("[{") :])

    def releases(self) -> list[str]:
        return sorted(path.name for path in (self.home / "releases").iterdir() if path.is_dir())


def test_a_day_is_published_and_a_source_that_fails_is_told(tmp_path: Path, apis: str) -> None:
    airflow = Airflow(tmp_path, apis)
    airflow.run("db", "migrate")

    first = airflow.states("2026-01-02")

    assert first.pop("drift") == "skipped", "there is nothing to compare with"
    assert set(first.values()) == {"success"}, first
    assert "harvest_adzuna" in first
    assert len(airflow.releases()) == 1

    second = airflow.states("2026-01-03", ADZUNA_APP_KEY="wrong")

    assert second["drift"] == "success"
    failed = {name for name, state in second.items() if state != "success"}
    assert failed == {"harvest_adzuna", "every_source_came"}, second
    assert len(airflow.releases()) == 2
