"""Two gateways, each with a disk of its own, serve what is published into object storage."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from demo import ROOT, free_port
from readers import Readers

SERVER = os.environ.get("JOBMARKET_VERSITYGW", "")
KEY, SECRET = "publisher", "a secret of tests"
WITHIN_SECONDS = 60
NEVER_PUBLISHED = "29991231-000000-000"

pytestmark = pytest.mark.skipif(not SERVER, reason="JOBMARKET_VERSITYGW names no S3 server")


class Storage:
    """A real S3 server over a folder: an object is a file in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.releases = folder / "releases" / "market"
        (folder / "releases").mkdir(parents=True)
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [SERVER, "--port", f"127.0.0.1:{self.port}", "--quiet", "posix", "--nometa", str(self.folder)],
            env=os.environ | {"ROOT_ACCESS_KEY": KEY, "ROOT_SECRET_KEY": SECRET},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def environment(self, home: Path) -> dict[str, str]:
        return os.environ | {
            "JOBMARKET_HOME": str(home),
            "JOBMARKET_RELEASES_URL": "s3://releases/market",
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
        }

    def current(self) -> str:
        return (self.releases / "current").read_text().strip()

    def point(self, release: str) -> None:
        (self.releases / "current").write_text(release + "\n")


class Gateway:
    """A gateway as it is started in a container."""

    def __init__(self, home: Path, storage: Storage) -> None:
        self.url = f"http://127.0.0.1:{(port := free_port())}"
        target = ROOT / "jobmarket-gateway" / "target"
        self.log = home.parent / f"{home.name}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                ["java", "-Xmx400m", "-cp", f"{target}/classes:{target}/lib/*", "fr.jobmarket.gateway.Application"],
                env=storage.environment(home)
                | {"JOBMARKET_GATEWAY_PORT": str(port), "JOBMARKET_RELEASE_POLL": "200ms"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def release(self) -> str | None:
        try:
            with urllib.request.urlopen(f"{self.url}/api/v1/stats/offers", timeout=10):
                pass
            with urllib.request.urlopen(f"{self.url}/health/readiness", timeout=10) as answer:
                return json.load(answer)["details"]["release"]["details"]["id"]
        except (OSError, KeyError):
            return None

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


def eventually(what: Callable[[], bool], say: Callable[[], str]) -> None:
    until = time.monotonic() + WITHIN_SECONDS
    while not what():
        assert time.monotonic() < until, say()
        time.sleep(0.2)


@contextmanager
def two_gateways(folder: Path, storage: Storage) -> Iterator[list[Gateway]]:
    gateways = [Gateway(folder / name, storage) for name in ("here", "there")]
    try:
        yield gateways
    finally:
        for gateway in gateways:
            gateway.stop()


def jobmarket(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [str(ROOT / "jobmarket"), *arguments], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def test_two_machines_serve_what_is_published_into_a_bucket(tmp_path: Path) -> None:
    storage = Storage(tmp_path / "storage")
    publisher = storage.environment(tmp_path / "publisher")
    offers = tmp_path / "offers.jsonl"
    jobmarket(publisher, "simulate", "offers", "--source", "francetravail", "--count", "300", "--out", str(offers))
    jobmarket(publisher, "import", str(offers))
    jobmarket(publisher, "transform")
    try:
        with two_gateways(tmp_path, storage) as gateways, ExitStack() as asked:

            def all_serve(release: str) -> None:
                eventually(
                    lambda: all(gateway.release() == release for gateway in gateways),
                    lambda: "\n".join(gateway.log.read_text()[-2000:] for gateway in gateways),
                )

            jobmarket(publisher, "publish")
            first = storage.current()
            all_serve(first)
            readers = [asked.enter_context(Readers(gateway.url, "/api/v1/offers?q=data&limit=5")) for gateway in gateways]

            jobmarket(publisher, "publish")
            second = storage.current()
            assert second != first
            all_serve(second)

            # One flipped byte, and a release that was never whole, are refused; the previous one stays.
            damaged = storage.releases / NEVER_PUBLISHED
            shutil.copytree(storage.releases / second, damaged)
            file = max((damaged / "index").iterdir(), key=lambda path: path.stat().st_size)
            content = bytearray(file.read_bytes())
            content[len(content) // 2] ^= 1
            file.write_bytes(content)
            storage.point(NEVER_PUBLISHED)
            for gateway in gateways:
                eventually(lambda gateway=gateway: "is damaged" in gateway.log.read_text(), gateway.log.read_text)
            all_serve(second)

            storage.kill()
            all_serve(second)
            storage.start()

            jobmarket(publisher, "releases", "rollback")
            assert storage.current() == first
            all_serve(first)
            for reader in readers:
                assert reader.failures == []
                assert reader.answers > 0
    finally:
        storage.kill()
