#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Escale authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every way back that there is before the point of no return, the desk's other answers, and tasks that are paused,
# resumed and cancelled: detours.sh ESCALE-PLATFORM

source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
start_platform --content small --rate 0,0

get "$support" "/v1/server/?name=srv-acme-01"
server_id=$(answer '.[0].id')
get "$support" "/v1/migration/?server=$server_id"
migration=$(answer '.[0].href')
migration_id=$(answer '.[0].id')

# act TOKEN PATH STATUS [BODY]
act() {
    post "$1" "$2" "${4:-{\}}"
    expect "${2#/v1/}" "$3"
}
# holds PATH FILTER: the object is like this now, for the customer.
holds() {
    get "$acme" "$1"
    expect "$1" 200 "$2"
}
# open_request KIND: sets request.
open_request() {
    get "$support" "/v1/support_request/?migration=$migration_id&kind=$1&state=open"
    expect "a request is on the desk" 200 'length == 1'
    request=$(answer '.[0].href')
}

# --- step 1: ready and not ready, test and clean up
for_each_account '.preparation == "todo"' ready '{}' "$acme"
get "$acme" "${migration}account/"
account=$(answer '.[0].href')
second=$(answer '.[1].href')
act "$acme" "${account}unready/" 204
holds "$account" '.preparation == "todo"'
at_step 1
act "$support" "${account}ready/" 204
at_step 2
act "$acme" "${account}test/" 202
follow "test"
holds "$account" '.test.state == "available" and (.test.address | length > 0) and .test.expires != null and .location == "client_old"'
act "$acme" "${account}test/" 202
follow "test again"
act "$acme" "${account}test_cleanup/" 202
follow "test_cleanup"
holds "$account" '.test.state == "none"'

# --- step 2 and 3: withdrawn, declined with a reason, accepted, talked about
act "$acme" "${migration}transit_request/" 204 '{"kind":"shared","message":"We have time."}'
holds "$migration" '.step == 3 and .transit.state == "requested" and .transit.kind == "shared"'
act "$acme" "${migration}withdraw_transit_request/" 204
holds "$migration" '.step == 2 and .transit.state == "none"'
act "$acme" "${migration}transit_request/" 204 '{"kind":"shared","message":""}'
open_request transit
act "$support" "${request}decline/" 204 '{"reason":"The shared server has no room for your databases."}'
holds "$migration" '.step == 2 and .transit.state == "none"'
holds "$request" '.state == "declined" and (.reason | startswith("The shared server"))'
act "$acme" "${migration}transit_request/" 204 '{"kind":"dedicated","message":"Then a dedicated one, please."}'
open_request transit
act "$support" "${request}message/" 204 '{"text":"When would you like to start?"}'
act "$acme" "${request}message/" 204 '{"text":"On Monday <b>morning</b> & not before — à 9 h."}'
holds "$request" '[.messages[] | [.role, .text]] == [["customer", "Then a dedicated one, please."],
    ["support", "When would you like to start?"], ["customer", "On Monday <b>morning</b> & not before — à 9 h."]]'
act "$support" "${request}wait/" 204 '{"reason":"Two are on their way."}'
holds "$migration" '.step == 3 and .transit.state == "waiting_for_stock" and .transit.waiting_reason == "Two are on their way."'
act "$support" "${request}accept/" 204
holds "$request" '.state == "accepted"'
holds "$migration" '.step == 3 and .transit.state == "requested"'
get "$support" "/v1/server/?name=transit-03"
act "$support" "${request}allocate/" 202 "{\"server\":$(answer '.[0].id'),\"override\":false}"
follow "install_transit"
at_step 4

