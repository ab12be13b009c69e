#!/usr/bin/env bash
# Deploys HEAD with Docker Compose: locks, checks, builds, backs up, switches, and goes back when the new one is unhealthy.
#
#   deploy.sh [--check | --dry-run | --doctor] [--json] [--yes]
#     --check      lock and checks only; nothing is built or changed
#     --dry-run    checks and builds, then says what a deploy would do
#     --doctor     what this machine has and lacks
#     --json       one JSON object on standard output; people's text goes to standard error
#     --yes        does not ask at a terminal
#
# Environment: COMPOSE_FILE (docker-compose.prod.yml), DEPLOY_SERVICE (belay), the service that is built and switched,
# BELAY_SERVICE (belay), the service that takes the backup, DEPLOY_WAIT (180), seconds for the new one to be healthy.
#
# Exit codes: 0 deployed or clean, 1 internal, 2 usage, 10 blocked by a check, 12 a check could not be computed, 20 build,
# 30 backup, 60 unhealthy and the old image runs again, 61 unhealthy and not rolled back, 75 locked, 130/143 interrupted.
#
# What this first version does not do yet: it reads no belay.yml, talks to no console (no gate, no freeze, no lock across
# hosts), knows no migrations (no rehearsal, none is applied: the application has to do that by itself), and has only the
# checks below. --rollback, --skip, --strict, --no-migrate, --no-build, --wait-lock, --offline, --lock and --unlock are refused.
set -euo pipefail

readonly PLANNED=(--rollback --skip --strict --no-migrate --no-build --wait-lock --offline --lock --unlock --confirm)

mode=deploy json=false yes=false
result=failed touched=none deploy_id=- url=- commit="" image="" previous="" built="" scratch=""

say() { printf '%s\n' "deploy: $*" >&2; }

stop() {
    local code=$1
    shift
    result=$1
    shift
    say "$@"
    exit "$code"
}

# The last line is for machines, whatever happened before it.
finish() {
    local code=$?
    trap - EXIT
    [[ -z $scratch ]] || rm -rf "$scratch"
    if $json; then
        printf '{"result":"%s","code":%d,"touched":"%s","deploy":"%s","url":"%s"}\n' \
            "$result" "$code" "$touched" "$deploy_id" "$url"
        exec >&2
    fi
    printf 'BELAY result=%s code=%d touched=%s deploy=%s url=%s\n' "$result" "$code" "$touched" "$deploy_id" "$url"
    exit "$code"
}

interrupted() {
    local left="nothing that runs was touched"
    if [[ $touched == service ]]; then
        left="nobody saw whether the new $DEPLOY_SERVICE is healthy; look, or deploy again${previous:+. The old image is ${image%:*}:rollback}"
    fi
    stop "$1" interrupted "interrupted; $left"
}

usage() { stop 2 usage "$@"; }

read_flags() {
    local flag
    for flag in "$@"; do
        case $flag in
            --check | --dry-run | --doctor)
                [[ $mode == deploy ]] || usage "--$mode and $flag exclude each other"
                mode=${flag#--}
                ;;
            --json) json=true ;;
            --yes) yes=true ;;
            *)
                [[ " ${PLANNED[*]} " != *" ${flag%%=*} "* ]] || usage "${flag%%=*} is not in this version yet; deploy without it"
                usage "$flag is not known; the head of deploy.sh lists what is"
                ;;
        esac
    done
}

compose() { docker compose -f "$COMPOSE_FILE" "$@"; }

# program NAME COMMAND…: what it calls itself, or that it is missing.
program() {
    local name=$1 said
    shift
    if said=$("$@" 2>/dev/null | head -n 1) && [[ -n $said ]]; then
        printf '  ok       %s\n' "$said" >&2
    else
        printf '  MISSING  %s\n' "$name" >&2
        return 1
    fi
}

doctor() {
    local missing=0
    program git git --version || missing=1
    program flock flock --version || missing=1
    program docker docker --version || missing=1
    program "docker compose" docker compose version || missing=1
    program "a docker engine that answers" docker version --format 'docker engine {{.Server.Version}}' || missing=1
    [[ $missing -eq 0 ]] || stop 12 unknown "a deploy from here cannot work before what is missing is installed or started"
    result=clean
}

locate() {
    local top
    top=$(git rev-parse --show-toplevel 2>/dev/null) || usage "this folder is in no git checkout; start it in the application's"
    cd "$top"
    commit=$(git rev-parse --verify HEAD 2>/dev/null) || usage "the repository has no commit; make one first"
    : "${COMPOSE_FILE:=docker-compose.prod.yml}" "${DEPLOY_SERVICE:=belay}" "${BELAY_SERVICE:=belay}" "${DEPLOY_WAIT:=180}"
    [[ -r $COMPOSE_FILE ]] || usage "$COMPOSE_FILE cannot be read; COMPOSE_FILE names another one"
    [[ $DEPLOY_WAIT =~ ^[0-9]+$ ]] || usage "DEPLOY_WAIT has to be a number of seconds, not $DEPLOY_WAIT"
    deploy_id=$(date -u +%Y%m%dT%H%M%SZ)-${commit:0:12}
}

# The kernel frees the lock when this process ends, however it ends. The file beside it only says who holds it.
lock() {
    local folder
    folder=$(git rev-parse --git-common-dir)
    exec 9>>"$folder/belay-deploy.lock"
    if ! flock --nonblock 9; then
        stop 75 locked "another deploy holds the lock: $(cat "$folder/belay-deploy.holder" 2>/dev/null || printf 'it has just begun')"
    fi
    printf '%s\n' "$(id -un) on $(uname -n) since $(date -u +%FT%TZ), to deploy ${commit:0:12}" >"$folder/belay-deploy.holder"
}

