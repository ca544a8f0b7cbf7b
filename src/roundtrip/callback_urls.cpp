// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/callback_urls.h"

#include "http/reachability.h"
#include "http/target.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRandomGenerator>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace roundtrip
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(roundtrip::callbackUrls)
};

QString callbackUrl(const QUrl &base, const QString &id, QLatin1StringView what, const QString &original)
{
    QString url = base.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash) + "/cb/"_L1 + id + u'/' + what;
    const qsizetype fragment = original.indexOf(u'#');
    const QString plain = fragment < 0 ? original : original.left(fragment);
    if (const qsizetype query = plain.indexOf(u'?'); query >= 0)
        url += plain.mid(query);
    return url;
}

} // namespace

QString newId()
{
    constexpr auto alphabet = "abcdefghijklmnopqrstuvwxyz234567"_L1;
    std::array<quint32, 5> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    QString id;
    quint64 bits = 0;
    int count = 0;
    for (const quint32 word : random) {
        bits = (bits << 32) | word;
        for (count += 32; count >= 5; count -= 5)
            id += alphabet[qsizetype((bits >> (count - 5)) & 31)];
    }
    return id;
}

QString returnUrl(const QUrl &base, const QString &id, const QString &original)
{
    return callbackUrl(base, id, "return"_L1, original);
}

QString postbackUrl(const QUrl &base, const QString &id, const QString &original)
{
    return callbackUrl(base, id, "postback"_L1, original);
}

QByteArray hostOf(const QUrl &base)
{
    const QString host = base.host(QUrl::FullyEncoded);
    QString name = host.contains(u':') ? u'[' + host + u']' : host;
    const int ownPort = base.scheme() == "https"_L1 ? 443 : 80;
    if (const int port = base.port(ownPort); port != ownPort)
        name += u':' + QString::number(port);
    return name.toLatin1();
}

QString browserObstacle(const QUrl &base)
{
    const int port = base.port(base.scheme() == "https"_L1 ? 443 : 80);
    if (!http::isBlockedByBrowsers(port))
        return {};
    return Words::tr(
               "Browsers do not connect to port %1, which is reserved for another protocol, so no payer can "
               "return to %2.")
        .arg(QString::number(port), base.toDisplayString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash));
}

bool isLocal(const QUrl &url)
{
    const QString host = url.host();
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1) || host.endsWith(".local"_L1))
        return true;
    const QHostAddress address(host);
    return !address.isNull() && !http::Target::checkAddress(url, address, {});
}

cpv2::PaymentRequest withCallbacks(cpv2::PaymentRequest request, const QUrl &base, const QString &id)
{
    using cpv2::FieldId;
    if (base.isEmpty() || !request.document().isObject())
        return request;
    const QString toReturn = returnUrl(base, id, request.text(FieldId::ReturnURL));
    const QString toPostback = postbackUrl(base, id, request.text(FieldId::PostBackURL));
    // Setting a member of an object cannot fail.
    (void)request.apply(request.set(FieldId::ReturnURL, core::Json::string(toReturn)));
    (void)request.apply(request.set(FieldId::PostBackURL, core::Json::string(toPostback)));
    return request;
}

} // namespace roundtrip
