// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Is the judge awake? Builds a good exchange from the examples of every operation and answer, which has to pass, and
// spoils it in every way that it should notice, each of which has to be a violation.

import process from "node:process";
import { Contract } from "./contract.mjs";

const contract = new Contract(process.argv[2]);
const faults = [];
let good = 0;
let spoilt = 0;

function first(examples) {
  return contract.resolve(Object.values(examples)[0]).value;
}

function exchangesOf({ template, method, operation, item }) {
  const parameters = contract.parameters(item, operation);
  let path = template;
  const request_headers = { Authorization: "Basic", "User-Agent": "Escale/0.1.0" };
  const query = [];
  for (const parameter of parameters) {
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, parameter.example);
    if (parameter.in === "header" && parameter.required) request_headers[parameter.name] = parameter.example;
    if (parameter.in === "query") query.push(`${parameter.name}=${encodeURIComponent(parameter.example)}`);
  }
  let request_body = null;
  if (operation.requestBody) {
    request_headers["Content-Type"] = "application/json";
    request_body = JSON.stringify(first(contract.resolve(operation.requestBody).content["application/json"].examples));
  }
  return Object.entries(operation.responses).map(([status, reference]) => {
    const response = contract.resolve(reference);
    const response_headers = {};
    for (const [name, header] of Object.entries(response.headers ?? {})) response_headers[name] = String(contract.resolve(header).example);
    let response_body = "";
    for (const [type, media] of Object.entries(response.content ?? {})) {
      response_headers["Content-Type"] = type;
      const value = first(media.examples);
      if (type === "application/problem+json") value.status = Number(status);
      response_body = typeof value === "string" ? value : JSON.stringify(value);
    }
    return { method: method.toUpperCase(), path: path + (query.length > 0 ? `?${query.join("&")}` : ""), request_headers, request_body,
      status: Number(status), response_headers, response_body };
  });
}

function expectViolation(name, exchange, spoil) {
  const copy = structuredClone(exchange);
  if (spoil(copy) === false) return;
  ++spoilt;
  if (contract.judge(copy).violations.length === 0) faults.push(`${copy.method} ${copy.path} ${copy.status}: not noticed: ${name}`);
}

/** The object to spoil in an answer: the first one of a list. */
function spoilAnswer(exchange, spoil) {
  if (!/json$/.test(exchange.response_headers["Content-Type"] ?? "") || /ndjson/.test(exchange.response_headers["Content-Type"])) return false;
  const body = JSON.parse(exchange.response_body);
  const target = Array.isArray(body) ? body[0] : body;
  spoil(target);
  exchange.response_body = JSON.stringify(body);
  return true;
}

for (const entry of contract.operations) {
  for (const exchange of exchangesOf(entry)) {
    ++good;
    faults.push(...contract.judge(exchange).violations.map((violation) => `${exchange.method} ${exchange.path} ${exchange.status}: ${violation}`));

    expectViolation("status that is not listed", exchange, (e) => { e.status = 418; });
    expectViolation("no authorization", exchange, (e) => { delete e.request_headers.Authorization; });
    expectViolation("unknown query field", exchange, (e) => { e.path += (e.path.includes("?") ? "&" : "?") + "surprise=1"; });
    expectViolation("answer with an unknown field", exchange, (e) => spoilAnswer(e, (o) => { o.surprise = 1; }));
    expectViolation("answer that is not JSON", exchange, (e) => {
      if (!/json$/.test((e.response_headers["Content-Type"] ?? "json").split(";")[0])) return false;
      e.response_body = "<html>";
      return true;
    });
    expectViolation("content type", exchange, (e) => {
      if (!e.response_headers["Content-Type"]) return false;
      e.response_headers["Content-Type"] = "text/html";
      return true;
    });
    for (const name of Object.keys(exchange.response_headers).filter((header) => !["Content-Type", "Retry-After"].includes(header))) {
      expectViolation(`answer without ${name}`, exchange, (e) => { delete e.response_headers[name]; });
    }
    if (exchange.request_headers["Idempotency-Key"]) {
      expectViolation("no Idempotency-Key", exchange, (e) => { delete e.request_headers["Idempotency-Key"]; });
      expectViolation("Idempotency-Key that is no UUID", exchange, (e) => { e.request_headers["Idempotency-Key"] = "1"; });
    }
    if (exchange.request_body !== null) {
      expectViolation("no body", exchange, (e) => { e.request_body = null; });
      expectViolation("unknown field in the request", exchange, (e) => { e.request_body = JSON.stringify({ ...JSON.parse(e.request_body), surprise: 1 }); });
      expectViolation("request content type", exchange, (e) => { e.request_headers["Content-Type"] = "text/plain"; });
    }
    // Each member of each answered object: taken away, and of the wrong type.
    spoilAnswer(structuredClone(exchange), (object) => {
      for (const member of Object.keys(object)) {
        expectViolation(`answer without ${member}`, exchange, (e) => spoilAnswer(e, (o) => { delete o[member]; }));
        expectViolation(`${member} of the wrong type`, exchange, (e) => spoilAnswer(e, (o) => { o[member] = Array.isArray(o[member]) ? 1 : [1]; }));
      }
    });
  }
}

// An answer from a place that the contract does not know.
const stranger = { method: "GET", path: "/v1/surprise/", request_headers: {}, request_body: null, status: 404,
  response_headers: { "Content-Type": "application/problem+json" },
  response_body: JSON.stringify({ type: "about:blank", title: "There is no such path", status: 404, code: "not_found", params: {} }) };
faults.push(...contract.judge(stranger).violations.map((violation) => `unknown path: ${violation}`));
expectViolation("unknown path answered with 200", stranger, (e) => { e.status = 200; });
expectViolation("unknown path with a bare 404", stranger, (e) => { e.response_body = ""; });
expectViolation("our own client asks for an unknown path", stranger, (e) => { e.request_headers["User-Agent"] = "Escale/0.1.0"; });

for (const fault of faults.slice(0, 40)) console.error(fault);
console.log(`${good} good exchanges, ${spoilt} spoilt ones, ${faults.length} faults`);
process.exit(faults.length > 0 || spoilt === 0 ? 1 : 0);
