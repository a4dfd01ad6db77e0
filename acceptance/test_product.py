"""The product from the outside, in the order a person meets it: start, look, stop, start again."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import urllib.error
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from demo import ROOT, Demo, free_port

SITE_TESTS = ROOT / "jobmarket-dash-adapter" / "site"


def test_every_offer_arrives(demo: Demo) -> None:
    served = demo.number(r"Served by the simulated APIs: ([\d,]+) offers")
    bronze = demo.number(r"bronze ([\d,]+) = silver")
    silver = demo.number(r"= silver ([\d,]+) \+ rejected")
    rejected = demo.number(r"\+ rejected ([\d,]+)")
    assert served == bronze == silver + rejected
    print(f"\nready after {demo.seconds:.0f} s, bronze {bronze} = silver {silver} + rejected {rejected}")


def test_every_offer_of_the_files_is_found_by_its_id(demo: Demo, offers: list[Path]) -> None:
    if not offers:
        pytest.skip("no real offers on this machine (JOBMARKET_SHARED_DATA)")
    ids = []
    for source, file in zip(("francetravail", "adzuna"), offers, strict=True):
        with gzip.open(file, "rt") as lines:
            ids += [f"{source}:{json.loads(line)['id']}" for line in lines]

    def missing(offer_id: str) -> str | None:
        try:
            found = demo.get("/api/v1/offers/" + urllib.parse.quote(offer_id, safe=":"))
            return None if found["id"] == offer_id else offer_id
        except urllib.error.HTTPError as error:
            return f"{offer_id}: {error.code}"

    with ThreadPoolExecutor(8) as pool:
        assert [each for each in pool.map(missing, ids) if each] == []
    print(f"\n{len(ids)} offers found by id")


def test_search_counts_what_the_statistics_count(demo: Demo) -> None:
    found = demo.get("/api/v1/offers?limit=1")
    assert found["total"] > 0
    assert len(found["items"]) == 1
    totals = demo.get("/api/v1/stats/offers")["totals"]
    assert totals["available"] - totals["duplicates"] <= found["total"] <= totals["available"]


def test_an_empty_profile_gets_recommendations_with_reasons(demo: Demo) -> None:
    import urllib.request

    request = urllib.request.Request(
        f"{demo.gateway}/api/v1/recommendations",
        data=json.dumps({"jobTitle": "Data engineer", "skills": ["Python", "SQL"]}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        ranking = json.load(answer)
    assert ranking["items"], "nothing recommended"
    assert all(item["reasons"] for item in ranking["items"])


def test_a_used_port_is_named_with_the_option_that_changes_it(demo: Demo, tmp_path: Path) -> None:
    second = subprocess.run(
        [str(ROOT / "jobmarket"), "demo", "--no-site", "--home", str(tmp_path), "--port", str(demo.port)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode != 0
    assert str(demo.port) in second.stderr
    assert "--port" in second.stderr


def test_the_site_in_a_browser(demo: Demo) -> None:
    screenshots = ROOT / "target" / "screenshots"
    screenshots.mkdir(parents=True, exist_ok=True)
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "tests/browser"],
        cwd=SITE_TESTS,
        env=os.environ
        | {
            "JOBMARKET_TEST_SITE_URL": demo.site,
            "JOBMARKET_TEST_GATEWAY_URL": demo.gateway,
            "JOBMARKET_TEST_SHOTS": str(screenshots),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    print("\n" + result.stdout[-6000:])
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]


def test_ctrl_c_leaves_nothing_and_a_second_start_reuses_the_release(demo: Demo, home: Path) -> None:
    assert len(demo.processes()) >= 3, "pipeline, gateway and site"
    release = (home / "releases" / "current").read_text()
    assert demo.press_ctrl_c() == 0
    assert demo.processes() == []

    with Demo(home, demo.arguments) as second:
        assert (home / "releases" / "current").read_text() == release
        assert second.get("/api/v1/offers?limit=1")["total"] > 0
        print(f"\nsecond start ready after {second.seconds:.0f} s")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--offers", "no-such-file.jsonl"], "no-such-file.jsonl"),
        (["--offers", "README.md"], "none of these files holds an offer"),
        (["--port", "eighty"], "--port"),
        (["--frobnicate"], "--frobnicate"),
    ],
)
def test_bad_usage_names_what_was_wrong(arguments: list[str], said: str, tmp_path: Path) -> None:
    result = subprocess.run(
        [str(ROOT / "jobmarket"), "demo", "--no-site", "--port", str(free_port()), "--home", str(tmp_path), *arguments],
        cwd=ROOT / "acceptance",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 2
    assert said in result.stderr
