// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// The request parser with its framing guard: one verdict, whatever way the bytes come.

#include "fuzz.h"

#include "http/request_parser.h"

#include <memory>

using http::RequestParser;

namespace
{

std::unique_ptr<RequestParser> fed(const QByteArray &bytes, qsizetype piece)
{
    auto parser = std::make_unique<RequestParser>();
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        if (parser->feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at))) ==
            RequestParser::State::Continue)
            parser->feed({});
    }
    return parser;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const auto whole = fed(bytes, std::max<qsizetype>(bytes.size(), 1));
    const auto inBytes = fed(bytes, 1);
    fuzz::require(whole->state() == inBytes->state());
    if (whole->state() == RequestParser::State::Refused)
        fuzz::require(whole->refusal().status == inBytes->refusal().status && whole->refusal().status >= 400);
    if (whole->state() == RequestParser::State::Complete) {
        const http::Request &request = whole->request();
        fuzz::require(request.raw == inBytes->request().raw && request.body == inBytes->request().body &&
                      request.headers == inBytes->request().headers &&
                      request.target == inBytes->request().target);
        // Only empty lines may come before it.
        const qsizetype before = bytes.size() - request.raw.size() - request.surplus;
        fuzz::require(before >= 0 && bytes.first(before) == QByteArray("\r\n").repeated(before / 2));
        fuzz::require(bytes.sliced(before).startsWith(request.raw) && request.raw.startsWith(request.head));
        fuzz::require(request.body.size() <= http::Limits().body && !request.target.isEmpty());
    }
    return 0;
}
