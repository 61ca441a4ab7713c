#!/usr/bin/env bash
# Makes the secrets of docker-compose.yml, once: what is there stays. The folder is its owner's alone; the files in it
# can be read, since a container's user has another number than theirs.
# Usage: deploy/make-secrets.sh [folder]
set -euo pipefail
folder=${1:-${ANXIN_SECRETS_DIR:-./secrets}}
mkdir -p "$folder"
chmod 700 "$folder"
cd "$folder"
umask 022

password() { openssl rand -hex 24; }
once() { [ -s "$1" ] || { "${@:2}" > "$1.new" && mv "$1.new" "$1"; }; }

users() {
    printf 'anxin-hub = %s\n' "$(cat broker_password)"
    for user in development-reform science-technology industry-it finance human-resources administrative-approval trade-union emergency-management public-disclosure; do
        printf '%s = %s\n' "$user" "$(password)"
    done
}

for name in database_password broker_password admin_password metrics_password sftp_key_passphrase; do
    once "$name" password
done
once broker_users users
[ -s sftp_key ] || ssh-keygen -q -t ed25519 -C anxin-hub -N "$(cat sftp_key_passphrase)" -f sftp_key
[ -s sftp_host_key ] || ssh-keygen -q -t ed25519 -C sftp -N '' -f sftp_host_key
once sftp_authorized_keys cat sftp_key.pub
once known_hosts awk '{print "sftp " $1 " " $2}' sftp_host_key.pub
chmod 444 ./*
chmod 400 sftp_host_key
echo "secrets are in $folder"
