#!/bin/sh
# Writes the class path and the archive of its classes: starts the gateway over a small release, asks what callers ask
# first, and keeps what was loaded for it, so that a start of the image need not find and check each class in its jar.
set -eu
export JOBMARKET_HOME=/tmp/home JOBMARKET_GATEWAY_HOST=127.0.0.1 JOBMARKET_GATEWAY_PORT=38080
# In one order everywhere, for an archive is of one class path.
printf -- '-cp %s' "$(find /opt/jobmarket/own /opt/jobmarket/lib -name '*.jar' | sort | paste -sd :)" >/opt/jobmarket/classpath
mkdir "$JOBMARKET_HOME"
cp -r /releases "$JOBMARKET_HOME/"
# shellcheck disable=SC2086 # JAVA_FLAGS is a list
java $JAVA_FLAGS -XX:ArchiveClassesAtExit=/opt/jobmarket/classes.jsa -Duser.timezone=UTC @/opt/jobmarket/classpath \
  fr.jobmarket.gateway.Application &
gateway=$!
at=http://127.0.0.1:$JOBMARKET_GATEWAY_PORT
until curl -fs -o /dev/null $at/health/readiness; do
  kill -0 $gateway
  sleep 0.2
done
for path in 'offers?q=java' stats/offers stats/salaries; do
  curl -fsS -o /dev/null "$at/api/v1/$path"
done
curl -fsS -o /dev/null -H 'Content-Type: application/json' -d '{"jobTitle": "serveuse"}' $at/api/v1/recommendations
kill $gateway
wait $gateway || [ $? = 143 ]
rm -r "$JOBMARKET_HOME"
chmod 0444 /opt/jobmarket/classes.jsa
