"""The SDK as a stranger's project meets it: from a repository, by its coordinates, on every JDK that is promised."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import ROOT, free_port

CACHE = Path(os.environ.get("JOBMARKET_CACHE", Path.home() / ".cache" / "jobmarket")) / "consumer"
PUBLISHED = "jobmarket-sdk/core,jobmarket-sdk/search,jobmarket-sdk/sdk"
LIMIT_MEGABYTES = 6

PROJECT = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId>
  <artifactId>consumer</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <repositories>
    <repository><id>jobmarket</id><url>{repository}</url></repository>
  </repositories>
  <build>
    <pluginManagement>
      <plugins>
        <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version></plugin>
        <plugin><artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version></plugin>
        <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
      </plugins>
    </pluginManagement>
  </build>
{dependency}</project>
"""


def jdks() -> list[Path]:
    """The default JDK and a newer one, where the machine has one."""
    javac = shutil.which("javac")
    found = [Path(javac).resolve().parent.parent] if javac else []
    for folder in sorted(Path("/usr/lib/jvm").glob("*25*")):
        if (folder / "bin" / "javac").exists():
            found.append(folder.resolve())
    return list(dict.fromkeys(found))


def maven(folder: Path, *arguments: str, jdk: Path | None = None) -> str:
    """Runs Maven with a local repository of its own; from the second time on without a network."""
    environment = dict(os.environ)
    if jdk:
        environment["JAVA_HOME"] = str(jdk)
    command = ["mvn", "-B", "-q", f"-Dmaven.repo.local={CACHE}", "-Daether.offline.protocols=file", *arguments]
    offline = subprocess.run([*command, "-o"], cwd=folder, env=environment, capture_output=True, text=True)
    if offline.returncode == 0:
        return offline.stdout
    online = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert online.returncode == 0, online.stdout + online.stderr
    return online.stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A repository that holds what importing teams get, as a release would put it there."""
    folder = tmp_path_factory.mktemp("repository")
    url = folder.as_uri()
    deployed = subprocess.run(
        ["mvn", "-B", "-q", "-o", "deploy", "-DskipTests", "-Dquick", "-Dspotless.check.skip=true"]
        + ["-pl", PUBLISHED, "-am", f"-DaltDeploymentRepository=consumer::{url}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if deployed.returncode != 0:  # a first run has yet to fetch the plugin that deploys
        deployed = subprocess.run([a for a in deployed.args if a != "-o"], cwd=ROOT, capture_output=True, text=True)
    assert deployed.returncode == 0, deployed.stdout + deployed.stderr
    shutil.rmtree(CACHE / "fr" / "jobmarket", ignore_errors=True)
    return url


def project(folder: Path, repository: str, artifact: str | None) -> Path:
    readme = (ROOT / "README.md").read_text()
    stated = re.search(r"```xml\n(<dependency>.*?</dependency>)", readme, re.S)
    assert stated, "the README shows the dependency"
    dependency = stated[1] if artifact is None else stated[1].replace("jobmarket-sdk", artifact)
    (folder / "pom.xml").write_text(
        PROJECT.format(repository=repository, dependency=f"  <dependencies>{dependency}</dependencies>\n")
    )
    return folder


def libraries(folder: Path) -> dict[str, int]:
    maven(folder, "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=lib")
    return {jar.name: jar.stat().st_size for jar in (folder / "lib").iterdir()}


def test_core_alone_is_light(tmp_path: Path, repository: str) -> None:
    jars = libraries(project(tmp_path, repository, "jobmarket-core"))
    assert not [name for name in jars if "lucene" in name or "yaml" in name], jars
    besides = sum(size for name, size in jars.items() if not name.startswith("jackson-")) / 1e6
    print(f"\njobmarket-core resolves {besides:.2f} MB besides Jackson: {sorted(jars)}")
    assert besides <= LIMIT_MEGABYTES


@pytest.fixture(scope="module")
def simulator() -> Iterator[dict[str, str]]:
    """The simulated APIs, as settings of the environment."""
    port = free_port()
    process = subprocess.Popen(
        [str(ROOT / "jobmarket"), "simulate", "serve", "--count", "400", "--port", str(port)],
        stdout=subprocess.PIPE,
        text=True,
    )
    settings: dict[str, str] = {}
    assert process.stdout
    for line in process.stdout:
        stated = re.search(r"\b((?:FRANCE_TRAVAIL|ADZUNA)_[A-Z_]+)=(\S+)", line)
        if stated:
            settings[stated[1]] = stated[2]
        if len(settings) == 7:
            break
    yield settings
    process.terminate()
    process.wait(30)


@pytest.mark.parametrize("jdk", jdks(), ids=lambda jdk: jdk.name)
def test_the_example_of_the_readme_compiles_unchanged_and_runs_twice(
    jdk: Path, tmp_path: Path, repository: str, simulator: dict[str, str]
) -> None:
    folder = project(tmp_path, repository, None)
    example = re.search(r"```java\n(.*?)```", (ROOT / "README.md").read_text(), re.S)
    assert example
    source = folder / "src" / "main" / "java" / "FirstSteps.java"
    source.parent.mkdir(parents=True)
    source.write_text(example[1])
    maven(folder, "compile", jdk=jdk)
    jars = libraries(folder)
    for _ in range(2):
        run = subprocess.run(
            [str(jdk / "bin" / "java"), "-cp", f"target/classes:{folder}/lib/*", "FirstSteps"],
            cwd=folder,
            env={**os.environ, **simulator},
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        assert len(run.stdout.splitlines()) == 10, run.stdout
    print(f"\n{jdk.name}: compiled and ran twice with {len(jars)} libraries; first: {run.stdout.splitlines()[0]}")


def test_a_newer_jdk_was_tried() -> None:
    if len(jdks()) < 2:
        pytest.skip("no second JDK on this machine")
