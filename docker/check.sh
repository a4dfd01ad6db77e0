#!/usr/bin/env bash
# Checks the settings of docker compose before anything starts: docker/check.sh [FILE], .env by default. Names everything that
# is missing, misspelt or unsafe, a line each; ends with 1 when something keeps the services from starting, or from being safe.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
FILE=${1:-.env}
READER=10001 # the user of every image
SHORTEST_SECRET=16

declare -A value
problems=0
problem() {
  problems=$((problems + 1))
  printf '%s: %s\n' "$1" "$2"
}
note() { printf '(%s)\n' "$*"; }
get() { printf '%s' "${value[$1]:-${2:-}}"; }

KNOWN=" $(sed -nE 's/^#? ?([A-Z][A-Z0-9_]*)=.*/\1/p' .env.example | tr '\n' ' ')"

read_settings() {
  local line number=0 name text
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    [[ $line =~ ^[[:space:]]*(#|$) ]] && continue
    if ! [[ $line =~ ^(export[[:space:]]+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]]; then
      problem "$FILE line $number" "is not NAME=value"
      continue
    fi
    name=${BASH_REMATCH[2]} text=${BASH_REMATCH[3]%$'\r'}
    [[ $text =~ ^\"(.*)\"$ || $text =~ ^\'(.*)\'$ ]] && text=${BASH_REMATCH[1]}
    [ -z "${value[$name]+set}" ] || problem "$name" "is set twice; the last one counts"
    value[$name]=$text
  done <"$FILE"
}

unknown_names() {
  local name
  for name in "${!value[@]}"; do
    case $name in COMPOSE_* | DOCKER_*) continue ;; esac
    [[ $KNOWN == *" $name "* ]] || problem "$name" "is known to no service; .env.example has the names"
  done
}

number() { # NAME LEAST MOST
  local text
  text=$(get "$1")
  [ -z "$text" ] && return
  if ! [[ $text =~ ^[0-9]{1,9}$ ]] || [ "$text" -lt "$2" ] || [ "$text" -gt "$3" ]; then
    problem "$1" "must be a number from $2 to $3"
  fi
}

form() { # NAME PATTERN WHAT-IT-IS
  local text
  text=$(get "$1")
  [ -z "$text" ] || [[ $text =~ ^($2)$ ]] || problem "$1" "must be $3"
}

forms() {
  local name url='https?://[^[:space:]@]+'
  for name in JOBMARKET_PORT PROMETHEUS_PORT GRAFANA_PORT MLFLOW_PORT AIRFLOW_PORT; do number $name 1 65535; done
  number GATEWAYS 1 8
  number RETRY_SECONDS 1 86400
  number JOBMARKET_REDACT_AFTER_DAYS 0 36500
  number JOBMARKET_SITE_PROXIES 0 10
  number JOBMARKET_RECOMMENDATION_LOG_DAYS 0 3650
  number JOBMARKET_ANONYMOUS_RECOMMENDATIONS_PER_HOUR 0 3600
  number SIMULATOR_OFFERS 1 1000000
  form ETL_AT '([01][0-9]|2[0-3]):[0-5][0-9]' "a time of the day, such as 05:00"
  form JOBMARKET_BIND '[0-9.]+|[0-9a-fA-F:]+' "an address of this machine, such as 127.0.0.1"
  form JOBMARKET_SITE_LANGUAGE 'fr|en' "fr or en"
  form JOBMARKET_ARGON2 'm=[0-9]+,t=[0-9]+,p=[0-9]' "as m=19456,t=2,p=1"
  for name in JOBMARKET_GATEWAY_URL MLFLOW_TRACKING_URI FRANCE_TRAVAIL_BASE_URL FRANCE_TRAVAIL_TOKEN_URL ADZUNA_BASE_URL \
    JOBMARKET_ALERT_PAGE_URL JOBMARKET_ALERT_TICKET_URL OTEL_EXPORTER_OTLP_ENDPOINT; do
    form $name "$url" "an address that begins with http:// or https://, without user or password"
  done
}

ports_differ() {
  local all twice
  all="$(get JOBMARKET_PORT 8000) $(get PROMETHEUS_PORT 9090) $(get GRAFANA_PORT 3000) $(get MLFLOW_PORT 5000) $(get AIRFLOW_PORT 8081)"
  twice=$(tr ' ' '\n' <<<"$all" | sort | uniq -d | head -n 1)
  [ -z "$twice" ] || problem "ports" "$twice is given to two services"
}

files_of_compose() { tr ':' '\n' <<<"$(get COMPOSE_FILE docker-compose.yml)"; }

speaks_tls() {
  local files
  mapfile -t files < <(files_of_compose)
  grep -qs JOBMARKET_TLS_CERTIFICATE: docker-compose.override.yml "${files[@]}"
}

exposure() {
  case $(get JOBMARKET_BIND 127.0.0.1) in
    127.* | ::1) ;;
    *) speaks_tls || problem JOBMARKET_BIND "opens the proxy to others without TLS; docker/proxy/README.md says how it speaks that" ;;
  esac
  local key
  key=$(get SITE_SECRET_KEY)
  if [ -n "$key" ]; then
    [ ${#key} -ge $SHORTEST_SECRET ] || problem SITE_SECRET_KEY "is shorter than $SHORTEST_SECRET characters; openssl rand -hex 32 makes one"
    [ "$(stat -c %a "$FILE" | tail -c 2)" = 0 ] || problem "$FILE" "holds a secret and can be read by everybody; chmod 640 $FILE"
  fi
}

profiles() {
  local tracking
  tracking=$(get MLFLOW_TRACKING_URI)
  if [[ $tracking == *//mlflow-tracking* ]] && [[ ,$(get COMPOSE_PROFILES), != *,mlflow,* ]]; then
    problem MLFLOW_TRACKING_URI "names a service of the profile mlflow, which does not start: add COMPOSE_PROFILES=mlflow"
  fi
}

secret() { # NAME LEAST-LENGTH
  local file
  file=$(get JOBMARKET_SECRETS ./secrets)/$1
  if [ ! -f "$file" ]; then
    problem "secret $1" "there is no file $file"
  elif ! readable "$file"; then
    problem "secret $1" "user $READER cannot read $file: chown it to $READER"
  elif [ "$(tr -d '\n' <"$file" | wc -c)" -lt "$2" ]; then
    problem "secret $1" "is shorter than $2 characters; openssl rand -hex 32 makes one"
  elif grep -qiE '^(change.?me|secret|password|example|x+)$' "$file"; then
    problem "secret $1" "is a placeholder"
  fi
}

# By owner, group and mode: root, who checks, can read everything.
readable() {
  local mode
  mode=$(stat -c %a "$1")
  [ $((8#$mode & 4)) != 0 ] || { [ "$(stat -c %u "$1")" = $READER ] && [ $((8#$mode & 256)) != 0 ]; } ||
    { [ "$(stat -c %g "$1")" = $READER ] && [ $((8#$mode & 32)) != 0 ]; }
}

production() {
  local name folder
  for name in FRANCE_TRAVAIL_CLIENT_ID ADZUNA_APP_ID; do
    [ -n "$(get $name)" ] || problem $name "is missing: the real APIs ask for it"
  done
  folder=$(get JOBMARKET_SECRETS)
  case $folder in
    /*) ;;
    "") problem JOBMARKET_SECRETS "is missing: the folder of the secrets" ;;
    *) problem JOBMARKET_SECRETS "must be absolute, as each compose file would look beside itself" ;;
  esac
  for name in database-password site-secret-key; do secret $name $SHORTEST_SECRET; done
  for name in france-travail-client-secret adzuna-app-key; do secret $name 1; done
  secret administrators 0
}

composition() {
  local file name missing=0
  while read -r file; do
    [ -f "$file" ] || { problem COMPOSE_FILE "names $file, which is not there" && missing=1; }
    case $file in
      *production.yml) production ;;
      *storage.yml) for name in storage-secret-key storage-reader-key; do secret $name $SHORTEST_SECRET; done ;;
    esac
  done < <(files_of_compose)
  if ! docker compose version >/dev/null 2>&1; then
    note "Docker Compose is not on this machine: what only it can say was not checked"
  elif [ $missing = 0 ]; then
    file=$(docker compose --env-file "$FILE" config -q 2>&1) || problem "docker compose" "${file##*$'\n'}"
  fi
}

[ -f "$FILE" ] || {
  echo "there is no $FILE: every default holds, which is the demo on this machine alone"
  exit 0
}
read_settings
unknown_names
forms
ports_differ
exposure
profiles
composition
if [ $problems != 0 ]; then
  echo "$problems to mend in $FILE"
  exit 1
fi
echo "$FILE is sound"
