#!/usr/bin/env bash
# Installs what a target of the Makefile needs and this machine lacks. Quick when nothing is missing.
#   setup.sh build|demo|test|image|bench
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
readonly JDK_PACKAGES=(openjdk-25-jdk-headless temurin-25-jdk)
# Debian's server package starts a cluster on port 5432 unless it is told not to; nobody here needs that one.
readonly NO_CLUSTER=/etc/postgresql-common/createcluster.d/belay-setup.conf

say() { printf '%s\n' "setup: $*" >&2; }

has_program() { command -v "$1" >/dev/null; }

has_postgres_server() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

has_korean_font() { has_program fc-list && [[ -n $(fc-list :lang=ko family) ]]; }

has_jdk() { "$here/../bin/find-java" --jdk >/dev/null 2>&1; }

# The Debian packages that are missing for a goal, one a line.
missing_for() {
    local goal=$1
    if [[ $goal != image ]]; then
        has_jdk || printf '%s\n' jdk
        has_program mvn || printf '%s\n' maven
    fi
    has_program curl || printf '%s\n' curl
    case $goal in
        image) has_program git || printf '%s\n' git ;;
        build) ;;
        *) has_postgres_server || printf '%s\n' postgresql ;;
    esac
    [[ $goal != test ]] || missing_for_test
}

missing_for_test() {
    has_program chromium || printf '%s\n' chromium
    has_korean_font || printf '%s\n' fontconfig fonts-noto-cjk
    has_program xz || printf '%s\n' xz-utils
    local program
    for program in zstd age rclone shellcheck bats; do
        has_program "$program" || printf '%s\n' "$program"
    done
}

# The first JDK package that this system's sources offer.
jdk_package() {
    local package
    for package in "${JDK_PACKAGES[@]}"; do
        if [[ -n $(apt-cache show --no-all-versions "$package" 2>/dev/null) ]]; then
            printf '%s\n' "$package"
            return
        fi
    done
    return 1
}

# Runs a command as root, having asked a person at a terminal first.
as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    else
        sudo -- "$@"
    fi
}

allowed() {
    if [[ $EUID -ne 0 ]] && ! has_program sudo; then
        return 1
    fi
    if [[ ! -t 0 ]]; then
        [[ $EUID -eq 0 ]]
        return
    fi
    local answer how=""
    [[ $EUID -eq 0 ]] || how=" with sudo"
    read -r -p "setup: install $*$how? [Y/n] " answer
    [[ -z $answer || $answer == [Yy]* ]]
}

install_packages() {
    local without_cluster=false
    if [[ " $* " == *" postgresql "* && ! -e $NO_CLUSTER ]]; then
        without_cluster=true
        as_root install -D -m 644 /dev/stdin "$NO_CLUSTER" <<<"create_main_cluster = false"
    fi
    local code=0
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 \
        install --no-install-recommends "$@" >&2 || code=$?
    if $without_cluster; then
        as_root rm -f "$NO_CLUSTER"
    fi
    return "$code"
}

give_up() {
    say "missing: $*"
    say "install these packages, or what provides the same on this system, and try again"
    exit 2
}

main() {
    local goal=${1:-build} missing
    mapfile -t missing < <(missing_for "$goal")
    if [[ ${#missing[@]} -eq 0 ]]; then
        return
    fi
    has_program apt-get || give_up "${missing[@]}"
    allowed "${missing[@]}" || give_up "${missing[@]}"
    as_root apt-get -q update >&2 || say "some package lists could not be fetched; going on with those that are there"
    if [[ ${missing[0]} == jdk ]]; then
        missing[0]=$(jdk_package) || { "$here/../bin/find-java" --jdk || exit $?; }
    fi
    install_packages "${missing[@]}"
    mapfile -t missing < <(missing_for "$goal")
    [[ ${#missing[@]} -eq 0 ]] || give_up "${missing[@]}"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    main "$@"
fi
