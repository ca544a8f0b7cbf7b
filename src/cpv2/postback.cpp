// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/postback.h"

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

Postback::Outcome outcomeOf(const QString &approved)
{
    if (approved.compare("true"_L1, Qt::CaseInsensitive) == 0)
        return Postback::Outcome::Approved;
    if (approved.compare("false"_L1, Qt::CaseInsensitive) == 0)
        return Postback::Outcome::Declined;
    return Postback::Outcome::Unknown;
}

/// What one payment of one invoice has once, however often it is reported.
QStringList reportedOnce()
{
    return {u"InvoiceNumber"_s,   u"PaymentAmount"_s, u"ConvenienceFee"_s, u"BillerReference"_s,
            u"BillerGUID"_s,      u"CardType"_s,      u"PaymentTypeID"_s,  u"CustomerName"_s,
            u"CustomerAddress"_s, u"CustomerCity"_s,  u"CustomerState"_s,  u"CustomerZip"_s};
}

bool isSameValue(const QString &one, const QString &other)
{
    if (one == other)
        return true;
    const core::Result<Money> amount = Money::parse(one);
    const core::Result<Money> otherAmount = Money::parse(other);
    return amount && otherAmount && *amount == *otherAmount;
}

} // namespace

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
                return entry.value.trimmed();
        }
    }
    return {};
}

QStringList Postback::conflicts() const
{
    QStringList names;
    for (const Entry &entry : m_entries) {
        if (entry.value.trimmed() != value(entry.name) && !names.contains(entry.name, Qt::CaseInsensitive))
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

Postback::Outcome Postback::outcome() const
{
    Outcome all = Outcome::None;
    for (const Entry &entry : m_entries) {
        if (entry.name.compare("Approved"_L1, Qt::CaseInsensitive) != 0)
            continue;
        const Outcome one = outcomeOf(entry.value.trimmed());
        all = all == Outcome::None || all == one ? one : Outcome::Unknown;
    }
    return all;
}

core::Result<Money> Postback::paymentAmount() const
{
    return Money::parse(value(u"PaymentAmount"));
}

QStringList Postback::disagreements(const Postback &earlier) const
{
    QStringList names;
    if (outcome() != earlier.outcome())
        names << u"Approved"_s;
    for (const QString &name : reportedOnce()) {
        const QString before = earlier.value(name);
        const QString now = value(name);
        if (!before.isEmpty() && !now.isEmpty() && !isSameValue(before, now))
            names << name;
    }
    return names;
}

} // namespace cpv2
