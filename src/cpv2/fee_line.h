// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/money.h"

#include <QList>

namespace cpv2
{

/// One fee of an invoice, as a custom field holds it: `poi:<fee id>|i:<item name>|amt:<decimal>`
/// (source document). A value runs to the next `|`; keys we do not know are kept in their order.
class FeeLine
{
public:
    struct Part {
        QString key;
        QString value;
        bool operator==(const Part &) const = default;
    };

    FeeLine() = default; ///< without parts
    /// Neither `poi` nor `item` may contain a `|` (asserted): foreign text goes through the setters.
    FeeLine(const QString &poi, const QString &item, const Money &amount);
    /// True when the text is meant to be a fee line (it has a `poi:`, `i:` or `amt:` part), valid or not.
    static bool looksLikeOne(QStringView text);
    /// Fails with `fee-line`: a part without `:`, no `amt`, `poi` or `i`, one of them twice, or an invalid
    /// amount.
    static core::Result<FeeLine> parse(QStringView text);

    QString poi() const;
    QString item() const;
    Money amount() const { return m_amount; }
    /// Each fails with `fee-line` and changes nothing when the value contains a `|`.
    core::Result<core::Done> setPoi(const QString &poi);
    core::Result<core::Done> setItem(const QString &item);
    void setAmount(const Money &amount);

    const QList<Part> &parts() const { return m_parts; }
    QString toString() const;
    bool operator==(const FeeLine &other) const { return m_parts == other.m_parts; }

private:
    QString value(QStringView key) const;
    core::Result<core::Done> setValue(const QString &key, const QString &value);

    QList<Part> m_parts;
    Money m_amount;
};

} // namespace cpv2
