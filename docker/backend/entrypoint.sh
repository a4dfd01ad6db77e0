#!/bin/sh
set -eu
# shellcheck source=docker/shared/secrets.sh
. /usr/local/lib/jobmarket/secrets.sh
# shellcheck disable=SC2086 # JAVA_FLAGS is a list
exec java $JAVA_FLAGS -Duser.timezone=UTC -cp '/opt/jobmarket/own/*:/opt/jobmarket/lib/*' fr.jobmarket.gateway.Application
