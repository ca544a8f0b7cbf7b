// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QUrl>

namespace cpv2
{

/// CPV2's answer to a payment request. It is a success only with a 2xx status **and** `Message`
/// exactly `SUCCESS` **and** a `Data.CloudPaymentURL` (docs/contract.md#create-response).
struct SubmitResponse {
    enum class Verdict {
        Accepted, ///< cloudPaymentUrl is good
        Refused,  ///< the service refused; message is its text for people
        Unclear,  ///< unknown: a 5xx, or a 2xx whose body is invalid, incomplete or says SUCCESS in another
                  ///< spelling. The service may have accepted the request.
    };
    Verdict verdict = Verdict::Unclear;
    QUrl cloudPaymentUrl; ///< absolute, http or https
    QString message;      ///< the service's Message, or our sentence when it gave none

    static SubmitResponse parse(int status, QByteArrayView body);
    static QByteArray success(const QUrl &cloudPaymentUrl);
    static QByteArray failure(const QString &message);
};

} // namespace cpv2
