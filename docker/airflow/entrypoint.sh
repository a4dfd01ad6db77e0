#!/bin/sh
# Without a word: scheduler, API and page of one machine. Every other word is a command of Airflow.
set -eu
# shellcheck source=docker/shared/secrets.sh
. /usr/local/lib/jobmarket/secrets.sh
[ $# != 0 ] || set -- standalone
exec airflow "$@"
