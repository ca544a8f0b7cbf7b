// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/har.h"

#include "core/json.h"
#include "core/message_head.h"
#include "core/redaction.h"
#include "interchange/foreign_text.h"

#include <QCoreApplication>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;
using core::Json;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::har)
};

// ---- writing

Json text(const QString &value)
{
    return Json::string(value);
}

Json text(const QByteArray &value)
{
    return Json::string(QString::fromUtf8(value));
}

Json number(qint64 value)
{
    return Json::number(QByteArray::number(value));
}

Json pair(const QString &name, const QString &value)
{
    return Json::object({{u"name"_s, text(name)}, {u"value"_s, text(value)}});
}

Json headerList(const QList<Header> &headers)
{
    Json::Items items;
    for (const Header &header : headers)
        items.push_back(pair(QString::fromUtf8(header.name), QString::fromUtf8(header.value)));
    return Json::array(std::move(items));
}

Json queryList(const QUrl &url)
{
    Json::Items items;
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
        items.push_back(pair(name, value));
    return Json::array(std::move(items));
}

Json requestObject(const Call &call, const QString &body)
{
    return Json::object(
        {{u"method"_s, text(call.method)},
         {u"url"_s, text(call.url.toEncoded())},
         {u"httpVersion"_s, text(u"HTTP/1.1"_s)},
         {u"cookies"_s, Json::array()},
         {u"headers"_s, headerList(call.headers)},
         {u"queryString"_s, queryList(call.url)},
         {u"postData"_s, Json::object({{u"mimeType"_s, text(core::headerValue(call.headers, "Content-Type"))},
                                       {u"text"_s, text(body)}})},
         {u"headersSize"_s, number(-1)},
         {u"bodySize"_s, number(call.body.size())}});
}

/// The answer; empty when there was none.
struct Answer {
    int status = 0;
    QByteArray phrase;
    QList<Header> headers;
    QByteArray body;
    qint64 elapsedMs = 0;
    QString remark;
};

Json contentObject(const Answer &answer)
{
    Json content = Json::object({{u"size"_s, number(answer.body.size())},
                                 {u"mimeType"_s, text(core::headerValue(answer.headers, "Content-Type"))}});
    const core::Result<QString> body = exactText(answer.body);
    content.members().push_back({u"text"_s, body ? text(*body) : text(answer.body.toBase64())});
    if (!body)
        content.members().push_back({u"encoding"_s, text(u"base64"_s)});
    return content;
}

Json responseObject(const Answer &answer)
{
    return Json::object({{u"status"_s, number(answer.status)},
                         {u"statusText"_s, text(answer.phrase)},
                         {u"httpVersion"_s, text(u"HTTP/1.1"_s)},
                         {u"cookies"_s, Json::array()},
                         {u"headers"_s, headerList(answer.headers)},
                         {u"content"_s, contentObject(answer)},
                         {u"redirectURL"_s, text(core::headerValue(answer.headers, "Location"))},
                         {u"headersSize"_s, number(-1)},
                         {u"bodySize"_s, number(answer.status == 0 ? -1 : answer.body.size())}});
}

core::Result<QByteArray> archiveOf(const Call &call, const QDateTime &at, const Answer &answer)
{
    const core::Result<QString> body = exactText(call.body);
    if (!body)
        return body.error();
    // Only the total is measured, and nearly all of it is waiting.
    Json entry = Json::object({{u"startedDateTime"_s, text(at.toUTC().toString(Qt::ISODateWithMs))},
                               {u"time"_s, number(answer.elapsedMs)},
                               {u"request"_s, requestObject(call, *body)},
                               {u"response"_s, responseObject(answer)},
                               {u"cache"_s, Json::object()},
                               {u"timings"_s, Json::object({{u"send"_s, number(0)},
                                                            {u"wait"_s, number(answer.elapsedMs)},
                                                            {u"receive"_s, number(0)}})},
                               {u"comment"_s, text(answer.remark.isEmpty() ? call.name : answer.remark)}});
    const Json creator = Json::object(
        {{u"name"_s, text(u"CPV2 Workbench"_s)}, {u"version"_s, text(QStringLiteral(WORKBENCH_VERSION))}});
    const Json log = Json::object({{u"version"_s, text(u"1.2"_s)},
                                   {u"creator"_s, creator},
                                   {u"entries"_s, Json::array({std::move(entry)})}});
    return core::writeJson(Json::object({{u"log"_s, log}}));
}

