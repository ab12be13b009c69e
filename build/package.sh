#!/usr/bin/env bash
# Builds target/belay.jar with target/lib, and the cache that makes it start fast. Does nothing when all is up to date.
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
cd "$here/.."

say() { printf '%s\n' "build: $*" >&2; }

up_to_date() {
    [[ -e target/belay.jar ]] || return 1
    [[ -z $(find pom.xml src/main templates -newer target/belay.jar -print -quit) ]]
}

if up_to_date; then
    exit 0
fi
say "compiling; the first time fetches the libraries"
rm -f target/belay.aot
"$here/mvn.sh" -q package -Dmaven.test.skip=true
"$here/train.sh" || say "the start-up cache was not made; Belay works without it and starts more slowly"
