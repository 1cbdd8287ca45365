# shellcheck shell=bash
# What each suite gave: a line each at the end, their sum as the last line.

passed=0
failed=0
skipped=0
summary=()
unrun=()
missed=()

say() { printf '\n== %s\n' "$*"; }

# tally SUITE PASSED FAILED SKIPPED [SECONDS]
tally() {
    passed=$((passed + $2))
    failed=$((failed + $3))
    skipped=$((skipped + $4))
    summary+=("$(printf '%-22s %6d passed %4d failed %4d skipped %6s s' "$1" "$2" "$3" "$4" "${5--}")")
}

# not_run SUITE REASON: what could not be tried is skipped, and named at the end.
not_run() {
    tally "$1" 0 0 1
    unrun+=("$1: $2")
}

# check SUITE NAME COMMAND...: one check, its output shown only when it fails.
check() {
    local suite=$1 name=$2 began=$SECONDS
    shift 2
    if "$@" >"$out/$suite-$name.log" 2>&1; then
        printf 'ok      %s %s (%s s)\n' "$suite" "$name" $((SECONDS - began))
        suite_passed=$((suite_passed + 1))
    else
        printf 'FAILED  %s %s: %s\n' "$suite" "$name" "$*"
        tail -n 60 "$out/$suite-$name.log"
        suite_failed=$((suite_failed + 1))
        return 1
    fi
}

begin_suite() {
    say "$1"
    suite_passed=0
    suite_failed=0
    suite_began=$SECONDS
}

end_suite() { tally "$1" "$suite_passed" "$suite_failed" 0 $((SECONDS - suite_began)); }

close_tally() {
    say "summary ($SECONDS s)"
    printf '%s\n' "${summary[@]}"
    local reason
    for reason in "${unrun[@]+"${unrun[@]}"}" "${missed[@]+"${missed[@]}"}"; do
        printf 'did not run: %s\n' "$reason"
    done
    if [ "$passed" = 0 ] && [ "$failed" = 0 ]; then
        echo 'no test ran'
        failed=1
    fi
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" = 0 ] || exit 1
    [ "${#unrun[@]}" = 0 ] || exit 3
    exit 0
}
