# shellcheck shell=sh
# Sourced by the entry points. NAME_FILE=/run/secrets/x becomes NAME=<what the file holds>, so that no secret lies in a
# compose file, an image or what `docker inspect` shows. Only names of jobmarket: SSL_CERT_FILE and the like stay.
for variable in $(env | sed -nE 's/^((JOBMARKET|FRANCE_TRAVAIL|ADZUNA|MLFLOW|AWS)_[A-Z0-9_]+|SECRET_KEY)_FILE=.+/\1/p'); do
  file=$(printenv "${variable}_FILE")
  [ -r "$file" ] || {
    echo "jobmarket: ${variable}_FILE names $file, which cannot be read; mount that file or unset the variable" >&2
    exit 2
  }
  export "$variable=$(cat "$file")"
  unset "${variable}_FILE"
done
unset variable file
