#!/bin/sh
# The addresses of the receivers are secrets: they come into the configuration here, not into the image.
set -eu
# shellcheck source=docker/shared/secrets.sh
. /usr/local/lib/jobmarket/secrets.sh
: "${JOBMARKET_ALERT_PAGE_URL:?names the webhook that urgent alerts are sent to}"
ticket=${JOBMARKET_ALERT_TICKET_URL:-$JOBMARKET_ALERT_PAGE_URL}
sed -e "s|http://page.invalid/|$JOBMARKET_ALERT_PAGE_URL|; s|http://ticket.invalid/|$ticket|" \
  /etc/jobmarket/alertmanager.yml >/tmp/alertmanager.yml
exec prometheus-alertmanager --config.file=/tmp/alertmanager.yml --storage.path=/var/lib/jobmarket --cluster.listen-address=
