// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Validates recorded exchanges between clients and the platform against the contract.
//
//     node validate.mjs openapi.yaml RECORDING.ndjson|FOLDER…
//
// A recording holds one exchange a line: {"method", "path", "request_headers": {…}, "request_body": string|null,
// "status", "response_headers": {…}, "response_body": string}. Bodies are as they are before compression.

import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import readline from "node:readline";
import { Contract, parse } from "./contract.mjs";

const [specification, ...places] = process.argv.slice(2);
const contract = new Contract(specification);
const files = places.flatMap((place) => fs.existsSync(place) && fs.statSync(place).isDirectory()
  ? fs.readdirSync(place).filter((name) => name.endsWith(".ndjson")).sort().map((name) => path.join(place, name)) : [place]);

let exchanges = 0;
let violating = 0;
let refusedRequests = 0;
const statuses = new Map(); // operationId -> set of statuses
const reported = new Map(); // the same sentence is printed a few times at most

for (const file of files) {
  if (!fs.existsSync(file)) {
    console.error(`${file}: no such recording`);
    violating++;
    continue;
  }
  let line = 0;
  for await (const text of readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity })) {
    ++line;
    if (text.trim() === "") continue;
    const exchange = parse(text);
    if (exchange === undefined || typeof exchange.path !== "string" || typeof exchange.method !== "string") {
      console.error(`${path.basename(file)}:${line}: not an exchange`);
      violating++;
      continue;
    }
    ++exchanges;
    const { operation, faults, violations } = contract.judge(exchange);
    if (faults.length > 0) ++refusedRequests;
    if (operation) {
      if (!statuses.has(operation.operationId)) statuses.set(operation.operationId, new Set());
      statuses.get(operation.operationId).add(exchange.status);
    }
    if (violations.length > 0) {
      ++violating;
      for (const violation of new Set(violations)) {
        const sentence = `${exchange.method} ${operation?.operationId ?? exchange.path} ${exchange.status}: ${violation.replaceAll(/\/\d+/g, "/N")}`;
        const times = (reported.get(sentence) ?? 0) + 1;
        reported.set(sentence, times);
        if (times <= 3) console.error(`${path.basename(file)}:${line}: ${exchange.method} ${exchange.path} ${exchange.status}: ${violation}`);
      }
    }
  }
}
for (const [sentence, times] of reported) {
  if (times > 3) console.error(`${times} times: ${sentence}`);
}

const succeeded = [...statuses.values()].filter((set) => [...set].some((status) => status < 400)).length;
console.log(`${files.length} recordings, ${exchanges} exchanges (${refusedRequests} of them requests that had to be refused), ${violating} with violations`);
console.log(`${statuses.size} of ${contract.operations.length} operations seen, ${succeeded} with success`);
const missing = contract.operations.map(({ operation }) => operation.operationId).filter((id) => !statuses.has(id));
if (missing.length > 0) console.log(`not seen: ${missing.join(", ")}`);
if (exchanges === 0) console.error("nothing was recorded: there is nothing to be sure of");
process.exit(violating > 0 || exchanges === 0 ? 1 : 0);