check() {
    local changes
    changes=$(git status --porcelain) || stop 12 unknown "git cannot tell whether everything is committed"
    if [[ -n $changes ]]; then
        printf '%s\n' "$changes" >&2
        stop 10 blocked "these changes are in no commit, so what would run is not what is in git; commit or stash them"
    fi
    docker version >/dev/null || stop 12 unknown "no docker engine answers; docker says above why"
    compose config --quiet || stop 12 unknown "$COMPOSE_FILE cannot be read; docker compose says above why"
    image=$(image_of "$DEPLOY_SERVICE")
    [[ -n $image ]] ||
        usage "$COMPOSE_FILE has no service $DEPLOY_SERVICE with an image's name; DEPLOY_SERVICE names another one"
    say "checks: clean, at ${commit:0:12}"
}

# "config --images SERVICE" lists those of the services it depends on too. No reader here stops early: compose would fail.
image_of() {
    compose config | awk -v service="  $1:" '
        /^[^ ]/ { listed = ($0 == "services:") }
        /^  [^ ]/ { mine = (listed && $0 == service) }
        mine && /^    image: / { print $2 }'
}

# The container of a service, running or not; nothing when it has never been started.
container() { compose ps --all --quiet "$1" | sed -n 1p; }

running() { [[ -n $(compose ps --status running --quiet "$1") ]]; }

remember_previous() {
    local before
    before=$(container "$DEPLOY_SERVICE")
    [[ -z $before ]] || previous=$(docker inspect --format '{{.Image}}' "$before")
}

# The build sees what is committed and nothing else.
build() {
    scratch=$(mktemp -d)
    # With the modes of a checkout, whatever git is set to: others would void the layers that a build by hand has made.
    git -c tar.umask=0022 archive HEAD | tar -x -C "$scratch"
    local file=$COMPOSE_FILE
    [[ $file == /* ]] || file=$scratch/$file
    say "building $image"
    BELAY_COMMIT=$commit docker compose -f "$file" --project-directory "$scratch" build "$DEPLOY_SERVICE" >&2 ||
        stop 20 build "the image could not be built; nothing that runs was touched"
    touched=image
    built=$(docker image inspect --format '{{.Id}}' "$image")
    # Until the switch the name stays with the old image: an "up" by hand must not switch without a backup.
    [[ -z $previous ]] || docker tag "$previous" "$image"
}

backup() {
    if [[ -z $(container "$BELAY_SERVICE") && -z $previous ]]; then
        say "first deploy: nothing runs yet, so there is nothing to back up"
        return
    fi
    running "$BELAY_SERVICE" || stop 30 backup "$BELAY_SERVICE does not run, so no backup can be taken; start it first"
    say "taking a backup, and waiting until it is verified"
    local taken
    taken=$(compose exec -T "$BELAY_SERVICE" belay backup --reason deploy --label "deploy ${commit:0:12}" --json </dev/null) ||
        stop 30 backup "the backup failed; nothing that runs was touched"
    [[ $taken =~ \"state\"[[:space:]]*:[[:space:]]*\"done\" ]] || stop 30 backup "the backup is not verified: $taken"
    [[ ! $taken =~ \"id\"[[:space:]]*:[[:space:]]*\"([^\"]+)\" ]] || say "backup ${BASH_REMATCH[1]} is good"
}

agreed() {
    if $yes || [[ $mode == dry-run || ! -t 0 ]]; then
        return
    fi
    local answer
    read -r -p "deploy: switch $DEPLOY_SERVICE to ${commit:0:12}? [y/N] " answer
    [[ $answer == [Yy]* ]] || stop 10 blocked "not confirmed; nothing that runs was touched"
}

up() { compose up -d --no-build --wait --wait-timeout "$DEPLOY_WAIT" >&2; }

# Healthy, and made from this commit: an image from elsewhere can be healthy too.
switched() {
    up || return 1
    local label
    label=$(docker inspect --format '{{index .Config.Labels "org.opencontainers.image.revision"}}' "$(container "$DEPLOY_SERVICE")")
    [[ $label == "$commit" ]] && return
    say "what runs is labelled ${label:-with no commit}, not $commit"
    return 1
}

switch() {
    touched=service
    [[ -z $previous ]] || docker tag "$previous" "${image%:*}:rollback"
    docker tag "$built" "$image"
    if switched; then
        result=deployed
        say "$DEPLOY_SERVICE runs ${commit:0:12} and is healthy"
        return
    fi
    compose logs --no-color --tail 40 "$DEPLOY_SERVICE" >&2 || true
    [[ -n $previous ]] || stop 61 unhealthy "the new version is not healthy, and there is no older one to go back to"
    docker tag "$previous" "$image"
    up || stop 61 unhealthy "the new version is not healthy, and neither is the old one now; the database was not touched"
    stop 60 rolled-back "the new version was not healthy; the old one runs again, and the database was not touched"
}

main() {
    trap finish EXIT
    trap 'interrupted 130' INT
    trap 'interrupted 143' TERM
    read_flags "$@"
    if [[ $mode == doctor ]]; then
        doctor
        return
    fi
    locate
    lock
    check
    if [[ $mode == check ]]; then
        result=clean
        return
    fi
    agreed
    remember_previous
    build
    if [[ $mode == dry-run ]]; then
        result=clean
        say "would take a backup with $BELAY_SERVICE, switch $DEPLOY_SERVICE to $image and wait ${DEPLOY_WAIT} s for health"
        return
    fi
    backup
    switch
}

main "$@"
