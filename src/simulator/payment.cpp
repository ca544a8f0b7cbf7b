// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "simulator/payment.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::Money;
using cpv2::PaymentRequest;
using cpv2::Place;

namespace simulator
{

namespace
{

constexpr std::array instruments{
    TestInstrument{"visa-approved", Method::Card, "Visa", "1111", "VISA", nullptr},
    TestInstrument{"mastercard-approved", Method::Card, "Mastercard", "4444", "MASTERCARD", nullptr},
    TestInstrument{"discover-approved", Method::Card, "Discover", "1117", "DISCOVER", nullptr},
    TestInstrument{"visa-declined", Method::Card, "Visa", "0002", "VISA", "DO NOT HONOR"},
    TestInstrument{"mastercard-declined", Method::Card, "Mastercard", "0069", "MASTERCARD", "EXPIRED CARD"},
    TestInstrument{"checking-approved", Method::BankAccount, "Checking account", "6789", "ACH", nullptr},
    TestInstrument{"savings-approved", Method::BankAccount, "Savings account", "1234", "ACH", nullptr},
    TestInstrument{"checking-declined", Method::BankAccount, "Checking account", "1116", "ACH",
                   "ACCOUNT CLOSED"},
    TestInstrument{"swipe-approved", Method::Swipe, "Visa, swiped", "1111", "VISA", nullptr},
    TestInstrument{"swipe-declined", Method::Swipe, "Visa, swiped", "0002", "VISA", "INSUFFICIENT FUNDS"},
};

core::Error noSum(const char *sentence)
{
    return {u"amount"_s, QCoreApplication::translate("simulator::Payment", sentence)};
}

/// The first that has a value: a customer may go without the optional ones.
QString firstText(const QString &wanted, const QString &otherwise)
{
    return wanted.isEmpty() ? otherwise : wanted;
}

core::Result<Payment::Invoice> readInvoice(const PaymentRequest &request, Place place, int id)
{
    const Place customer{place.customer, -1};
    Payment::Invoice invoice;
    invoice.id = id;
    invoice.account = firstText(request.text(FieldId::DisplayAccountNumber, customer),
                                request.text(FieldId::AccountNumber, customer));
    invoice.customer = request.text(FieldId::Name, customer);
    invoice.number = request.text(FieldId::InvoiceNumber, place);
    invoice.typeId = request.text(FieldId::TypeID, place);
    invoice.dueDate = request.text(FieldId::DueDate, place);
    invoice.description = request.text(FieldId::Custom1, place);
    invoice.place = place;
    for (const auto &[field, amount] : {std::pair{FieldId::BalanceDue, &invoice.balance},
                                        std::pair{FieldId::CCServiceFee, &invoice.cardFee},
                                        std::pair{FieldId::AchServiceFee, &invoice.bankFee}}) {
        const core::Result<Money> read = request.money(field, place);
        if (!read)
            return read.error();
        if (read->isNegative())
            return noSum(QT_TRANSLATE_NOOP("simulator::Payment", "An amount is negative."));
        *amount = *read;
    }
    return invoice;
}

/// The sum of amounts that open() has summed up before.
Money sumOf(const QList<Money> &amounts)
{
    const core::Result<Money> sum = Money::sum(amounts);
    Q_ASSERT(sum);
    return sum ? *sum : Money();
}

} // namespace

std::span<const TestInstrument> testInstruments()
{
    return instruments;
}

const Money &Payment::Invoice::serviceFee(Method method) const
{
    return method == Method::BankAccount ? bankFee : cardFee;
}

Payment::Payment(const PaymentRequest &request)
    : m_request(request), m_allowsRemoval(request.boolean(FieldId::AllowRemove, false))
{
    const Place customer{0, -1};
    m_payer = {request.text(FieldId::Name, customer), request.text(FieldId::Address, customer),
               request.text(FieldId::City, customer), request.text(FieldId::State, customer),
               request.text(FieldId::Zip, customer),  request.text(FieldId::EmailAddress, customer)};
}

core::Result<Payment> Payment::open(const PaymentRequest &request)
{
    if (request.invoices().isEmpty())
        return noSum(QT_TRANSLATE_NOOP("simulator::Payment", "There is no invoice to pay."));
    Payment payment(request);
    QList<Money> everything; // with both fees: if this sum fits, so does each that is shown later
    for (const Place place : request.invoices()) {
        const core::Result<Invoice> invoice = readInvoice(request, place, int(payment.m_invoices.size()));
        if (!invoice)
            return invoice.error();
        payment.m_invoices.append(*invoice);
        everything << invoice->balance << invoice->cardFee << invoice->bankFee;
    }
    const core::Result<Money> sum = Money::sum(everything);
    if (!sum)
        return sum.error();
    payment.addUp();
    if (payment.subtotal().isZero())
        return noSum(
            QT_TRANSLATE_NOOP("simulator::Payment", "The invoices add up to 0.00: there is nothing to pay."));
    return payment;
}

const Payment::Invoice *Payment::invoice(int id) const
{
    const auto found = std::ranges::lower_bound(m_invoices, id, {}, &Invoice::id);
    return found == m_invoices.cend() || found->id != id ? nullptr : &*found;
}

QList<cpv2::FeeLine> Payment::feeLines(const Invoice &invoice) const
{
    QList<cpv2::FeeLine> lines;
    for (const cpv2::FeeLineSlot &slot : m_request.feeLines(invoice.place)) {
        if (slot.line)
            lines.append(*slot.line);
    }
    return lines;
}

bool Payment::canRemove(const Invoice &invoice) const
{
    const qsizetype payableRest = m_payable - (invoice.balance.isZero() ? 0 : 1);
    return m_allowsRemoval && !isPaid() && payableRest > 0;
}

void Payment::remove(int id)
{
    const Invoice *gone = invoice(id);
    Q_ASSERT(gone && canRemove(*gone));
    m_invoices.removeAt(gone - m_invoices.constData());
    addUp();
    ++m_revision;
}

void Payment::addUp()
{
    const auto sumOfAll = [this](Money Invoice::*amount) {
        QList<Money> amounts;
        amounts.reserve(m_invoices.size());
        for (const Invoice &invoice : m_invoices)
            amounts << invoice.*amount;
        return sumOf(amounts);
    };
    m_subtotal = sumOfAll(&Invoice::balance);
    m_cardFees = sumOfAll(&Invoice::cardFee);
    m_bankFees = sumOfAll(&Invoice::bankFee);
    m_payable =
        std::ranges::count_if(m_invoices, [](const Invoice &invoice) { return !invoice.balance.isZero(); });
}

QList<Method> Payment::methods() const
{
    QList<Method> methods;
    // The sample allows cards and names no other method.
    if (m_request.boolean(FieldId::AllowCCPayment, true))
        methods << Method::Card;
    if (m_request.boolean(FieldId::AllowACHPayment, false))
        methods << Method::BankAccount;
    if (m_request.boolean(FieldId::AllowSwipe, false))
        methods << Method::Swipe;
    return methods;
}

const Money &Payment::serviceFee(Method method) const
{
    return method == Method::BankAccount ? m_bankFees : m_cardFees;
}

Money Payment::total(Method method) const
{
    return sumOf({subtotal(), serviceFee(method)});
}

void Payment::choose(Method method)
{
    Q_ASSERT(!isPaid() && methods().contains(method));
    if (m_method != method)
        m_instrument = nullptr;
    m_method = method;
    ++m_revision;
}

void Payment::setPayer(const Payer &payer, const TestInstrument *instrument)
{
    Q_ASSERT(!isPaid() && m_method && instrument && instrument->method == *m_method);
    m_payer = payer;
    m_instrument = instrument;
    ++m_revision;
}

const Attempt &Payment::pay(const QDateTime &now)
{
    Q_ASSERT(isReadyToPay());
    Attempt attempt;
    attempt.guid = QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper();
    attempt.at = now;
    attempt.instrument = m_instrument;
    attempt.message = m_instrument->isApproved()
                          ? u"APPROVED %1"_s.arg(QRandomGenerator::system()->bounded(100'000, 1'000'000))
                          : u"DECLINED %1"_s.arg(QLatin1StringView(m_instrument->refusal));
    m_attempts.append(attempt);
    ++m_revision;
    return m_attempts.last();
}

} // namespace simulator
