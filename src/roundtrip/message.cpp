// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/message.h"

#include "core/json.h"
#include "cpv2/dates.h"
#include "http/content_coding.h"
#include "http/form.h"
#include "roundtrip/relay.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringEncoder>
#include <QUuid>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

using core::Json;
using core::Result;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::Replay)
};

constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";

core::Error error(const QString &sentence)
{
    return {u"replay"_s, sentence};
}

bool isSame(const QString &name, const QString &other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

// ---- forms

bool isForm(const Message &message)
{
    const QByteArray type = message.contentType().toLower();
    return message.body.isEmpty() || type.isEmpty() || type.startsWith("application/x-www-form-urlencoded");
}

/// The value as the form's declared charset writes it; nothing when that has no such letters.
std::optional<QByteArray> formValue(const QString &value, const QByteArray &contentType)
{
    static const QRegularExpression parameter(u";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    const QByteArray pair = http::writeForm({{QString(), value}});
    const QRegularExpressionMatch charset = parameter.match(QString::fromLatin1(contentType));
    QStringEncoder encoder(charset.captured(1).toLatin1().constData());
    if (!encoder.isValid())
        return pair.sliced(1);
    const QByteArray bytes = encoder.encode(value);
    if (encoder.hasError() || QString(QStringDecoder(encoder.name()).decode(bytes)) != value)
        return std::nullopt;
    return bytes.toPercentEncoding(" *", "~").replace(' ', '+');
}

QByteArray withFormField(const QByteArray &form, const QString &name, const QByteArray &value)
{
    QList<QByteArray> pairs = form.isEmpty() ? QList<QByteArray>() : form.split('&');
    bool isSet = false;
    for (QByteArray &known : pairs) {
        const QList<http::FormField> read = http::parseForm(known);
        if (read.isEmpty() || !isSame(read.first().name, name))
            continue;
        const qsizetype equals = known.indexOf('=');
        known = (equals < 0 ? known : known.first(equals)) + '=' + value;
        isSet = true;
    }
    if (!isSet)
        pairs.append(http::writeForm({{name, QString()}}) + value);
    return pairs.join('&');
}

std::optional<QString> formField(const QByteArray &form, const QString &name)
{
    for (const http::FormField &field : http::parseForm(form)) {
        if (isSame(field.name, name))
            return field.value;
    }
    return std::nullopt;
}

/// A postback that came by GET, or with its fields in the URL, holds them there.
QByteArray &partWith(Message &message, const QString &name)
{
    const bool isInQuery = message.method == "GET" || (!(isForm(message) && formField(message.body, name)) &&
                                                       formField(message.query, name).has_value());
    return isInQuery ? message.query : message.body;
}

// ---- JSON, changed in its text, so that everything else keeps its spelling

bool isJson(const Message &message)
{
    const QByteArray body =
        message.body.startsWith(byteOrderMark) ? message.body.sliced(byteOrderMark.size()) : message.body;
    const bool looksLikeIt = message.contentType().toLower().contains("json") ||
                             body.trimmed().startsWith('{') || body.trimmed().startsWith('[');
    return looksLikeIt && core::parseJson(body);
}

/// A stretch of the text.
struct Span {
    qsizetype begin = 0;
    qsizetype end = 0;
};

struct TextMember {
    QString name;
    Span nameSpan;
    Span value;
};

qsizetype skipSpace(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && QByteArrayView(" \t\r\n").contains(text[at]))
        ++at;
    return at;
}

/// Behind the value that starts there. The text is valid JSON.
qsizetype endOfValue(QByteArrayView text, qsizetype at)
{
    int depth = 0;
    for (bool isInString = false; at < text.size(); ++at) {
        const char c = text[at];
        if (isInString) {
            if (c == '\\')
                ++at;
            isInString = c != '"';
            if (!isInString && depth == 0)
                return at + 1;
        } else if (c == '"') {
            isInString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth <= 1)
                return depth == 0 ? at : at + 1;
            --depth;
        } else if (depth == 0 && QByteArrayView(", \t\r\n").contains(c)) {
            return at;
        }
    }
    return text.size();
}

QString readString(QByteArrayView token)
{
    const Result<Json> name = core::parseJson(token);
    return name && name->kind() == Json::Kind::String ? name->toString() : QString();
}

