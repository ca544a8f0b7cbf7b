// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/round_trip_builder.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace support
{

using cpv2::FieldId;
using journal::Exchange;
using journal::Outcome;
using journal::Role;

namespace
{

const QString id = u"abcdefghijklmnopqrstuvwxyz234567"_s;
const QDateTime start(QDate(2026, 6, 6), QTime(14, 2), Qt::UTC);

} // namespace

RoundTripBuilder::RoundTripBuilder(const cpv2::PaymentRequest &request)
{
    m_record.id = id;
    m_record.startedAt = start;
    m_record.environment = u"Simulator"_s;
    m_record.endpoint = u"http://127.0.0.1:4000/cloudpaymentsapi/v2"_s;
    m_record.simulated = true;
    m_record.documentName = u"greene-county.json"_s;
    m_record.requestBytes = request.toJson();
}

Exchange &RoundTripBuilder::add(Role role)
{
    Exchange exchange;
    exchange.id = m_exchanges.size() + 1;
    exchange.roundTripId = id;
    exchange.role = role;
    exchange.at = start.addSecs(exchange.id);
    exchange.outcome = Outcome::Answered;
    exchange.status = 200;
    m_exchanges.append(exchange);
    return m_exchanges.last();
}

RoundTripBuilder &RoundTripBuilder::submitUnderWay()
{
    Exchange &submit = add(Role::Submit);
    submit.url = m_record.endpoint;
    submit.outcome = Outcome::Open;
    submit.status = 0;
    submit.requestHead = "POST /cloudpaymentsapi/v2 HTTP/1.1\r\nHost: 127.0.0.1:4000\r\n"
                         "Content-Type: application/json\r\nAuthorization: Basic [redacted]\r\n\r\n";
    submit.requestBody = m_record.requestBytes;
    return *this;
}

RoundTripBuilder &RoundTripBuilder::accepted()
{
    return answered(200,
                    cpv2::SubmitResponse::success(QUrl(u"http://127.0.0.1:4000/portal/access/otp/token"_s)));
}

RoundTripBuilder &RoundTripBuilder::answered(int status, const QByteArray &body)
{
    submitUnderWay();
    Exchange &submit = m_exchanges.last();
    submit.outcome = Outcome::Answered;
    submit.status = status;
    submit.responseHead =
        "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: application/json\r\n\r\n";
    submit.responseBody = body;
    submit.elapsedMs = 12;
    return *this;
}

RoundTripBuilder &RoundTripBuilder::ended(Outcome outcome, const QString &remark)
{
    submitUnderWay();
    m_exchanges.last().outcome = outcome;
    m_exchanges.last().remark = remark;
    return *this;
}

RoundTripBuilder &RoundTripBuilder::pageOpened()
{
    Exchange &page = add(Role::Page);
    page.url = trip().pageUrl().toString();
    page.status = 0;
    return *this;
}

RoundTripBuilder &RoundTripBuilder::pageFetched()
{
    Exchange &page = add(Role::Page);
    page.url = trip().pageUrl().toString();
    page.requestHead = "GET /portal/access/otp/token HTTP/1.1\r\nHost: 127.0.0.1:4000\r\n\r\n";
    return *this;
}

RoundTripBuilder &RoundTripBuilder::postback(const QList<http::FormField> &changes)
{
    const core::Result<cpv2::PaymentRequest> read = cpv2::PaymentRequest::fromJson(m_record.requestBytes);
    Q_ASSERT(read);
    const cpv2::PaymentRequest &request = *read;
    const cpv2::Place customer{0, -1};
    const cpv2::Place invoice{0, 0};
    QList<http::FormField> fields{
        {u"BillerGUID"_s, u"5d0f7f0e-2c5b-4b58-93f7-0f6a5f9b2c11"_s},
        {u"PaymentDate"_s, u"6/6/2026 2:02:41 PM"_s},
        {u"InvoiceNumber"_s, request.text(FieldId::InvoiceNumber, invoice)},
        {u"Approved"_s, u"True"_s},
        {u"CustomerName"_s, request.text(FieldId::Name, customer)},
        {u"CustomerAddress"_s, request.text(FieldId::Address, customer)},
        {u"CustomerCity"_s, request.text(FieldId::City, customer)},
        {u"CustomerState"_s, request.text(FieldId::State, customer)},
        {u"CustomerZip"_s, request.text(FieldId::Zip, customer)},
        {u"PaymentGUID"_s, u"0b1c8f62-7d55-4f0e-9d6a-30c1d4c7a001"_s},
        {u"PaymentAmount"_s, request.text(FieldId::BalanceDue, invoice)},
        {u"PaymentDescription"_s, u"Invoice payment"_s},
        {u"PaymentTypeID"_s, u"1"_s},
        {u"CardType"_s, u"VISA"_s},
        {u"PaymentMessage"_s, u"APPROVED 727634"_s},
        {u"BillerReference"_s, request.text(FieldId::BillerReference)},
        {u"ConvenienceFee"_s, u"0.00"_s},
        {u"RemoteIP"_s, u"127.0.0.1"_s},
    };
    for (const http::FormField &change : changes) {
        const auto known = std::find_if(fields.begin(), fields.end(), [&](const http::FormField &field) {
            return field.name == change.name;
        });
        if (known == fields.end())
            fields.append(change);
        else
            known->value = change.value;
    }
    return rawPostback("application/x-www-form-urlencoded", http::writeForm(fields));
}

RoundTripBuilder &RoundTripBuilder::rawPostback(const QByteArray &contentType, const QByteArray &body,
                                                const QString &query)
{
    Exchange &exchange = add(Role::Postback);
    exchange.url = "/cb/"_L1 + id + "/postback"_L1 + query;
    exchange.requestHead = "POST " + exchange.url.toLatin1() +
                           " HTTP/1.1\r\nHost: 127.0.0.1:41733\r\nContent-Type: " + contentType +
                           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    exchange.requestBody = body;
    exchange.requestRaw = exchange.requestHead + body;
    exchange.responseHead = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
    exchange.responseBody = "OK\n";
    return *this;
}

RoundTripBuilder &RoundTripBuilder::returned(const QString &query)
{
    Exchange &exchange = add(Role::Return);
    exchange.url = "/cb/"_L1 + id + "/return"_L1 + query;
    exchange.requestHead = "GET " + exchange.url.toLatin1() + " HTTP/1.1\r\nHost: 127.0.0.1:41733\r\n\r\n";
    exchange.requestRaw = exchange.requestHead;
    exchange.responseHead = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
    exchange.responseBody = "<!doctype html>\n";
    return *this;
}

RoundTripBuilder &RoundTripBuilder::request(Role role, const QByteArray &head, const QByteArray &body)
{
    const qsizetype end = head.indexOf("\r\n");
    const QByteArray method = head.first(end < 0 ? head.size() : end);
    const QByteArray headers = end < 0 ? QByteArray() : head.sliced(end);
    Exchange &exchange = add(role);
    exchange.url = "/cb/"_L1 + id + (role == Role::Return ? "/return"_L1 : "/postback"_L1);
    exchange.requestHead =
        method + ' ' + exchange.url.toLatin1() + " HTTP/1.1\r\nHost: 127.0.0.1:41733" + headers + "\r\n\r\n";
    exchange.requestBody = body;
    exchange.requestRaw = exchange.requestHead + body;
    return *this;
}

RoundTripBuilder &RoundTripBuilder::sentOn(int status, const QByteArray &answer, Role role,
                                           const QByteArray &body)
{
    const auto source = std::find_if(m_exchanges.crbegin(), m_exchanges.crend(),
                                     [](const Exchange &one) { return one.role == Role::Postback; });
    Q_ASSERT(source != m_exchanges.crend());
    const qint64 sourceId = source->id;
    const QByteArray sent = body.isEmpty() ? source->requestBody : body;
    Exchange &exchange = add(role);
    exchange.sourceId = sourceId;
    exchange.requestBody = sent;
    exchange.status = status;
    exchange.outcome = status == 0 ? Outcome::NotSent : Outcome::Answered;
    exchange.responseBody = answer;
    return *this;
}

roundtrip::RoundTrip
changed(const roundtrip::RoundTrip &trip,
        const std::function<void(journal::RoundTripRecord &record, QList<Exchange> &exchanges)> &change)
{
    journal::RoundTripRecord record = trip.record();
    QList<Exchange> exchanges;
    std::ranges::copy(trip.exchanges(), std::back_inserter(exchanges));
    change(record, exchanges);
    return roundtrip::RoundTrip(record, exchanges);
}

} // namespace support
