"""Readers of a running product, so that what was not answered is noticed."""

from __future__ import annotations

import threading
import time
import urllib.request


class Readers:
    """People who search without pause; what they could not read is a failure."""

    def __init__(self, site: str, path: str = "/api/v1/offers?limit=1") -> None:
        self.url = site + path
        self.answers = 0
        self.failures: list[str] = []
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self._read) for _ in range(3)]

    def _read(self) -> None:
        while not self.over.is_set():
            try:
                with urllib.request.urlopen(self.url, timeout=20) as answer:
                    answer.read()
                self.answers += 1
            except OSError as e:
                self.failures.append(f"{time.strftime('%X')} {e}")
            time.sleep(0.02)

    def __enter__(self) -> Readers:
        for thread in self.threads:
            thread.start()
        time.sleep(1)
        return self

    def __exit__(self, *_: object) -> None:
        time.sleep(3)
        self.over.set()
        for thread in self.threads:
            thread.join()
        print(f"\n{self.answers} answers, {len(self.failures)} failures")
