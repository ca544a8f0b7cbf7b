// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/money.h"

#include <QList>
#include <QStringList>

namespace cpv2
{

/// The server-to-server message that reports the result of a payment (docs/contract.md#postback): eighteen
/// text parameters, unsigned. More may come and are kept.
class Postback
{
public:
    enum class Source { Body, Query };
    /// What `Approved` says.
    enum class Outcome {
        None, ///< nothing: there is no such field, so this is not a postback we know
        Approved,
        Declined,
        Unknown, ///< something other than True or False, or both of them
    };
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
    /// `problem` is a sentence when the message could not be decoded completely. What could be decoded is
    /// kept.
    explicit Postback(QList<Entry> entries, const QString &problem = {})
        : m_entries(std::move(entries)), m_problem(problem)
    {
    }

    const QList<Entry> &entries() const { return m_entries; }
    const QString &problem() const { return m_problem; }
    /// The first value of that name in any case, the body before the query, without white space around it:
    /// whatever is matched or compared is matched and compared like that. Empty when absent. entries() has
    /// the values as they came.
    QString value(QStringView name) const;
    /// Names (in any case) that appear more than once with different values, within the body or query or
    /// across both.
    QStringList conflicts() const;
    /// Those of the eighteen names that are absent, in the contract's order.
    QStringList missing() const;
    Outcome outcome() const;
    /// `Approved` is `True`, in any case. Nothing else means paid.
    bool approved() const { return outcome() == Outcome::Approved; }
    /// It has an `Approved`, whatever that says.
    bool isComplete() const { return outcome() != Outcome::None; }
    /// Fails with `money` when PaymentAmount is absent, empty or not an amount.
    core::Result<Money> paymentAmount() const;

    /// The fields in which this report of a payment disagrees with `earlier`, another report of the same
    /// payment for the same invoice. Amounts are compared as amounts. A field that either lacks is no
    /// disagreement, and what may differ from one delivery to the next (dates, messages) is not compared.
    QStringList disagreements(const Postback &earlier) const;

private:
    QList<Entry> m_entries;
    QString m_problem;
};

} // namespace cpv2
