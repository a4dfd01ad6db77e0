"""docker/check.sh: what it says of settings before anything starts. No engine is needed."""

from __future__ import annotations

import os
import secrets
import subprocess
from pathlib import Path

import pytest

from demo import ROOT

PRODUCTION = "docker-compose.yml:docker-compose.production.yml:docker-compose.storage.yml"
SECRETS = {
    "database-password": secrets.token_hex(32),
    "site-secret-key": secrets.token_hex(32),
    "storage-secret-key": secrets.token_hex(32),
    "storage-reader-key": secrets.token_hex(32),
    "france-travail-client-secret": "of the application",
    "adzuna-app-key": "of the account",
    "administrators": "",
}


def check(file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / "docker" / "check.sh"), str(file)],
        env=os.environ | {"COMPOSE_DISABLE_ENV_FILE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def settings(folder: Path, **changes: str) -> Path:
    """A production that is as it should be, but for the changes."""
    folder.mkdir(exist_ok=True)
    for name, text in SECRETS.items():
        (folder / name).write_text(text + "\n")
        (folder / name).chmod(0o644)
    lines = {
        "COMPOSE_FILE": PRODUCTION,
        "JOBMARKET_SECRETS": str(folder),
        "FRANCE_TRAVAIL_CLIENT_ID": "PAR_application",
        "ADZUNA_APP_ID": "application",
        **changes,
    }
    file = folder.parent / "settings"
    file.write_text("".join(f"{name}={text}\n" for name, text in lines.items()))
    file.chmod(0o644)
    return file


def test_no_file_and_the_example_are_sound(tmp_path: Path) -> None:
    assert check(tmp_path / "absent").returncode == 0
    example = tmp_path / "example"
    example.write_text((ROOT / ".env.example").read_text())
    result = check(example)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_production_that_is_as_it_should_be(tmp_path: Path) -> None:
    result = check(settings(tmp_path / "secrets"))
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("JOBMARKET_PROT", "8000"),
        ("JOBMARKET_PORT", "80000"),
        ("GRAFANA_PORT", "9090"),
        ("GATEWAYS", "9"),
        ("GATEWAYS", "two"),
        ("ETL_AT", "5 o'clock"),
        ("RETRY_SECONDS", "-1"),
        ("JOBMARKET_REDACT_AFTER_DAYS", "30d"),
        ("JOBMARKET_BIND", "0.0.0.0"),
        ("JOBMARKET_BIND", "everywhere"),
        ("JOBMARKET_SITE_LANGUAGE", "de"),
        ("MLFLOW_TRACKING_URI", "mlflow:5000"),
        ("MLFLOW_TRACKING_URI", "http://mlflow-tracking:5000"),
        ("JOBMARKET_ALERT_PAGE_URL", "https://user:pass@hooks.example.org"),
        ("FRANCE_TRAVAIL_CLIENT_ID", ""),
        ("ADZUNA_APP_ID", ""),
        ("JOBMARKET_SECRETS", ""),
        ("JOBMARKET_SECRETS", "./secrets"),
        ("COMPOSE_FILE", "docker-compose.yml:docker-compose.prod.yml"),
        ("SITE_SECRET_KEY", "short"),
    ],
)
def test_what_is_wrong_is_named(name: str, value: str, tmp_path: Path) -> None:
    result = check(settings(tmp_path / "secrets", **{name: value}))
    assert result.returncode == 1, result.stdout
    told = "ports" if name == "GRAFANA_PORT" else name
    assert any(line.startswith(f"{told}: ") for line in result.stdout.splitlines()), result.stdout


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_that_is_missing_or_unreadable_is_named(name: str, tmp_path: Path) -> None:
    file = settings(tmp_path / "secrets")
    secret = tmp_path / "secrets" / name
    secret.chmod(0o600)
    os.chown(secret, 0, 0) if os.geteuid() == 0 else None
    assert f"secret {name}: user 10001 cannot read" in check(file).stdout
    secret.unlink()
    assert f"secret {name}: there is no file" in check(file).stdout


@pytest.mark.parametrize("name", ["database-password", "site-secret-key", "storage-secret-key", "storage-reader-key"])
def test_a_secret_that_can_be_guessed_is_refused_and_never_shown(name: str, tmp_path: Path) -> None:
    file = settings(tmp_path / "secrets")
    (tmp_path / "secrets" / name).write_text("hunter2\n")
    result = check(file)
    assert result.returncode == 1
    assert f"secret {name}: is shorter than" in result.stdout
    assert "hunter2" not in result.stdout + result.stderr


def test_a_line_that_is_no_setting_is_named_by_its_number(tmp_path: Path) -> None:
    file = settings(tmp_path / "secrets")
    file.write_text(file.read_text() + "# a comment\nGATEWAYS 3\n")
    assert f"{file} line 6: is not NAME=value" in check(file).stdout


def test_a_file_with_a_secret_must_not_be_for_everybody(tmp_path: Path) -> None:
    file = settings(tmp_path / "secrets", SITE_SECRET_KEY=secrets.token_hex(32))
    assert "can be read by everybody" in check(file).stdout
    file.chmod(0o640)
    assert check(file).returncode == 0
