// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/decoded.h"

#include "core/json.h"
#include "core/message_head.h"
#include "http/charset.h"
#include "http/form.h"
#include "roundtrip/stray.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using cpv2::Postback;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip)
};

QList<Postback::Entry> entriesOf(const QList<http::FormField> &fields, Postback::Source source)
{
    QList<Postback::Entry> entries;
    for (const http::FormField &field : fields)
        entries.append({field.name, field.value, source});
    return entries;
}

QString textOf(const core::Json &value)
{
    switch (value.kind()) {
    case core::Json::Kind::String:
        return value.toString();
    case core::Json::Kind::Null:
        return {};
    default:
        return QString::fromUtf8(core::writeJson(value)).trimmed();
    }
}

/// What came from the workbench has no fields to read.
bool isCapture(const journal::Exchange &exchange)
{
    using journal::Role;
    return exchange.role == Role::Postback || exchange.role == Role::Return ||
           exchange.role == Role::Unmatched;
}

} // namespace

Postback postbackOf(const journal::Exchange &capture)
{
    QList<Postback::Entry> entries;
    QString problem;
    const QByteArray type = core::headerValue(capture.requestHead, "Content-Type").toLower();
    const QByteArray text = http::readText(capture.requestBody, type).utf8.trimmed();
    if (type.contains("multipart/") ||
        !core::headerValue(capture.requestHead, "Content-Encoding").isEmpty()) {
        problem =
            Words::tr("The body is neither a plain form nor plain JSON, so its fields are not checked.");
    } else if (type.contains("json") || text.startsWith('{') || text.startsWith('[')) {
        const core::Result<core::Json> json = core::parseJson(text);
        if (!json)
            problem = Words::tr("The body is not valid JSON. %1").arg(json.error().sentence);
        else if (!json->isObject())
            problem = Words::tr("The body is JSON, but not an object.");
        else
            for (const core::Json::Member &member : json->members())
                entries.append({member.name, textOf(member.value), Postback::Source::Body});
    } else {
        entries =
            entriesOf(http::readForm(capture.requestBody.trimmed(), type).fields, Postback::Source::Body);
    }
    if (const qsizetype query = capture.url.indexOf(u'?'); query >= 0)
        entries += entriesOf(http::parseForm(capture.url.mid(query + 1).toLatin1()), Postback::Source::Query);
    return Postback(entries, problem);
}

Decoded::Decoded(const journal::Exchange &exchange)
    : journal::Exchange(exchange), fields(isCapture(exchange) ? postbackOf(exchange) : Postback()),
      stray(strayReason(exchange, fields))
{
}

} // namespace roundtrip
