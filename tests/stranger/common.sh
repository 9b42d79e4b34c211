# SPDX-FileCopyrightText: 2026 The Escale authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# shellcheck shell=bash disable=SC2034,SC2154
#
# Sourced: starts a practice platform of its own, and speaks to it with curl.

set -Eeuo pipefail
platform=$1
work=$(mktemp -d "${TMPDIR:-/tmp}/escale-stranger.XXXXXX")
checks=0
failures=0
platform_pid=

ended() {
    local code=$?
    if [[ -n $platform_pid ]]; then
        kill "$platform_pid" 2>/dev/null || true
        wait "$platform_pid" 2>/dev/null || true
    fi
    [[ $code -eq 0 ]] || { echo "--- what the platform said:"; tail -n 20 "$work/platform.log" 2>/dev/null; } >&2
    rm -rf "$work"
    exit "$code"
}
trap ended EXIT
trap 'echo "line $LINENO: $BASH_COMMAND" >&2' ERR

# start_platform [OPTION…]: sets url, support, reviewer, acme, boreal.
start_platform() {
    "$platform" --practice --data "$work/data" --listen 127.0.0.1:0 "$@" >"$work/ready.json" 2>"$work/platform.log" &
    platform_pid=$!
    local i
    for ((i = 0; i < 600; ++i)); do
        [[ -s $work/ready.json ]] && jq -e .url "$work/ready.json" >/dev/null 2>&1 && break
        kill -0 "$platform_pid" 2>/dev/null || { echo "the platform has ended" >&2; exit 1; }
        sleep 0.05
    done
    url=$(jq -r '.url | rtrimstr("/")' "$work/ready.json")
    support=$(jq -r .tokens.support "$work/ready.json")
    reviewer=$(jq -r .tokens.reviewer "$work/ready.json")
    acme=$(jq -r '.tokens.customer["Acme SA"]' "$work/ready.json")
    boreal=$(jq -r '.tokens.customer["Boreal"]' "$work/ready.json")
}

new_key() { cat /proc/sys/kernel/random/uuid; }

# call TOKEN METHOD PATH [curl's options…]: the answer is in status, $work/headers and $work/body.
# Where the platform says that this is too much, it is asked again later, as the contract has it.
call() {
    local token=$1 method=$2 path=$3
    shift 3
    while :; do
        : >"$work/body"
        status=$(curl -s -o "$work/body" -D "$work/headers" -w '%{http_code}' -u "$token:" -X "$method" "$@" "$url$path")
        [[ -z ${ESCALE_RECORDINGS:-} ]] || record "$method" "$path" "$@"
        [[ $status == 429 ]] || return 0
        sleep "$(header Retry-After | grep -E '^[0-9]+$' || echo 1)"
    done
}

# record METHOD PATH [curl's options…]: writes the last exchange down, for the test of the contract (without the token).
record() {
    local method=$1 path=$2 body=null sent='Authorization: Basic'
    shift 2
    while [[ $# -gt 0 ]]; do
        case $1 in
            -H) sent+=$'\n'$2 ;;
            -d) body=$(jq -Rs . <<<"$2" | sed 's/\\n"$/"/') ;;
        esac
        shift 2
    done
    [[ $body == null || $sent == *Content-Type* ]] || sent+=$'\nContent-Type: application/x-www-form-urlencoded'
    mkdir -p "$ESCALE_RECORDINGS"
    jq -cn --arg method "$method" --arg path "$path" --arg sent "$sent" --argjson body "$body" --argjson status "$status" \
        --rawfile received "$work/headers" --rawfile answer "$work/body" '
        def headers: [split("\n")[] | rtrimstr("\r") | capture("^(?<key>[^: ]+): *(?<value>.*)$")] | from_entries;
        {$method, $path, request_headers: ($sent | headers), request_body: $body, $status,
         response_headers: ($received | headers), response_body: $answer}' >>"$ESCALE_RECORDINGS/stranger_$(basename "$0" .sh).ndjson"
}

get() { call "$1" GET "$2"; }

# post TOKEN PATH BODY [curl's options…], with a new key.
post() {
    local token=$1 path=$2 body=$3
    shift 3
    call "$token" POST "$path" -H "Idempotency-Key: $(new_key)" -H 'Content-Type: application/json' -d "$body" "$@"
}

header() { sed -n "s/^$1: *\(.*[^[:space:]]\)[[:space:]]*$/\1/Ip" "$work/headers" | tail -n 1; }

# answer FILTER: the body through jq.
answer() { jq -r "$1" "$work/body"; }

failed() {
    failures=$((failures + 1))
    echo "FAILED: $1" >&2
    head -c 600 "$work/body" >&2 || true
    echo >&2
}

# expect WHAT STATUS [JQ FILTER THAT HOLDS]
expect() {
    checks=$((checks + 1))
    if [[ $status != "$2" ]]; then
        failed "$1: status $status instead of $2"
    elif [[ -n ${3:-} ]] && ! jq -e "$3" "$work/body" >/dev/null 2>&1; then
        failed "$1: the answer does not hold: $3"
    fi
}

# --- the journey ($migration is the path of a migration)

# follow WHAT: the task in Location, until it has ended.
follow() {
    local what=$1 task i
    checks=$((checks + 1))
    task=$(header Location)
    [[ $task =~ ^/v1/task/[0-9]+/$ ]] || { failed "$what: Location '$task' names no task"; return; }
    for ((i = 0; i < 300; ++i)); do
        get "$support" "$task"
        case $(answer .state) in
            done) return ;;
            failed | cancelled) failed "$what"; return ;;
        esac
        sleep 0.2
    done
    failed "$what did not end"
}

at_step() {
    get "$acme" "$migration"
    expect "step $1" 200 ".step == $1"
}

# for_each_account FILTER ACTION BODY TOKEN: the tasks that this makes are followed one after the other.
for_each_account() {
    local href hrefs tasks=() task
    get "$support" "${migration}account/"
    hrefs=$(answer ".[] | select($1) | .href")
    [[ -n $hrefs ]] || failed "$2: there is no account for it"
    for href in $hrefs; do
        post "$4" "$href$2/" "$3"
        if [[ $status == 202 ]]; then
            expect "$2" 202
            cp "$work/headers" "$work/headers.${#tasks[@]}"
            tasks+=("$href")
        else
            expect "$2" 204
        fi
    done
    for task in "${!tasks[@]}"; do
        cp "$work/headers.$task" "$work/headers"
        follow "$2 ${tasks[$task]}"
    done
}

# summary: how it went.
summary() {
    echo "$checks checks, $failures failed"
    [[ $failures -eq 0 && $checks -gt 0 ]]
}
