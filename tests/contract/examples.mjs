// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every example of the contract is valid where it stands, every schema compiles, no example and no schema is unused.

import process from "node:process";
import { Contract } from "./contract.mjs";

const contract = new Contract(process.argv[2]);
const faults = [];
let examples = 0;
const used = new Set();
JSON.stringify(contract.document, (key, value) => {
  if (key === "$ref") used.add(value);
  return value;
});

function checkMedia(where, content) {
  for (const [type, media] of Object.entries(content ?? {})) {
    const all = Object.entries(media.examples ?? {});
    if (all.length === 0) faults.push(`${where}: ${type} has no example`);
    for (const [name, reference] of all) {
      ++examples;
      const value = contract.resolve(reference).value;
      const text = typeof value === "string" ? value : JSON.stringify(value);
      faults.push(...contract.bodyFaults(content, type, text).map((fault) => `${where}: example ${name}: ${fault}`));
    }
  }
}

function checkText(where, described) {
  if (described.example === undefined) faults.push(`${where} has no example`);
  else faults.push(...contract.checkText(described.schema, String(described.example)).map((fault) => `${where}: ${fault}`));
  ++examples;
}

for (const { template, method, operation, item } of contract.operations) {
  const where = `${method.toUpperCase()} ${template}`;
  for (const parameter of contract.parameters(item, operation)) checkText(`${where}: parameter ${parameter.name}`, parameter);
  if (operation.requestBody) checkMedia(`${where}: request`, contract.resolve(operation.requestBody).content);
  for (const [status, reference] of Object.entries(operation.responses)) {
    const response = contract.resolve(reference);
    checkMedia(`${where}: ${status}`, response.content);
    for (const [name, header] of Object.entries(response.headers ?? {})) checkText(`${where}: ${status}: header ${name}`, contract.resolve(header));
  }
}
for (const kind of ["schemas", "examples", "parameters", "responses", "headers"]) {
  for (const name of Object.keys(contract.document.components[kind])) {
    if (!used.has(`#/components/${kind}/${name}`)) faults.push(`components/${kind}/${name} is not used`);
    if (kind === "schemas") contract.check({ $ref: `#/components/schemas/${name}` }, null);
  }
}

for (const fault of faults) console.error(fault);
console.log(`${contract.operations.length} operations, ${examples} examples, ${faults.length} faults`);
process.exit(faults.length > 0 || examples === 0 ? 1 : 0);
