#!/usr/bin/env bash
# Measures Belay beside its peers, in turns in one run, and prints ratios. docs/benchmarks.md says what is asked for.
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
cd "$here/.."

"$here/mvn.sh" -q test-compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
    -Dmdep.outputFile=target/test.classpath
classpath=target/test-classes:target/classes:$(<target/test.classpath)

java=$(bin/find-java --jdk)/bin/java

bench() {
    printf '\n== %s ==\n' "$1"
    "$java" --enable-native-access=ALL-UNNAMED -cp "$classpath" "dev.belay.bench.$1" "${@:2}"
}

printf '%s cores, %s\n' "$(nproc)" "$(awk '/MemTotal/ { printf "%.0f GB of memory", $2 / 1e6 }' /proc/meminfo)"
bench BackupBench
bench InspectBench
bench ConsoleBench
bench ManyBackupsBench
bench OffsiteBench
