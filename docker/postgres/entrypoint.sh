#!/bin/sh
# Makes the database at the first start, whole or not at all, and serves it.
set -eu
# shellcheck source=docker/shared/secrets.sh
. /usr/local/lib/jobmarket/secrets.sh
DATA=/var/lib/jobmarket/data

# The role of the gateway owns its database and nothing else; nobody knows the password of the superuser.
make_database() {
  : "${JOBMARKET_DATABASE_PASSWORD:?is the password of the role jobmarket; give it as JOBMARKET_DATABASE_PASSWORD_FILE}"
  umask 077
  rm -rf "$DATA.new"
  head -c 32 /dev/urandom | base64 >/tmp/superuser
  initdb -D "$DATA.new" -U postgres -A scram-sha-256 --pwfile=/tmp/superuser -E UTF8 --locale=C.UTF-8
  rm /tmp/superuser
  echo 'host jobmarket jobmarket all scram-sha-256' >>"$DATA.new/pg_hba.conf"
  password=$(printf %s "$JOBMARKET_DATABASE_PASSWORD" | sed "s/'/''/g")
  printf '%s\n' "create role jobmarket login password '$password';" "create database jobmarket owner jobmarket;" |
    postgres --single -D "$DATA.new" postgres >/dev/null
  mv "$DATA.new" "$DATA"
}

[ -e "$DATA" ] || make_database
unset JOBMARKET_DATABASE_PASSWORD
exec postgres -D "$DATA" -c 'listen_addresses=*' -c unix_socket_directories=/tmp "$@"
