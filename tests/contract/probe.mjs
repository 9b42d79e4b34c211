// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asks a practice platform everything that the contract describes, rightly and wrongly, and judges each answer:
//
//     node probe.mjs openapi.yaml ESCALE-PLATFORM
//
// The questions are made from the contract: each read with real ids and each filter, each body with a field missing,
// unknown, null, of another type or with a word that does not exist, each header left out. A request that breaks the
// contract has to be refused, no answer may break it, and nothing may fail with 5xx.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { Contract, parse } from "./contract.mjs";

const [specification, binary] = process.argv.slice(2);
const contract = new Contract(specification);
const data = fs.mkdtempSync(path.join(os.tmpdir(), "escale-probe."));
const platform = spawn(binary, ["--practice", "--content", "small", "--rate", "0,0", "--data", data, "--listen", "127.0.0.1:0"],
  { stdio: ["ignore", "pipe", "inherit"] });
const faults = [];
const seen = new Map();
let exchanges = 0;
let refused = 0;

const ready = await new Promise((resolve) => {
  let line = "";
  platform.stdout.on("data", (chunk) => {
    line += chunk;
    if (line.includes("\n")) resolve(parse(line));
  });
  platform.on("exit", () => resolve(undefined));
});
if (!ready) {
  console.error("the platform did not get ready");
  process.exit(1);
}

async function ask(token, method, target, { headers = {}, body, expectFault } = {}) {
  const sent = { ...(token === null ? {} : { Authorization: `Basic ${Buffer.from(`${token}:`).toString("base64")}` }), ...headers };
  const answer = await fetch(new URL(target, ready.url), { method, headers: sent, body });
  const text = await answer.text();
  ++exchanges;
  const exchange = { method, path: target, request_headers: { ...sent, ...(token === null ? {} : { Authorization: "Basic" }) },
    request_body: body ?? null, status: answer.status, response_headers: Object.fromEntries(answer.headers), response_body: text };
  const { operation, violations } = contract.judge(exchange);
  const what = `${method} ${target} ${JSON.stringify(headers)} ${body ?? ""} -> ${answer.status}`;
  for (const violation of violations) faults.push(`${what}: ${violation}`);
  if (answer.status >= 500) faults.push(`${what}: ${text.slice(0, 200)}`);
  if (answer.status >= 400) ++refused;
  if (expectFault && answer.status < 400) faults.push(`${what}: accepted`);
  if (operation) {
    if (!seen.has(operation.operationId)) seen.set(operation.operationId, new Set());
    seen.get(operation.operationId).add(answer.status);
  }
  return { status: answer.status, json: parse(text), headers: answer.headers };
}

/** Bodies that break a schema, made from a good one. */
function spoilt(good, schema) {
  const bodies = ["", "{", "[]", "null", '"text"', `${JSON.stringify(good)}x`, JSON.stringify({ ...good, surprise: 1 })];
  const properties = contract.resolve(schema).properties;
  for (const name of Object.keys(good)) {
    const without = { ...good };
    delete without[name];
    bodies.push(JSON.stringify(without));
    for (const value of [null, 1.5, -1, true, "quantum", "", [], {}, "x".repeat(20000)]) {
      if (contract.check(properties[name], value).length > 0) bodies.push(JSON.stringify({ ...good, [name]: value }));
    }
  }
  return bodies;
}

