#!/bin/sh
# Serves the volume: a bucket is a folder in it, an object a file. "--readonly" is for who reads alone.
set -eu
# shellcheck source=docker/shared/secrets.sh
. /usr/local/lib/jobmarket/secrets.sh
: "${AWS_ACCESS_KEY_ID:?is the name of the key}"
: "${AWS_SECRET_ACCESS_KEY:?is the secret of the key; give it as AWS_SECRET_ACCESS_KEY_FILE}"
[ "${1:-}" = --readonly ] || mkdir -p /var/lib/jobmarket/releases /var/lib/jobmarket/models
export ROOT_ACCESS_KEY="$AWS_ACCESS_KEY_ID" ROOT_SECRET_KEY="$AWS_SECRET_ACCESS_KEY"
unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
exec versitygw --port :7070 --quiet "$@" posix --nometa /var/lib/jobmarket
