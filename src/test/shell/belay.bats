#!/usr/bin/env bats
# bin/belay and bin/find-java, in a copy of the tree with a Java that only tells how it was started.

setup() {
    project=$BATS_TEST_TMPDIR/project
    mkdir -p "$project/target"
    cp -r "$BATS_TEST_DIRNAME/../../../bin" "$project/bin"
    touch "$project/target/belay.jar"
    JAVA_HOME=$(fake_java 25.0.3)
    export JAVA_HOME
}

# A Java of the version given, in a folder of its own.
fake_java() {
    local home=$BATS_TEST_TMPDIR/java-$1
    mkdir -p "$home/bin"
    printf 'IMPLEMENTOR="nobody"\nJAVA_VERSION="%s"\n' "$1" >"$home/release"
    # shellcheck disable=SC2016  # the fake expands it, not this test
    printf '#!/bin/sh\necho "pid $$ locale $LC_ALL" "$@"\nexit 7\n' >"$home/bin/java"
    cp "$home/bin/java" "$home/bin/javac"
    chmod +x "$home/bin/java" "$home/bin/javac"
    printf '%s\n' "$home"
}

@test "without a jar it says what to run" {
    rm "$project/target/belay.jar"
    run "$project/bin/belay" backups
    [ "$status" -eq 2 ]
    [[ $output == *"belay.jar is missing: run \`make build\` first" ]]
}

@test "arguments and the exit code pass unchanged" {
    run "$project/bin/belay" backup --label "two words" '*'
    [ "$status" -eq 7 ]
    [[ $output == *"-jar $project/target/belay.jar backup --label two words *" ]]
}

@test "Java replaces the shell, so that signals reach it" {
    "$project/bin/belay" >"$BATS_TEST_TMPDIR/out" &
    local shell=$!
    wait "$shell" || true
    grep -q "^pid $shell " "$BATS_TEST_TMPDIR/out"
}

@test "it works through a symbolic link, from any folder" {
    ln -s "$project/bin/belay" "$BATS_TEST_TMPDIR/link"
    cd /
    run "$BATS_TEST_TMPDIR/link" --version
    [[ $output == *"-jar $project/target/belay.jar --version" ]]
}

@test "names are UTF-8 in a shell that is not" {
    LC_ALL=C run "$project/bin/belay"
    [[ $output == *"locale C.UTF-8"* ]]
    LC_ALL=ko_KR.utf8 run "$project/bin/belay"
    [[ $output == *"locale ko_KR.utf8"* ]]
}

@test "the start-up cache is used when it is there" {
    run "$project/bin/belay"
    [[ $output != *AOT* ]]
    touch "$project/target/belay.aot"
    run "$project/bin/belay"
    [[ $output == *"-XX:AOTCache=$project/target/belay.aot -XX:AOTMode=auto"* ]]
}

@test "the native libraries are used where they lie unpacked" {
    [[ ${HOSTTYPE}-${OSTYPE} == x86_64-linux-gnu ]] || skip "the paths are those of x86_64"
    run "$project/bin/belay"
    [[ $output != *ZstdNativePath* ]]
    local native=$project/target/lib/native
    mkdir -p "$native/linux/amd64"
    touch "$native/linux/amd64/libzstd-jni-1.2.so"
    run "$project/bin/belay"
    [[ $output == *"-DZstdNativePath=$native/linux/amd64/libzstd-jni-1.2.so -Dorg.sqlite.lib.path=$native/org/sqlite/native/Linux/x86_64 "* ]]
}

@test "a command compiles less than a console that stays" {
    run "$project/bin/belay" backup
    [[ $output == *"-XX:CompileThresholdScaling="* ]]
    run "$project/bin/belay" serve
    [[ $output != *"-XX:CompileThresholdScaling="* ]]
}

@test "an old Java is passed over for a newer one" {
    local old new
    old=$(fake_java 17.0.15)
    new=$(fake_java 26)
    JAVA_HOME=$old PATH=$new/bin:$PATH run "$project/bin/find-java"
    [ "$output" = "$new" ]
}

@test "building needs a compiler" {
    rm "$JAVA_HOME/bin/javac"
    run "$project/bin/find-java"
    [ "$output" = "$JAVA_HOME" ]
    run "$project/bin/find-java" --jdk
    [ "$output" != "$JAVA_HOME" ]
}

@test "without a Java it says what to install" {
    # shellcheck source=/dev/null
    source "$project/bin/find-java"
    # shellcheck disable=SC2317  # main calls it
    candidates() { fake_java 21; }
    run main
    [ "$status" -eq 2 ]
    [[ $output == *"needs Java 25 or newer, and none was found"*"openjdk-25-jdk-headless"*"temurin-25-jdk"* ]]
}
