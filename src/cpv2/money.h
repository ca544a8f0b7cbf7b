// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QLocale>

#include <compare>
#include <optional>

namespace cpv2
{

/// A dollar amount: a 64-bit count of ten-thousandths that remembers how many decimals it was
/// written with (`64.3100` has scale 4). Equality and order depend on the value only.
class Money
{
public:
    Money() = default; ///< 0.00
    static Money fromTenThousandths(qint64 count, int scale = 2);
    /// `-?digits[.1 to 4 digits]`, nothing else (no sign `+`, no exponent, no separators, ASCII digits).
    /// Fails with `money` when the text is not an amount, is too precise or is too large.
    static core::Result<Money> parse(QStringView text);

    qint64 tenThousandths() const { return m_count; }
    int scale() const { return m_scale; }
    bool isNegative() const { return m_count < 0; }
    bool isZero() const { return m_count == 0; }
    /// At least two decimals, and more if the value needs them: for a new `BalanceDue`.
    Money toCents() const;

    /// For the wire: always `.` and the written scale.
    QString toString() const;
    /// For the screen, at least two decimals, by locale, without a currency sign.
    QString toDisplay(const QLocale &locale = QLocale()) const;

    /// Fails with `money` on overflow.
    static core::Result<Money> sum(const QList<Money> &amounts);

    bool operator==(const Money &other) const { return m_count == other.m_count; }
    std::strong_ordering operator<=>(const Money &other) const { return m_count <=> other.m_count; }

private:
    qint64 m_count = 0;
    int m_scale = 2;
};

} // namespace cpv2
