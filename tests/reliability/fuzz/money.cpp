// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// Money: what is taken is written as it was, and only what the grammar allows is taken.

#include "fuzz.h"

#include "cpv2/money.h"

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(fuzz::bytesOf(data, size));
    const auto money = cpv2::Money::parse(text);
    if (!money)
        return 0;
    for (const QChar c : text)
        fuzz::require((c >= u'0' && c <= u'9') || c == u'-' || c == u'.');
    const auto again = cpv2::Money::parse(money->toString());
    fuzz::require(again && *again == *money && again->scale() == money->scale());
    fuzz::require(money->toCents() == *money && money->scale() <= 4);
    const auto doubled = cpv2::Money::sum({*money, *money});
    if (doubled)
        fuzz::require(doubled->tenThousandths() == 2 * money->tenThousandths());
    return 0;
}
