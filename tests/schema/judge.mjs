// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
// node judge.mjs SCHEMA REQUESTS: for each line of REQUESTS, a JSON document, writes one line: the JSON array
// of the places (JSON Pointers) where ajv holds that it breaks the schema.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const [schemaFile, requestsFile] = process.argv.slice(2);
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const judge = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));

// A missing member has no place of its own: it is where the member would be.
const place = (error) =>
    error.keyword === "required" ? `${error.instancePath}/${error.params.missingProperty}` : error.instancePath;

for (const line of readFileSync(requestsFile, "utf8").split("\n").filter(Boolean)) {
    const places = judge(JSON.parse(line)) ? [] : judge.errors.map(place);
    process.stdout.write(`${JSON.stringify([...new Set(places)].sort())}\n`);
}
