#!/bin/sh
# The one entry of the image: "keys" and what follows is the command of that name, nothing the gateway.
set -eu
java_of() {
  # shellcheck disable=SC2086 # JAVA_FLAGS is a list
  exec java $JAVA_FLAGS -XX:SharedArchiveFile=/opt/jobmarket/classes.jsa -Duser.timezone=UTC @/opt/jobmarket/classpath "$@"
}
if [ "${1:-}" = keys ]; then
  shift
  java_of fr.jobmarket.gateway.key.KeysCommand "$@"
fi
# shellcheck source=docker/shared/secrets.sh
. /usr/local/lib/jobmarket/secrets.sh
java_of fr.jobmarket.gateway.Application