/// Of the object or array that starts there; an array's have no names.
QList<TextMember> membersAt(QByteArrayView text, qsizetype at)
{
    const bool isObject = text[at] == '{';
    QList<TextMember> members;
    for (at = skipSpace(text, at + 1); at < text.size() && text[at] != '}' && text[at] != ']';) {
        TextMember member;
        if (isObject) {
            member.nameSpan = {at, endOfValue(text, at)};
            member.name = readString(text.sliced(at, member.nameSpan.end - at));
            at = skipSpace(text, skipSpace(text, member.nameSpan.end) + 1); // behind the colon
        }
        member.value = {at, endOfValue(text, at)};
        members.append(member);
        at = skipSpace(text, member.value.end);
        if (at < text.size() && text[at] == ',')
            at = skipSpace(text, at + 1);
    }
    return members;
}

bool isContainer(QByteArrayView text, const Span &value)
{
    return text[value.begin] == '{' || text[value.begin] == '[';
}

/// The values of that name in the object; where it has none, those inside its values.
QList<Span> valuesNamed(QByteArrayView text, qsizetype object, const QString &name)
{
    QList<Span> found;
    const QList<TextMember> members = membersAt(text, object);
    for (const TextMember &member : members) {
        if (text[object] == '{' && isSame(member.name, name))
            found.append(member.value);
    }
    if (!found.isEmpty())
        return found;
    for (const TextMember &member : members) {
        if (isContainer(text, member.value))
            found += valuesNamed(text, member.value.begin, name);
    }
    return found;
}

QByteArray jsonString(const QString &value)
{
    return core::writeJson(Json::string(value)).trimmed();
}

/// A number stays a number and a boolean a boolean, where the value can be one.
QByteArray jsonValue(const QString &value, QByteArrayView before)
{
    const QByteArray plain = value.toUtf8();
    const bool wasNumber = core::isJsonNumber(before.toByteArray());
    const bool wasBoolean = before == "true" || before == "false";
    if (wasNumber && core::isJsonNumber(plain))
        return plain;
    if (wasBoolean && (isSame(value, u"true"_s) || isSame(value, u"false"_s)))
        return plain.toLower();
    return jsonString(value);
}

/// Where the whole message's objects begin: itself, or the items of its array.
QList<qsizetype> objectsOf(QByteArrayView text)
{
    const qsizetype start = skipSpace(text, text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0);
    if (text[start] == '{')
        return {start};
    QList<qsizetype> objects;
    if (text[start] == '[') {
        for (const TextMember &item : membersAt(text, start)) {
            if (text[item.value.begin] == '{')
                objects.append(item.value.begin);
        }
    }
    return objects;
}

struct Edit {
    Span span;
    QByteArray text;
};

/// At the end of the object, with the white space that its last member has before its name.
Edit addition(QByteArrayView text, qsizetype object, const QString &name, const QString &value)
{
    const QList<TextMember> members = membersAt(text, object);
    if (members.isEmpty())
        return {{object + 1, object + 1}, jsonString(name) + ": " + jsonString(value)};
    const TextMember &last = members.last();
    qsizetype space = last.nameSpan.begin;
    while (space > 0 && QByteArrayView(" \t\r\n").contains(text[space - 1]))
        --space;
    const QByteArray between = text.sliced(space, last.nameSpan.begin - space).toByteArray();
    return {{last.value.end, last.value.end},
            ',' + between + jsonString(name) + (between.isEmpty() ? ":" : ": ") + jsonString(value)};
}

Result<QByteArray> withJsonMember(const QByteArray &text, const QString &name, const QString &value)
{
    QList<Edit> edits;
    for (const qsizetype object : objectsOf(text)) {
        const QList<Span> known = valuesNamed(text, object, name);
        const bool isOutermost = std::ranges::any_of(
            membersAt(text, object), [&](const TextMember &member) { return isSame(member.name, name); });
        if (known.size() > 1 && !isOutermost)
            return error(Words::tr("The JSON has %1 in %2 places. Edit the bytes instead.")
                             .arg(name, QString::number(known.size())));
        for (const Span &span : known)
            edits.append(
                {span, jsonValue(value, QByteArrayView(text).sliced(span.begin, span.end - span.begin))});
        if (known.isEmpty())
            edits.append(addition(text, object, name, value));
    }
    if (edits.isEmpty())
        return error(Words::tr("The JSON has no object in which %1 could be set.").arg(name));
    QByteArray changed = text;
    for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit) // from the end: places stay right
        changed.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->text);
    return changed;
}

