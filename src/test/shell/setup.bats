#!/usr/bin/env bats
# shellcheck disable=SC2030,SC2031,SC2317  # each test changes its own machine, through functions that main calls
# build/setup.sh, on a machine where nothing is installed and nothing gets installed.

setup() {
    # shellcheck source=/dev/null
    source "$BATS_TEST_DIRNAME/../../../build/setup.sh"
    installed=" apt-get sudo "
}

fakes() {
    has_program() { [[ $installed == *" $1 "* ]]; }
    has_postgres_server() { has_program initdb; }
    has_korean_font() { has_program font; }
    has_jdk() { has_program javac; }
    jdk_package() { echo openjdk-25-jdk-headless; }
    as_root() {
        echo "as root: $*"
        case "$*" in *" install "*) installed+="javac mvn initdb curl " ;; esac
    }
}

@test "nothing is done when nothing is missing" {
    fakes
    installed+="javac mvn initdb curl "
    run main demo
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "what is missing is installed, and no cluster is started on the usual port" {
    fakes
    allowed() { true; }
    run main demo
    [ "$status" -eq 0 ]
    [[ ${lines[0]} == *"apt-get -q update" ]]
    [[ ${lines[1]} == *"$NO_CLUSTER" ]]
    [[ ${lines[2]} == *"install --no-install-recommends openjdk-25-jdk-headless maven curl postgresql" ]]
    [[ ${lines[3]} == *"rm -f $NO_CLUSTER" ]]
}

@test "a build needs no server" {
    fakes
    installed+="javac mvn curl "
    run main build
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "the image is built in containers and needs no Java and no server here" {
    fakes
    run missing_for image
    [ "$status" -eq 0 ]
    [ "$output" = $'curl\ngit' ]
}

@test "the tests need a browser, fonts and the tools of the scripts" {
    fakes
    run missing_for test
    [[ $output == *$'chromium\nfontconfig\nfonts-noto-cjk\nxz-utils\nzstd\nage\nrclone\nshellcheck\nbats' ]]
}

@test "who may not install is told what is missing" {
    fakes
    allowed() { false; }
    run main demo
    [ "$status" -eq 2 ]
    [[ $output == *"missing: jdk maven curl postgresql"* ]]
    [[ $output != *"as root"* ]]
}

@test "a system without apt is told what is missing" {
    fakes
    installed=" "
    run main build
    [ "$status" -eq 2 ]
    [[ $output == *"missing: jdk maven curl"* ]]
}

@test "a JDK that no source offers is named" {
    fakes
    installed+="mvn curl initdb "
    allowed() { true; }
    jdk_package() { return 1; }
    here=$BATS_TEST_TMPDIR/build
    mkdir -p "$here" "$here/../bin"
    printf '#!/bin/sh\necho "install Temurin 25"\nexit 2\n' >"$here/../bin/find-java"
    chmod +x "$here/../bin/find-java"
    run main demo
    [ "$status" -eq 2 ]
    [[ $output == *"install Temurin 25"* ]]
}

@test "nobody at a terminal is asked only as root" {
    fakes
    if [[ $EUID -eq 0 ]]; then
        allowed curl </dev/null
    else
        run allowed curl </dev/null
        [ "$status" -ne 0 ]
    fi
}
