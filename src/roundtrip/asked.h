// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/money.h"
#include "cpv2/payment_request.h"
#include "roundtrip/state.h"

#include <QHash>
#include <QList>

#include <optional>

namespace roundtrip
{

/// An invoice of a request, and how far its payment has come. Its numbers are as Postback::value() gives a
/// postback's, without white space around them.
struct Invoice {
    cpv2::Place place;
    QString invoiceNumber;
    QString accountNumber;
    std::optional<cpv2::Money> balanceDue; ///< nothing where the request has no amount that can be read
    InvoiceState state = InvoiceState::Open;
};

/// What a request asks to be paid, read from its bytes once. Bytes that are not valid JSON ask for nothing.
class Asked
{
public:
    explicit Asked(const QByteArray &requestBytes);
    explicit Asked(const cpv2::PaymentRequest &request);

    const cpv2::PaymentRequest &request() const { return m_request; }
    /// In document order, each Open.
    const QList<Invoice> &invoices() const { return m_invoices; }
    /// As cpv2::PaymentRequest::total(): fails when an invoice has no balance.
    const core::Result<cpv2::Money> &total() const { return m_total; }
    /// The sum of the balances there are. Fails with `money` on overflow.
    const core::Result<cpv2::Money> &balances() const { return m_balances; }
    const QString &billerReference() const { return m_billerReference; }
    /// BillerReference, else the number of the first invoice that has one; empty when there is neither.
    QString title() const;

    /// The index of the first invoice with that number; -1 when there is none.
    qsizetype indexOf(const QString &invoiceNumber) const { return m_first.value(invoiceNumber, -1); }
    /// The indexes of all invoices that share this number; empty for a number that only one invoice has.
    QList<qsizetype> sharing(const QString &invoiceNumber) const { return m_shared.value(invoiceNumber); }
    /// … and those of them with that balance.
    QList<qsizetype> sharing(const QString &invoiceNumber, const cpv2::Money &balance) const;

private:
    cpv2::PaymentRequest m_request;
    QList<Invoice> m_invoices;
    core::Result<cpv2::Money> m_total;
    core::Result<cpv2::Money> m_balances;
    QString m_billerReference;
    QHash<QString, qsizetype> m_first;
    QHash<QString, QList<qsizetype>> m_shared;
    QHash<std::pair<QString, qint64>, QList<qsizetype>> m_sharedByBalance; ///< in ten-thousandths
};

} // namespace roundtrip
