#!/usr/bin/env bash
# Runs Maven on the JDK of the sources, which spares it a second process for the formatter.
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
JAVA_HOME=$("$here/../bin/find-java" --jdk)
export JAVA_HOME
# what Maven's own libraries do would be a warning at every start
export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"

exec mvn -B "$@"