// ---- reading

QString textOf(const Json *value)
{
    return value && value->kind() == Json::Kind::String ? value->toString() : QString();
}

const Json *memberOf(const Json *object, QStringView name)
{
    return object ? object->member(name) : nullptr;
}

const Json::Items &itemsOf(const Json *value)
{
    static const Json::Items none;
    return value && value->isArray() ? value->items() : none;
}

/// The body; some programs write it in base64 and say so.
QByteArray bodyOf(const Json *data)
{
    const QByteArray text = textOf(memberOf(data, u"text")).toUtf8();
    return textOf(memberOf(data, u"encoding")) == "base64"_L1 ? QByteArray::fromBase64(text) : text;
}

Imported readEntry(const Json &entry)
{
    const Json *request = entry.member(u"request");
    Imported call;
    call.method = textOf(memberOf(request, u"method"));
    call.endpoint = shownAddress(textOf(memberOf(request, u"url")), &call);
    call.name = call.method + u' ' + call.endpoint;
    const Json *data = memberOf(request, u"postData");
    call.body = bodyOf(data);
    if (call.body.isEmpty())
        call.problem = memberOf(data, u"params")
                           ? Words::tr("“%1” sends a form, which is not a payment request.").arg(call.name)
                           : Words::tr("“%1” has no body.").arg(call.name);

    QStringList names;
    for (const Json &header : itemsOf(memberOf(request, u"headers")))
        names << textOf(header.member(u"name"));
    if (!itemsOf(memberOf(request, u"cookies")).empty())
        names << u"Cookie"_s;
    noteHeaders(names, &call);
    return call;
}

} // namespace

core::Result<QByteArray> toHar(const Call &call, const QDateTime &at, const QByteArray &apiKey)
{
    Call withKey = call;
    withKey.headers.append({"Authorization", apiKey.isEmpty() ? QByteArray("Basic ") + core::redactedMark
                                                              : authorizationFor(apiKey)});
    return archiveOf(withKey, at, {});
}

core::Result<QByteArray> toHar(const journal::Exchange &exchange, const QString &name)
{
    const core::MessageHead asked = core::readHead(exchange.requestHead);
    const Call call{.method = asked.firstLine.first(qMax(qsizetype(0), asked.firstLine.indexOf(' '))),
                    .url = QUrl(exchange.url),
                    .headers = asked.fields,
                    .body = exchange.requestBody,
                    .name = name};
    const core::MessageHead answered = core::readHead(exchange.responseHead);
    return archiveOf(call, exchange.at,
                     {.status = exchange.status,
                      .phrase = answered.firstLine.split(' ').mid(2).join(' '),
                      .headers = answered.fields,
                      .body = exchange.responseBody,
                      .elapsedMs = exchange.elapsedMs,
                      .remark = exchange.remark});
}

core::Result<QList<Imported>> fromHar(const QByteArray &archive)
{
    const core::Result<QByteArray> utf8 = utf8Of(archive);
    if (!utf8)
        return utf8.error();
    const core::Result<Json> document = core::parseJson(*utf8);
    if (!document)
        return importError(document.error().sentence);
    const Json *entries = memberOf(document->member(u"log"), u"entries");
    if (!entries || !entries->isArray())
        return importError(Words::tr("This is not an HTTP archive (HAR): it has no log with entries."));
    QList<Imported> calls;
    for (const Json &entry : entries->items())
        calls << readEntry(entry);
    return calls;
}

} // namespace interchange
