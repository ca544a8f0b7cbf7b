// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
// validate_har.mjs ARCHIVE: holds an HTTP archive against the schema of HAR 1.2; says what is wrong and ends with 1.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
const schemas = require('har-schema');
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

const validate = ajv.getSchema(schemas.har.$id);
if (!validate(JSON.parse(readFileSync(process.argv[2], 'utf8')))) {
    console.error(ajv.errorsText(validate.errors, { separator: '\n' }));
    process.exit(1);
}
