// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/counted_list.h"
#include "cpv2/validation.h"

#include <QRegularExpression>

namespace cpv2
{

/// A part of a request that the rules check by itself. All parts together are the whole request, and no rule
/// of one part looks into another; Rules::repeated() reports what repeats across parts.
struct RequestPart {
    enum class Kind : quint8 {
        Head,     ///< the request's own members, and its fields up to Customers
        Customer, ///< without its invoices
        Invoice,
        Tail, ///< the fields after Customers
    };
    Kind kind = Kind::Head;
    Place place;
    bool operator==(const RequestPart &) const = default;
};

/// Every rule about a request, for one part of it at a time.
class Rules
{
public:
    Rules(const BillerProfile &profile, const Circumstances &circumstances);

    const BillerProfile &profile() const { return m_profile; }
    const Circumstances &circumstances() const { return m_circumstances; }
    const QRegularExpression &callbackUrls() const { return m_callbackUrls; }

    /// As many as findings() returns, without writing their sentences.
    FindingCounts count(const PaymentRequest &request, const RequestPart &part) const;
    QList<Finding> findings(const PaymentRequest &request, const RequestPart &part) const;

    /// What must not repeat: a customer's AccountNumber, an invoice's InvoiceNumber; empty when it has none.
    static QString identity(const PaymentRequest &request, Place place);
    /// The finding about a customer or an invoice whose identity appears `times` times in the request.
    static Finding repeated(const PaymentRequest &request, Place place, int times);

private:
    BillerProfile m_profile;
    Circumstances m_circumstances;
    QRegularExpression m_callbackUrls;
};

} // namespace cpv2
