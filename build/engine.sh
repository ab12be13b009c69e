#!/usr/bin/env bash
# A container engine for build/image-test.sh: the one that runs here, or one of its own from Debian's packages.
# It is read by that script, in the project's folder.

readonly BASE_IMAGE=debian:trixie-slim DATABASE_IMAGE=postgres:17 MIRROR=http://deb.debian.org/debian
# Kept between runs, so that the second one is quick.
readonly work=$PWD/target/image-test
# Kept short: the name of a socket may have 107 characters.
run_folder="" engine_pid="" apart_pid="" network_pid=""

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
    [[ -c /dev/net/tun ]] || { say "no engine runs, and without /dev/net/tun one would have no network"; return 1; }
    [[ -e $work/base.tar ]] || curl -sfI -o /dev/null --max-time 30 "$MIRROR/dists/trixie/InRelease" ||
        { say "no engine runs, and $MIRROR cannot be reached to make one"; return 1; }
}

# The packages of the programs that are missing. Newer Debians have the client in a package of its own.
missing_packages() {
    local program
    for program in dockerd docker iptables debootstrap slirp4netns; do
        ! command -v "$program" >/dev/null || continue
        case $program in
            dockerd) printf 'docker.io\n' ;;
            docker) if [[ -n $(apt-cache show docker-cli 2>/dev/null) ]]; then printf 'docker-cli\n'; else printf 'docker.io\n'; fi ;;
            *) printf '%s\n' "$program" ;;
        esac
    done
}

install_engine() {
    local missing
    [[ -n $(missing_packages) ]] || return 0
    apt-get -q update >&2 || say "some package lists could not be fetched; going on with those that are there"
    mapfile -t missing < <(missing_packages)
    say "installing ${missing[*]}"
    DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends "${missing[@]}" >&2 ||
        not_here "these packages cannot be installed: ${missing[*]}"
}

# A Debian 13 as small as the official slim image, with this machine's own certificates: a company's proxy needs them.
make_base() {
    [[ ! -e $work/base.tar ]] || return 0
    say "making $BASE_IMAGE from Debian's packages"
    local root=$run_folder/base
    # With mounts of its own, since one that an interrupted run leaves would be in the way of removing the folder.
    unshare --mount debootstrap --variant=minbase --include=ca-certificates trixie "$root" "$MIRROR" >"$work/debootstrap.log" 2>&1 ||
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

# Starts this script once more, in a network and with mounts of its own: they end with the engine, and the machine's rules for
# packets, its bridges and an engine that runs already stay as they are. Neither outlives this process, even when it is killed.
run_apart() {
    mkfifo "$run_folder/apart" "$run_folder/network"
    setpriv --pdeathsig TERM unshare --mount --net build/image-test.sh --apart "$run_folder" &
    apart_pid=$!
    # Opened for both directions, so that it waits for a line and not for a writer that may never come.
    read -r -t 60 _ <>"$run_folder/apart" || not_here "the kernel does not let an engine start"
    setpriv --pdeathsig TERM slirp4netns --configure --mtu=65520 --disable-host-loopback --ready-fd=3 "$apart_pid" tap0 \
        3>"$run_folder/network" >"$work/network.log" 2>&1 &
    network_pid=$!
    wait "$apart_pid"
}

await_network() {
    printf 'here\n' >"$run_folder/apart"
    read -r -t 60 -n 1 _ <"$run_folder/network" || not_here "there is no network for the engine; $work/network.log says why"
    printf 'nameserver 10.0.2.3\n' >"$run_folder/resolv.conf"
    mount --bind "$run_folder/resolv.conf" /etc/resolv.conf
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

# A run that was killed leaves its containers behind, and each run leaves images that nothing names any more.
sweep() {
    docker ps --all --quiet | xargs -r docker rm --force >/dev/null
    docker volume ls --quiet | xargs -r docker volume rm --force >/dev/null
    docker network prune --force >/dev/null
    docker image ls --quiet "$TEST_IMAGE" | sort -u | xargs -r docker image rm --force >/dev/null
    docker image prune --force >/dev/null
}

make_stand_ins() {
    say "$BASE_IMAGE and $DATABASE_IMAGE are STAND-INS made of Debian's packages, not the official images"
    docker image inspect "$BASE_IMAGE" >/dev/null 2>&1 || docker import - "$BASE_IMAGE" <"$work/base.tar" >/dev/null
    printf 'services: { db: { image: "%s", build: "%s" } }\n' "$DATABASE_IMAGE" "$PWD/build/stand-in" |
        docker compose --project-name stand-in --file - build --quiet
}

prepare_engine() {
    engine_can_be_made || not_here "no container engine can be had"
    mkdir -p "$work"
    install_engine
    make_base
}

own_engine() {
    await_network
    start_engine
    sweep
    make_stand_ins
}

# Ends what is given by its process number, and waits for it.
end() {
    [[ -n $1 ]] || return 0
    kill "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

stop_engine() {
    end "$engine_pid"
    end "$apart_pid"
    end "$network_pid"
}
