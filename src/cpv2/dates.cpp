// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/dates.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

core::Result<QDate> parseDate(QStringView text)
{
    static const QRegularExpression form(u"\\A([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    const QDate date(match.capturedView(3).toInt(), match.capturedView(1).toInt(),
                     match.capturedView(2).toInt());
    if (match.hasMatch() && date.isValid())
        return date;
    const QString shown = text.left(40).toString();
    if (match.hasMatch())
        return core::Error{
            u"date"_s, QCoreApplication::translate("cpv2::dates",
                                                   "“%1” is no day of the calendar (the month comes first).")
                           .arg(shown)};
    return core::Error{u"date"_s, QCoreApplication::translate(
                                      "cpv2::dates", "“%1” is not written like 6/6/2025 (month/day/year).")
                                      .arg(shown)};
}

QString formatDate(QDate date)
{
    return u"%1/%2/%3"_s.arg(date.month()).arg(date.day()).arg(date.year());
}

} // namespace cpv2
