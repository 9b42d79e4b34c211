#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Escale authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The first three calls in the contract's introduction do what it says, copied as they stand (on a free port):
# first_calls.sh ESCALE-PLATFORM OPENAPI.YAML

set -euo pipefail
platform=$(realpath "$1")
contract=$(realpath "$2")
work=$(mktemp -d "${TMPDIR:-/tmp}/escale-first-calls.XXXXXX")
cd "$work"
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT

# shellcheck disable=SC2016
sed -n '/^ *```sh$/,/^ *```$/p' "$contract" | sed '/```/d; s/^    //; s/127.0.0.1:8642/127.0.0.1:0/' >calls.sh
grep -q escale-platform calls.sh || { echo "the contract shows no calls" >&2; exit 1; }
mkdir bin
ln -s "$platform" bin/escale-platform
export PATH=$work/bin:$PATH
set +eu
# shellcheck source=/dev/null
source ./calls.sh >said.txt 2>complaints.txt
set -eu
# Call 1 has said who we are, call 2 has listed the accounts, call 3 has marked one ready.
grep -q '"role": *"support"' said.txt || { cat said.txt complaints.txt >&2; exit 1; }
grep -q '"preparation": *"todo"' said.txt || { cat said.txt complaints.txt >&2; exit 1; }
grep -q '^HTTP/1.1 204' said.txt || { cat said.txt complaints.txt >&2; exit 1; }
echo "three calls, as the contract has them"
