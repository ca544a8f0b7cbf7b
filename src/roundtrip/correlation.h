// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/round_trip.h"

#include <QHash>
#include <QQueue>
#include <QSet>
#include <QStringList>

#include <optional>

namespace roundtrip
{

/// What joined a capture to its round trip. The words are kept in journals, so they never change.
namespace matchedBy
{
inline constexpr char callbackUrl[] = "callback-url";      ///< it came to the URL given out for it
inline constexpr char paymentGuid[] = "payment-guid";      ///< an earlier postback names the same payment
inline constexpr char invoice[] = "invoice-and-reference"; ///< InvoiceNumber and BillerReference
inline constexpr char amount[] = "amount-and-time"; ///< of what fits, the only recent one of that amount
inline constexpr char byHand[] = "by-hand";         ///< the user said so
} // namespace matchedBy

/// The rule as a sentence for people; empty for an unknown word.
QString matchSentence(const QString &rule);

/// What a capture counts as when the user puts it into a round trip: a postback, or a return when it is a GET
/// without `Approved`.
journal::Role roleByHand(const journal::Exchange &capture);

/// A capture's round trip, and the rule that found it.
struct Match {
    QString roundTripId;
    QString rule; ///< one of `matchedBy`
    bool operator==(const Match &) const = default;
};

/// Finds the round trip of a capture that came to no callback URL of its own, by what it says: PaymentGUID,
/// then InvoiceNumber with BillerReference, then the amount and the time. What fits several fits none, and
/// a round trip that the capture contradicts in either number is never its own: nothing is guessed.
/// Looks at recent round trips only, through indexes.
class Correlator
{
public:
    /// Makes a round trip known, or follows what is new about it: one that CPV2 never accepted has no
    /// captures. Reads only the postbacks added since the last time.
    void add(const RoundTrip &trip);
    /// To be added anew, when it lost an exchange or got one in between.
    void forget(const QString &id);

    /// Nothing when none fits, or more than one.
    std::optional<Match> match(const journal::Exchange &capture) const;

private:
    struct Known {
        QDateTime startedAt;
        QString reference;
        QSet<QString> invoices;
        QSet<qint64> amounts; ///< of each invoice and of all together, in ten-thousandths
        QSet<QString> paymentGuids;
        qsizetype postbacks = 0; ///< so many were read
        bool isPayable = true;
    };
    struct Claim; ///< what the capture says
    using Index = QMultiHash<QString, QString>;

    Known begin(const RoundTrip &trip);
    QStringList candidates(const Index &index, const QString &key, const Claim &claim) const;
    QStringList ofThatAmountLately(const QStringList &ids, const Claim &claim) const;

    QHash<QString, Known> m_trips;
    QQueue<QString> m_order; ///< the oldest first
    Index m_byGuid;
    Index m_byInvoice;
    Index m_byAmount;
};

} // namespace roundtrip
