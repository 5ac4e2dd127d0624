#!/bin/sh
# Prints the settings of a production server with secrets of its own: for docker compose
#   sh deploy/make-env.sh visit.example.org turn.example.org > .env && chmod 600 .env
# or for the systemd units
#   sh deploy/make-env.sh --service visit.example.org
# The second name is the relay's, the same as the first unless given.
set -eu
service=
if [ "${1:-}" = --service ]; then service=yes && shift; fi
domain=${1:?Which name? sh deploy/make-env.sh [--service] visit.example.org [turn.example.org]}
relay=${2:-$domain}
secret() { openssl rand -hex 32; }
if [ "$service" ]; then
  cat <<END
NODE_ENV=production
DATA_DIR=/var/lib/televisit
PUBLIC_URL=https://$domain
TRUST_PROXY=1
AUTH_SECRET=$(secret)
END
  exit
fi
cat <<END
DOMAIN=$domain
PUBLIC_URL=https://$domain
TRUST_PROXY=1
AUTH_SECRET=$(secret)
TURN_DOMAIN=$relay
TURN_SECRET=$(secret)
STUN_URLS=stun:$relay:3478
TURN_URLS=turn:$relay:3478?transport=udp,turn:$relay:3478?transport=tcp
POSTGRES_PASSWORD=$(secret)
REDIS_PASSWORD=$(secret)
END
