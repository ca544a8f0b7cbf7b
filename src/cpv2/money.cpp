// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/money.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

constexpr int fullScale = 4;

core::Error error(const char *sentence, const QString &text)
{
    return {u"money"_s, QCoreApplication::translate("cpv2::Money", sentence).arg(text)};
}

/// The digits of a count with the decimal point put in, `scale` decimals.
QString decimalText(qint64 count, int scale, QChar point)
{
    const quint64 magnitude = count < 0 ? 0 - quint64(count) : quint64(count);
    QString digits = QString::number(magnitude).rightJustified(fullScale + 1, u'0');
    digits.insert(digits.size() - fullScale, point);
    digits.chop(scale == 0 ? fullScale + 1 : fullScale - scale);
    return count < 0 ? u'-' + digits : digits;
}

/// The least number of decimals that shows the value whole.
int neededScale(qint64 count)
{
    int scale = fullScale;
    while (scale > 0 && count % 10 == 0) {
        count /= 10;
        --scale;
    }
    return scale;
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
    const core::Error notMoney =
        error(QT_TRANSLATE_NOOP("cpv2::Money", "“%1” is not an amount: write it like 164.31."),
              text.left(40).toString());
    QStringView rest = text;
    const bool negative = rest.startsWith(u'-');
    if (negative)
        rest = rest.mid(1);

    qint64 count = 0;
    int decimals = -1; // before the decimal point
    int wholeDigits = 0;
    for (const QChar c : rest) {
        if (c == u'.') {
            if (decimals >= 0 || wholeDigits == 0)
                return notMoney;
            decimals = 0;
            continue;
        }
        if (c < u'0' || c > u'9')
            return notMoney;
        if (decimals == fullScale)
            return error(QT_TRANSLATE_NOOP("cpv2::Money", "“%1” has more than four decimals."),
                         text.left(40).toString());
        if (__builtin_mul_overflow(count, 10, &count) ||
            __builtin_add_overflow(count, c.unicode() - u'0', &count))
            return error(QT_TRANSLATE_NOOP("cpv2::Money", "“%1” is too large an amount."),
                         text.left(40).toString());
        ++(decimals < 0 ? wholeDigits : decimals);
    }
    if (wholeDigits == 0 || decimals == 0)
        return notMoney;

    const int scale = qMax(decimals, 0);
    for (int i = scale; i < fullScale; ++i) {
        if (__builtin_mul_overflow(count, 10, &count))
            return error(QT_TRANSLATE_NOOP("cpv2::Money", "“%1” is too large an amount."),
                         text.left(40).toString());
    }
    return fromTenThousandths(negative ? -count : count, scale);
}

Money Money::toCents() const
{
    return fromTenThousandths(m_count, 2);
}

QString Money::toString() const
{
    return decimalText(m_count, m_scale, u'.');
}

QString Money::toDisplay(const QLocale &locale) const
{
    const QString text = decimalText(qAbs(m_count), qMax(2, neededScale(m_count)), u'.');
    const qsizetype point = text.indexOf(u'.');
    const QString whole = locale.toString(text.left(point).toLongLong());
    const QString amount = whole + locale.decimalPoint() + text.mid(point + 1);
    return isNegative() ? locale.negativeSign() + amount : amount;
}

core::Result<Money> Money::sum(const QList<Money> &amounts)
{
    qint64 count = 0;
    int scale = 2;
    for (const Money &amount : amounts) {
        if (__builtin_add_overflow(count, amount.m_count, &count))
            return core::Error{u"money"_s,
                               QCoreApplication::translate("cpv2::Money", "The sum is too large an amount.")};
        scale = qMax(scale, amount.m_scale);
    }
    return fromTenThousandths(count, scale);
}

} // namespace cpv2
