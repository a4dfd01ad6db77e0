"""What production adds: PostgreSQL, a worker, MLflow, two gateways on one release in object storage, secrets as files.

APIs are simulated.
"""

from __future__ import annotations

import base64
import json
import secrets
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from containers.stack import Stack, Visitor
from demo import free_port
from readers import Readers

SECRETS = {
    "database-password": "it's " + secrets.token_hex(16),
    "site-secret-key": secrets.token_hex(32),
    "france-travail-client-secret": "simulator-secret",
    "adzuna-app-key": "simulator-key",
    "storage-secret-key": secrets.token_hex(32),
    "storage-reader-key": secrets.token_hex(32),
}
ADMINISTRATOR = ("administrator@example.org", "a first " + secrets.token_hex(8))


@pytest.fixture(scope="module")
def production(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    stack.compose("down", "-v")  # two at once would only wait for each other
    folder = tmp_path_factory.mktemp("production") / "secrets"
    folder.mkdir(mode=0o755)
    folder.parent.chmod(0o755)
    for name, value in {**SECRETS, "administrators": " ".join(ADMINISTRATOR)}.items():
        (folder / name).write_text(value + "\n")
        (folder / name).chmod(0o644)
    production = Stack(
        "jobmarket-test-production",
        settings={
            "COMPOSE_FILE": "docker-compose.yml:docker-compose.production.yml:docker-compose.storage.yml",
            "COMPOSE_PROFILES": "demo,mlflow",
            "MLFLOW_TRACKING_URI": "http://mlflow-tracking:5000",
            "MLFLOW_PORT": str(free_port()),
            "JOBMARKET_SECRETS": str(folder),
            "FRANCE_TRAVAIL_BASE_URL": "http://simulator:9090/partenaire/offresdemploi",
            "FRANCE_TRAVAIL_TOKEN_URL": "http://simulator:9090/connexion/oauth2/access_token?realm=%2Fpartenaire",
            "FRANCE_TRAVAIL_CLIENT_ID": "PAR_simulator_client",
            "ADZUNA_BASE_URL": "http://simulator:9090/v1/api",
            "ADZUNA_APP_ID": "simulator-app",
        },
    )
    production.compose("down", "-v")
    print(f"\nproduction healthy after {production.up():.0f} s")
    yield production
    production.compose("down", "-v")


def gateways(production: Stack) -> list[str]:
    return production.compose("ps", "-q", "backend").split()


def test_two_gateways_know_the_same_accounts(production: Stack) -> None:
    assert len(gateways(production)) == 2
    visitor = production.visitor()
    visitor.register()
    visitor.save(visitor.get("offers?limit=1")["items"][0]["id"])
    assert [len(visitor.saved()) for _ in range(10)] == [1] * 10
    deadline = time.monotonic() + 60  # Prometheus may have looked before both were ready
    while True:
        ready = production.query('haproxy_backend_active_servers{proxy="gateways"}')[0]["value"][1]
        if ready == "2" or time.monotonic() > deadline:
            break
        time.sleep(3)
    assert ready == "2"


def test_two_gateways_count_wrong_passwords_together(production: Stack) -> None:
    codes = []
    for _ in range(8):  # of which the proxy gives each of them every other one
        request = urllib.request.Request(
            f"{production.site}/api/v1/auth/login",
            b'{"email": "nobody.knows@example.org", "password": "wrong but long enough"}',
            {"Content-Type": "application/json"},
        )
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=20)
        codes.append(refused.value.code)
    assert codes == [401] * 5 + [429] * 3


def test_a_new_release_is_served_without_a_failed_request(production: Stack) -> None:
    before = production.visitor().get("offers?limit=1")["release"]
    with Readers(production.site) as readers:
        production.compose("run", "--rm", "elt", "publish")
        time.sleep(8)
    assert readers.failures == []
    assert {production.visitor().get("offers?limit=1")["release"] for _ in range(6)}.isdisjoint({before})


def test_a_gateway_reads_releases_and_can_neither_write_them_nor_reach_who_can(production: Stack) -> None:
    ask = """
. /usr/local/lib/jobmarket/secrets.sh
key=$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY
s3() {
  curl -s -m 5 -o /dev/null -w '%{http_code} ' -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' \\
    --aws-sigv4 aws:amz:us-east-1:s3 --user "$key" "$@" || :
}
s3 "$AWS_ENDPOINT_URL/releases/current"
s3 -X PUT --data-binary none "$AWS_ENDPOINT_URL/releases/current"
s3 -X DELETE "$AWS_ENDPOINT_URL/releases/current"
s3 http://object-storage:7070/releases/current
"""
    answers = production.run("docker", "exec", gateways(production)[0], "sh", "-euc", ask).stdout.split()
    assert answers == ["200", "403", "403", "000"]


def keys(production: Stack, *arguments: str) -> str:
    return production.compose("exec", "-T", "backend", "backend", "keys", *arguments)


def signed_with(visitor: Visitor) -> str:
    """The key that the visitor's token names."""
    header = visitor.token.split(".")[0]
    return json.loads(base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)))["kid"]


def refused(visitor: Visitor) -> int:
    """How many of ten requests are refused, of which each gateway gets some."""
    times = 0
    for _ in range(10):
        try:
            visitor.get("me")
        except AssertionError as e:
            assert " 401 " in str(e)
            times += 1
    return times


