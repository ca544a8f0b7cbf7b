// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// Lossless JSON: what is read is written so that it reads the same, and writing it again changes nothing.

#include "fuzz.h"

#include "core/json.h"

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    core::JsonParseError where;
    const auto document = core::parseJson(bytes, &where);
    if (!document) {
        fuzz::require(where.line >= 1 && where.column >= 1 && !document.error().sentence.isEmpty());
        return 0;
    }
    const QByteArray written = core::writeJson(*document);
    const auto again = core::parseJson(written);
    fuzz::require(again && *again == *document && core::writeJson(*again) == written);
    return 0;
}
