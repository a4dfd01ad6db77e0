#!/usr/bin/env bash
# Backup and restore of everything that lasts: docker/volumes.sh backup FOLDER, docker/volumes.sh restore FOLDER.
# The services stop meanwhile, so that no file is copied half written, and those that ran start again.
set -euo pipefail

usage() {
  echo "usage: docker/volumes.sh backup|restore FOLDER" >&2
  exit 2
}
[ $# = 2 ] || usage
FOLDER=$(realpath -m "$2")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PROJECT=$(docker compose config | sed -n 's/^name: //p')
IMAGE=$(docker compose config --images proxy)

compose() { docker compose --progress quiet "$@"; }
# in_volume NAME COMMAND…: runs a command of the image where the volume is. Without nocopy an empty volume would be given to root.
in_volume() {
  docker run --rm -i --network none --read-only --user 0 --workdir /volume -v "$1:/volume:nocopy" --entrypoint "$2" "$IMAGE" "${@:3}"
}
volumes() { docker volume ls -q --filter "label=com.docker.compose.project=$PROJECT"; }
label() { docker volume inspect -f '{{index .Labels "com.docker.compose.volume"}}' "$1"; }

# What is running, of whichever profile.
stopped() {
  mapfile -t running < <(compose --profile '*' ps --services --status running | sed '/^$/d')
  compose --profile '*' stop >&2
}
started() { [ ${#running[@]} = 0 ] || compose --profile '*' start "${running[@]}" >&2; }

backup() {
  local volume
  umask 077 # accounts and secrets are in it
  mkdir -p "$FOLDER"
  [ -z "$(ls -A "$FOLDER")" ] || {
    echo "$FOLDER is not empty; choose a new folder" >&2
    exit 2
  }
  stopped
  trap started EXIT
  for volume in $(volumes); do
    in_volume "$volume" tar --sort=name --numeric-owner -cf - . </dev/null >"$FOLDER/$(label "$volume").tar"
  done
  (cd "$FOLDER" && sha256sum -- *.tar >SHA256SUMS)
  echo "saved in $FOLDER:"
  (cd "$FOLDER" && ls -sh -- *.tar)
}

restore() {
  local volume archive
  [ -e "$FOLDER/SHA256SUMS" ] || {
    echo "$FOLDER holds no backup: there is no SHA256SUMS in it" >&2
    exit 2
  }
  (cd "$FOLDER" && sha256sum --quiet -c SHA256SUMS)
  stopped
  trap started EXIT
  compose create >&2
  for volume in $(volumes); do
    archive=$(label "$volume").tar
    [ -e "$FOLDER/$archive" ] || continue
    in_volume "$volume" find . -mindepth 1 -delete </dev/null
    in_volume "$volume" tar --numeric-owner -xpf - <"$FOLDER/$archive"
  done
  echo "restored from $FOLDER; docker compose up -d starts what did not run"
}

case $1 in
  backup | restore) "$1" ;;
  *) usage ;;
esac
