// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/replay.h"

#include "http/form.h"

#include <QTimer>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using cpv2::FieldId;
using journal::Exchange;
using journal::Role;

namespace
{

QString newPaymentGuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper();
}

} // namespace

QList<http::FormField> composePostback(const RoundTrip &trip, const QDateTime &now)
{
    const cpv2::PaymentRequest &request = trip.request();
    const Exchanges postbacks = trip.ofRole(Role::Postback);
    const cpv2::Postback known = postbacks.isEmpty() ? cpv2::Postback() : postbacks.last().fields;
    const QList<Invoice> &invoices = trip.asked().invoices();
    const cpv2::Place invoice = invoices.isEmpty() ? cpv2::Place() : invoices.first().place;
    const cpv2::Place customer{invoice.customer, -1};

    const QHash<QString, QString> composed{
        {u"BillerGUID"_s, newPaymentGuid()}, // not known here: any will do
        {u"PaymentDate"_s, now.toString(u"M/d/yyyy h:mm:ss AP"_s)},
        {u"InvoiceNumber"_s, request.text(FieldId::InvoiceNumber, invoice)},
        {u"Approved"_s, u"True"_s},
        {u"CustomerName"_s, request.text(FieldId::Name, customer)},
        {u"CustomerAddress"_s, request.text(FieldId::Address, customer)},
        {u"CustomerCity"_s, request.text(FieldId::City, customer)},
        {u"CustomerState"_s, request.text(FieldId::State, customer)},
        {u"CustomerZip"_s, request.text(FieldId::Zip, customer)},
        {u"PaymentGUID"_s, newPaymentGuid()},
        {u"PaymentAmount"_s, request.text(FieldId::BalanceDue, invoice)},
        {u"PaymentDescription"_s, request.text(FieldId::Custom1, invoice)},
        {u"PaymentTypeID"_s, u"1"_s},
        {u"CardType"_s, u"VISA"_s},
        {u"PaymentMessage"_s, u"APPROVED 727634"_s}, // the example in docs/contract.md#hosted-page
        {u"BillerReference"_s, request.text(FieldId::BillerReference)},
        {u"ConvenienceFee"_s, request.text(FieldId::CCServiceFee, invoice)},
        {u"RemoteIP"_s, u"127.0.0.1"_s},
    };
    QList<http::FormField> fields;
    for (const QString &name : cpv2::Postback::names()) {
        Q_ASSERT(composed.contains(name));
        fields.append({name, known.isComplete() ? known.value(name) : composed.value(name)});
    }
    return fields;
}

Replayer::Replayer(ExchangeLog *log, QObject *parent)
    : QObject(parent), m_log(log), m_client({.totalDeadlineMs = 30'000}, this)
{
}

void Replayer::send(const ReplayOrder &order, const QList<quint16> &ownPorts)
{
    sendNext(order, 0, {true, order.allowPrivate, ownPorts});
}

void Replayer::sendNext(const ReplayOrder &order, qsizetype number, const http::TargetRules &rules)
{
    if (number >= order.messages.size() * order.times) {
        emit finished();
        return;
    }
    const Message &message = order.messages.at(number % order.messages.size());
    http::ClientRequest request = requestFor(message, order.target);
    request.transport.caFile = order.caFile;
    Exchange exchange = begunExchange(Role::Replay, request);
    exchange.roundTripId = order.roundTripId;
    exchange.sourceId = message.sourceId;
    const std::optional<Exchange> begun = m_log->begin(exchange);
    if (!begun) {
        emit finished();
        return;
    }
    m_client.send(request, rules, [this, order, number, rules, begun = *begun](const http::Reply &reply) {
        const Exchange ended = endedExchange(begun, reply);
        m_log->end(ended);
        emit sent(ended);
        QTimer::singleShot(order.delayMs, this,
                           [this, order, number, rules] { sendNext(order, number + 1, rules); });
    });
}

} // namespace roundtrip
