#!/usr/bin/env bash
# Counts the tests in the reports under target/, or the folder given, by named group. Fails when a test failed or a group
# ran none, and names what was skipped.
set -euo pipefail
shopt -s nullglob

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
cd "${1:-$here/../target}"

reports=(surefire-reports/TEST-*.xml failsafe-reports/TEST-*.xml bats-reports/*.xml)
if [[ ${#reports[@]} -eq 0 ]]; then
    printf 'no test left a report\n'
    exit 1
fi

exec awk '
    function attribute(name,   at) {
        return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
    }
    FNR == 1 {
        name = FILENAME
        sub(/(\$.*)?\.xml$/, "", name)
        group = name ~ /^bats/ ? "shell" : name ~ /E2E$/ ? "browser" : name ~ /IT$/ ? "integration" : "unit"
    }
    /^ *<testcase / {
        test = attribute("classname") "." attribute("name")
        ran[group]++
    }
    /^ *<(failure|error)[ >]/ { failed[group]++ }
    /^ *<skipped/ {
        ran[group]--
        skipped[group]++
        reasons = reasons "  not run here: " test " (" attribute("message") ")\n"
    }
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
