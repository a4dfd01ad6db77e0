"""The daily pipeline of jobmarket, task by task, for teams that have Airflow.

It does what `jobmarket run` does, with Airflow's schedule, retries, alerts and history in the place of its own:
each source is harvested; when at least one came, what people left in the application database is collected, and silver,
gold and a release are made of what there is. A source that failed makes the whole run fail in the end, so that
somebody looks; what the others brought is published all the same.

Commands write one at a time: one that finds another at work waits for it.

Set in the environment of the workers:

- `JOBMARKET_COMMAND`: the script, such as /opt/jobmarket/jobmarket; the default finds it on the PATH
- `JOBMARKET_SOURCES`: which sources have credentials; default "francetravail adzuna"
- `JOBMARKET_RETRIES`: how often a task that failed is tried again, every five minutes; default 2
- what the commands themselves read, such as JOBMARKET_HOME, JOBMARKET_WAREHOUSE_URL and the credentials
"""

from __future__ import annotations

import os
import shlex
from datetime import timedelta

import pendulum
from airflow.sdk import TriggerRule, dag, task

SOURCES = os.environ.get("JOBMARKET_SOURCES", "francetravail adzuna").split()


def jobmarket(*arguments: str) -> str:
    """A command line; the command waits for its turn."""
    return shlex.join([os.environ.get("JOBMARKET_COMMAND", "jobmarket"), *arguments, "--wait", "2h"])


@dag(
    schedule="30 21 * * *",
    start_date=pendulum.datetime(2026, 1, 1, tz="Europe/Paris"),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": int(os.environ.get("JOBMARKET_RETRIES", "2")), "retry_delay": timedelta(minutes=5), "execution_timeout": timedelta(hours=6)},
    tags=["jobmarket"],
    doc_md=__doc__,
)
def jobmarket_daily() -> None:
    @task.bash
    def harvest(source: str) -> str:
        return jobmarket("harvest", "--source", source)

    @task.bash(trigger_rule=TriggerRule.ALL_DONE_MIN_ONE_SUCCESS)
    def collect() -> str:
        return jobmarket("collect")

    @task.bash
    def transform() -> str:
        return jobmarket("transform")

    @task.bash
    def publish() -> str:
        return jobmarket("publish")

    # On the first day there is no release to compare with: bad usage to the command.
    @task.bash(skip_on_exit_code=2)
    def drift() -> str:
        return jobmarket("drift")

    @task
    def every_source_came() -> None:
        """Fails the run when a source failed."""

    harvests = [harvest.override(task_id=f"harvest_{source}")(source) for source in SOURCES]
    harvests >> every_source_came()
    harvests >> collect() >> transform() >> publish() >> drift()


jobmarket_daily()
