// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/payment_request.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace simulator
{

enum class Method : quint8 { Card, BankAccount, Swipe };

/// A means of payment to pick on the hosted page, instead of a number to type. The choice decides how the
/// payment ends.
struct TestInstrument {
    const char *id;
    Method method;
    const char *name;     ///< `Visa`
    const char *ending;   ///< the last four digits of the published test number, all that exists of it
    const char *cardType; ///< the postback's CardType: the brand; open for bank accounts
    const char *refusal;  ///< why it is declined; nullptr: it is approved

    bool isApproved() const { return refusal == nullptr; }
};

std::span<const TestInstrument> testInstruments();

/// The payer's details as entered on the page.
struct Payer {
    QString name;
    QString address;
    QString city;
    QString state;
    QString zip;
    QString email;
};

/// One press of the Pay button.
struct Attempt {
    QString guid; ///< the postback's PaymentGUID, new for each attempt
    QDateTime at;
    const TestInstrument *instrument = nullptr;
    QString message; ///< `APPROVED 727634` or `DECLINED …`

    bool isApproved() const { return instrument->isApproved(); }
};

/// An accepted payment request, and what its payer has done about it so far. It can be paid only once.
class Payment
{
public:
    struct Invoice {
        int id = 0;      ///< its index in the request: stays the same when another invoice is removed
        QString account; ///< as the page shows it
        QString customer;
        QString number;
        QString typeId;
        QString dueDate;
        QString description; ///< Custom1: what is being paid
        cpv2::Place place;   ///< in the request
        cpv2::Money balance;
        cpv2::Money cardFee;
        cpv2::Money bankFee;

        const cpv2::Money &serviceFee(Method method) const;
    };

    /// Reads every invoice once. Fails with `amount` when the invoices hold no sum that could be paid.
    static core::Result<Payment> open(const cpv2::PaymentRequest &request);

    const cpv2::PaymentRequest &request() const { return m_request; }

    /// What is to be paid, in document order.
    const QList<Invoice> &invoices() const { return m_invoices; }
    const Invoice *invoice(int id) const; ///< nullptr when there is none, or it was removed
    /// The fee lines of an invoice that can be read.
    QList<cpv2::FeeLine> feeLines(const Invoice &invoice) const;
    /// The request allows it, and something to pay remains.
    bool canRemove(const Invoice &invoice) const;
    /// The invoice of that id, which canRemove() allows.
    void remove(int id);

    QList<Method> methods() const; ///< those the request allows
    const cpv2::Money &subtotal() const { return m_subtotal; }
    const cpv2::Money &serviceFee(Method method) const;
    cpv2::Money total(Method method) const;

    const std::optional<Method> &method() const { return m_method; }
    /// `method` is one of methods().
    void choose(Method method);
    /// The request's first customer until the payer has entered something.
    const Payer &payer() const { return m_payer; }
    const TestInstrument *instrument() const { return m_instrument; }
    /// `instrument` is one of the chosen method.
    void setPayer(const Payer &payer, const TestInstrument *instrument);

    /// Rises with each change, so that nobody can pay from a page that was shown before it.
    int revision() const { return m_revision; }
    bool isReadyToPay() const { return !isPaid() && m_method && m_instrument; }
    /// Needs isReadyToPay().
    const Attempt &pay(const QDateTime &now);
    const QList<Attempt> &attempts() const { return m_attempts; }
    bool isPaid() const { return !m_attempts.isEmpty() && m_attempts.last().isApproved(); }

private:
    explicit Payment(const cpv2::PaymentRequest &request);
    void addUp();

    cpv2::PaymentRequest m_request;
    QList<Invoice> m_invoices; ///< by rising id
    bool m_allowsRemoval = false;
    // Of m_invoices, so that a page costs nothing by their number:
    cpv2::Money m_subtotal;
    cpv2::Money m_cardFees;
    cpv2::Money m_bankFees;
    qsizetype m_payable = 0; ///< how many have a balance
    std::optional<Method> m_method;
    Payer m_payer;
    const TestInstrument *m_instrument = nullptr;
    QList<Attempt> m_attempts;
    int m_revision = 0;
};

} // namespace simulator
