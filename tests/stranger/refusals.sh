#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Escale authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Refused, unknown and malformed requests get the right status, code and gates: refusals.sh ESCALE-PLATFORM

source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
start_platform --content small --rate 0,0

# problem WHAT STATUS CODE [JQ FILTER THAT HOLDS]: what the last call has to have answered.
problem() {
    expect "$1" "$2" ".status == $2 and .code == \"$3\" and (.title | type == \"string\") and (.params | type == \"object\") and (${4:-true})"
    [[ $(header Content-Type) == application/problem+json* ]] || failed "$1: it is $(header Content-Type)"
}

# refused WHAT GATE… : 409, with these gates (code/cleared_by) in this order.
refused() {
    local what=$1 expected
    shift
    expected=$(printf '%s\n' "$@" | jq -R . | jq -cs .)
    problem "$what" 409 gates_unmet "[.gates[] | .code + \"/\" + .cleared_by] == $expected"
}

get "$support" "/v1/server/?name=srv-acme-01"
server=$(answer '.[0].href')
server_id=$(answer '.[0].id')
get "$support" "/v1/migration/?server=$server_id"
migration=$(answer '.[0].href')
get "$support" "${migration}account/"
ready=$(answer '[.[] | select(.preparation == "ready")][0].href')
todo=$(answer '[.[] | select(.preparation == "todo")][0].href')
get "$support" "/v1/support_request/?state=waiting"
waiting=$(answer '.[0].href')
get "$support" "/v1/server/?name=transit-0"
lent=$(answer '[.[] | select(.lent_to != null)][0].id')

# --- who asks
status=$(curl -s -o "$work/body" -D "$work/headers" -w '%{http_code}' "$url/v1/")
problem "no token" 401 unauthenticated
[[ $(header WWW-Authenticate) == Basic* ]] || failed "401 names the scheme"
call "no-such-token" GET /v1/
problem "unknown token" 401 unauthenticated
call "$acme customer=Boreal" GET /v1/
problem "a scope that the token does not have" 401 unauthenticated
get "$boreal" "$migration"
problem "somebody else's migration" 404 not_found
get "$boreal" "$server"
problem "somebody else's server" 404 not_found
post "$boreal" "${todo}ready/" '{}'
problem "a command on somebody else's account" 404 not_found
post "$reviewer" "${todo}ready/" '{}'
problem "a reviewer commands" 403 forbidden
post "$acme" "${migration}reinstall/" '{"confirm":"srv-acme-01"}'
problem "a customer reinstalls" 403 forbidden
post "$acme" "${migration}release_transit/" '{}'
problem "a customer releases transit" 403 forbidden
post "$boreal" "${waiting}allocate/" "{\"server\":$lent,\"override\":false}"
problem "a customer allocates" 403 forbidden
post "$boreal" "${waiting}accept/" '{}'
problem "a customer accepts" 403 forbidden
get "$acme" /v1/token/
problem "a customer lists tokens" 403 forbidden
get "$reviewer" /v1/token/
problem "a reviewer lists tokens" 403 forbidden

# --- what is asked for
for path in /v1/surprise/ /v1/server/999999/ /v1/server/first/ /v1/server/-1/ /v1/server/99999999999999999999/ /v2/ "${migration}account/999999/" /v1/task/999999/; do
    get "$support" "$path"
    problem "GET $path" 404 not_found
done
post "$support" "${migration}surprise/" '{}'
problem "an unknown action" 404 not_found
post "$support" "${migration}account/999999/ready/" '{}'
problem "an unknown account" 404 not_found
for wrong in "DELETE $migration" "PUT /v1/server/" "POST /v1/server/" "GET ${todo}ready/" "PATCH $server"; do
    call "$support" "${wrong% *}" "${wrong#* }" -H "Idempotency-Key: $(new_key)" -H 'Content-Type: application/json' -d '{}'
    problem "$wrong" 405 method_not_allowed
    [[ -n $(header Allow) ]] || failed "$wrong: Allow is missing"
done
for query in limit=0 limit=-1 limit=abc limit=999999 after_id=abc server=abc; do
    get "$support" "/v1/account/?$query"
    problem "$query" 400 invalid_field ".params.field == \"${query%%=*}\""
done
get "$support" "/v1/event/?wait=0"
problem "the feed from nowhere" 400 invalid_field '.params.field == "after"'
get "$support" "/v1/event/?after=0&wait=-1"
problem "a wait below nothing" 400 invalid_field '.params.field == "wait"'

# --- how it is said
call "$acme" POST "${todo}ready/" -H 'Content-Type: application/json' -d '{}'
problem "no key" 400 idempotency_key_missing
call "$acme" POST "${todo}ready/" -H 'Content-Type: application/json' -H 'Idempotency-Key: 1' -d '{}'
problem "a key that is no UUID" 400 invalid_field '.params.field == "Idempotency-Key"'
for body in '{' '[]' '"text"' 'null' '' '{"a":1}}'; do
    post "$acme" "${todo}ready/" "$body"
    problem "body $body" 400 malformed_json
