// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/dates.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

std::optional<QDate> dateOf(const QString &year, const QString &month, const QString &day)
{
    const QDate date(year.toInt(), month.toInt(), day.toInt());
    return date.isValid() ? std::optional(date) : std::nullopt;
}

struct MonthDayYear {
    int month;
    int day;
    int year;
};

/// One or two digits, `/`, one or two digits, `/`, four digits. Not a regular expression: a request has two
/// dates in each invoice.
std::optional<MonthDayYear> monthDayYear(QStringView text)
{
    const auto number = [&text](qsizetype least, qsizetype most) {
        int value = 0;
        qsizetype count = 0;
        for (; count < text.size() && text[count] >= u'0' && text[count] <= u'9' && count <= most; ++count)
            value = 10 * value + text[count].unicode() - u'0';
        text = text.sliced(count);
        return count >= least && count <= most ? value : -1;
    };
    const auto slash = [&text] {
        const bool isThere = text.startsWith(u'/');
        text = text.sliced(isThere ? 1 : 0);
        return isThere;
    };
    const int month = number(1, 2);
    const bool isFirst = slash();
    const int day = number(1, 2);
    const bool isSecond = slash();
    const int year = number(4, 4);
    if (month < 0 || day < 0 || year < 0 || !isFirst || !isSecond || !text.isEmpty())
        return {};
    return MonthDayYear{month, day, year};
}

} // namespace

core::Result<QDate> parseDate(QStringView text)
{
    const std::optional<MonthDayYear> parts = monthDayYear(text);
    if (parts && QDate::isValid(parts->year, parts->month, parts->day))
        return QDate(parts->year, parts->month, parts->day);
    const QString shown = text.left(40).toString();
    if (parts)
        return core::Error{
            u"date"_s,
            QCoreApplication::translate("cpv2::dates", "“%1” is not a calendar date (the month comes first).")
                .arg(shown)};
    return core::Error{u"date"_s, QCoreApplication::translate(
                                      "cpv2::dates", "“%1” is not written like 6/6/2025 (month/day/year).")
                                      .arg(shown)};
}

DateReading readDate(const QString &text)
{
    using Form = DateReading::Form;
    if (const core::Result<QDate> date = parseDate(text))
        return {Form::Good, *date};

    static const QRegularExpression american(
        u"\\A([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})([T ].*[0-9]:[0-9].*)?\\z"_s);
    if (const QRegularExpressionMatch match = american.match(text); match.hasMatch()) {
        const bool hasTime = match.capturedLength(5) > 0;
        const bool isShort = match.capturedLength(4) == 2;
        const QString year = isShort ? u"20"_s + match.captured(4) : match.captured(4);
        if (const auto date = dateOf(year, match.captured(1), match.captured(3)))
            return {hasTime                         ? Form::WithTime
                    : isShort                       ? Form::ShortYear
                    : match.capturedView(2) == u'/' ? Form::Good
                                                    : Form::Unknown,
                    date};
        return {Form::Impossible, dateOf(year, match.captured(3), match.captured(1))}; // the day first
    }

    static const QRegularExpression iso(
        u"\\A([0-9]{4})([/-]?)([0-9]{2})\\2([0-9]{2})([T ].*[0-9]:[0-9].*)?\\z"_s);
    if (const QRegularExpressionMatch match = iso.match(text); match.hasMatch()) {
        const auto date = dateOf(match.captured(1), match.captured(3), match.captured(4));
        const bool hasTime = match.capturedLength(5) > 0;
        return {!date ? Form::Impossible : hasTime ? Form::WithTime : Form::Iso, date};
    }
    return {};
}

QString formatDate(QDate date)
{
    return u"%1/%2/%3"_s.arg(date.month()).arg(date.day()).arg(date.year());
}

} // namespace cpv2
