// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/asked.h"

#include <utility>

namespace roundtrip
{

using cpv2::FieldId;
using cpv2::Money;
using cpv2::PaymentRequest;

namespace
{

PaymentRequest requestFrom(const QByteArray &bytes)
{
    core::Result<PaymentRequest> request = PaymentRequest::fromJson(bytes);
    return request ? *std::move(request) : PaymentRequest();
}

QList<Invoice> invoicesOf(const PaymentRequest &request)
{
    QList<Invoice> invoices;
    for (const cpv2::Place place : request.invoices()) {
        const core::Result<Money> balance = request.money(FieldId::BalanceDue, place);
        invoices.append({place, request.text(FieldId::InvoiceNumber, place).trimmed(),
                         request.text(FieldId::AccountNumber, {place.customer, -1}).trimmed(),
                         balance ? std::optional(*balance) : std::nullopt});
    }
    return invoices;
}

core::Result<Money> sumOf(const QList<Invoice> &invoices)
{
    QList<Money> balances;
    for (const Invoice &invoice : invoices)
        balances.append(invoice.balanceDue.value_or(Money()));
    return Money::sum(balances);
}

} // namespace

Asked::Asked(const QByteArray &requestBytes) : Asked(requestFrom(requestBytes)) {}

Asked::Asked(const PaymentRequest &request)
    : m_request(request), m_invoices(invoicesOf(m_request)), m_total(m_request.total()),
      m_balances(sumOf(m_invoices)), m_billerReference(m_request.text(FieldId::BillerReference).trimmed())
{
    m_first.reserve(m_invoices.size());
    for (qsizetype i = 0; i < m_invoices.size(); ++i) {
        const QString &number = m_invoices[i].invoiceNumber;
        const auto first = m_first.constFind(number);
        if (first == m_first.cend()) {
            m_first.insert(number, i);
            continue;
        }
        QList<qsizetype> &sharing = m_shared[number];
        if (sharing.isEmpty())
            sharing.append(*first);
        sharing.append(i);
    }
    for (auto shared = m_shared.cbegin(); shared != m_shared.cend(); ++shared) {
        for (const qsizetype i : *shared) {
            if (const std::optional<Money> &balance = m_invoices[i].balanceDue)
                m_sharedByBalance[{shared.key(), balance->tenThousandths()}].append(i);
        }
    }
}

QString Asked::title() const
{
    if (!m_billerReference.isEmpty())
        return m_billerReference;
    for (const Invoice &invoice : m_invoices) {
        if (!invoice.invoiceNumber.isEmpty())
            return invoice.invoiceNumber;
    }
    return {};
}

QList<qsizetype> Asked::sharing(const QString &invoiceNumber, const Money &balance) const
{
    return m_sharedByBalance.value({invoiceNumber, balance.tenThousandths()});
}

} // namespace roundtrip
