#!/usr/bin/env bash
# Makes target/belay.aot: starts the console once, looks at its first pages as a browser would, and ends it. Where a
# PostgreSQL server is installed it is the demo's console, so that backups are quick from their first second too.
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
readonly here
readonly cache=$here/../target/belay.aot
readonly PATIENCE=60

scratch=$(mktemp -d)
console=""

clean_up() {
    local code=$?
    [[ $code -eq 0 || ! -e $scratch/log ]] || cat "$scratch/log" >&2
    [[ -z $console ]] || kill "$console" 2>/dev/null || true
    rm -rf "$scratch"
}
trap clean_up EXIT

# A port that nobody listens on.
free_port() {
    local port
    while port=$((20000 + RANDOM % 30000)); do
        if ! (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            printf '%s\n' "$port"
            return
        fi
    done
}

# Waits until a command succeeds, as long as the console lives.
await() {
    local tries
    for ((tries = 0; tries < PATIENCE * 10; tries++)); do
        if "$@"; then
            return
        fi
        kill -0 "$console" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

port=$(free_port)
export BELAY_BIND=127.0.0.1 BELAY_PORT=$port
rm -f "$cache"
cd "$scratch"
: >log

has_server() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

# Starts the command that is trained; what ends it writes the cache.
start() { JDK_JAVA_OPTIONS="-XX:AOTCacheOutput=$(readlink -m "$cache")" "$here/../bin/belay" "$@" >>"$scratch/log" 2>&1 & }

fetch() { curl -sf -o "$scratch/page" -b "$scratch/cookies" -c "$scratch/cookies" "http://127.0.0.1:$port$1" "${@:2}"; }

field() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$scratch/page" | head -n 1; }

if has_server; then
    name="admin"
    chmod 711 "$scratch" # the server runs as another user when this is root
    start demo
    console=$!
    await grep -q 'with the password' "$scratch/log"
    sed -n 's/.*with the password \(.*\)/\1/p' "$scratch/log" | tr -d '\n' >"$scratch/password"
else
    name="trainer"
    export BELAY_HOME=$scratch/data BELAY_BACKUPS=$scratch/backups
    unset DATABASE_URL
    head -c 18 /dev/urandom | base64 | tr -d '\n' >"$scratch/password"
    "$here/../bin/belay" user add "$name" --role admin --password-file "$scratch/password" >>"$scratch/log" 2>&1
    start serve
    console=$!
fi

await fetch /sign-in
fetch /sign-in --data-urlencode "csrf=$(field csrf)" --data-urlencode "password@$scratch/password" -d "name=$name" -d next=
for page in / /backups /restore /audit /setup/database /healthz; do
    fetch "$page" || printf 'build: %s was not there to train with\n' "$page" >&2
done
kill -TERM "$console"
wait "$console" || true
console=""
[[ -s $cache ]]
