// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// A body behind the first line, its Content-Type: what is written of a form's fields reads the same, it is
// unpacked within the limits, and its parts hold no more than it.

#include "fuzz.h"

#include "http/content_coding.h"
#include "http/form.h"
#include "http/multipart.h"

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const qsizetype line = bytes.indexOf('\n');
    const QByteArray type = bytes.first(qMax<qsizetype>(0, line));
    const QByteArray body = bytes.sliced(line + 1);
    const QList<http::FormField> fields = http::parseForm(body);
    fuzz::require(http::parseForm(http::writeForm(fields)) == fields);
    for (const char *coding : {"gzip", "deflate"}) {
        if (const auto text = http::unpacked(body, coding))
            fuzz::require(text->size() <= http::UnpackLimits().bytes &&
                          text->size() <= body.size() * http::UnpackLimits().ratio);
    }
    if (const auto parts = http::parseMultipart(type, body)) {
        qsizetype content = 0;
        for (const http::FormPart &part : *parts)
            content += part.content.size();
        fuzz::require(parts->size() <= http::formPartLimit && content <= body.size());
    }
    return 0;
}
