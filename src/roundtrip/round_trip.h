// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/money.h"
#include "cpv2/payment_request.h"
#include "cpv2/submit_response.h"
#include "journal/records.h"
#include "roundtrip/asked.h"
#include "roundtrip/exchanges.h"
#include "roundtrip/persistent_hash.h"
#include "roundtrip/state.h"

#include <QUrl>

#include <memory>
#include <optional>

namespace roundtrip
{

/// What the postbacks of a round trip say together, kept up with each one so that no check has to read
/// them all again.
struct PostbackSummary {
    qsizetype approved = 0; ///< how many report an approved payment
    DecodedPointer lastApproved;
    DecodedPointer firstRepeated; ///< the first approved one of an InvoiceNumber and PaymentGUID seen before
    DecodedPointer firstMisnamed; ///< the first whose BillerReference or InvoiceNumber is not the request's
    DecodedPointer firstIncomplete; ///< the first that lacks a field, contradicts itself or is unreadable
    /// What the approved ones report in all, a repetition counted once. Fails with `money` on overflow.
    core::Result<cpv2::Money> reported = cpv2::Money();
    /// Why the first PaymentAmount that is not an amount is none; not part of `reported`.
    std::optional<core::Error> unreadableAmount = {};
};

/// What the hosted page showed the payer, read once.
struct ShownPage {
    struct Difference {
        qsizetype invoice = 0; ///< index
        QString shown;         ///< as it is on the page, `$1,164.31`
    };
    QHash<QString, QString> balances;          ///< by InvoiceNumber, as they are on the page
    std::optional<Difference> firstDifference; ///< in document order
};

/// The one record that everything serves: request, hosted page, postbacks and return, and what they come to.
///
/// An immutable value: everything is read from the bytes once, when the value is made, and an exchange more
/// gives a new version in a time that does not grow with those there are. Copies and versions share what they
/// have in common, so passing one on costs a reference count; every thread may read it.
class RoundTrip
{
public:
    RoundTrip(); ///< of nothing
    explicit RoundTrip(const journal::RoundTripRecord &record,
                       const QList<journal::Exchange> &exchanges = {});
    /// A capture that belongs to no round trip, by itself.
    static RoundTrip ofCapture(const journal::Exchange &capture);

    /// With one exchange more.
    [[nodiscard]] RoundTrip with(const journal::Exchange &exchange) const;
    /// With the end of an exchange that it has, by its id; the same when it has none of that id.
    [[nodiscard]] RoundTrip withEnd(const journal::Exchange &exchange) const;

    const journal::RoundTripRecord &record() const;
    const QString &id() const { return record().id; }
    Exchanges exchanges() const;
    Exchanges ofRole(journal::Role role) const;
    const Decoded *submit() const; ///< nullptr when it was never begun
    QDateTime endedAt() const;     ///< of the exchange that ended last; the start when there is none
    qint64 bytes() const;          ///< about what it holds in memory

    bool hasRequest() const { return !record().requestBytes.isEmpty(); } ///< false when it only listens
    const Asked &asked() const;
    const cpv2::PaymentRequest &request() const { return asked().request(); } ///< as sent
    const std::optional<cpv2::SubmitResponse> &response() const;
    QUrl pageUrl() const;  ///< of the hosted page; empty while there is none
    QString title() const; ///< BillerReference, else the first invoice's number, else the document's name

    State state() const;
    /// In document order. An approved postback pays the invoice that it names; one that reports the whole
    /// total pays them all: nobody outside knows whether several invoices give one postback or several.
    QList<Invoice> invoices() const;
    Invoice invoice(qsizetype index) const;
    const PostbackSummary &postbacks() const;
    /// What the hosted page shows, if it was opened and could be read (only the simulator's can); else
    /// nullptr.
    const ShownPage *shownPage() const;
    journal::Summary summary() const; ///< for the lists of the history

private:
    struct Facts;
    explicit RoundTrip(std::shared_ptr<const Facts> facts);

    std::shared_ptr<const Facts> d;
};

/// A round trip, and what is new about it.
struct Change {
    RoundTrip trip;
    QList<qint64> exchanges; ///< ids of those that are new, or have ended; of many at once, all of them
};

} // namespace roundtrip

Q_DECLARE_METATYPE(roundtrip::RoundTrip)
Q_DECLARE_METATYPE(roundtrip::Change)
