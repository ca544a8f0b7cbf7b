// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/money.h"
#include "cpv2/payment_request.h"
#include "cpv2/submit_response.h"
#include "journal/records.h"
#include "roundtrip/asked.h"
#include "roundtrip/exchanges.h"
#include "roundtrip/postback_summary.h"
#include "roundtrip/state.h"

#include <QUrl>

#include <memory>
#include <optional>

namespace roundtrip
{

/// What the hosted page showed the payer, read once.
struct ShownPage {
    struct Difference {
        qsizetype invoice = 0; ///< index
        QString shown;         ///< as it is on the page, `$1,164.31`
    };
    QHash<QString, QString> balances;          ///< by InvoiceNumber, as they are on the page
    std::optional<Difference> firstDifference; ///< in document order
    /// The sum that the page shows, also for the invoices that it lists on other pages; empty when it shows
    /// none.
    QString subtotal;
    bool isSubtotalAsked = true; ///< or there is none
    QString controls;            ///< the page's controls, as cpv2::plainMethod() writes them
};

/// What the portal answered to the postbacks sent on to it. Of each capture the newest answer counts, and so
/// does a replay that changed nothing in it.
struct PortalAnswers {
    qsizetype accepted = 0;
    qsizetype refused = 0;
    qsizetype unclear = 0;
    DecodedPointer lastRefused; ///< the newest that was not accepted; nullptr when that was mended since
    DecodedPointer lastUnclear;
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
    /// One that begins: `request` is what its bytes say, and so they need not be read.
    RoundTrip(const journal::RoundTripRecord &record, const cpv2::PaymentRequest &request);
    /// A capture that belongs to no round trip, by itself.
    static RoundTrip ofCapture(const journal::Exchange &capture);

    /// With one exchange more.
    [[nodiscard]] RoundTrip with(const journal::Exchange &exchange) const;
    /// With several, in order of arrival: cheaper than one after the other.
    [[nodiscard]] RoundTrip with(const QList<journal::Exchange> &exchanges) const;
    /// With the end of an exchange that it has, by its id; the same when it has none of that id.
    [[nodiscard]] RoundTrip withEnd(const journal::Exchange &exchange) const;

    const journal::RoundTripRecord &record() const;
    const QString &id() const { return record().id; }
    Exchanges exchanges() const;                ///< strays too
    Exchanges ofRole(journal::Role role) const; ///< those that count
    const Decoded *submit() const;              ///< nullptr when it was never begun
    bool isSentAsShown() const;                 ///< the body that was submitted is the request's bytes
    QDateTime endedAt() const; ///< of the exchange that ended last; the start when there is none
    qint64 bytes() const;      ///< about what it holds in memory

    bool hasRequest() const { return !record().requestBytes.isEmpty(); } ///< false when it only listens
    const Asked &asked() const;
    const cpv2::PaymentRequest &request() const { return asked().request(); } ///< as sent
    const std::optional<cpv2::SubmitResponse> &response() const;
    QUrl pageUrl() const;  ///< of the hosted page; empty while there is none
    QString title() const; ///< BillerReference, else the first invoice's number, else the document's name

    State state() const;
    /// In document order. An approved postback pays the invoice that it names; one that reports the whole
    /// total pays them all: nobody outside knows whether several invoices give one postback or several. When
    /// two postbacks of one payment disagree about its outcome, its invoices are Unknown.
    QList<Invoice> invoices() const;
    Invoice invoice(qsizetype index) const;
    /// How many invoices a postback reports as that; Open and Pending are the others'.
    qsizetype count(InvoiceState state) const;
    const PostbackSummary &postbacks() const;
    /// What the hosted page shows, if it was opened and could be read (only the simulator's can); else
    /// nullptr.
    const ShownPage *shownPage() const;
    /// The request by which a payer fetched the hosted page; nullptr when nobody knows of one: only our own
    /// simulator can report it.
    const Decoded *pageFetch() const;
    const PortalAnswers &portalAnswers() const;
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
