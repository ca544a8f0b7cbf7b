// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/money.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

constexpr int fullScale = 4;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::Money)
};

/// An amount without its sign, as decimal digits.
struct Digits {
    QString whole;
    QString decimals;
};

Digits digitsOf(qint64 count, int scale)
{
    const quint64 magnitude =
        count < 0 ? 0 - quint64(count) : quint64(count); // works for the smallest number too
    const QString all = QString::number(magnitude).rightJustified(fullScale + 1, u'0');
    return {all.chopped(fullScale), all.last(fullScale).first(scale)};
}

/// The fewest decimals that show the whole value.
int neededScale(qint64 count)
{
    int scale = fullScale;
    while (scale > 0 && count % 10 == 0) {
        count /= 10;
        --scale;
    }
    return scale;
}

/// Whole dollars with the locale's digits and group separators.
QString grouped(const QString &whole, const QLocale &locale)
{
    QString text = locale.toString(whole.toLongLong());
    // Where grouping starts at five digits (Spanish), Qt 6.4 forgets the first of several separators:
    // “1234.567” for 1.234.567.
    const qsizetype thousand = 3 * locale.zeroDigit().size();
    if (const qsizetype first = text.indexOf(locale.groupSeparator()); first > thousand)
        text.insert(first - thousand, locale.groupSeparator());
    return text;
}

} // namespace

Money Money::fromTenThousandths(qint64 count, int scale)
{
    Money money;
    money.m_count = count;
    money.m_scale = qBound(neededScale(count), scale, fullScale);
    return money;
}

core::Result<Money> Money::parse(QStringView text)
{
    const auto fail = [&](const QString &sentence) {
        return core::Error{u"money"_s, sentence.arg(text.left(40).toString())};
    };

    const bool isNegative = text.startsWith(u'-');
    const QStringView number = isNegative ? text.mid(1) : text;
    const qsizetype point = number.indexOf(u'.');
    const QStringView whole = point < 0 ? number : number.first(point);
    const QStringView decimals = point < 0 ? QStringView() : number.sliced(point + 1);
    const auto isDigits = [](QStringView digits) {
        return std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    if (whole.isEmpty() || (point >= 0 && decimals.isEmpty()) || !isDigits(whole) || !isDigits(decimals))
        return fail(Words::tr("“%1” is not an amount: write it like 164.31."));
    if (decimals.size() > fullScale)
        return fail(Words::tr("“%1” has more than four decimal places."));

    qint64 count = 0;
    bool isInReach = true;
    const auto append = [&](int digit) {
        isInReach = isInReach && !__builtin_mul_overflow(count, qint64(10), &count) &&
                    !__builtin_add_overflow(count, qint64(digit), &count);
    };
    for (const QChar digit : whole)
        append(digit.unicode() - u'0');
    for (qsizetype i = 0; i < fullScale; ++i)
        append(i < decimals.size() ? decimals[i].unicode() - u'0' : 0);
    if (!isInReach)
        return fail(Words::tr("“%1” is too large."));
    return fromTenThousandths(isNegative ? -count : count, int(decimals.size()));
}

Money Money::toCents() const
{
    return fromTenThousandths(m_count, 2);
}

QString Money::toString() const
{
    const auto [whole, decimals] = digitsOf(m_count, m_scale);
    return (isNegative() ? u"-"_s : QString()) + whole + (decimals.isEmpty() ? QString() : u'.' + decimals);
}

QString Money::toDisplay(const QLocale &locale) const
{
    const auto [whole, decimals] = digitsOf(m_count, qMax(2, neededScale(m_count)));
    QString text = (isNegative() ? locale.negativeSign() : QString()) + grouped(whole, locale);
    text += locale.decimalPoint();
    for (const QChar digit : decimals)
        text += locale.toString(digit.digitValue());
    return text;
}

core::Result<Money> Money::sum(const QList<Money> &amounts)
{
    qint64 count = 0;
    int scale = 2;
    for (const Money &amount : amounts) {
        if (__builtin_add_overflow(count, amount.m_count, &count))
            return core::Error{u"money"_s, Words::tr("The sum is too large.")};
        scale = qMax(scale, amount.m_scale);
    }
    return fromTenThousandths(count, scale);
}

} // namespace cpv2
