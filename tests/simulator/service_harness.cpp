// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "service_harness.h"

#include "cpv2/submit_response.h"
#include "payer/page_reader.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::PaymentRequest;

namespace
{

simulator::Options withKey(simulator::Options options)
{
    options.apiKey = ServiceHarness::apiKey();
    return options;
}

constexpr char twoByTwoJson[] = R"({
  "Customers": [
    {"AccountNumber": "A1", "Name": "Ann One", "Address": "1 First St", "City": "Oneville", "State": "GA",
     "Zip": "30001", "EmailAddress": "ann@example.com", "Invoices": [
      {"InvoiceNumber": "101", "TypeID": 43, "DueDate": "6/6/2025", "InvoiceDate": "6/6/2025", "BalanceDue": 10.00,
       "CCServiceFee": 1.00, "AchServiceFee": 0.10, "CustomFields": {"Custom1": "Permit"}},
      {"InvoiceNumber": "102", "TypeID": 43, "DueDate": "6/6/2025", "InvoiceDate": "6/6/2025", "BalanceDue": 20.50,
       "CCServiceFee": 0.25, "AchServiceFee": 0.10}]},
    {"AccountNumber": "A2", "Name": "Bob Two", "EmailAddress": "bob@example.com", "Invoices": [
      {"InvoiceNumber": "201", "TypeID": 43, "DueDate": "6/6/2025", "InvoiceDate": "6/6/2025", "BalanceDue": 30.00,
       "CCServiceFee": 0, "AchServiceFee": 0.10},
      {"InvoiceNumber": "202", "TypeID": 43, "DueDate": "6/6/2025", "InvoiceDate": "6/6/2025", "BalanceDue": 40.00,
       "CCServiceFee": 0, "AchServiceFee": 0.10}]}],
  "AllowCCPayment": true, "AllowACHPayment": true, "AllowSwipe": true,
  "ReturnURL": "https://biller.example/return?juri=a&type=1",
  "PostBackURL": "https://biller.example/postback?juri=a&type=2",
  "BillerReference": "ref-4", "ViewMode": 0, "CssUrl": null})";

} // namespace

ServiceHarness::ServiceHarness(simulator::Options options)
    : service(withKey(options), {[this](const QList<simulator::Postback> &more) { postbacks << more; },
                                 [this](const QString &sentence) {
                                     reports << sentence;
                                 }})
{
    service.setBase(QUrl(u"http://127.0.0.1:8080"_s));
}

http::Headers ServiceHarness::goodHeaders()
{
    return {{"Authorization", "Basic " + apiKey().toBase64()}, {"Content-Type", "application/json"}};
}

http::Response ServiceHarness::send(const QByteArray &method, const QByteArray &target,
                                    const http::Headers &headers, const QByteArray &body)
{
    http::Request request;
    request.method = method;
    request.target = target;
    request.headers = headers;
    request.body = body;
    return service.handle(request);
}

QByteArray ServiceHarness::openPage(const PaymentRequest &request)
{
    const http::Response response = submit(request.toJson());
    return cpv2::SubmitResponse::parse(response.status, response.body).cloudPaymentUrl.path().toLatin1();
}

http::Response ServiceHarness::post(const QByteArray &target, const QList<http::FormField> &form)
{
    return send("POST", target, {{"Content-Type", "application/x-www-form-urlencoded"}},
                http::writeForm(form));
}

void ServiceHarness::walkToConfirmation(const QByteArray &page, const QString &method,
                                        const QString &instrument)
{
    QCOMPARE(location(post(page + "/method", {{u"method"_s, method}})), page + "/payer");
    QCOMPARE(location(post(page + "/payer", payerForm(instrument))), page + "/confirm");
}

QList<http::FormField> ServiceHarness::confirmation(const QByteArray &page)
{
    const auto form = payer::PageReader(get(page + "/confirm").body).nextForm();
    QList<http::FormField> fields;
    if (form) {
        for (const payer::PageInput &input : form->inputs)
            fields.append({input.name, input.value});
    }
    return fields;
}

