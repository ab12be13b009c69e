#!/usr/bin/env bash
# Builds the image, runs docker-compose.prod.yml and deploy.sh on a real container engine, and counts what holds.
#   image-test.sh            exit 0 all passed, 1 something failed, 77 could not be run here
#   image-test.sh --probe    exit 0 when an engine runs or can be started; else says why not
# With --apart it calls itself, where it has an engine of its own.
set -euo pipefail

cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
# shellcheck source=build/engine.sh
source build/engine.sh

readonly COMPOSE_FILE=docker-compose.prod.yml USER_ID=10001 TEST_IMAGE=belay-image-test
export COMPOSE_FILE
passed=0 failed=0 checkout="" apart=false

ok() {
    printf 'ok      %s\n' "$1"
    passed=$((passed + 1))
}

not_ok() {
    printf 'FAILED  %s\n' "$1"
    failed=$((failed + 1))
    sed 's/^/        | /' "$run_folder/said" | tail -n 30
}

# that SENTENCE COMMAND…: the command succeeds.
that() {
    local sentence=$1
    shift
    # In the background, since bash lets "set -e" lapse in whatever an "if" runs.
    (set -e && "$@") >"$run_folder/said" 2>&1 &
    if wait $!; then ok "$sentence"; else not_ok "$sentence"; fi
}

# deploys CODE LINE FLAGS…: deploy.sh ends with this code, and its last line begins with this.
deploys() {
    local wanted=$1 line=$2 code=0
    shift 2
    ./deploy.sh "$@" </dev/null >"$run_folder/deployed" 2>&1 || code=$?
    [[ $code -eq $wanted ]] && tail -n 1 "$run_folder/deployed" | grep -q "^BELAY $line code=$wanted " && return
    cat "$run_folder/deployed"
    printf 'ended with %s\n' "$code"
    return 1
}

inside() { docker compose exec -T belay "$@" </dev/null; }

inside_says() { inside "${@:2}" | grep -F -- "$1"; }

inspect() { docker inspect --format "$1" "$(docker compose ps -q "$2")"; }

is() { [[ $1 == "$2" ]] || { printf 'is "%s", not "%s"\n' "$1" "$2"; return 1; }; }