def test_keys_of_tokens_change_in_every_gateway_at_once(production: Stack) -> None:
    before, after = production.visitor(), production.visitor()
    before.register()
    keys(production, "rotate")
    after.register()
    assert signed_with(after) != signed_with(before)
    with urllib.request.urlopen(f"{production.site}/.well-known/jwks.json", timeout=10) as answer:
        published = [key["kid"] for key in json.load(answer)["keys"]]
    assert {signed_with(before), signed_with(after)} <= set(published)
    assert (refused(before), refused(after)) == (0, 0)
    keys(production, "retire", signed_with(before))
    assert (refused(before), refused(after)) == (10, 0)


@pytest.fixture(scope="module")
def administrator(production: Stack) -> Visitor:
    visitor = production.visitor()
    visitor.email, visitor.password = ADMINISTRATOR
    visitor.sign_in()
    return visitor


def done(administrator: Visitor, job: dict, within_seconds: float) -> dict:
    """The job once it has ended, which it must do well."""
    deadline = time.monotonic() + within_seconds
    while job["state"] in ("REQUESTED", "RUNNING"):
        assert time.monotonic() < deadline, job
        time.sleep(2)
        job = administrator.get(f"jobs/{job['id']}")
    assert job["state"] == "SUCCEEDED", job
    return job


def test_a_model_is_trained_promoted_and_served_without_a_failed_request(
    production: Stack, administrator: Visitor
) -> None:
    visitor = production.visitor()
    profile = {"jobTitle": "Data engineer"}
    before = visitor.send("POST", "recommendations", profile)["model"]
    with Readers(production.site) as readers:
        done(administrator, administrator.send("POST", "training", {"force": True}), within_seconds=900)
        version = administrator.get("models")["items"][0]["version"]
        done(administrator, administrator.send("POST", f"models/{version}/promote", {"force": True}), within_seconds=60)
        done(administrator, administrator.send("POST", "pipeline/runs", {"only": ["publish"]}), within_seconds=180)
        deadline = time.monotonic() + 30
        while visitor.send("POST", "recommendations", profile)["model"] == before and time.monotonic() < deadline:
            time.sleep(1)
    assert readers.failures == []
    after = {visitor.send("POST", "recommendations", profile)["model"]["version"] for _ in range(6)}
    assert after.isdisjoint({before["version"]})
    assert [model["version"] for model in administrator.get("models")["items"] if model["serving"]] == [version]


def test_the_model_that_serves_answers_in_mlflows_own_protocol(production: Stack, administrator: Visitor) -> None:
    """The test before has promoted one; it is fetched within seconds."""
    program = """
import json, urllib.request as u
import mlflow
columns = mlflow.models.get_model_info("models:/jobmarket-ranking@champion").signature.inputs.input_names()
rows = [[None] * len(columns), [0.5] * len(columns)]
body = json.dumps({"dataframe_split": {"columns": columns, "data": rows}}).encode()
asked = u.Request("http://127.0.0.1:5000/invocations", body, {"Content-Type": "application/json"})
print(len(json.load(u.urlopen(asked, timeout=60))["predictions"]))
"""
    deadline = time.monotonic() + 120
    while True:
        answer = production.run(
            *["docker", "compose", "exec", "-T", "mlflow-model", "python", "-c", program], check=False
        )
        if answer.returncode == 0 or time.monotonic() > deadline:
            break
        time.sleep(5)
    assert answer.stdout.strip() == "2", answer.stderr[-3000:]


def test_a_gateway_stops_without_a_failed_request(production: Stack) -> None:
    with Readers(production.site) as readers:
        production.run("docker", "stop", gateways(production)[0])
        time.sleep(3)
    assert readers.failures == []
    production.compose("up", "-d", "--wait", "backend")


def test_the_database_dies_and_nothing_acknowledged_is_lost(production: Stack) -> None:
    visitor = production.visitor()
    visitor.register()
    production.kill("postgres")
    time.sleep(1)
    production.await_healthy("postgres")
    deadline = time.monotonic() + 60
    while True:
        try:
            visitor.sign_in()
            break
        except AssertionError:
            assert time.monotonic() < deadline
            time.sleep(1)


def test_the_database_is_watched_by_somebody_who_cannot_read_accounts(production: Stack) -> None:
    assert production.unanswered(["database"]) == []
    asked = ["docker", "compose", "exec", "-T", "postgres"]
    client = ["psql", "-h", "/var/lib/jobmarket/socket", "-U", "monitor", "-d", "jobmarket", "-tAc"]
    tables = (
        "select count(*), count(*) filter (where has_table_privilege(oid, 'select')) from pg_class where relkind = 'r'"
    )
    accounts = f"{tables} and relnamespace = 'public'::regnamespace"
    there, readable = production.run(*asked, *client, accounts).stdout.strip().split("|")
    assert int(there) > 0
    assert int(readable) == 0
    superuser = production.run(*asked, "psql", *client[1:3], "-U", "postgres", "-c", "select 1", check=False)
    assert "no pg_hba.conf entry" in superuser.stderr


def test_every_service_of_production_is_told_by_its_processes(production: Stack) -> None:
    assert production.unseen() == set()


def test_no_secret_is_shown_by_the_engine(production: Stack) -> None:
    for service in ("etl", "worker", "backend", "frontend", "postgres", "object-storage", "object-storage-reader"):
        shown = production.run("docker", "inspect", production.container(service)).stdout
        assert [name for name, value in SECRETS.items() if value in shown] == []


def test_production_says_what_it_lacks(engine: None) -> None:
    lacking = Stack(settings={"COMPOSE_FILE": "docker-compose.yml:docker-compose.production.yml"})
    result = lacking.run("docker", "compose", "config", "-q", check=False)
    assert result.returncode != 0
    assert "FRANCE_TRAVAIL_CLIENT_ID" in result.stderr or "ADZUNA_APP_ID" in result.stderr
