// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/fee_line.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

const QString poiKey = u"poi"_s;
const QString itemKey = u"i"_s;
const QString amountKey = u"amt"_s;

/// The usual keys share their text.
QString keyOf(QStringView text)
{
    for (const QString &key : {poiKey, itemKey, amountKey}) {
        if (key == text)
            return key;
    }
    return text.toString();
}

core::Error error(const QString &sentence)
{
    return {u"fee-line"_s, sentence};
}

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::FeeLine)
};

} // namespace

FeeLine::FeeLine(const QString &poi, const QString &item, const Money &amount)
    : m_parts{{poiKey, poi}, {itemKey, item}, {amountKey, amount.toString()}}, m_amount(amount)
{
    Q_ASSERT(!poi.contains(u'|') && !item.contains(u'|'));
}

bool FeeLine::looksLikeOne(QStringView text)
{
    for (const QStringView part : text.tokenize(u'|')) {
        if (part.startsWith(u"poi:") || part.startsWith(u"i:") || part.startsWith(u"amt:"))
            return true;
    }
    return false;
}

core::Result<FeeLine> FeeLine::parse(QStringView text)
{
    FeeLine line;
    for (const QStringView part : text.tokenize(u'|')) {
        const qsizetype colon = part.indexOf(u':');
        if (colon < 0)
            return error(Words::tr("“%1” has no “:”. A fee line is written poi:<fee id>|i:<item "
                                   "name>|amt:<amount>; a name cannot contain “|”.")
                             .arg(part.left(60).toString()));
        line.m_parts.append({keyOf(part.first(colon)), part.sliced(colon + 1).toString()});
    }
    for (const QString &key : {poiKey, itemKey, amountKey}) {
        const auto count = std::count_if(line.m_parts.cbegin(), line.m_parts.cend(),
                                         [&](const Part &part) { return part.key == key; });
        if (count == 0)
            return error(Words::tr("The fee line has no “%1:” part.").arg(key));
        if (count > 1)
            return error(Words::tr("The fee line has more than one “%1:” part.").arg(key));
    }
    const core::Result<Money> amount = Money::parse(line.value(amountKey));
    if (!amount)
        return error(amount.error().sentence);
    line.m_amount = *amount;
    return line;
}

QString FeeLine::value(QStringView key) const
{
    for (const Part &part : m_parts) {
        if (part.key == key)
            return part.value;
    }
    return {};
}

core::Result<core::Done> FeeLine::setValue(const QString &key, const QString &value)
{
    if (value.contains(u'|'))
        return error(Words::tr("A value in a fee line cannot contain “|”, which separates the parts."));
    for (Part &part : m_parts) {
        if (part.key == key) {
            part.value = value;
            return core::done();
        }
    }
    m_parts.append({key, value});
    return core::done();
}

QString FeeLine::poi() const
{
    return value(poiKey);
}

QString FeeLine::item() const
{
    return value(itemKey);
}

core::Result<core::Done> FeeLine::setPoi(const QString &poi)
{
    return setValue(poiKey, poi);
}

core::Result<core::Done> FeeLine::setItem(const QString &item)
{
    return setValue(itemKey, item);
}

void FeeLine::setAmount(const Money &amount)
{
    m_amount = amount;
    (void)setValue(amountKey, amount.toString()); // a number contains no “|”
}

QString FeeLine::toString() const
{
    QStringList texts;
    for (const Part &part : m_parts)
        texts << part.key + u':' + part.value;
    return texts.join(u'|');
}

} // namespace cpv2
