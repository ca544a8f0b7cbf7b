// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// Another reader of HTTP to compare with: the parser inside Node (llhttp). Same input and output as
// reliability-http-verdict. Only process.binding() shows it without a socket around it.
'use strict';

const { HTTPParser, methods } = process.binding('http_parser');

function hex(bytes) {
    return bytes.length ? bytes.toString('hex') : '-';
}

function verdictOn(bytes) {
    const parser = new HTTPParser();
    parser.initialize(HTTPParser.REQUEST, {});
    let method = '', target = '', headDone = false, done = false;
    const body = [];
    parser[HTTPParser.kOnHeaders] = (headers, url) => { if (!headDone) target += url; }; // a part of many; trailers later
    parser[HTTPParser.kOnHeadersComplete] = (major, minor, headers, number, url) => {
        if (headDone) return;
        method = methods[number];
        target += url ?? '';
        headDone = true;
    };
    parser[HTTPParser.kOnBody] = (piece) => { if (!done) body.push(Buffer.from(piece)); };
    parser[HTTPParser.kOnMessageComplete] = () => { done = true; };
    const result = parser.execute(bytes);
    if (done)
        return ['accepted', hex(Buffer.from(method, 'latin1')), hex(Buffer.from(target, 'latin1')),
                hex(Buffer.concat(body))].join(' ');
    return result instanceof Error ? `refused ${result.code}` : 'incomplete';
}

let waiting = Buffer.alloc(0);
process.stdin.on('data', (piece) => {
    waiting = Buffer.concat([waiting, piece]);
    let answers = '';
    for (;;) {
        const end = waiting.indexOf(10);
        const length = end < 0 ? NaN : Number(waiting.toString('latin1', 0, end));
        if (end < 0 || waiting.length < end + 1 + length)
            break;
        answers += verdictOn(waiting.subarray(end + 1, end + 1 + length)) + '\n';
        waiting = waiting.subarray(end + 1 + length);
    }
    process.stdout.write(answers);
});