# --- step 4: the last two of six wait behind the others and are paused; then one is cancelled, the other resumed
get "$acme" /v1/task/
last_task=$(answer '[.[].id] | max')
cancelled=/v1/task/$((last_task + 5))/
resumed=/v1/task/$((last_task + 6))/
# All of it with one start of curl: small accounts move in a fifth of a second.
requests=()
get "$acme" "${migration}account/"
for path in $(answer '.[].href + "migrate/"') "${cancelled}pause/" "${resumed}pause/"; do
    [[ ${#requests[@]} -eq 0 ]] || requests+=(--next)
    requests+=(-s -o /dev/null -w '%{http_code} ' -u "$acme:" -H "Idempotency-Key: $(new_key)" -H 'Content-Type: application/json' -d '{}' "$url$path")
done
account_of_last_but_one=$(answer '.[4].href')
account_of_last=$(answer '.[5].href')
checks=$((checks + 1))
statuses=$(curl "${requests[@]}")
[[ $statuses == "202 202 202 202 202 202 204 204 " ]] || failed "queue six and pause two: $statuses"
holds "$resumed" '.type == "migrate" and .state == "paused" and .waiting_for.code == "paused" and .stage == null and (.stages | length > 3)'
for ((task = last_task + 1; task <= last_task + 4; ++task)); do
    printf 'Location: /v1/task/%s/\r\n' "$task" >"$work/headers"
    follow "migrate"
done
act "$acme" "${cancelled}cancel/" 204
for ((i = 0; i < 150; ++i)); do
    get "$acme" "$cancelled"
    [[ $(answer .state) != cancelled ]] || break
    sleep 0.2
done
holds "$cancelled" '.state == "cancelled"'
holds "$account_of_last_but_one" '.location == "client_old" and .activity == "idle"'
holds "$account_of_last" '.location == "client_old" and .activity == "queued"'
act "$acme" "${cancelled}resume/" 409
act "$acme" "${cancelled}cancel/" 409
act "$acme" "${resumed}resume/" 204
printf 'Location: %s\r\n' "$resumed" >"$work/headers"
follow "migrate the one that was paused"
act "$acme" "${resumed}pause/" 409
at_step 4
for_each_account '.location == "client_old"' migrate '{}' "$acme"
at_step 5

# --- step 5: verified and not, rolled back to the frozen copy, asked for and not
for_each_account '.verified | not' verify '{}' "$acme"
act "$acme" "${account}unverify/" 204
holds "$account" '.verified | not'
act "$acme" "${account}verify/" 204
act "$acme" "${second}rollback/" 202 '{"keep":"frozen"}'
follow "rollback"
holds "$second" '.location == "client_old" and (.verified | not) and .attempts[-1].leg == "rollback"'
at_step 4
act "$acme" "${second}migrate/" 202
follow "migrate again"
act "$acme" "${second}verify/" 204
act "$acme" "${migration}reinstallation_request/" 204 '{"finalisation_by":"customer","message":""}'
at_step 6
act "$acme" "${migration}withdraw_reinstallation_request/" 204
at_step 5
act "$acme" "${migration}reinstallation_request/" 204 '{"finalisation_by":"customer","message":""}'
open_request reinstallation
act "$support" "${request}decline/" 204 '{"reason":"Not before Monday."}'
at_step 5
act "$acme" "${migration}reinstallation_request/" 204 '{"finalisation_by":"support","message":""}'
open_request reinstallation
act "$support" "${request}accept/" 204
at_step 6
act "$acme" "${second}rollback/" 202 '{"keep":"current"}'
follow "a rollback while the reinstallation is only asked for"
at_step 4
post "$support" "${migration}reinstall/" '{"confirm":"srv-acme-01"}'
expect "nobody is left behind" 409 '[.gates[].code] == ["accounts_not_on_transit", "accounts_not_verified"]'
act "$support" "${second}migrate/" 202
get "$acme" "$(header Location)"
expect "support acted for the customer" 200 '.role == "support" and .on_behalf_of == "Acme SA"'
follow_path=$(answer .href)
printf 'Location: %s\r\n' "$follow_path" >"$work/headers"
follow "migrate once more"
act "$acme" "${second}verify/" 204
at_step 6
summary
