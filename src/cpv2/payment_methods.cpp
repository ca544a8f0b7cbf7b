// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/payment_methods.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

struct ShortName {
    QLatin1StringView method;
    QLatin1StringView name;
};
constexpr std::array shortNames{ShortName{"googlepay"_L1, "gpay"_L1},
                                ShortName{"googlepay"_L1, "androidpay"_L1},
                                ShortName{"amazonpay"_L1, "payamazon"_L1}};

} // namespace

QString plainMethod(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            plain += c.toLower();
    }
    return plain;
}

QString methodNamedIn(const QString &plain, const QStringList &methods)
{
    for (const QString &method : methods) {
        const QString wanted = plainMethod(method);
        if (wanted.isEmpty())
            continue;
        const bool isShortened = std::ranges::any_of(shortNames, [&](const ShortName &known) {
            return wanted == known.method && plain.contains(known.name);
        });
        if (isShortened || plain.contains(wanted))
            return method;
    }
    return {};
}

} // namespace cpv2
