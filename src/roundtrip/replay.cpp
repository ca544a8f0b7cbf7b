// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/replay.h"

#include "cpv2/dates.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimer>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using core::Result;
using cpv2::FieldId;
using journal::Exchange;
using journal::Role;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::Replay)
};

QString newPaymentGuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper();
}

bool isForm(const Message &message)
{
    return message.contentType.toLower().startsWith("application/x-www-form-urlencoded");
}

/// In the encoded form, or behind it.
QByteArray withFormField(const QByteArray &form, const QString &name, const QString &value)
{
    const QByteArray pair = http::writeForm({{name, value}});
    QList<QByteArray> pairs = form.isEmpty() ? QList<QByteArray>() : form.split('&');
    bool isSet = false;
    for (QByteArray &known : pairs) {
        const QList<http::FormField> read = http::parseForm(known);
        if (read.isEmpty() || read.first().name.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        const qsizetype equals = known.indexOf('=');
        known = (equals < 0 ? known : known.first(equals)) + pair.sliced(pair.indexOf('='));
        isSet = true;
    }
    if (!isSet)
        pairs.append(pair);
    return pairs.join('&');
}

bool hasField(const QByteArray &form, const QString &name)
{
    const QList<http::FormField> fields = http::parseForm(form);
    return std::ranges::any_of(fields, [&](const http::FormField &field) {
        return field.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

/// A postback that came by GET, or with its fields in the URL, holds them there.
QByteArray &partWith(Message &message, const QString &name)
{
    const bool isInQuery = message.method == "GET" || (!(isForm(message) && hasField(message.body, name)) &&
                                                       hasField(message.query, name));
    return isInQuery ? message.query : message.body;
}

QString fieldOf(const Message &message, const QString &name)
{
    Message copy = message;
    for (const http::FormField &field : http::parseForm(partWith(copy, name))) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            return field.value;
    }
    return {};
}

} // namespace

Message messageOf(const Exchange &capture)
{
    Message message;
    message.method = core::methodOf(capture.requestHead) == "GET" ? "GET" : "POST";
    message.contentType.clear();
    for (const http::Header &header : headersToRelay(capture.requestHead)) {
        if (header.name.compare("Content-Type", Qt::CaseInsensitive) == 0)
            message.contentType = header.value;
    }
    message.body = capture.requestBody;
    if (const qsizetype query = capture.url.indexOf(u'?'); query >= 0)
        message.query = capture.url.mid(query + 1).toLatin1();
    message.sourceId = capture.id;
    return message;
}

QList<http::FormField> composePostback(const RoundTrip &trip, const QDateTime &now)
{
    const cpv2::PaymentRequest &request = trip.request();
    const Exchanges postbacks = trip.ofRole(Role::Postback);
    const cpv2::Postback known = postbacks.isEmpty() ? cpv2::Postback() : postbacks.last().fields;
    const QList<Invoice> &invoices = trip.asked().invoices();
    const cpv2::Place invoice = invoices.isEmpty() ? cpv2::Place() : invoices.first().place;
    const cpv2::Place customer{invoice.customer, -1};

    const QHash<QString, QString> composed{
        {u"BillerGUID"_s, newPaymentGuid()}, // unknown to us: any will do
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

Result<Message> withField(Message message, const QString &name, const QString &value)
{
    QByteArray &part = partWith(message, name);
    if (&part == &message.body && !isForm(message) && !message.body.isEmpty()) {
        return core::Error{u"replay"_s,
                           Words::tr("The body is no form, so %1 cannot be set in it. Change the "
                                     "bytes themselves instead.")
                               .arg(name)};
    }
    part = withFormField(part, name, value);
    if (&part == &message.body && message.contentType.isEmpty())
        message.contentType = Message().contentType;
    return message;
}

Result<Message> withNewGuid(const Message &message)
{
    return withField(message, u"PaymentGUID"_s, newPaymentGuid());
}

Result<Message> withDate(const Message &message, QDate date)
{
    static const QRegularExpression day(u"\\A\\s*[0-9/.-]+"_s);
    const QString name = u"PaymentDate"_s;
    const QString before = fieldOf(message, name);
    const QRegularExpressionMatch match = day.match(before);
    const bool isIso = match.hasMatch() && match.captured().indexOf(u'-') == 4;
    const QString written = isIso ? date.toString(Qt::ISODate) : cpv2::formatDate(date);
    return withField(message, name, match.hasMatch() ? written + before.mid(match.capturedEnd()) : written);
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
    http::ClientRequest request;
    request.method = message.method;
    request.url = withQuery(order.target, message.query);
    request.body = message.body;
    request.headers = {{"User-Agent", "CPV2-Workbench/" WORKBENCH_VERSION}};
    if (!message.contentType.isEmpty())
        request.headers.prepend({"Content-Type", message.contentType});

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