http::Response ServiceHarness::pay(const QByteArray &page)
{
    return post(page + "/confirm", confirmation(page));
}

void choose(simulator::Options &options, const QString &point, const QString &way)
{
    const simulator::OpenPoint *row = simulator::openPoint(point);
    if (!row || !options.behaviour.set(*row, way))
        support::fail(u"There is no %1=%2."_s.arg(point, way));
}

QList<http::FormField> payerForm(const QString &instrument)
{
    return {{u"instrument"_s, instrument},     {u"name"_s, u"Pat Payer"_s}, {u"address"_s, u"9 Paying Rd"_s},
            {u"city"_s, u"Paytown"_s},         {u"state"_s, u"OH"_s},       {u"zip"_s, u"43000"_s},
            {u"email"_s, u"pat@example.com"_s}};
}

PaymentRequest twoByTwo()
{
    core::Result<PaymentRequest> request = PaymentRequest::fromJson(twoByTwoJson);
    Q_ASSERT(request);
    return *request;
}

PaymentRequest ofManyInvoices(int count)
{
    core::Json::Items invoices;
    for (int i = 1; i <= count; ++i)
        invoices.push_back(core::Json::object({{u"InvoiceNumber"_s, core::Json::string(QString::number(i))},
                                               {u"TypeID"_s, core::Json::number("43")},
                                               {u"DueDate"_s, core::Json::string(u"6/6/2025"_s)},
                                               {u"InvoiceDate"_s, core::Json::string(u"6/6/2025"_s)},
                                               {u"BalanceDue"_s, core::Json::number("0.01")},
                                               {u"CCServiceFee"_s, core::Json::number("0.00")},
                                               {u"AchServiceFee"_s, core::Json::number("0.00")}}));
    PaymentRequest request = PaymentRequest::sample();
    const auto applied =
        request.apply(request.set(FieldId::Invoices, core::Json::array(std::move(invoices)), {0, -1}));
    Q_ASSERT(applied);
    return request;
}

QByteArray publicClientJson()
{
    return R"({"CreateCustomerRecord": true, "Customers": [
        {"AccountNumber": "7", "Name": "A", "EmailAddress": "a@example.com", "Invoices": [
          {"InvoiceNumber": "9", "TypeID": "43", "BalanceDue": "164.31", "DueDate": "06/06/2025",
           "InvoiceDate": "06/06/2025", "CCServiceFee": "0.00", "ACHServiceFee": "0.00"}]}],
        "AllowCCPayment": true, "AllowACHPayment": true, "AllowSwipe": false,
        "ReturnURL": "http://127.0.0.1:9/r?a=1", "PostbackURL": "http://127.0.0.1:9/p?b=2", "CSSUrl": null,
        "BillerReference": "9", "ViewMode": "1"})";
}

QByteArray smallLettersJson()
{
    return R"({"customers": [{"accountnumber": "7", "invoices": [
        {"invoicenumber": "9", "typeid": 43, "balancedue": 1, "duedate": "6/6/2025", "invoicedate": "6/6/2025",
         "ccservicefee": 0, "achservicefee": 0}]}]})";
}

PaymentRequest with(PaymentRequest request, FieldId id, const QString &text, cpv2::Place place)
{
    const auto applied = request.apply(request.set(id, core::Json::string(text), place));
    Q_ASSERT(applied);
    return request;
}

PaymentRequest with(PaymentRequest request, FieldId id, bool on)
{
    const auto applied = request.apply(request.set(id, core::Json::boolean(on)));
    Q_ASSERT(applied);
    return request;
}

cpv2::Postback decoded(const QByteArray &body)
{
    QList<cpv2::Postback::Entry> entries;
    for (const http::FormField &field : http::parseForm(body))
        entries.append({field.name, field.value, cpv2::Postback::Source::Body});
    return cpv2::Postback(entries);
}

QString messageOf(const http::Response &response)
{
    return cpv2::SubmitResponse::parse(response.status, response.body).message;
}

QByteArray location(const http::Response &response)
{
    return http::headerValue(response.headers, "Location");
}