try {
  const { support, reviewer } = ready.tokens;
  const key = () => ({ "Idempotency-Key": randomUUID(), "Content-Type": "application/json" });

  // Real paths for each template: from the lists of what there is.
  const paths = new Map();
  const listed = async (target) => (await ask(support, "GET", target)).json ?? [];
  for (const { template, method } of contract.operations) {
    if (method !== "get" || template.includes("{")) continue;
    if (["/v1/", "/v1/event/", "/v1/log/", "/v1/transit/"].includes(template)) continue;
    const objects = await listed(template);
    if (objects.length > 0) paths.set(`${template}{id}/`, objects[0].href);
  }
  const migration = paths.get("/v1/migration/{id}/");
  paths.set("/v1/migration/{id}/account/{account_id}/", (await listed(`${migration}account/`))[0].href);
  const real = (template) => {
    const base = [...paths.keys()].filter((known) => template.startsWith(known)).sort((a, b) => b.length - a.length)[0];
    if (!base) return template.includes("{") ? null : template;
    return paths.get(base) + template.slice(base.length);
  };

  for (const { template, method, operation, item } of contract.operations) {
    const target = real(template);
    if (target === null) {
      await ask(support, method.toUpperCase(), template.replace(/\{\w+\}/g, "1"), { headers: method === "get" ? {} : key(), body: method === "post" ? "{}" : undefined });
      continue;
    }
    const parameters = contract.parameters(item, operation);
    const query = parameters.filter((parameter) => parameter.in === "query");
    const required = query.filter((parameter) => parameter.required).map((parameter) => `${parameter.name}=0`).join("&");
    const url = required ? `${target}?${required}` : target;
    if (method === "get") {
      const first = await ask(support, "GET", url);
      if (first.status !== 200) faults.push(`GET ${url}: ${first.status}`);
      await ask(reviewer, "GET", url);
      const tag = first.headers.get("etag");
      if (tag) {
        const again = await ask(support, "GET", url, { headers: { "If-None-Match": tag } });
        // A feed position or the time may have moved on meanwhile: /v1/ alone carries them.
        if (again.status !== 304 && template !== "/v1/") faults.push(`GET ${url}: ${again.status} although nothing has changed`);
      }
      for (const parameter of query) {
        const others = required && !parameter.required ? `${required}&` : "";
        const value = parameter.name === "wait" ? 0 : parameter.example;
        await ask(support, "GET", `${target}?${others}${parameter.name}=${encodeURIComponent(value)}`);
        for (const wrong of ["quantum", "-1", "1.5", "99999999999999999999999", "", "1 OR 1=1", "%00", "é"]) {
          if (contract.checkText(parameter.schema, wrong).length > 0) {
            await ask(support, "GET", `${target}?${others}${parameter.name}=${wrong === "%00" ? wrong : encodeURIComponent(wrong)}`, { expectFault: true });
          }
        }
      }
    } else if (operation.requestBody) {
      const body = contract.resolve(operation.requestBody).content["application/json"];
      const good = contract.resolve(Object.values(body.examples)[0]).value;
      const action = parameters.some((parameter) => parameter.name === "Idempotency-Key");
      for (const bad of spoilt(good, body.schema)) await ask(support, "POST", target, { headers: key(), body: bad, expectFault: true });
      const text = JSON.stringify(good);
      if (action) {
        await ask(support, "POST", target, { headers: { "Content-Type": "application/json" }, body: text, expectFault: true });
        await ask(support, "POST", target, { headers: { ...key(), "Idempotency-Key": "not a uuid" }, body: text, expectFault: true });
      }
      await ask(support, "POST", target, { headers: { ...key(), "Content-Type": "text/plain" }, body: text, expectFault: true });
      await ask(reviewer, "POST", target, { headers: key(), body: text, expectFault: true });
      await ask("nobody", "POST", target, { headers: key(), body: text, expectFault: true });
    }
    for (const other of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      if (!item[other.toLowerCase()]) await ask(support, other, target, { headers: key(), body: other === "GET" ? undefined : "{}", expectFault: true });
    }
    await ask(null, method.toUpperCase(), url, { headers: method === "get" ? {} : key(), body: method === "post" ? "{}" : undefined, expectFault: true });
    // The same path for objects that do not exist, or cannot.
    for (const id of ["0", "-1", "999999999", "99999999999999999999", "one", "1%2F2", "1%00"]) {
      if (template.includes("{")) {
        await ask(support, method.toUpperCase(), template.replace(/\{\w+\}/g, id), { headers: method === "get" ? {} : key(), body: method === "post" ? "{}" : undefined, expectFault: true });
      }
    }
  }
} finally {
  platform.kill();
  await new Promise((resolve) => (platform.exitCode === null && platform.signalCode === null ? platform.on("exit", resolve) : resolve()));
  fs.rmSync(data, { recursive: true, force: true });
}

for (const fault of faults.slice(0, 60)) console.error(fault.slice(0, 500));
const missing = contract.operations.map(({ operation }) => operation.operationId).filter((id) => !seen.has(id));
console.log(`${exchanges} exchanges, ${refused} refused, ${seen.size} of ${contract.operations.length} operations, ${faults.length} faults`);
if (missing.length > 0) console.log(`not asked: ${missing.join(", ")}`);
process.exit(faults.length > 0 || missing.length > 0 ? 1 : 0);
