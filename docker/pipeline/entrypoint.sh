#!/bin/sh
# The one entry of the image. "etl" and "elt" work for ever, "healthy" asks how that goes, every other word is a command
# of the command line. Between two runs there is no virtual machine, only this shell asleep.
set -eu

# STATE/step is as old as the last time that the step went well, STATE/step.failed is there while it does not.
STATE=$JOBMARKET_HOME/state
# What is here in Prometheus' form is scraped by way of the node exporter.
METRICS=$JOBMARKET_HOME/metrics
# How long a step waits for its turn with the warehouse, which etl, elt and worker share.
TURN=6h
CHILD=

command_line() {
  # shellcheck disable=SC2086 # JAVA_FLAGS is a list
  exec java $JAVA_FLAGS -Duser.timezone=UTC -cp '/opt/jobmarket/own/*:/opt/jobmarket/lib/*' fr.jobmarket.demo.Main "$@"
}

# A shell hears a signal only while it waits.
await() {
  CHILD=$!
  wait "$CHILD"
}
pause() {
  sleep "$1" &
  await
}
stop() {
  if [ -n "$CHILD" ] && kill "$CHILD" 2>/dev/null; then wait "$CHILD" || :; fi
  exit 0
}

# step NAME ARGUMENT…: runs a command and leaves behind how it went.
step() {
  name=$1 began=$(date +%s) succeeded=1
  shift
  command_line "$name" "$@" &
  await || succeeded=0
  if [ $succeeded = 1 ]; then
    touch "$STATE/$name"
    rm -f "$STATE/$name.failed"
  else
    touch "$STATE/$name.failed"
  fi
  tell "$name" <<METRICS
# TYPE jobmarket_step_succeeded gauge
jobmarket_step_succeeded{step="$name"} $succeeded
# TYPE jobmarket_step_seconds gauge
jobmarket_step_seconds{step="$name"} $(($(date +%s) - began))
# TYPE jobmarket_step_last_success_timestamp_seconds gauge
jobmarket_step_last_success_timestamp_seconds{step="$name"} $(written "$STATE/$name")
METRICS
  [ $succeeded = 1 ]
}

tell() { cat >"$METRICS/$1.next" && mv "$METRICS/$1.next" "$METRICS/$1.prom"; }

# What the current release counts, by the name its manifest gives each count.
tell_release() {
  manifest=$JOBMARKET_HOME/releases/$(cat "$JOBMARKET_HOME/releases/current")/manifest.json
  {
    echo "# TYPE jobmarket_release_rows gauge"
    tr -d ' \n' <"$manifest" | sed -E 's/.*"counts":\{([^}]*)\}.*/\1/' | tr ',' '\n' |
      sed -E 's/^"([^"]+)":([0-9]+)$/jobmarket_release_rows{rows="\1"} \2/'
    echo
  } | tell release
}

# How far the release is from the one before it. What is found, or cannot be compared, keeps no release back.
tell_drift() {
  [ "$(find "$JOBMARKET_HOME/releases" -mindepth 2 -maxdepth 2 -name manifest.json | wc -l)" -gt 1 ] || return 0
  # Nothing is known of this release when that fails: what was found of another must not stand for it.
  if step drift; then tell found <"$JOBMARKET_HOME/drift/metrics.prom"; else rm -f "$METRICS/found.prom"; fi
}

# The latest moment that a harvest should have begun at, in seconds.
scheduled() {
  moment=$(date -u -d "today ${ETL_AT:-05:00}" +%s)
  [ "$moment" -le "$(date +%s)" ] || moment=$((moment - 86400))
  echo "$moment"
}
written() { stat -c %Y "$1" 2>/dev/null || echo 0; }

again_later() {
  echo "$(date -u +%FT%TZ) $1 failed and is tried again in ${RETRY_SECONDS:-900} s"
  pause "${RETRY_SECONDS:-900}"
}

# One source that fails does not keep the others from being published: the first failure of a day lets on what arrived.
etl() {
  failures=0
  while :; do
    if [ "$(written "$STATE/harvest")" -ge "$(scheduled)" ]; then
      pause 30
    elif step harvest --source "${ETL_SOURCE:-all}" --wait "$TURN"; then
      touch "$STATE/arrived"
      failures=0
    else
      failures=$((failures + 1))
      [ "$failures" -gt 1 ] || touch "$STATE/arrived"
      again_later "the harvest"
    fi
  done
}

elt() {
  while :; do
    # Read before the work, which may take long: what arrives meanwhile is due again.
    arrived=$(written "$STATE/arrived")
    if [ "$arrived" = "$(cat "$STATE/released" 2>/dev/null || echo 0)" ]; then
      pause 5
    elif step transform --wait "$TURN" && step publish --wait "$TURN"; then
      echo "$arrived" >"$STATE/released.next" && mv "$STATE/released.next" "$STATE/released"
      tell_release
      tell_drift
    else
      again_later "the release"
    fi
  done
}

# Every step went well the last time.
healthy() {
  for name in "$@"; do
    [ -e "$STATE/$name" ] && [ ! -e "$STATE/$name.failed" ] || return 1
  done
}

case ${1:-} in
  healthy)
    shift
    healthy "$@"
    exit
    ;;
esac

# shellcheck source=docker/shared/secrets.sh
. /usr/local/lib/jobmarket/secrets.sh
case ${1:-} in
  etl | elt)
    mkdir -p "$STATE" "$METRICS"
    trap stop TERM INT
    "$1"
    ;;
  *) command_line "$@" ;;
esac
