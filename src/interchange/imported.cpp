// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/imported.h"

#include "core/json.h"
#include "cpv2/payment_request.h"
#include "interchange/foreign_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::Imported)
};

bool isCredential(const QString &header)
{
    static const QRegularExpression words(u"authorization|cookie|api-?key|token|secret|password|signature"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(header).hasMatch();
}

/// Headers that every client sets by itself, including the workbench.
bool isMatterOfCourse(const QString &header)
{
    static const QStringList names{u"accept"_s,         u"accept-encoding"_s, u"connection"_s,
                                   u"content-length"_s, u"content-type"_s,    u"host"_s,
                                   u"user-agent"_s};
    return names.contains(header.toLower()) || header.startsWith(u':'); // `:method` and the like in HTTP/2
}

/// A header's name (RFC 9110, section 5.1), or one of HTTP/2's own (`:method`).
bool isHeaderName(const QString &text)
{
    static const QRegularExpression name(u"\\A:?[A-Za-z0-9!#$%&'*+.^_`|~{}-]{1,60}\\z"_s);
    return name.match(text).hasMatch();
}

/// Adds the sentence if it is not there yet.
void note(Imported *call, const QString &sentence)
{
    if (!call->notes.contains(sentence))
        call->notes << sentence;
}

} // namespace

core::Error importError(const QString &sentence)
{
    return {u"import"_s, sentence};
}

bool isPaymentRequest(const Imported &call)
{
    if (call.body.isEmpty())
        return false;
    const core::Result<cpv2::PaymentRequest> request = cpv2::PaymentRequest::fromJson(call.body);
    return request && request->find(cpv2::FieldId::Customers);
}

QString judgementOf(const Imported &call)
{
    if (!call.problem.isEmpty())
        return call.problem;
    const core::Result<core::Json> document = core::parseJson(call.body);
    if (!document)
        return Words::tr("The body is not valid JSON.");
    return cpv2::PaymentRequest(*document).find(cpv2::FieldId::Customers)
               ? Words::tr("payment request")
               : Words::tr("The body is not a payment request: it has no Customers.");
}

core::Result<qsizetype> chosen(const QList<Imported> &calls, const QString &item)
{
    const auto usable = [&](auto call) -> core::Result<qsizetype> {
        if (!call->problem.isEmpty())
            return importError(call->problem);
        return call - calls.begin();
    };
    if (calls.isEmpty())
        return importError(Words::tr("It contains no call."));
    if (item.isEmpty()) {
        auto first = std::ranges::find_if(calls, isPaymentRequest);
        if (first == calls.end())
            first = std::ranges::find_if(calls, &QString::isEmpty, &Imported::problem);
        return usable(first == calls.end() ? calls.begin() : first);
    }

    const auto isNamed = [&](const Imported &call) {
        return call.name == item;
    };
    const auto byName = std::ranges::find_if(calls, isNamed);
    if (byName != calls.end()) {
        if (std::find_if(byName + 1, calls.end(), isNamed) != calls.end())
            return importError(Words::tr("Several calls are named “%1”; choose by number.").arg(item));
        return usable(byName);
    }
    bool isNumber = false;
    const qsizetype number = item.toLongLong(&isNumber);
    if (isNumber && number >= 1 && number <= calls.size())
        return usable(calls.begin() + number - 1);
    return importError(
        Words::tr("“%1” matches none of the calls (%2 in all).").arg(item, QString::number(calls.size())));
}

void noteHeaders(const QStringList &names, Imported *call)
{
    QStringList secret;
    QStringList other;
    int nameless = 0;
    for (const QString &name : names) {
        if (!isHeaderName(name))
            ++nameless;
        else if (isCredential(name))
            secret << name;
        else if (!isMatterOfCourse(name))
            other << name;
    }
    secret.removeDuplicates();
    other.removeDuplicates();
    if (!secret.isEmpty())
        note(call, Words::tr("Credentials are not kept. Removed: %1.").arg(secret.join(u", "_s)));
    if (!other.isEmpty())
        note(call, Words::tr("A request file has no headers. Removed: %1.").arg(other.join(u", "_s)));
    if (nameless > 0)
        note(call,
             Words::tr("%Ln headers are not written as NAME: VALUE and were left out.", nullptr, nameless));
}

QString shownAddress(const QString &url, Imported *call)
{
    static const QRegularExpression userInfo(u"\\A([A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*@"_s);
    static const QRegularExpression shape(
        u"\\A(?<origin>(([A-Za-z][A-Za-z0-9+.-]*|\\{\\{[^{}/]*\\}\\})://)?(\\[[0-9A-Fa-f:.]+\\]|[^\\s/"
        u"?#@:%\\\\\\[\\]]+|%\\w+%)"
        "(:([0-9]{1,5}|\\{\\{[^{}/]*\\}\\}|\\$\\{?\\w+\\}?))?)(?<path>/[^\\s?#\\\\]*)?(?<rest>[?#].*)?\\z"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch user = userInfo.match(url);
    if (user.hasMatch())
        note(call, Words::tr("Credentials are not kept. Removed: those in the address."));
    const QString bare = user.hasMatch() ? user.captured(1) + url.mid(user.capturedEnd()) : url;
    const QRegularExpressionMatch match = shape.match(bare);
    const QString path = match.captured(u"path"_s);
    // A password with a slash in it would be taken for a part of the path.
    if (!match.hasMatch() || path.contains(u'@')) {
        if (!url.isEmpty())
            note(call, Words::tr("The address is not a plain web address and is not shown."));
        return {};
    }
    if (match.capturedLength(u"rest"_s) > 0)
        note(call, Words::tr("What follows “?” or “#” in the address may be secret and is not kept."));
    return match.captured(u"origin"_s) + path;
}

core::Result<QList<Imported>> fromJsonText(const QByteArray &text)
{
    const core::Result<QByteArray> utf8 = utf8Of(text);
    if (!utf8)
        return utf8.error();
    if (const core::Result<core::Json> document = core::parseJson(*utf8); !document)
        return importError(document.error().sentence);
    Imported request;
    request.body = *utf8;
    return QList<Imported>{request};
}

} // namespace interchange
