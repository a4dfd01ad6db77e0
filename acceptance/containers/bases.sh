#!/usr/bin/env bash
# Brings the base images of docker/: from their registry, or where none is in reach as stand-ins under their very names,
# made of Debian's packages. Stand-ins carry this machine's package sources, certificates and settings of Maven and pip,
# none of which is in the repository. A base that is there already is left alone.
set -euo pipefail

DEBIAN=debian:bookworm-slim
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

present() { docker image inspect "$1" >/dev/null 2>&1 || timeout 300 docker pull -q "$1" >/dev/null 2>&1; }
say() { printf '%s\n' "$*" >&2; }

# The first mirror this machine installs from, whichever of the two forms its sources have.
mirror() {
  sed -nE 's/^URIs: *(\S+).*/\1/p; s/^deb +(\[[^]]*\] +)?(\S+) +bookworm +main.*/\2/p' \
    /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n 1
}

debian() {
  present $DEBIAN && return
  say "Making a stand-in for $DEBIAN …"
  local root=$WORK/root
  debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "$(mirror)" >"$WORK/debootstrap.log" 2>&1 ||
    {
      tail -n 20 "$WORK/debootstrap.log" >&2
      exit 1
    }
  rm -rf "$root"/etc/apt/sources.list "$root"/etc/apt/sources.list.d "$root"/var/cache/apt/archives/*.deb
  cp -a /etc/apt/sources.list.d "$root/etc/apt/"
  find "$root/etc/apt/sources.list.d" -type f ! -name 'debian*' -delete
  [ ! -e /etc/apt/sources.list ] || cp -a /etc/apt/sources.list "$root/etc/apt/"
  mkdir -p "$root/usr/local/share/ca-certificates"
  cp -aL /usr/local/share/ca-certificates/. "$root/usr/local/share/ca-certificates/" 2>/dev/null || true
  chroot "$root" update-ca-certificates >/dev/null 2>&1
  rm -rf "$root"/var/lib/apt/lists/* "$root"/usr/share/doc/* "$root"/usr/share/locale/*
  tar -C "$root" -c . | docker import \
    --change 'ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt PIP_CERT=/etc/ssl/certs/ca-certificates.crt' \
    --change 'CMD ["bash"]' - $DEBIAN >/dev/null
}

# derived NAME LINE…: a base made of Debian's packages by the lines of a Dockerfile.
derived() {
  local name=$1
  shift
  present "$name" && return
  say "Making a stand-in for $name …"
  printf '%s\n' "FROM $DEBIAN" "$@" >"$WORK/Dockerfile"
  printf '%s\n' '*' '!m2' '!pip' >"$WORK/.dockerignore"
  docker build -q -t "$name" "$WORK" >"$WORK/build.log" 2>&1 || { tail -n 20 "$WORK/build.log" >&2; exit 1; }
}

settings() {
  mkdir -p "$WORK/m2" "$WORK/pip"
  [ ! -e ~/.m2/settings.xml ] || cp ~/.m2/settings.xml "$WORK/m2/"
  [ ! -e /etc/pip.conf ] || cp /etc/pip.conf "$WORK/pip/"
}

# The program that ./jobmarket test builds, where the image has it.
object_storage() {
  present versity/versitygw:v1.8.0 && return
  say "Making a stand-in for versity/versitygw:v1.8.0 …"
  mkdir -p "$WORK/server/app"
  cp "$JOBMARKET_VERSITYGW" "$WORK/server/app/versitygw"
  tar -C "$WORK/server" -c . | docker import - versity/versitygw:v1.8.0 >/dev/null
}

install() { echo "RUN apt-get update && apt-get install -y --no-install-recommends $* && rm -rf /var/lib/apt/lists/*"; }

settings
debian
derived eclipse-temurin:17-jre-jammy "$(install openjdk-17-jre-headless)"
derived maven:3.9-eclipse-temurin-17 "$(install openjdk-17-jdk-headless maven)" "COPY m2/ /etc/maven/"
derived python:3.11-slim-bookworm "$(install python3 python3-pip)" "COPY pip/ /etc/" \
  "RUN ln -s python3 /usr/bin/python && rm -f /usr/lib/python3*/EXTERNALLY-MANAGED"
object_storage
