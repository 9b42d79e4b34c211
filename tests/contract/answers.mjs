// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes the contract's examples as the answers of a platform, for the test of our own client:
//
//     node answers.mjs openapi.yaml ANSWERS.json
//
// [{"operation", "method", "pattern": regular expression of the path, "status", "headers": {…}, "body": string}], all
// examples of all answers that the contract lists.

import fs from "node:fs";
import process from "node:process";
import { Contract } from "./contract.mjs";

const [specification, target] = process.argv.slice(2);
const contract = new Contract(specification);
const answers = [];

for (const { template, method, operation } of contract.operations) {
  for (const [status, reference] of Object.entries(operation.responses)) {
    const response = contract.resolve(reference);
    const headers = {};
    for (const [name, header] of Object.entries(response.headers ?? {})) headers[name] = String(contract.resolve(header).example);
    const answer = {
      operation: operation.operationId,
      method: method.toUpperCase(),
      pattern: "^" + template.replace(/\{\w+\}/g, "[0-9]+") + "$",
      status: Number(status),
    };
    const media = Object.entries(response.content ?? {});
    if (media.length === 0) answers.push({ ...answer, headers, body: "" });
    for (const [type, { examples }] of media) {
      for (const example of Object.values(examples)) {
        const { value } = contract.resolve(example);
        answers.push({ ...answer, headers: { ...headers, "Content-Type": type }, body: typeof value === "string" ? value : JSON.stringify(value) });
      }
    }
  }
}
fs.writeFileSync(target, JSON.stringify(answers));
console.log(`${answers.length} answers`);
process.exit(answers.length > 0 ? 0 : 1);
