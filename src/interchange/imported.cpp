// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/imported.h"

#include "core/json.h"
#include "cpv2/payment_request.h"

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

core::Result<Imported> chosen(const QList<Imported> &calls, const QString &item)
{
    const auto usable = [](const Imported &call) -> core::Result<Imported> {
        if (!call.problem.isEmpty())
            return importError(call.problem);
        return call;
    };
    if (calls.isEmpty())
        return importError(Words::tr("It contains no call."));
    if (item.isEmpty()) {
        const auto first = std::ranges::find_if(calls, isPaymentRequest);
        return usable(first == calls.end() ? calls.first() : *first);
    }

    const auto isNamed = [&](const Imported &call) {
        return call.name == item;
    };
    const auto byName = std::ranges::find_if(calls, isNamed);
    if (byName != calls.end()) {
        if (std::find_if(byName + 1, calls.end(), isNamed) != calls.end())
            return importError(Words::tr("Several calls are named “%1”; choose by number.").arg(item));
        return usable(*byName);
    }
    bool isNumber = false;
    const qsizetype number = item.toLongLong(&isNumber);
    if (isNumber && number >= 1 && number <= calls.size())
        return usable(calls.at(number - 1));
    return importError(Words::tr("“%1” matches none of the calls (%2 in all).").arg(item).arg(calls.size()));
}

void noteHeaders(const QStringList &names, Imported *call)
{
    QStringList secret;
    QStringList other;
    for (const QString &name : names) {
        if (isCredential(name))
            secret << name;
        else if (!isMatterOfCourse(name))
            other << name;
    }
    secret.removeDuplicates();
    other.removeDuplicates();
    if (!secret.isEmpty())
        call->notes << Words::tr("Credentials are not kept. Removed: %1.").arg(secret.join(u", "_s));
    if (!other.isEmpty())
        call->notes << Words::tr("A request file has no headers. Removed: %1.").arg(other.join(u", "_s));
}

QString withoutCredentials(const QString &url, Imported *call)
{
    static const QRegularExpression userInfo(u"\\A([A-Za-z][A-Za-z0-9+.-]*://)?[^/?#]*@"_s);
    const QRegularExpressionMatch match = userInfo.match(url);
    if (!match.hasMatch())
        return url;
    call->notes << Words::tr("Credentials are not kept. Removed: those in the address.");
    return match.captured(1) + url.mid(match.capturedEnd());
}

core::Result<QList<Imported>> fromJsonText(const QByteArray &text)
{
    if (const core::Result<core::Json> document = core::parseJson(text); !document)
        return importError(document.error().sentence);
    Imported request;
    request.body = text;
    return QList<Imported>{request};
}

} // namespace interchange
