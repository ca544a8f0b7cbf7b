// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/call.h"

#include "core/harmless_text.h"

#include <QCoreApplication>
#include <QStringDecoder>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::Call)
};

} // namespace

QUrl knownEndpoint()
{
    return QUrl(u"https://www.invoicecloud.com/cloudpaymentsapi/v2"_s);
}

Call submitCall(const QUrl &endpoint, const QByteArray &body, const QString &name)
{
    return {.method = "POST",
            .url = endpoint,
            .headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}},
            .body = body,
            .name = name};
}

QByteArray authorizationFor(const QByteArray &apiKey)
{
    return "Basic " + apiKey.toBase64();
}

core::Result<QString> exactText(const QByteArray &bytes)
{
    // Not QString::fromUtf8(), which would drop a byte order mark.
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::ConvertInitialBom | QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return core::Error{u"export"_s,
                           Words::tr("The body is not UTF-8, and this format can hold only text.")};
    return text;
}

QByteArray commentText(const QString &text)
{
    return core::harmless(text, u' ').toUtf8();
}

} // namespace interchange
