// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
// run_collection.mjs COLLECTION KEY: runs a Postman collection with newman and writes the body of the last answer to
// standard output. Ends with 1 when a call got no answer or a script failed.
import { readFileSync } from 'node:fs';
import newman from 'newman';

const [file, key] = process.argv.slice(2);
newman.run(
    {
        collection: JSON.parse(readFileSync(file, 'utf8')),
        envVar: [{ key: 'cpv2ApiKey', value: key }],
        reporters: [],
    },
    (error, summary) => {
        const failures = summary?.run.failures ?? [];
        const answer = summary?.run.executions.at(-1)?.response;
        for (const problem of [error, ...failures.map((failure) => failure.error)].filter(Boolean))
            console.error(problem.message);
        if (error || failures.length > 0 || !answer) process.exit(1);
        process.stdout.write(answer.stream);
    },
);
