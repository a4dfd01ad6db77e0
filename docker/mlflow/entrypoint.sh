#!/bin/sh
# The one entry of the image: "tracking" is MLflow's server, "model" the model that serves behind MLflow's own protocol.
set -eu
# shellcheck source=docker/shared/secrets.sh
. /usr/local/lib/jobmarket/secrets.sh

HOME_FOLDER=/var/lib/jobmarket
# Names by which the server lets itself be called; others are refused, whatever a browser was made to ask.
HOSTS=${JOBMARKET_MLFLOW_HOSTS:-mlflow-tracking:*,localhost:*,127.0.0.1:*}

tracking() {
  exec mlflow server --host 0.0.0.0 --port 5000 --workers 1 --allowed-hosts "$HOSTS" \
    --backend-store-uri "${MLFLOW_BACKEND_STORE_URI:-sqlite:///$HOME_FOLDER/mlflow.db}" \
    --artifacts-destination "${MLFLOW_ARTIFACTS_DESTINATION:-$HOME_FOLDER/artifacts}"
}

MODEL=jobmarket-ranking
# Which version serves; not there before one does.
SERVING=/tmp/serving

# Prints the version that serves; nothing when none does or the registry cannot be asked.
version() {
  python -c "
import json, os, urllib.request
alias = 'api/2.0/mlflow/registered-models/alias?name=$MODEL&alias=champion'
with urllib.request.urlopen(os.environ['MLFLOW_TRACKING_URI'].rstrip('/') + '/' + alias, timeout=5) as answer:
    print(json.load(answer)['model_version']['version'])
" 2>/dev/null || :
}

# Waiting for a first model is well.
healthy() {
  [ ! -e "$SERVING" ] ||
    python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:5000/ping', timeout=4)" 2>/dev/null
}

CHILD=
stop() {
  if [ -n "$CHILD" ] && kill "$CHILD" 2>/dev/null; then wait "$CHILD" || :; fi
  exit 0
}

# Another version takes over within JOBMARKET_MODEL_POLL seconds of its promotion.
model() {
  serving=
  trap stop TERM INT
  while :; do
    current=$(version)
    if [ -n "$current" ] && [ "$current" != "$serving" ]; then
      if [ -n "$CHILD" ] && kill "$CHILD" 2>/dev/null; then wait "$CHILD" || :; fi
      echo "version $current of $MODEL serves"
      mlflow models serve -m "models:/$MODEL/$current" --env-manager local --host 0.0.0.0 --port 5000 --workers 1 &
      CHILD=$! serving=$current
      echo "$current" >"$SERVING"
    elif [ -n "$CHILD" ] && ! kill -0 "$CHILD" 2>/dev/null; then
      echo "the server of version $serving ended" >&2
      exit 1
    fi
    sleep "${JOBMARKET_MODEL_POLL:-15}" &
    wait $!
  done
}

case ${1:-} in
  tracking | model | healthy) "$1" ;;
  *) exec mlflow "$@" ;;
esac
