# shellcheck shell=bash
# The suites, in the order of a whole run.

surefire_totals='
BEGIN { RS = ">"; t = f = e = s = 0 }
/<testsuite[ \n]/ {
    if (match($0, /[ \n]tests="[0-9]+"/)) t += number()
    if (match($0, /[ \n]failures="[0-9]+"/)) f += number()
    if (match($0, /[ \n]errors="[0-9]+"/)) e += number()
    if (match($0, /[ \n]skipped="[0-9]+"/)) s += number()
}
function number(   text) { text = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", text); return text + 0 }
END { print t - f - e - s, f + e, s }'

run_maven() {
    "$maven" -B -ntp -Dstyle.color=never -Daether.connector.http.retryHandler.count=5 "$@" </dev/null
}

# java_suites ARGUMENTS...: all modules in one build that goes on after a failed test, so that one
# run shows all; what Surefire wrote is then counted for each module.
java_suites() {
    say "building and testing ($(basename "$JAVA_HOME"), $*)"
    rm -rf ./*/target/surefire-reports
    local log=$out/maven.log status began=$SECONDS module
    run_maven -Dmaven.test.failure.ignore=true "$@" 2>&1 | tee "$log" | show_progress
    status=${PIPESTATUS[0]}
    if [ "$status" != 0 ] && grep -qE 'Could not (transfer|find) artifact|could not be resolved' "$log"; then
        echo 'something was not fetched; once more'
        run_maven -Dmaven.test.failure.ignore=true "$@" 2>&1 | tee "$log" | show_progress
        status=${PIPESTATUS[0]}
    fi
    for module in grammar engine compiler runtime-mta lsp-server tests; do
        count_module "$module"
    done
    if [ "$status" != 0 ]; then
        grep -E '^\[ERROR\]' "$log" | head -n 60
        tally build 0 1 0 $((SECONDS - began))
    else
        tally build 1 0 0 $((SECONDS - began))
    fi
}

show_progress() {
    grep --line-buffered -E '^\[INFO\] (Building |Tests run:.*Time elapsed: ([1-9][0-9]|[1-9]) ?[0-9.]* s|BUILD)|^\[ERROR\] +(Tests run|[A-Za-z].*:[0-9]+)|FAIL' |
        grep --line-buffered -v 'Building jar' | cut -c1-200 || true
}

count_module() {
    local reports=("$1"/target/surefire-reports/TEST-*.xml) totals
    [ -e "${reports[0]}" ] || return 0
    totals=$(cat "${reports[@]}" | awk "$surefire_totals")
    # shellcheck disable=SC2086
    tally "$1" $totals
    local skips
    skips=$(grep -l '<skipped' "${reports[@]}" | sed 's/.*TEST-//; s/\.xml$//' | tr '\n' ' ')
    [ -z "$skips" ] || unrun_skips "$1" "$skips"
}

# A test that skips itself misses something that this machine need not have (the corpus beside the
# project, say): it is named at the end and changes no exit status.
unrun_skips() {
    if [ "$quick" = no ]; then
        missed+=("$1: skipped themselves: $2")
    fi
}

# Apart from the build, so that a line that is not formatted hides no test.
style_suite() {
    begin_suite style
    check style format run_maven -fae spotless:check
    end_suite style
}

extension_suite() {
    begin_suite extension
    if [ "$(node_major)" -ge 20 ] 2>/dev/null; then
        check extension install npm_install vscode-extension &&
            extension_checks
        end_suite extension
    else
        not_run extension "needs Node 20 or newer (as root it is installed)"
    fi
}

extension_checks() {
    local step
    for step in typecheck lint style grammar test package; do
        check extension "$step" npm --prefix vscode-extension run --silent "$step"
    done
    [ "$suite_failed" = 0 ]
}

# Counted by `waypost test` itself, a case each.
examples_suite() {
    say examples
    local log=$out/examples.log began=$SECONDS totals status
    ./waypost test examples >"$log" 2>&1 </dev/null
    status=$?
    tail -n 1 "$log"
    totals=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$log" | tail -n 1)
    if [ "$status" != 0 ]; then
        cat "$log"
        [ "${totals#* }" -gt 0 ] 2>/dev/null || totals='0 1'
    fi
    # shellcheck disable=SC2086
    tally examples ${totals:-0 1} 0 $((SECONDS - began))
}

editor_suite() {
    local missing=''
    command -v chromium >/dev/null || missing='Chromium'
    [ "$(node_major)" -ge 24 ] 2>/dev/null || missing="$missing Node-24"
    if [ -n "$missing" ]; then
        not_run editor "needs ${missing# } (as root it is installed)"
        return 0
    fi
    begin_suite editor
    TMPDIR=$scratch node tests/editor/run.mjs --tap "$out/editor.tap"
    node_totals editor "$out/editor.tap"
}

# node_totals SUITE TAP-FILE
node_totals() {
    local pass fail skip
    pass=$(sed -n 's/^# pass //p' "$2" | tail -n 1)
    fail=$(sed -n 's/^# fail //p' "$2" | tail -n 1)
    skip=$(sed -n 's/^# skipped //p' "$2" | tail -n 1)
    if [ -z "$pass" ]; then
        echo "$1 wrote no result"
        tally "$1" 0 1 0 $((SECONDS - suite_began))
    else
        tally "$1" "$pass" "$fail" "${skip:-0}" $((SECONDS - suite_began))
    fi
}
