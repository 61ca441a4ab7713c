#!/bin/sh
# Starts the broker in its container: an instance is made once, in its volume; broker.xml, roles and users are taken
# anew at each start, so that they are changed here.
set -eu
instance=/var/lib/artemis-instance
if [ ! -x "$instance/bin/artemis" ]; then
    # The user that is asked for here is replaced by the file of users below.
    "${ARTEMIS_HOME:-/opt/activemq-artemis}/bin/artemis" create "$instance" --silent --force \
        --user=none --password="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" \
        --require-login --no-web --no-autocreate --no-autotune --nio
fi
cp /etc/anxin/broker.xml /etc/anxin/artemis-roles.properties "$instance/etc/"
cp /run/secrets/broker_users "$instance/etc/artemis-users.properties"
exec "$instance/bin/artemis" run
