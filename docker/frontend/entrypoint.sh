#!/bin/sh
set -eu
# shellcheck source=docker/shared/secrets.sh
. /usr/local/lib/jobmarket/secrets.sh
exec gunicorn --no-control-socket --worker-tmp-dir /tmp -w "${SITE_WORKERS:-2}" --threads 4 -b 0.0.0.0:8050 jobmarket_site.app:server