done
call "$acme" POST "${todo}ready/" -H "Idempotency-Key: $(new_key)" -d 'a=b'
problem "a form" 415 unsupported_media_type
# malformed ACTION PATH BODY FIELD
malformed() {
    post "$support" "$1" "$2"
    problem "$1 $2" 400 invalid_field ".params.field == \"$3\""
}
malformed "${todo}ready/" '{"surprise":1}' surprise
malformed "${todo}rollback/" '{}' keep
malformed "${todo}rollback/" '{"keep":"everything"}' keep
malformed "${todo}rollback/" '{"keep":null}' keep
malformed "${todo}rollback/" '{"keep":1}' keep
malformed "${migration}transit_request/" '{"kind":"quantum","message":""}' kind
malformed "${migration}transit_request/" '{"kind":"dedicated","message":5}' message
malformed "${migration}reinstallation_request/" '{"finalisation_by":"reviewer","message":""}' finalisation_by
malformed "${migration}reinstall/" '{}' confirm
malformed "${waiting}wait/" '{"reason":""}' reason
malformed "${waiting}allocate/" '{"server":"6","override":false}' server
malformed "${waiting}allocate/" '{"server":6.5,"override":false}' server
malformed "${waiting}allocate/" '{"server":999999,"override":false}' server
malformed "${waiting}allocate/" "{\"server\":$lent,\"override\":\"yes\"}" override
malformed "${waiting}message/" '{"text":""}' text

# --- what the rules say: who can change it, too
post "$acme" "${ready}ready/" '{}'
refused "ready twice" already_ready/nobody
post "$acme" "${todo}unready/" '{}'
refused "unready before ready" not_ready/nobody
post "$acme" "${todo}test_cleanup/" '{}'
refused "no test to clean up" no_test_to_clean_up/customer
post "$acme" "${migration}transit_request/" '{"kind":"dedicated","message":""}'
refused "transit before all are ready" accounts_not_ready/customer
post "$acme" "${migration}withdraw_transit_request/" '{}'
refused "withdraw nothing" no_open_request/customer
post "$acme" "${ready}migrate/" '{}'
refused "migrate without transit" transit_not_ready/customer
post "$acme" "${ready}rollback/" '{"keep":"current"}'
refused "roll back before leaving" account_not_on_transit/customer
post "$acme" "${ready}verify/" '{}'
refused "verify before leaving" account_not_on_transit/customer
post "$support" "${ready}relocate/" '{}'
refused "relocate before leaving" reinstallation_not_done/customer account_not_on_transit/customer
post "$acme" "${migration}reinstallation_request/" '{"finalisation_by":"customer","message":""}'
refused "reinstallation in step 1" transit_not_ready/customer accounts_not_on_transit/customer accounts_not_verified/customer
post "$support" "${migration}reinstall/" '{"confirm":"srv"}'
refused "reinstall in step 1" reinstallation_not_requested/customer transit_not_ready/customer accounts_not_on_transit/customer \
    accounts_not_verified/customer confirmation_missing/support
post "$support" "${migration}release_transit/" '{}'
refused "release what is not there" no_transit_to_release/nobody reinstallation_not_done/customer
post "$support" "${waiting}allocate/" "{\"server\":$lent,\"override\":true}"
refused "allocate what is lent" server_not_free/time

# --- the same key
key=$(new_key)
repeat() { call "$acme" POST "$1" -H "Idempotency-Key: $key" -H 'Content-Type: application/json' -d "$2"; }
repeat "${todo}ready/" '{}'
expect "ready" 204
repeat "${todo}ready/" '{}'
expect "ready again with the same key: the same answer" 204
post "$acme" "${todo}ready/" '{}'
refused "ready again with another key" already_ready/nobody
repeat "${todo}unready/" '{}'
problem "the same key, another path" 422 idempotency_key_reused
repeat "${todo}ready/" '{ "other": 1 }'
[[ $status == 400 || $status == 422 ]] || failed "the same key, another body: $status"

# --- somebody was faster
get "$acme" "$ready"
etag=$(header ETag)
call "$acme" GET "$ready" -H "If-None-Match: $etag"
expect "nothing new" 304
post "$acme" "${ready}unready/" '{}' -H "If-Match: $etag"
expect "as it was read" 204
post "$acme" "${ready}ready/" '{}' -H "If-Match: $etag"
problem "it has changed since" 412 stale '.current.href and .current.preparation == "todo"'
get "$acme" "$ready"
post "$acme" "${ready}ready/" '{}' -H "If-Match: $(header ETag)"
expect "as it is now" 204

# --- a token that support makes, uses up and revokes
post "$support" /v1/token/ '{"name":"Auditor, November","role":"reviewer","customer":null,"expires":null}'
expect "create a token" 201 '.role == "reviewer" and (.secret | length >= 20)'
auditor=$(answer .secret)
token=$(header Location)
get "$auditor" /v1/
expect "use it" 200 '.role == "reviewer" and .actor == "Auditor, November"'
get "$support" /v1/token/
expect "its secret is not shown again" 200 'all(.[]; has("secret") | not)'
call "$support" DELETE "$token"
expect "revoke it" 204
get "$auditor" /v1/
problem "a revoked token" 401 unauthenticated
post "$support" /v1/token/ '{"name":"Old","role":"reviewer","customer":null,"expires":"2020-01-01T00:00:00.000Z"}'
[[ $status == 201 || $status == 400 ]] || failed "a token of the past: $status"
if [[ $status == 201 ]]; then
    get "$(answer .secret)" /v1/
    problem "an expired token" 401 unauthenticated
fi
malformed /v1/token/ '{"name":"X","role":"king","customer":null,"expires":null}' role
malformed /v1/token/ '{"name":"X","role":"customer","customer":null,"expires":null}' customer
summary
