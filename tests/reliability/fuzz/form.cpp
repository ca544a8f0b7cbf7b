// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// Form fields: what is written of what was read, reads the same.

#include "fuzz.h"

#include "http/form.h"

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QList<http::FormField> fields = http::parseForm(fuzz::bytesOf(data, size));
    fuzz::require(http::parseForm(http::writeForm(fields)) == fields);
    return 0;
}
