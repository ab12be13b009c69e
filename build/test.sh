#!/usr/bin/env bash
# Runs every check and ends with a summary: how many tests each named group ran, and which could not run here.
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
cd "$here/.."

heading() { printf '\n== %s ==\n' "$*"; }

# Every file of ours that a shell runs.
shell_files() {
    find . \( -path ./target -o -path ./.git -o -path ./src/main \) -prune -o -type f -print0 |
        while IFS= read -r -d '' file; do
            local first=""
            IFS= read -r first <"$file" 2>/dev/null || true
            if [[ $first =~ ^'#!'.*(bash|bats|/sh) ]]; then
                printf '%s\0' "$file"
            fi
        done
}

heading "shellcheck"
shell_files | xargs -0 -t shellcheck --external-sources

export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
rm -rf target/surefire-reports target/failsafe-reports target/bats-reports

heading "mvn verify"
code=0
"$here/mvn.sh" verify || code=$?

heading "bats"
mkdir -p target/bats-reports
bats --report-formatter junit --output target/bats-reports src/test/shell || code=$?

heading "summary"
"$here/summary.sh" || code=$?
exit "$code"
