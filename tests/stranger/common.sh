# SPDX-FileCopyrightText: 2026 The Escale authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# shellcheck shell=bash disable=SC2034
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
        status=$(curl -s -o "$work/body" -D "$work/headers" -w '%{http_code}' -u "$token:" -X "$method" "$@" "$url$path")
        [[ $status == 429 && -z ${keep_429:-} ]] || return 0
        sleep "$(header Retry-After | grep -E '^[0-9]+$' || echo 1)"
    done
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

# summary: how it went.
summary() {
    echo "$checks checks, $failures failed"
    [[ $failures -eq 0 && $checks -gt 0 ]]
}
