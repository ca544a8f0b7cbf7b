// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "simulator/payment_service.h"

#include "core/json.h"
#include "core/web_url.h"
#include "cpv2/postback.h"
#include "cpv2/submit_response.h"
#include "cpv2/validation.h"
#include "http/charset.h"
#include "http/content_coding.h"
#include "http/form.h"
#include "http/speculation.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::Money;

namespace simulator
{

namespace
{

constexpr qsizetype mostErrorsReported = 10;
constexpr auto pagePrefix = "/portal/access/otp/"_L1;
constexpr qsizetype unpackedLimit = 16 * 1024 * 1024; ///< bytes, as of a request that is not packed

http::Response json(int status, const QByteArray &body)
{
    http::Response response;
    response.status = status;
    response.headers = {{"Content-Type", "application/json; charset=utf-8"},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Cache-Control", "no-store"}};
    response.body = body;
    return response;
}

http::Response methodNotAllowed(const QByteArray &allowed, const QString &message)
{
    http::Response response = json(405, cpv2::SubmitResponse::failure(message));
    response.headers.append(http::Header{"Allow", allowed});
    return response;
}

/// Without the slashes that joining a base URL and a path leaves.
QString usualPath(const http::Request &request)
{
    QString path = QString::fromLatin1(request.path());
    while (path.contains("//"_L1))
        path.replace("//"_L1, "/"_L1);
    if (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    return path;
}

bool isOfApi(const http::Request &request)
{
    const QString path = usualPath(request);
    return path.compare(PaymentService::paymentsPath(), Qt::CaseInsensitive) == 0 ||
           path.compare(PaymentService::statusPath(), Qt::CaseInsensitive) == 0;
}

/// Without spaces and line breaks: one public client wraps its token (docs/contract.md#create-request).
QByteArray withoutWhiteSpace(const QByteArray &bytes)
{
    return bytes.simplified().replace(' ', "");
}

/// 160 bits that nobody can guess.
QString newToken()
{
    std::array<quint32, 5> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return QString::fromLatin1(
        QByteArray::fromRawData(reinterpret_cast<const char *>(random.data()), sizeof random).toHex());
}

/// The contract leaves the values open, so a receiver has to accept any text.
QString paymentTypeId(Method method)
{
    return QString::number(int(method) + 1);
}

/// One postback's share of a payment: an invoice, or all of them.
struct Share {
    QString invoiceNumber;
    QString description;
    Money amount;
    Money fee;
};

QString descriptionOf(const Payment::Invoice &invoice)
{
    return invoice.description.isEmpty() ? u"Invoice %1"_s.arg(invoice.number) : invoice.description;
}

QList<Share> sharesOf(const Payment &payment, Method method, bool asOne)
{
    QList<Share> shares;
    for (const Payment::Invoice &invoice : payment.invoices())
        shares.append({invoice.number, descriptionOf(invoice), invoice.balance, invoice.serviceFee(method)});
    // Which number stands for several invoices is open: the first, as receivers look it up.
    if (asOne)
        shares = {{shares.first().invoiceNumber, shares.first().description, payment.subtotal(),
                   payment.serviceFee(method)}};
    return shares;
}

/// The eighteen fields (docs/contract.md#postback), in its order.
QByteArray postbackBody(const Payment &payment, const Attempt &attempt, const Share &share,
                        const QString &billerGuid)
{
    const Payer &payer = payment.payer();
    const QStringList values{
        billerGuid,
        attempt.at.toString(u"M/d/yyyy h:mm:ss AP"_s),
        share.invoiceNumber,
        attempt.isApproved() ? u"True"_s : u"False"_s,
        payer.name,
        payer.address,
        payer.city,
        payer.state,
        payer.zip,
        attempt.guid,
        share.amount.toCents().toString(),
        share.description,
        paymentTypeId(attempt.instrument->method),
        QLatin1StringView(attempt.instrument->cardType),
        attempt.message,
        payment.request().text(FieldId::BillerReference),
        share.fee.toCents().toString(),
        u"127.0.0.1"_s, // RemoteIP: the simulator listens nowhere else, so the payer comes from here
    };
    const QStringList names = cpv2::Postback::names();
    Q_ASSERT(names.size() == values.size());
    QList<http::FormField> fields;
    for (qsizetype i = 0; i < names.size(); ++i)
        fields.append({names[i], values[i]});
    return http::writeForm(fields);
}

} // namespace

PaymentService::PaymentService(const Options &options, Outlets outlets)
    : m_options(options), m_outlets(std::move(outlets)),
      m_billerGuid(QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper()), m_portals(requestBytesKept)
{
    Q_ASSERT(!m_options.apiKey.isEmpty() && m_outlets.postbacks && m_outlets.report);
}

QString PaymentService::paymentsPath()
{
    return u"/cloudpaymentsapi/v2"_s;
}

QString PaymentService::statusPath()
{
    return u"/api/v1/biller/status"_s;
}

http::Response PaymentService::handle(const http::Request &request)
{
    const QByteArray origin = http::headerValue(request.headers, "Origin");
    const bool isForPages = isOfApi(request) && m_options.behaviour.is(Open::Cors, "on");
    if (isForPages && request.method == "OPTIONS")
        return answerPreflight(request);
    http::Response response = answer(request);
    if (isForPages && !origin.isEmpty()) {
        response.headers.append(http::Header{"Access-Control-Allow-Origin", origin});
        response.headers.append(http::Header{"Vary", "Origin"});
    }
    return response;
}

/// A browser asks before it lets a page send JSON or a key (Fetch standard, section 3.2). Everyone may send:
/// the key decides.
http::Response PaymentService::answerPreflight(const http::Request &request) const
{
    const auto asked = [&](QByteArrayView name) {
        return http::headerValue(request.headers, name);
    };
    http::Response response{.status = 204, .headers = {{"Allow", "GET, HEAD, POST, OPTIONS"}}, .body = {}};
    if (asked("Origin").isEmpty())
        return response;
    response.headers += {{"Access-Control-Allow-Origin", asked("Origin")},
                         {"Access-Control-Allow-Methods", "GET, POST, OPTIONS"},
                         {"Access-Control-Allow-Headers", asked("Access-Control-Request-Headers").isEmpty()
                                                              ? QByteArray("Authorization, Content-Type")
                                                              : asked("Access-Control-Request-Headers")},
                         {"Access-Control-Max-Age", "600"},
                         {"Vary", "Origin, Access-Control-Request-Headers"}};
    if (!asked("Access-Control-Request-Private-Network").isEmpty())
        response.headers.append(http::Header{"Access-Control-Allow-Private-Network", "true"});
    return response;
}

http::Response PaymentService::answer(const http::Request &request)
{
    const QString usual = usualPath(request);
    if (usual.compare(paymentsPath(), Qt::CaseInsensitive) == 0)
        return createPayment(request);
    if (usual.compare(statusPath(), Qt::CaseInsensitive) == 0)
        return billerStatus(request);
    const QString path = QString::fromLatin1(request.path());
    if (path == HostedPage::styleSheetPath())
        return HostedPage::styleSheet();
    if (path.startsWith(pagePrefix))
        return hostedPage(request, path);
    return json(404, cpv2::SubmitResponse::failure(
                         tr("There is nothing here. The API is at %1.").arg(paymentsPath())));
}

// ---- API

http::Response PaymentService::createPayment(const http::Request &request)
{
    if (request.method != "POST")
        return methodNotAllowed("POST", tr("Send a payment request with POST."));
    if (const QString problem = keyProblem(request); !problem.isEmpty())
        return refuse(401, problem);
    const int refusalStatus = m_options.behaviour.is(Open::Refusal, "200") ? 200 : 400;
    if (m_options.behaviour.is(Open::Biller, "inactive"))
        return refuse(refusalStatus, tr("The biller is not active."));
    core::Result<Payment> payment = readPayment(request);
    if (!payment)
        return refuse(payment.error().code == "coding"_L1 ? 415 : refusalStatus, payment.error().sentence);

    m_outlets.report(tr("Accepted payment request %1: %2 to pay.")
                         .arg(payment->request().text(FieldId::BillerReference).simplified(),
                              payment->subtotal().toCents().toString()));
    const QString token = openPage(*std::move(payment), request.body.size());
    if (m_options.faults.has(Fault::PostbackBeforeResponse))
        payAtOnce(token);
    return spoil(json(200, cpv2::SubmitResponse::success(pageUrl(token))));
}

/// The request was accepted; only its answer goes wrong.
http::Response PaymentService::spoil(http::Response response) const
{
    const Faults &faults = m_options.faults;
    if (faults.has(Fault::Error500))
        response = json(500, cpv2::SubmitResponse::failure(tr("The simulator fails on purpose.")));
    if (faults.has(Fault::TruncatedJson))
        response.body.truncate(response.body.size() / 2);
    if (faults.has(Fault::WrongContentType)) {
        response.body = "<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>";
        response.headers = {{"Content-Type", "text/html; charset=utf-8"}};
    }
    response.isDropped = faults.has(Fault::Reset);
    response.delayMs = faults.delay(Fault::Delay) + faults.delay(Fault::PostbackBeforeResponse);
    return response;
}

void PaymentService::payAtOnce(const QString &token)
{
    Portal &portal = *m_portals.object(token);
    const QList<Method> methods = portal.payment.methods();
    const auto instrument = std::ranges::find_if(testInstruments(), [&](const TestInstrument &known) {
        return known.isApproved() && methods.contains(known.method);
    });
    if (instrument == testInstruments().end())
        return;
    portal.payment.choose(instrument->method);
    portal.payment.setPayer(portal.payment.payer(), &*instrument);
    portal.payment.pay(QDateTime::currentDateTime());
    handOverPostbacks(token, portal);
}

http::Response PaymentService::billerStatus(const http::Request &request) const
{
    if (request.method != "GET" && request.method != "HEAD")
        return methodNotAllowed("GET, HEAD", tr("Check credentials with GET."));
    if (const QString problem = keyProblem(request); !problem.isEmpty())
        return refuse(401, problem);
    return json(200,
                core::writeJson(core::Json::object(
                    {{u"Active"_s, core::Json::boolean(m_options.behaviour.is(Open::Biller, "active"))}})));
}

http::Response PaymentService::refuse(int status, const QString &message) const
{
    m_outlets.report(tr("Refused: %1").arg(message));
    http::Response response = json(status, cpv2::SubmitResponse::failure(message));
    if (status == 401)
        response.headers.append(http::Header{"WWW-Authenticate", "Basic realm=\"CPV2 simulator\""});
    return response;
}

QString PaymentService::keyProblem(const http::Request &request) const
{
    const QByteArray header = http::headerValue(request.headers, "Authorization").trimmed();
    if (header.isEmpty())
        return tr("The API key is missing: send “Authorization: Basic” and the key in base64.");
    constexpr QByteArrayView scheme = "basic ";
    if (header.first(qMin(header.size(), scheme.size())).replace('\t', ' ').toLower() != scheme)
        return tr("The Authorization header must start with “Basic”.");
    const auto key = QByteArray::fromBase64Encoding(withoutWhiteSpace(header.sliced(scheme.size())),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    if (!key)
        return tr("The text after “Basic” is not base64.");
    const bool hasColon = *key == m_options.apiKey + ':';
    if (!hasColon && *key != m_options.apiKey)
        return tr("The API key is not the simulator’s.");
    if (hasColon && m_options.behaviour.is(Open::Key, "alone"))
        return tr("Encode the API key alone, without a colon after it.");
    if (!hasColon && m_options.behaviour.is(Open::Key, "colon"))
        return tr("Encode the API key with a colon after it, as a user name without a password.");
    return {};
}

core::Result<Payment> PaymentService::readPayment(const http::Request &request) const
{
    const QByteArray type = http::headerValue(request.headers, "Content-Type");
    if (type.split(';').first().trimmed().compare("application/json", Qt::CaseInsensitive) != 0)
        return core::Error{u"content-type"_s, tr("Send the body as Content-Type: application/json.")};
    const core::Result<QByteArray> body = http::unpacked(
        request.body, http::headerValue(request.headers, "Content-Encoding"), {unpackedLimit, 0});
    if (!body)
        return body.error();
    const core::Result<cpv2::PaymentRequest> parsed =
        cpv2::PaymentRequest::fromJson(http::readText(*body, type).utf8);
    if (!parsed)
        return parsed.error();

    using Severity = cpv2::Finding::Severity;
    const bool isStrict = m_options.behaviour.is(Open::Warnings, "refuse");
    QStringList errors;
    for (const cpv2::Finding &finding : cpv2::validate(*parsed, cpv2::BillerProfile::generic())) {
        if (finding.severity == Severity::Error || (isStrict && finding.severity == Severity::Warning))
            errors << (finding.at.isRoot() ? finding.sentence
                                           : tr("%1 (at %2)").arg(finding.sentence, finding.at.toString()));
    }
    if (errors.size() > mostErrorsReported)
        errors = errors.first(mostErrorsReported)
                 << tr("And %1 more.").arg(errors.size() - mostErrorsReported);
    if (!errors.isEmpty())
        return core::Error{u"invalid"_s, errors.join(u' ')};
    return Payment::open(*parsed);
}

QString PaymentService::openPage(Payment payment, qsizetype requestBytes)
{
    const QString token = newToken();
    m_portals.insert(token, new Portal{std::move(payment), {}},
                     qMax(requestBytes, requestBytesKept / pagesKept));
    return token;
}

QUrl PaymentService::pageUrl(const QString &token) const
{
    QUrl url = m_base;
    url.setPath(pagePrefix + token);
    return url;
}

// ---- hosted page and postbacks

http::Response PaymentService::hostedPage(const http::Request &request, const QString &path)
{
    const QString rest = path.sliced(pagePrefix.size());
    const QString token = rest.section(u'/', 0, 0);
    Portal *portal = m_portals.object(token);
    if (!portal)
        return m_hostedPage.notFound();

    const qsizetype attempts = portal->payment.attempts().size();
    http::Response response = m_hostedPage.handle({portal->payment, pagePrefix + token, rest.section(u'/', 1),
                                                   request, portal->postbacks, m_options.behaviour});
    noteFetch(token, request, response);
    if (portal->payment.attempts().size() > attempts) {
        handOverPostbacks(token, *portal);
        response.delayMs = m_options.faults.delay(Fault::PostbackBeforeReturn);
    }
    return response;
}

/// What is fetched ahead of time, or for a preview, no payer has seen.
void PaymentService::noteFetch(const QString &token, const http::Request &request,
                               const http::Response &response) const
{
    if (m_outlets.pageFetched && request.method == "GET" && response.status == 200 &&
        !http::isSpeculative(request.headers))
        m_outlets.pageFetched(pageUrl(token));
}

void PaymentService::handOverPostbacks(const QString &token, Portal &portal)
{
    const Payment &payment = portal.payment;
    const Attempt &attempt = payment.attempts().last();
    const Method method = attempt.instrument->method;
    m_outlets.report(
        tr("Payment of %1: %2.").arg(payment.total(method).toCents().toString(), attempt.message));

    const std::optional<QUrl> url = core::webUrl(payment.request().text(FieldId::PostBackURL));
    if (!url) {
        m_outlets.report(tr("No postback sent: the request has no usable PostBackURL."));
        return;
    }
    const Faults &faults = m_options.faults;
    if (faults.has(Fault::NoPostback)) {
        m_outlets.report(tr("No postback sent: that fault is on."));
        return;
    }
    QList<Share> shares = sharesOf(payment, method, m_options.behaviour.is(Open::Postbacks, "one"));
    if (faults.has(Fault::ReversedPostbacks))
        std::ranges::reverse(shares);
    const QDeadlineTimer notBefore(faults.delay(Fault::ReturnBeforePostback));
    QList<Postback> postbacks;
    postbacks.reserve(shares.size());
    for (const Share &share : shares) {
        const int index = int(portal.postbacks.size());
        portal.postbacks.append({share.invoiceNumber, {}});
        postbacks.append({token, index, share.invoiceNumber, *url,
                          postbackBody(payment, attempt, share, m_billerGuid), notBefore,
                          faults.has(Fault::DuplicatePostback) ? 2 : 1, faults.milliseconds(Fault::Retries)});
    }
    m_outlets.postbacks(postbacks);
}

void PaymentService::noteOutcome(const Postback &postback, const QString &outcome)
{
    m_outlets.report(tr("Postback for invoice %1: %2").arg(postback.invoiceNumber, outcome));
    if (Portal *portal = m_portals.object(postback.token))
        portal->postbacks[postback.index].outcome = outcome;
}

} // namespace simulator
