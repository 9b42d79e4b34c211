// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes the examples of the contract as one JSON object, name → value, and those of its error answers as
// "response/NAME/EXAMPLE", for tests that are not written in JavaScript.
//
//     node examples_as_json.mjs openapi.yaml OUTPUT.json

import fs from "node:fs";
import process from "node:process";
import { Contract } from "../../contract/contract.mjs";

const [specification, output] = process.argv.slice(2);
const contract = new Contract(specification);
const values = {};
for (const [name, example] of Object.entries(contract.document.components.examples)) values[name] = example.value;
for (const [name, response] of Object.entries(contract.document.components.responses)) {
  for (const media of Object.values(response.content ?? {})) {
    for (const [example, reference] of Object.entries(media.examples ?? {})) {
      values[`response/${name}/${example}`] = contract.resolve(reference).value;
    }
  }
}
fs.writeFileSync(output, JSON.stringify(values));
console.log(`${Object.keys(values).length} examples`);
