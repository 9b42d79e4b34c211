#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Escale authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A server through all eight steps with curl and jq, by the contract alone: walk.sh ESCALE-PLATFORM

source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
start_platform --content small

# site_answers_from SERVER: the first account's site answers, served by that server.
site_answers_from() {
    get "$acme" "/v1/account/?server=$server_id"
    local site host seen
    site=$(answer '.[0].site.url')
    host=$(answer '.[0].site.host')
    checks=$((checks + 1))
    seen=$(curl -s -o /dev/null -D - -H "Host: $host" "$site" | tr -d '\r')
    [[ $seen == *" 200 "* && ${seen,,} == *"x-served-by: $1"* ]] || failed "the site of $host answers from $1: $seen"
}

# --- the first three calls, as the contract has them
get "$support" /v1/
expect "who am I" 200 '.practice and .role == "support" and (.capabilities | index("migration"))'
seq=$(answer .seq)
get "$support" "/v1/server/?name=srv-acme-01"
expect "the server" 200 'length == 1 and .[0].name == "srv-acme-01"'
server=$(answer '.[0].href')
server_id=$(answer '.[0].id')
get "$support" "/v1/migration/?server=$server_id"
expect "its migration" 200 'length == 1 and .[0].kind == "mandatory_private_cloud"'
migration=$(answer '.[0].href')
migration_id=$(answer '.[0].id')

# --- 1. Prepare the accounts
at_step 1
site_answers_from srv-acme-01
for_each_account '.preparation == "todo"' ready '{}' "$acme"

# --- 2. Request the transit server
at_step 2
post "$acme" "${migration}transit_request/" '{"kind":"dedicated","message":"We would like to start on Monday."}'
expect "request transit" 204

# --- 3. Install the transit server: first there is none, then there is
at_step 3
get "$support" "/v1/support_request/?migration=$migration_id&state=open"
expect "the request is on the desk" 200 'length == 1 and .[0].kind == "transit"'
request=$(answer '.[0].href')
post "$support" "${request}wait/" '{"reason":"Next server of this size expected on Thursday."}'
expect "put it into the waiting line" 204
get "$acme" "$migration"
expect "the customer reads why" 200 '.transit.state == "waiting_for_stock" and (.transit.waiting_reason | startswith("Next server"))'
get "$support" "$server"
needed=$(answer .configuration)
get "$support" /v1/server/?role=transit
transit_id=$(jq --argjson n "$needed" '[.[] | select(.lent_to == null and .configuration.cores >= $n.cores
    and .configuration.memory >= $n.memory and .configuration.disk >= $n.disk)][0].id' "$work/body")
transit=$(jq -r --argjson id "$transit_id" '.[] | select(.id == $id).name' "$work/body")
post "$support" "${request}allocate/" "{\"server\":$transit_id,\"override\":false}"
expect "allocate" 202
follow "install transit"
get "$support" /v1/transit/
expect "it is lent" 200 "any(.[]; .server.href == \"/v1/server/$transit_id/\" and .migration.href == \"$migration\" and .until != null)"

# --- 4. Migrate the accounts
at_step 4
for_each_account '.location == "client_old"' migrate '{}' "$acme"

# --- 5. Verify after migration; one goes back for a while
at_step 5
site_answers_from "$transit"
for_each_account '.name == "shop"' rollback '{"keep":"current"}' "$acme"
at_step 4
site_answers_from srv-acme-01
for_each_account '.location == "client_old"' migrate '{}' "$acme"
at_step 5
post "$acme" "${migration}reinstallation_request/" '{"finalisation_by":"customer","message":""}'
expect "not before all are verified" 409 '.code == "gates_unmet" and [.gates[].code] == ["accounts_not_verified"] and .gates[0].cleared_by == "customer"'
for_each_account '.verified | not' verify '{}' "$acme"
post "$acme" "${migration}reinstallation_request/" '{"finalisation_by":"customer","message":"All six sites are checked."}'
expect "request the reinstallation" 204

# --- 6. Reinstall the client server: the point of no return
at_step 6
post "$support" "${migration}reinstall/" '{"confirm":"srv-acme-02"}'
expect "not with another name" 409 '[.gates[].code] == ["confirmation_missing"]'
post "$support" "${migration}reinstall/" '{"confirm":"srv-acme-01"}'
expect "reinstall" 202
follow "reinstall"
get "$acme" "$server"
expect "the new architecture" 200 '.architecture == "2024" and .state == "running"'

# --- 7. Relocate the accounts
at_step 7
site_answers_from "$transit"
for_each_account '.location == "transit"' relocate '{}' "$acme"

# --- 8. Migration complete
at_step 8
site_answers_from srv-acme-01
get "$acme" "${migration}account/"
expect "every account has measured legs" 200 'all(.[]; .location == "client_new" and ([.attempts[] | select(.outcome == "done" and .downtime_seconds != null).leg] | index("out") and index("back")))'
post "$support" "${migration}release_transit/" '{}'
expect "release transit" 202
follow "release transit"
get "$support" "/v1/server/$transit_id/"
expect "it is free again" 200 '.lent_to == null and .state == "free"'

# --- what the platform says about it afterwards
get "$acme" "/v1/log/?migration=$migration_id"
expect "the log" 200
checks=$((checks + 1))
[[ $(jq -s 'length > 50 and all(.[]; ."event.code" | test("^ESC-[0-9]{4}$"))' "$work/body") == true ]] || failed "the log tells the story"
get "$acme" "/v1/event/?after=$seq&wait=0"
expect "the feed" 200 '.reset or (.events | length > 0)'
summary
