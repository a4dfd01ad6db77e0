#!/bin/sh
# Makes the database at the first start, whole or not at all, and serves it.
set -eu
# shellcheck source=docker/shared/secrets.sh
. /usr/local/lib/jobmarket/secrets.sh
DATA=/var/lib/jobmarket/data

# Runs statements, one a line, as the superuser while nobody else can connect.
alone() { postgres --single -D "$1" postgres >/dev/null; }

# The role of the gateway owns its database and nothing else; nobody knows the password of the superuser.
make_database() {
  : "${JOBMARKET_DATABASE_PASSWORD:?is the password of the role jobmarket; give it as JOBMARKET_DATABASE_PASSWORD_FILE}"
  umask 077
  rm -rf "$DATA.new"
  head -c 32 /dev/urandom | base64 >/tmp/superuser
  initdb -D "$DATA.new" -U postgres -A scram-sha-256 --pwfile=/tmp/superuser -E UTF8 --locale=C.UTF-8
  rm /tmp/superuser
  password=$(printf %s "$JOBMARKET_DATABASE_PASSWORD" | sed "s/'/''/g")
  printf '%s\n' "create role jobmarket login password '$password';" "create database jobmarket owner jobmarket;" |
    alone "$DATA.new"
  mv "$DATA.new" "$DATA"
}

# The role of the exporter reads statistics and no table. At every start: a database of an older version lacks it.
make_monitor() {
  alone "$DATA" <<'SQL'
do $$ begin if not exists (select from pg_roles where rolname = 'monitor') then create role monitor login; grant pg_monitor to monitor; end if; end $$;
SQL
}

[ -e "$DATA" ] || make_database
unset JOBMARKET_DATABASE_PASSWORD
make_monitor
exec postgres -D "$DATA" -c hba_file=/etc/jobmarket/pg_hba.conf -c ident_file=/etc/jobmarket/pg_ident.conf -c 'listen_addresses=*' \
  -c unix_socket_directories=/var/lib/jobmarket/socket "$@"
