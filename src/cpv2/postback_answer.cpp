// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/postback_answer.h"

#include "core/harmless_text.h"
#include "core/json.h"
#include "cpv2/binding.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using core::Json;

namespace cpv2
{

namespace
{

constexpr qsizetype longestLine = 160;       ///< characters
constexpr qsizetype longestBody = 64 * 1024; ///< bytes that are looked at
constexpr int deepestObject = 3; ///< frameworks wrap an answer once or twice: `{"d": {"success": false}}`

/// Members that say whether it went well, those whose mere presence says that it did not, and those that say
/// it in a word. In lower case, without `_` and `-`.
constexpr std::array successMembers{"success"_L1,   "succeeded"_L1, "successful"_L1, "issuccess"_L1,
                                    "ok"_L1,        "isok"_L1,      "accepted"_L1,   "isaccepted"_L1,
                                    "processed"_L1, "valid"_L1,     "isvalid"_L1};
constexpr std::array failureMembers{"error"_L1,   "errors"_L1,    "exception"_L1,    "errormessage"_L1,
                                    "failed"_L1,  "haserror"_L1,  "haserrors"_L1,    "iserror"_L1,
                                    "failure"_L1, "errorcode"_L1, "exceptiontype"_L1};
constexpr std::array stateMembers{"status"_L1, "result"_L1,     "state"_L1,        "outcome"_L1,
                                  "code"_L1,   "statuscode"_L1, "responsecode"_L1, "response"_L1};
constexpr std::array failureWords{"error"_L1,     "fail"_L1,      "failed"_L1,      "failure"_L1,
                                  "false"_L1,     "ko"_L1,        "nok"_L1,         "rejected"_L1,
                                  "refused"_L1,   "invalid"_L1,   "denied"_L1,      "unauthorized"_L1,
                                  "forbidden"_L1, "exception"_L1, "unsuccessful"_L1};

template <size_t count>
bool isOneOf(const std::array<QLatin1StringView, count> &words, const QString &text)
{
    return std::ranges::any_of(words, [&](QLatin1StringView word) { return text == word; });
}

QString plainName(QString name)
{
    return name.toLower().remove(u'_').remove(u'-');
}

/// False, 0, "no" and the like.
bool saysNo(const Json &value)
{
    const QString text = textOf(value).trimmed().toLower();
    return text == "false"_L1 || text == "0"_L1 || text == "no"_L1 || text == "n"_L1;
}

bool isNothing(const Json &value)
{
    switch (value.kind()) {
    case Json::Kind::Null:
        return true;
    case Json::Kind::Object:
        return value.members().empty();
    case Json::Kind::Array:
        return value.items().empty();
    default:
        return textOf(value).trimmed().isEmpty() || saysNo(value) ||
               textOf(value).trimmed().compare("none"_L1, Qt::CaseInsensitive) == 0;
    }
}

bool saysFailure(const Json &value)
{
    if (value.kind() == Json::Kind::Number)
        return value.numberText().toInt() >= 400; // an HTTP status within the answer
    const QString word = textOf(value).trimmed().toLower();
    return isOneOf(failureWords, word);
}

bool reportsFailure(const Json &object, int depth)
{
    for (const Json::Member &member : object.members()) {
        const QString name = plainName(member.name);
        if (isOneOf(successMembers, name) && saysNo(member.value))
            return true;
        if (isOneOf(failureMembers, name) && !isNothing(member.value))
            return true;
        if (isOneOf(stateMembers, name) && saysFailure(member.value))
            return true;
        if (member.value.isObject() && depth < deepestObject && reportsFailure(member.value, depth + 1))
            return true;
    }
    return false;
}

/// `success=false`, `<Success>false</Success>`, `Error: no such invoice`, a word on its own.
bool textReportsFailure(const QString &text)
{
    static const QRegularExpression said(
        u"\\b(?:is_?)?(?:success(?:ful)?|succeeded|ok|accepted|processed)[\"']?\\s*(?:[=:>]|=>)\\s*[\"']?"
        "(?:false|0|no)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression begins(
        u"\\A\\W*(?:error|errors|fail|failed|failure|exception|fatal|false|ko|nok|rejected|refused|invalid|"
        "denied|access denied|unauthorized|forbidden|not found|bad request|unsuccessful)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression element(
        u"<(?:\\w+:)?(?:error|errors|exception|fault)(?:\\s[^>]*)?>\\s*\\S"_s,
        QRegularExpression::CaseInsensitiveOption);
    return said.match(text).hasMatch() || begins.match(text).hasMatch() || element.match(text).hasMatch();
}

bool isWebPage(const QString &text)
{
    static const QRegularExpression page(u"<(?:!doctype\\s+html|html|head|body|title|h1|form)[\\s>]"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return page.match(text).hasMatch();
}

PostbackAnswer::Acceptance acceptanceOf(int status, QByteArrayView body)
{
    using Acceptance = PostbackAnswer::Acceptance;
    if (status < 200 || status > 299)
        return Acceptance::Refused;
    const QByteArrayView looked = body.first(std::min(body.size(), longestBody));
    const core::Result<Json> json = core::parseJson(looked);
    if (json && json->isObject())
        return reportsFailure(*json, 0) ? Acceptance::Refused : Acceptance::Accepted;
    if (json && json->kind() == Json::Kind::Bool)
        return json->toBool() ? Acceptance::Accepted : Acceptance::Refused;
    const QString text =
        json && json->kind() == Json::Kind::String ? json->toString() : QString::fromUtf8(looked).trimmed();
    if (isWebPage(text))
        return Acceptance::Unclear;
    return textReportsFailure(text) ? Acceptance::Refused : Acceptance::Accepted;
}

} // namespace

PostbackAnswer PostbackAnswer::parse(int status, QByteArrayView body)
{
    return {acceptanceOf(status, body), firstLineOf(body)};
}

QString firstLineOf(QByteArrayView body)
{
    const QByteArrayView start = body.first(std::min(body.size(), longestBody)).trimmed();
    qsizetype end = 0;
    while (end < start.size() && start[end] != '\n' && start[end] != '\r')
        ++end;
    const QString line = QString::fromUtf8(start.first(end)).trimmed();
    // Before it is made harmless, which makes an odd character longer.
    const bool isLong = line.size() > longestLine;
    return core::oneLine(line.left(longestLine)) + (isLong ? u"…"_s : QString());
}

} // namespace cpv2
