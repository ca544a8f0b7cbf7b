// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// reliability-http-verdict: reads requests from stdin, each after its length in decimal and a line end,
// and prints what our parser makes of each: `refused STATUS`, `incomplete`, or
// `accepted METHOD TARGET BODY SURPLUS`, the first three in hex (`-` for empty), the last in bytes.

#include "http/request_parser.h"

#include <cstdio>
#include <iostream>
#include <string>

namespace
{

QByteArray hex(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QByteArray("-") : bytes.toHex();
}

/// As a connection does: it sends what the client waits for, then goes on with the bytes it has.
QByteArray verdictOn(const QByteArray &bytes)
{
    using State = http::RequestParser::State;
    http::RequestParser parser;
    if (parser.feed(bytes) == State::Continue)
        parser.feed({});
    switch (parser.state()) {
    case State::Refused:
        return "refused " + QByteArray::number(parser.refusal().status);
    case State::Complete: {
        const http::Request &request = parser.request();
        return "accepted " + hex(request.method) + ' ' + hex(request.target) + ' ' + hex(request.body) + ' ' +
               QByteArray::number(request.surplus);
    }
    case State::NeedMore:
    case State::Continue:
        break;
    }
    return "incomplete";
}

} // namespace

int main()
{
    std::string line;
    while (std::getline(std::cin, line)) {
        QByteArray request(std::stoll(line), Qt::Uninitialized);
        if (!std::cin.read(request.data(), request.size()))
            return 2;
        std::puts(verdictOn(request).constData());
        std::fflush(stdout);
    }
    return 0;
}
