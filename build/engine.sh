#!/usr/bin/env bash
# A container engine for build/image-test.sh: the one that runs here, or one of its own from Debian's packages.
# It is read by that script, in the project's folder.

readonly BASE_IMAGE=debian:trixie-slim DATABASE_IMAGE=postgres:17
# Kept between runs, so that the second one is quick.
readonly work=$PWD/target/image-test
# Kept short: the name of a socket may have 107 characters.
run_folder="" engine_pid=""

say() { printf '%s\n' "image-test: $*" >&2; }

# Code 77 is the convention for "could not be run here", which is neither passed nor failed.
not_here() {
    say "NOT RUN HERE: $*"
    exit 77
}

# An engine that runs already serves only when it can fetch the two base images: stand-ins never take their names there.
engine_runs() {
    docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1 || return 1
    local name
    for name in "$BASE_IMAGE" "$DATABASE_IMAGE"; do
        docker image inspect "$name" >/dev/null 2>&1 || timeout 300 docker pull -q "$name" >/dev/null 2>&1 || return 1
    done
}

engine_can_be_made() {
    [[ $EUID -eq 0 ]] || { say "no engine runs, and only root can start one"; return 1; }
    command -v apt-get >/dev/null || { say "no engine runs, and without apt-get none can be installed"; return 1; }
    unshare --mount --net true 2>/dev/null || { say "no engine runs, and the kernel does not let one start"; return 1; }
}

install_engine() {
    local program missing=()
    for program in dockerd iptables debootstrap; do
        command -v "$program" >/dev/null || missing+=("${program/dockerd/docker.io}")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    say "installing ${missing[*]}"
    apt-get -q update >&2 || say "some package lists could not be fetched; going on with those that are there"
    DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends "${missing[@]}" >&2 ||
        not_here "these packages cannot be installed: ${missing[*]}"
}

# A Debian 13 as small as the official slim image, with this machine's own certificates: a company's proxy needs them.
make_base() {
    [[ ! -e $work/base.tar ]] || return 0
    say "making $BASE_IMAGE from Debian's packages"
    local root=$run_folder/base
    debootstrap --variant=minbase --include=ca-certificates trixie "$root" http://deb.debian.org/debian >"$work/debootstrap.log" 2>&1 ||
        not_here "debootstrap failed, $work/debootstrap.log says why"
    chroot "$root" apt-get -q update >&2
    chroot "$root" sh -c 'cd /root && apt-get -q download docker-compose' >&2
    dpkg-deb --fsys-tarfile "$root"/root/docker-compose_*.deb |
        tar -x -O ./usr/libexec/docker/cli-plugins/docker-compose >"$work/docker-compose"
    chmod +x "$work/docker-compose"
    find /usr/local/share/ca-certificates -name '*.crt' -exec cp -t "$root/usr/local/share/ca-certificates" {} +
    chroot "$root" update-ca-certificates >/dev/null
    rm -rf "$root"/usr/share/{doc,man,info,locale}/* "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/root/*.deb
    # As in the official image: what gets installed later stays without them too.
    {
        printf 'path-exclude /usr/share/%s/*\n' doc man info locale
        printf 'path-include /usr/share/doc/*/copyright\n'
    } >"$root/etc/dpkg/dpkg.cfg.d/slim"
    tar -C "$root" -c . >"$work/base.tar.part"
    mv "$work/base.tar.part" "$work/base.tar"
    rm -rf "$root"
}

start_engine() {
    export DOCKER_HOST=unix://$run_folder/engine.sock DOCKER_CONFIG=$run_folder/config
    install -D "$work/docker-compose" "$DOCKER_CONFIG/cli-plugins/docker-compose"
    dockerd --data-root "$work/engine" --exec-root "$run_folder/exec" --pidfile "$run_folder/engine.pid" \
        --host "$DOCKER_HOST" >"$work/engine.log" 2>&1 &
    engine_pid=$!
    local tries
    for ((tries = 0; tries < 300; tries++)); do
        ! docker info >/dev/null 2>&1 || return 0
        kill -0 "$engine_pid" 2>/dev/null || break
        sleep 0.2
    done
    tail -n 5 "$work/engine.log" >&2
    not_here "the engine does not start; $work/engine.log says why"
}

make_stand_ins() {
    say "$BASE_IMAGE and $DATABASE_IMAGE are STAND-INS made of Debian's packages, not the official images"
    docker image inspect "$BASE_IMAGE" >/dev/null 2>&1 || docker import - "$BASE_IMAGE" <"$work/base.tar" >/dev/null
    docker build -q -t "$DATABASE_IMAGE" build/stand-in >/dev/null
}

get_engine() {
    if engine_runs; then
        say "using the engine that runs here"
        return
    fi
    engine_can_be_made || not_here "no container engine can be had"
    install_engine
    make_base
    start_engine
    make_stand_ins
}

stop_engine() {
    if [[ -n $engine_pid ]]; then
        kill "$engine_pid" 2>/dev/null || true
        wait "$engine_pid" 2>/dev/null || true
        umount "$run_folder/exec/netns/default" 2>/dev/null || true
    fi
    rm -rf "$run_folder"
}
