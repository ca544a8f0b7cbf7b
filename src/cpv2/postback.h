// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/money.h"

#include <QList>
#include <QStringList>

namespace cpv2
{

/// The server-to-server message that tells the result of a payment (docs/contract.md#postback):
/// eighteen text parameters, unsigned; more may come and are kept.
class Postback
{
public:
    enum class Source { Body, Query };
    struct Entry {
        QString name;
        QString value;
        Source source = Source::Body;
        bool operator==(const Entry &) const = default;
    };

    /// The eighteen names, in the contract's order.
    static QStringList names();
    static bool isKnown(const QString &name); ///< any case

    Postback() = default;
    /// `problem` is a sentence when the message could not be decoded completely; what could be decoded is
    /// kept.
    explicit Postback(QList<Entry> entries, const QString &problem = {})
        : m_entries(std::move(entries)), m_problem(problem)
    {
    }

    const QList<Entry> &entries() const { return m_entries; }
    const QString &problem() const { return m_problem; }
    /// The first value of that name in any case, the body before the query; empty when absent.
    QString value(QStringView name) const;
    /// Names (in any case) that appear more than once with different values, within the body or query or
    /// across both.
    QStringList conflicts() const;
    /// Those of the eighteen names that do not come at all, in the contract's order.
    QStringList missing() const;
    /// `Approved` is `True` in any case. Nothing else means paid.
    bool approved() const;
    /// True when `Approved` is present: without it this is not a postback we know.
    bool isComplete() const;
    core::Result<Money> paymentAmount() const;

private:
    QList<Entry> m_entries;
    QString m_problem;
};

} // namespace cpv2
