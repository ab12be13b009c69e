#!/usr/bin/env bash
# Counts the tests in the reports under target/ by named group. Fails when a group ran none, and names what was skipped.
set -euo pipefail
shopt -s nullglob

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
cd "$here/../target"

reports=(surefire-reports/TEST-*.xml failsafe-reports/TEST-*.xml bats-reports/*.xml)
if [[ ${#reports[@]} -eq 0 ]]; then
    printf 'no test left a report\n'
    exit 1
fi

exec awk '
    function attribute(name,   at) {
        return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
    }
    FILENAME ~ /E2E\.xml$/ { group = "browser" }
    FILENAME ~ /IT\.xml$/ { group = "integration" }
    FILENAME ~ /Test\.xml$/ { group = "unit" }
    FILENAME ~ /^bats/ { group = "shell" }
    /<testsuite / {
        ran[group] += attribute("tests") - attribute("skipped")
        skipped[group] += attribute("skipped")
        failed[group] += attribute("failures") + attribute("errors")
    }
    /<testcase / { test = attribute("classname") "." attribute("name") }
    /<skipped/ { reasons = reasons "  not run here: " test " (" attribute("message") ")\n" }
    END {
        split("unit integration browser shell", groups)
        for (n = 1; n in groups; n++) {
            group = groups[n]
            note = failed[group] > 0 ? "FAILED" : ran[group] > 0 ? "" : "RAN NO TEST"
            printf "%-12s %5d run  %3d failed  %3d not run here  %s\n", group, ran[group], failed[group], skipped[group], note
            bad += note != ""
        }
        printf "%s", reasons
        exit bad > 0
    }' "${reports[@]}"
