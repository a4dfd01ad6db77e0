"""Drives ./jobmarket demo from the outside, as a person at a terminal would."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
READY_WITHIN_SECONDS = 240  # far above what a quiet machine needs; the note of a release gives the measured time


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def shared_offers() -> list[Path]:
    """Real offers, where this machine has them; the demo then runs on a synthetic market."""
    folder = Path(os.environ.get("JOBMARKET_SHARED_DATA", ROOT.parent / "shared" / "data"))
    files = [folder / "francetravail-offers.jsonl.gz", folder / "adzuna-fr-offers.jsonl.gz"]
    return files if all(file.exists() for file in files) else []


@dataclass
class Demo:
    """One run of the demo in a session of its own, so that its processes can be counted."""

    home: Path
    arguments: list[str] = field(default_factory=list)
    port: int = field(default_factory=free_port)
    site_port: int = field(default_factory=free_port)

    def __enter__(self) -> Self:
        self.output = self.home.parent / f"demo-{self.port}.txt"
        self.started = time.monotonic()
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [
                    str(ROOT / "jobmarket"),
                    "demo",
                    "--home",
                    str(self.home),
                    "--port",
                    str(self.port),
                    "--site-port",
                    str(self.site_port),
                    *self.arguments,
                ],
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._await_ready()
        self.seconds = time.monotonic() - self.started
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.press_ctrl_c()

    def _await_ready(self) -> None:
        while time.monotonic() - self.started < READY_WITHIN_SECONDS:
            if self.process.poll() is not None:
                raise AssertionError(f"the demo ended with {self.process.returncode}:\n{self.text()}")
            if "Press Ctrl-C" in self.text():
                return
            time.sleep(0.2)
        os.killpg(self.process.pid, signal.SIGKILL)
        raise AssertionError(f"the demo was not ready in time:\n{self.text()}")

    def text(self) -> str:
        return self.output.read_text()

    def press_ctrl_c(self) -> int:
        """What a terminal does: the signal goes to every process of the foreground group."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=30)

    def processes(self) -> list[str]:
        """Command lines of everything that still runs in the demo's session."""
        listing = subprocess.run(
            ["ps", "-s", str(self.process.pid), "-o", "pid=,args="], capture_output=True, text=True, check=False
        )
        return listing.stdout.splitlines()

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.site_port}"

    @property
    def gateway(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> dict:
        with urllib.request.urlopen(f"{self.gateway}{path}", timeout=20) as answer:
            return json.load(answer)

    def number(self, pattern: str) -> int:
        """A number the demo printed; the pattern has one group."""
        match = re.search(pattern, self.text())
        assert match, f"not printed: {pattern}\n{self.text()}"
        return int(match.group(1).replace(",", ""))
