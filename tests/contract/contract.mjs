// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The contract as a judge: reads resources/api/openapi.yaml and says what is wrong with an exchange or an example.
// The packages come from the folder in ESCALE_NPM_DIR (set by CTest), so that nothing is installed into the sources.

import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { createRequire } from "node:module";

function loadPackages() {
  const folder = process.env.ESCALE_NPM_DIR ?? "";
  try {
    const require = createRequire(path.join(path.resolve(folder), "package.json"));
    return {
      Ajv: require("ajv/dist/2020.js").default,
      addFormats: require("ajv-formats").default,
      YAML: require("yaml"),
    };
  } catch (error) {
    console.error(`The contract tests need their packages in '${folder}' (ESCALE_NPM_DIR): ./dev test installs them.\n${error.message}`);
    process.exit(2);
  }
}

const { Ajv, addFormats, YAML } = loadPackages();
const methods = ["get", "put", "post", "delete", "patch", "head", "options"];

export class Contract {
  constructor(file) {
    this.document = YAML.parse(fs.readFileSync(file, "utf8"));
    this.ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
    addFormats(this.ajv);
    this.ajv.addVocabulary(["components", "example", "x-line-schema"]);
    this.ajv.addSchema({ $id: "contract:/openapi", components: { schemas: this.document.components.schemas } });
    this.validators = new Map();
    this.routes = Object.entries(this.document.paths).map(([template, item]) => ({
      template,
      item,
      names: [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]),
      pattern: new RegExp("^" + template.replace(/\{\w+\}/g, "([^/]+)") + "$"),
    }));
    this.operations = this.routes.flatMap(({ template, item }) =>
      methods.filter((method) => item[method]).map((method) => ({ template, method, operation: item[method], item })));
  }

  resolve(node) {
    let seen = 0;
    while (node && node.$ref && seen++ < 10) {
      node = node.$ref.slice(2).split("/").reduce((at, key) => at?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], this.document);
    }
    if (node === undefined) throw new Error("a $ref of the contract leads nowhere");
    return node;
  }

  /** What is wrong with a value, as a list of sentences. */
  check(schema, value) {
    const key = JSON.stringify(schema);
    if (!this.validators.has(key)) {
      this.validators.set(key, this.ajv.compile(JSON.parse(key.replaceAll('"#/components/', '"contract:/openapi#/components/'))));
    }
    const validate = this.validators.get(key);
    if (validate(value)) return [];
    return validate.errors.map((error) => {
      const extra = error.params.additionalProperty ?? error.params.unevaluatedProperty;
      const allowed = error.params.allowedValues ?? error.params.allowedValue;
      return `${error.instancePath || "/"} ${error.message}` + (extra === undefined ? "" : `: ${extra}`)
        + (allowed === undefined ? "" : ` (${JSON.stringify(allowed)})`);
    });
  }

  /** What is wrong with a text value, such as a query field: read as the schema's type first. */
  checkText(schema, text) {
    const type = this.resolve(schema).type;
    const value = type === "integer" && /^-?\d+$/.test(text) ? Number(text) : type === "boolean" && /^(true|false)$/.test(text) ? text === "true" : text;
    return this.check(schema, value);
  }

  parameters(item, operation) {
    return [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => this.resolve(parameter));
  }

  find(pathname) {
    for (const route of this.routes) {
      const match = route.pattern.exec(pathname);
      if (match) return { ...route, values: Object.fromEntries(route.names.map((name, i) => [name, decodeURIComponent(match[i + 1])])) };
    }
    return null;
  }

  /**
   * Judges one exchange. A request that breaks the contract is a violation by itself when one of our own clients has
   * sent it, and in any case when the platform did not refuse it.
   */
  judge(exchange) {
    const violations = [];
    const url = new URL(exchange.path, "http://platform.invalid");
    const method = exchange.method.toLowerCase();
    const requestHeaders = lowerCase(exchange.request_headers);
    const responseHeaders = lowerCase(exchange.response_headers);
    const route = this.find(url.pathname);
    const operation = route?.item[method];

    const faults = operation ? this.requestFaults(route, operation, url, requestHeaders, exchange.request_body)
      : [route ? `the path has no ${exchange.method}` : "there is no such path"];
    const ours = /^escale\//i.test(requestHeaders["user-agent"] ?? "");
    if (faults.length > 0 && (ours || exchange.status < 400)) {
      violations.push(...faults.map((fault) => `request: ${fault}` + (exchange.status < 400 ? ` (and was answered ${exchange.status})` : "")));
    }

    let response = operation?.responses[String(exchange.status)];
    if (!operation) {
      const expected = route ? 405 : 404;
      if (exchange.status === expected || exchange.status === 401 || exchange.status === 429) {
        response = Object.values(this.document.paths)[0].get.responses[String(exchange.status)];
      } else {
        violations.push(`response: status ${exchange.status} where ${expected} is due`);
      }
    } else if (!response) {
      violations.push(`response: status ${exchange.status} is not listed for ${operation.operationId}`);
    }
    if (response) {
      violations.push(...this.responseFaults(this.resolve(response), exchange.status, responseHeaders, exchange.response_body).map((fault) => `response: ${fault}`));
    }
    return { operation, template: route?.template, faults, violations };
  }

  requestFaults(route, operation, url, headers, body) {
    const faults = [];
    const known = this.parameters(route.item, operation);
    for (const parameter of known) {
      const value = parameter.in === "path" ? route.values[parameter.name]
        : parameter.in === "query" ? url.searchParams.get(parameter.name) ?? undefined
        : headers[parameter.name.toLowerCase()];
      if (value === undefined) {
        if (parameter.required) faults.push(`${parameter.in} parameter ${parameter.name} is missing`);
        continue;
      }
      faults.push(...this.checkText(parameter.schema, value).map((fault) => `${parameter.in} parameter ${parameter.name}='${value}': ${fault}`));
    }
    for (const name of url.searchParams.keys()) {
      if (!known.some((parameter) => parameter.in === "query" && parameter.name === name)) faults.push(`unknown query parameter ${name}`);
    }
    // A recording names the scheme and keeps the token to itself.
    if (!/^basic( |$)/i.test(headers.authorization ?? "")) faults.push("no HTTP Basic authorization");
    const described = operation.requestBody && this.resolve(operation.requestBody);
    if (described) {
      faults.push(...this.bodyFaults(described.content, headers["content-type"], body));
    } else if (body) {
      faults.push("a body where none belongs");
    }
    return faults;
  }

  responseFaults(response, status, headers, body) {
    const faults = [];
    for (const [name, reference] of Object.entries(response.headers ?? {})) {
      const header = this.resolve(reference);
      const value = headers[name.toLowerCase()];
      if (value === undefined) {
        if (header.required) faults.push(`header ${name} is missing`);
      } else {
        faults.push(...this.checkText(header.schema, value).map((fault) => `header ${name}='${value}': ${fault}`));
      }
    }
    if (response.content) {
      faults.push(...this.bodyFaults(response.content, headers["content-type"], body));
      if (response.content["application/problem+json"] && body) {
        const problem = parse(body);
        if (problem?.status !== status) faults.push(`status ${status}, but the problem says ${problem?.status}`);
      }
    } else if (body) {
      faults.push(`a body where none belongs: ${body.slice(0, 80)}`);
    }
    return faults;
  }

  bodyFaults(content, contentType, body) {
    const type = (contentType ?? "").split(";")[0].trim().toLowerCase();
    const media = content[type];
    if (!media) return [`content type '${type}' instead of ${Object.keys(content).join(" or ")}`];
    if (type === "application/x-ndjson") {
      return (body ?? "").split("\n").filter((line) => line !== "").flatMap((line, index) => {
        const entry = parse(line);
        if (entry === undefined) return [`line ${index + 1} is not JSON`];
        return this.check(media.schema["x-line-schema"], entry).map((fault) => `line ${index + 1}: ${fault}`);
      });
    }
    // What is no JSON is somebody's words, or bytes: its own tests look into it.
    if (!/json$/.test(type)) return [];
    const value = parse(body ?? "");
    if (value === undefined) return ["the body is not JSON"];
    return this.check(media.schema, value).map((fault) => `body: ${fault}`);
  }
}

function lowerCase(headers) {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