free_port() {
    local port
    while port=$((20000 + RANDOM % 30000)); do
        (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    printf '%s\n' "$port"
}

# Tests work in a repository of their own, made of the files as they are here, committed or not.
make_checkout() {
    checkout=$run_folder/checkout
    mkdir "$checkout"
    git ls-files --cached --others --exclude-standard -z |
        while IFS= read -r -d '' file; do [[ ! -e $file ]] || printf '%s\0' "$file"; done |
        xargs -0 cp --parents -t "$checkout"
    cd "$checkout"
    git init -q
    git config user.name "image test"
    git config user.email image-test@localhost
    git add -A
    git commit -q -m "As it is"
    install -d -m 700 secrets
    printf 'postgres-%s' "$RANDOM$RANDOM$RANDOM" >secrets/db_password
    printf 'postgres://ledger:%s@db:5432/ledger' "$(cat secrets/db_password)" >secrets/database_url
    chmod 644 secrets/*
    chown "$USER_ID" backups
    BELAY_PORT=$(free_port)
    export BELAY_PORT COMPOSE_PROJECT_NAME=belay-image-test-$$ BELAY_IMAGE=$TEST_IMAGE:$$
}

image_is_built() { BELAY_COMMIT=$(git rev-parse HEAD) docker compose build; }

size_of_image() { docker image inspect --format '{{.Size}}' "$BELAY_IMAGE" | numfmt --to=si --suffix=B; }

no_secret_is_seen() {
    docker history --no-trunc "$BELAY_IMAGE" >"$run_folder/seen"
    docker inspect "$(docker compose ps -q belay)" "$(docker compose ps -q db)" >>"$run_folder/seen"
    docker compose logs >>"$run_folder/seen" 2>&1
    ! grep -F -f secrets/db_password "$run_folder/seen"
}

link_opens() {
    local link
    link=$(docker compose logs --no-color belay | grep -o 'http://[^ ]*/setup?token=[^ ]*' | head -n 1)
    curl -sf -o /dev/null "${link/:8484/:$BELAY_PORT}"
}

starts_from_the_cache() {
    inside bash -c 'java -XX:AOTCache=/opt/belay/target/belay.aot -XX:AOTMode=on --enable-native-access=ALL-UNNAMED \
        -XX:+UseSerialGC -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -jar /opt/belay/target/belay.jar --version'
}

backup_arrives() {
    inside belay backup --label "image test" --json | tee "$run_folder/backup.json"
    grep -q '"state" *: *"done"' "$run_folder/backup.json"
    compgen -G 'backups/*/*.sql.zst' && compgen -G 'backups/*/*.json'
}

user_is_made() {
    inside bash -c 'umask 077 && printf "correct horse battery staple" >/tmp/password'
    inside belay user add minji --role admin --password-file /tmp/password
}

rows_of_income() { docker compose exec -T db psql -U ledger -d ledger -A -t -c 'SELECT count(*) FROM income'; }

restore_brings_rows_back() {
    local backup
    backup=$(sed -n 's/.*"id" *: *"\([^"]*\)".*/\1/p' "$run_folder/backup.json" | head -n 1)
    docker compose exec -T db psql -U ledger -d ledger -c 'DELETE FROM income'
    is "$(rows_of_income)" 0
    inside belay restore "$backup" --confirm ledger --user minji --password-file /tmp/password
    is "$(rows_of_income)" 414
}

test_compose() {
    that "the image is built" image_is_built
    say "the image has $(size_of_image)"
    that "compose file: up --wait ends healthy" docker compose up -d --no-build --wait --wait-timeout 180
    that "the set-up link in the log opens the console" link_opens
    that "it runs as a user without rights" is "$(inside id -u)" "$USER_ID"
    that "its root cannot be written" is "$(inspect '{{.HostConfig.ReadonlyRootfs}}' belay)" true
    that "the console is published on loopback only" is "$(docker compose port belay 8484)" "127.0.0.1:$BELAY_PORT"
    that "no port of the database is published" is "$(inspect '{{json .HostConfig.PortBindings}}' db)" "{}"
    that "no secret in image, container or log" no_secret_is_seen
    that "the image names its commit" is "$(inspect '{{index .Config.Labels "org.opencontainers.image.revision"}}' belay)" \
        "$(git rev-parse HEAD)"
    that "the start-up cache fits the image's Java" starts_from_the_cache
    that "a table is made" docker compose exec -T db psql -U ledger -d ledger -c 'CREATE TABLE income AS SELECT generate_series(1, 414) AS id'
    that "belay backup inside: the files are in ./backups" backup_arrives
    that "belay doctor inside is content" inside belay doctor
    that "a user is made" user_is_made
    that "belay restore inside: deleted rows are back" restore_brings_rows_back
    that "docker compose restart" docker compose restart belay
    that "healthy again" docker compose up -d --no-build --wait --wait-timeout 180
    that "users are kept over a restart" inside_says minji belay user list
    that "backups are kept over a restart" inside_says "image test" belay backups --json
}

while_locked() {
    (
        exec 9>>.git/belay-deploy.lock
        flock 9
        deploys 75 result=locked --check
    )
}

without_an_engine() { DOCKER_HOST=unix:///nowhere deploys 12 result=unknown --yes && DOCKER_HOST=unix:///nowhere deploys 12 result=unknown --doctor; }

on_a_dirty_tree() {
    printf 'stray\n' >stray
    local code=0
    deploys 10 result=blocked || code=$?
    rm stray
    return "$code"
}

deploy_backups() { inside belay backups --json | { grep -o '"deploy"' || true; } | wc -l; }

with_a_new_version() {
    printf '\n' >>README.md
    git commit -q -a -m "A new version"
    local before
    before=$(deploy_backups)
    deploys 0 result=deployed --yes
    [[ $(deploy_backups) -gt $before ]]
    is "$(inspect '{{index .Config.Labels "org.opencontainers.image.revision"}}' belay)" "$(git rev-parse HEAD)"
}

with_a_version_that_dies() {
    local runs
    runs=$(inspect '{{.Image}}' belay)
    sed -i 's/^ENTRYPOINT .*/ENTRYPOINT ["false"]/' Dockerfile
    git commit -q -a -m "A version that dies"
    local code=0
    DEPLOY_WAIT=60 deploys 60 result=rolled-back --yes || code=$?
    git reset -q --hard HEAD^
    [[ $code -eq 0 ]] && is "$(inspect '{{.Image}}' belay)" "$runs" && is "$(inspect '{{.State.Health.Status}}' belay)" healthy
}

with_a_broken_build() {
    printf 'RUN false\n' >>Dockerfile
    git commit -q -a -m "A version that cannot be built"
    local code=0
    deploys 20 result=build --yes || code=$?
    git reset -q --hard HEAD^
    return "$code"
}

test_deploy() {
    that "deploy.sh --doctor: 0" deploys 0 result=clean --doctor
    that "deploy.sh --check: 0" deploys 0 result=clean --check
    that "deploy.sh where no engine answers: 12" without_an_engine
    that "deploy.sh --rollback: refused, 2" deploys 2 result=usage --rollback
    that "deploy.sh while another one runs: 75" while_locked
    that "deploy.sh on a dirty tree: 10" on_a_dirty_tree
    that "deploy.sh --dry-run: 0" deploys 0 result=clean --dry-run
    that "deploy.sh with a build that fails: 20" with_a_broken_build
    that "deploy.sh with a new version: a backup, then 0" with_a_new_version
    that "deploy.sh with a version that dies: back to the old one, 60" with_a_version_that_dies
    docker compose stop belay >/dev/null 2>&1
    that "deploy.sh where no backup can be taken: 30" deploys 30 result=backup --yes
}

clean_up() {
    local code=$?
    trap - EXIT
    if [[ -n $checkout && -d $checkout ]]; then
        cd "$checkout"
        docker compose down --volumes --remove-orphans --timeout 5 >/dev/null 2>&1 || true
        docker image rm --force "$BELAY_IMAGE" "${BELAY_IMAGE%:*}:rollback" >/dev/null 2>&1 || true
        cd /
    fi
    stop_engine
    # Apart, mounts lie in it, and the script outside removes it when they are gone.
    $apart || rm -rf "$run_folder"
    exit "$code"
}

in_a_checkout() {
    git rev-parse --is-inside-work-tree >/dev/null || { say "these files are in no git checkout, and a deploy needs one"; return 1; }
}

test_all() {
    make_checkout
    test_compose
    test_deploy
    printf '%d passed, %d failed, in %d s\n' "$passed" "$failed" "$SECONDS"
    [[ $failed -eq 0 ]]
}

main() {
    case ${1:-} in
        "") ;;
        --probe) in_a_checkout && { engine_runs || engine_can_be_made; }; return ;;
        --apart) apart=true run_folder=$2 ;;
        *) say "$1 is not known; the head of this script lists what is"; exit 2 ;;
    esac
    trap clean_up EXIT
    trap 'exit 130' INT TERM
    if $apart; then
        own_engine
        test_all
        return
    fi
    in_a_checkout || not_here "deploy.sh cannot be tested"
    run_folder=$(mktemp -d)
    if engine_runs; then
        say "using the engine that runs here"
        test_all
    elif engine_can_be_made; then
        prepare_engine
        run_apart
    else
        not_here "no container engine can be had"
    fi
}

main "$@"
