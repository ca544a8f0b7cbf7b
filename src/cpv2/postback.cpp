// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/postback.h"

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

QStringList Postback::names()
{
    return {u"BillerGUID"_s,     u"PaymentDate"_s,     u"InvoiceNumber"_s,  u"Approved"_s,
            u"CustomerName"_s,   u"CustomerAddress"_s, u"CustomerCity"_s,   u"CustomerState"_s,
            u"CustomerZip"_s,    u"PaymentGUID"_s,     u"PaymentAmount"_s,  u"PaymentDescription"_s,
            u"PaymentTypeID"_s,  u"CardType"_s,        u"PaymentMessage"_s, u"BillerReference"_s,
            u"ConvenienceFee"_s, u"RemoteIP"_s};
}

bool Postback::isKnown(const QString &name)
{
    return names().contains(name, Qt::CaseInsensitive);
}

QString Postback::value(QStringView name) const
{
    for (const Source source : {Source::Body, Source::Query}) {
        for (const Entry &entry : m_entries) {
            if (entry.source == source && entry.name.compare(name, Qt::CaseInsensitive) == 0)
                return entry.value;
        }
    }
    return {};
}

QStringList Postback::conflicts() const
{
    QStringList names;
    for (const Entry &entry : m_entries) {
        if (entry.value != value(entry.name) && !names.contains(entry.name, Qt::CaseInsensitive))
            names << entry.name;
    }
    return names;
}

QStringList Postback::missing() const
{
    QStringList missing = names();
    for (const Entry &entry : m_entries)
        missing.removeIf(
            [&](const QString &name) { return name.compare(entry.name, Qt::CaseInsensitive) == 0; });
    return missing;
}

bool Postback::approved() const
{
    return value(u"Approved").compare("true"_L1, Qt::CaseInsensitive) == 0;
}

bool Postback::isComplete() const
{
    return !value(u"Approved").isEmpty();
}

core::Result<Money> Postback::paymentAmount() const
{
    return Money::parse(value(u"PaymentAmount"));
}

} // namespace cpv2
