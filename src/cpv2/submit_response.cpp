// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/submit_response.h"

#include "core/json.h"
#include "core/web_url.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace cpv2
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cpv2::SubmitResponse)
};

QString textOf(const core::Json *value)
{
    return value && value->kind() == core::Json::Kind::String ? value->toString() : QString();
}

} // namespace

SubmitResponse SubmitResponse::parse(int status, QByteArrayView body)
{
    SubmitResponse response;
    const bool isSuccessStatus = status >= 200 && status < 300;
    const bool isServersFault = status >= 500; // it may have failed after the request was accepted
    const Verdict otherwise = isSuccessStatus || isServersFault ? Verdict::Unclear : Verdict::Refused;
    const core::Result<core::Json> json = core::parseJson(body);
    if (!json || !json->isObject()) {
        response.verdict = otherwise;
        response.message = !json ? Words::tr("HTTP %1, and the answer is not valid JSON: %2")
                                       .arg(status)
                                       .arg(json.error().sentence)
                                 : Words::tr("HTTP %1, and the answer is not a JSON object.").arg(status);
        return response;
    }

    response.message = textOf(json->member(u"Message"));
    const core::Json *data = json->member(u"Data");
    const std::optional<QUrl> url = core::webUrl(textOf(data ? data->member(u"CloudPaymentURL") : nullptr));

    const bool saysSuccess = response.message == "SUCCESS"_L1;
    const bool saysAboutSuccess = response.message.trimmed().compare("SUCCESS"_L1, Qt::CaseInsensitive) == 0;
    if (isSuccessStatus && saysSuccess && url) {
        response.verdict = Verdict::Accepted;
        response.cloudPaymentUrl = *url;
    } else if (isSuccessStatus && saysSuccess) {
        response.verdict = Verdict::Unclear;
        response.message = Words::tr("The service says SUCCESS but gives no usable CloudPaymentURL.");
    } else if (isSuccessStatus && saysAboutSuccess) {
        // Clients take no other spelling for a success, and it names no reason for a failure either.
        response.verdict = Verdict::Unclear;
        response.message =
            Words::tr("The Message is “%1”, which is not exactly SUCCESS.").arg(response.message);
    } else if (saysSuccess) {
        response.verdict = otherwise;
        response.message = Words::tr("HTTP %1, though the Message is SUCCESS.").arg(status);
    } else if (response.message.isEmpty()) {
        response.verdict = otherwise;
        response.message = Words::tr("HTTP %1 without a Message that says why.").arg(status);
    } else {
        response.verdict = isServersFault ? Verdict::Unclear : Verdict::Refused;
    }
    return response;
}

QByteArray SubmitResponse::success(const QUrl &cloudPaymentUrl)
{
    using core::Json;
    return core::writeJson(Json::object(
        {{u"Message"_s, Json::string(u"SUCCESS"_s)},
         {u"Data"_s, Json::object({{u"CloudPaymentURL"_s,
                                    Json::string(cloudPaymentUrl.toString(QUrl::FullyEncoded))}})}}));
}

QByteArray SubmitResponse::failure(const QString &message)
{
    using core::Json;
    return core::writeJson(Json::object({{u"Message"_s, Json::string(message)}, {u"Data"_s, Json()}}));
}

} // namespace cpv2
