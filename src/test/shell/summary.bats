#!/usr/bin/env bats
# build/summary.sh, on reports as the test runners write them.

setup() {
    reports=$BATS_TEST_TMPDIR
    mkdir -p "$reports/surefire-reports" "$reports/failsafe-reports" "$reports/bats-reports"
    report surefire-reports/TEST-a.QuotingTest.xml '  <testcase name="one" classname="a.QuotingTest"/>'
    report failsafe-reports/TEST-a.SwapIT.xml '  <testcase name="two" classname="a.SwapIT"/>'
    report failsafe-reports/TEST-a.RestoreE2E.xml '  <testcase name="three" classname="a.RestoreE2E"/>'
    report bats-reports/report.xml '    <testcase classname="belay.bats" name="four" time="0.1" />'
}

report() { printf '<testsuite name="x" tests="1">\n%s\n</testsuite>\n' "$2" >"$reports/$1"; }

summary() { "$BATS_TEST_DIRNAME/../../../build/summary.sh" "$reports"; }

@test "every group with a test and none failed is a pass" {
    run summary
    [ "$status" -eq 0 ]
    [ "${#lines[@]}" -eq 4 ]
    [[ ${lines[0]} == unit*"1 run"* && ${lines[2]} == browser*"1 run"* ]]
}

@test "a group without a test fails" {
    rm "$reports/failsafe-reports/TEST-a.RestoreE2E.xml"
    run summary
    [ "$status" -eq 1 ]
    [[ ${lines[2]} == browser*"RAN NO TEST"* ]]
}

@test "a test that cannot run here is named with its reason, and does not count" {
    report failsafe-reports/TEST-a.SwapIT.xml \
        $'  <testcase name="two" classname="a.SwapIT">\n    <skipped message="no server"/>\n  </testcase>'
    run summary
    [ "$status" -eq 1 ]
    [[ ${lines[1]} == integration*"0 run"*"1 not run here"*"RAN NO TEST"* ]]
    [[ ${lines[4]} == *"not run here: a.SwapIT.two (no server)" ]]
}

@test "a failure fails" {
    report surefire-reports/TEST-a.QuotingTest.xml \
        $'  <testcase name="one" classname="a.QuotingTest">\n    <failure message="no"/>\n  </testcase>'
    run summary
    [ "$status" -eq 1 ]
    [[ ${lines[0]} == unit*"1 failed"*"FAILED"* ]]
}

@test "without any report nothing was tested" {
    rm -r "$reports"/*-reports
    run summary
    [ "$status" -eq 1 ]
}
