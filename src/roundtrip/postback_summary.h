// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/asked.h"
#include "roundtrip/decoded.h"
#include "roundtrip/persistent_hash.h"

#include <optional>

namespace roundtrip
{

/// What the postbacks of a round trip say together, kept up with each one so that no check has to read
/// them all again. Strays are none of them.
class PostbackSummary
{
public:
    /// Two reports of one payment (by PaymentGUID) that cannot both be true.
    struct Contradiction {
        DecodedPointer earlier;
        DecodedPointer later;
        QStringList fields; ///< in which they disagree
    };
    /// A means of payment that postbacks name.
    struct Method {
        QString name; ///< as it came
        DecodedPointer first;
    };
    /// What a new postback adds to what was known.
    enum class News : quint8 {
        Nothing,  ///< it says nothing of a payment, or the same message came before
        Report,   ///< of a payment that it approves or declines
        Disputed, ///< it reports another outcome of a payment than an earlier one did
    };

    qsizetype approved = 0; ///< how many report an approved payment
    DecodedPointer lastApproved;
    DecodedPointer firstRepeated; ///< the first approved one of an InvoiceNumber and PaymentGUID seen before
    DecodedPointer firstMisnamed; ///< the first whose BillerReference or InvoiceNumber is not the request's
    DecodedPointer firstIncomplete; ///< the first that lacks a field, contradicts itself or is unreadable
    DecodedPointer firstUnknown;    ///< the first whose Approved is neither True nor False
    std::optional<Contradiction> firstContradiction;
    QList<Method> methods; ///< a few: there are not many means of payment
    /// What the approved ones report in all, a repetition counted once. Fails with `money` on overflow.
    core::Result<cpv2::Money> reported = cpv2::Money();
    /// Why the first PaymentAmount that is not an amount is none; not part of `reported`.
    std::optional<core::Error> unreadableAmount = {};

    /// Takes in one more. Takes the same time however many there are.
    News add(const DecodedPointer &postback, const Asked &asked);

private:
    void addApproved(const DecodedPointer &postback);
    void addMethods(const DecodedPointer &postback);
    /// Whether it disagrees with an earlier one about the outcome.
    bool compare(const DecodedPointer &postback, const Asked &asked);

    PersistentHash<QByteArray, bool> m_known;            ///< identities of what was taken in
    PersistentHash<QString, bool> m_approved;            ///< payments of invoices
    PersistentHash<QString, DecodedPointer> m_byPayment; ///< the first report of each
    PersistentHash<QString, DecodedPointer> m_byInvoice; ///< the first of each payment for each invoice
};

} // namespace roundtrip
