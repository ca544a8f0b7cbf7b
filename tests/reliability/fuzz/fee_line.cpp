// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// Fee lines: what is taken is written to the letter, and changing the amount keeps all else.

#include "fuzz.h"

#include "cpv2/fee_line.h"

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(fuzz::bytesOf(data, size));
    auto line = cpv2::FeeLine::parse(text);
    if (!line)
        return 0;
    fuzz::require(cpv2::FeeLine::looksLikeOne(text) && line->toString() == text);
    const cpv2::FeeLine before = *line;
    line->setAmount(cpv2::Money::fromTenThousandths(12345, 4));
    const auto again = cpv2::FeeLine::parse(line->toString());
    fuzz::require(again && again->poi() == before.poi() && again->item() == before.item() &&
                  again->parts().size() == before.parts().size());
    return 0;
}