QString jsonField(const QByteArray &text, const QString &name)
{
    for (const qsizetype object : objectsOf(text)) {
        for (const Span &span : valuesNamed(text, object, name)) {
            const QByteArrayView value = QByteArrayView(text).sliced(span.begin, span.end - span.begin);
            return value.startsWith('"') ? readString(value) : QString::fromUtf8(value);
        }
    }
    return {};
}

} // namespace

http::Headers ownHeaders()
{
    return {{"Content-Type", "application/x-www-form-urlencoded"},
            {"User-Agent", "CPV2-Workbench/" WORKBENCH_VERSION}};
}

Message messageOf(const QByteArray &head, const QByteArray &body, const QByteArray &target)
{
    Message message;
    message.method = core::methodOf(head) == "GET" ? "GET" : "POST";
    message.headers = headersToRelay(head);
    message.body = body;
    if (const qsizetype query = target.indexOf('?'); query >= 0)
        message.query = target.sliced(query + 1);
    return message;
}

Message messageOf(const journal::Exchange &capture)
{
    Message message = messageOf(capture.requestHead, capture.requestBody, capture.url.toLatin1());
    message.sourceId = capture.id;
    return message;
}

http::ClientRequest requestFor(const Message &message, const QUrl &target)
{
    http::ClientRequest request;
    request.method = message.method;
    request.url = withQuery(target, message.query);
    request.headers = message.headers;
    request.body = message.body;
    return request;
}

Result<Message> unpacked(const Message &message)
{
    const QByteArray coding = http::headerValue(message.headers, "Content-Encoding");
    if (coding.isEmpty())
        return message;
    const Result<QByteArray> body = http::unpacked(message.body, coding);
    if (!body)
        return error(Words::tr("The body is packed (%1) and cannot be changed: %2")
                         .arg(QString::fromLatin1(coding), body.error().sentence));
    Message plain = message;
    plain.body = *body;
    plain.headers.removeIf([](const http::Header &header) {
        return header.name.compare("Content-Encoding", Qt::CaseInsensitive) == 0;
    });
    return plain;
}

Result<Message> withField(const Message &original, const QString &name, const QString &value)
{
    const Result<Message> plain = unpacked(original);
    if (!plain)
        return plain;
    Message message = *plain;
    QByteArray &part = partWith(message, name);
    if (&part == &message.body && isJson(message)) {
        const Result<QByteArray> changed = withJsonMember(part, name, value);
        if (!changed)
            return changed.error();
        part = *changed;
        return message;
    }
    if (&part == &message.body && !isForm(message))
        return error(
            Words::tr("The body is neither a form nor valid JSON, so %1 cannot be set in it. Edit the "
                      "bytes instead.")
                .arg(name));
    const QByteArray type = &part == &message.body ? message.contentType() : QByteArray();
    const std::optional<QByteArray> written = formValue(value, type);
    if (!written)
        return error(Words::tr("“%1” cannot be written in the charset that the form declares.").arg(value));
    part = withFormField(part, name, *written);
    if (&part == &message.body && message.contentType().isEmpty())
        message.headers.prepend({"Content-Type", Message().contentType()});
    return message;
}

QString fieldOf(const Message &message, const QString &name)
{
    Message copy = message;
    const QByteArray &part = partWith(copy, name);
    if (&part == &copy.body && isJson(copy))
        return jsonField(part, name);
    return formField(part, name).value_or(QString());
}

Result<Message> withNewGuid(const Message &message)
{
    return withField(message, u"PaymentGUID"_s, QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper());
}

Result<Message> withDate(const Message &message, QDate date)
{
    static const QRegularExpression day(u"\\A\\s*[0-9/.-]+"_s);
    const QString name = u"PaymentDate"_s;
    const Result<Message> plain = unpacked(message);
    if (!plain)
        return plain;
    const QString before = fieldOf(*plain, name);
    const QRegularExpressionMatch match = day.match(before);
    const bool isIso = match.hasMatch() && match.captured().indexOf(u'-') == 4;
    const QString written = isIso ? date.toString(Qt::ISODate) : cpv2::formatDate(date);
    return withField(*plain, name, match.hasMatch() ? written + before.mid(match.capturedEnd()) : written);
}

} // namespace roundtrip
