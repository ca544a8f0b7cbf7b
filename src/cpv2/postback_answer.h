// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace cpv2
{

/// What a receiver's answer to a postback says. Most receivers answer 2xx whatever became of the payment
/// (docs/contract.md#postback), so the status alone proves nothing.
struct PostbackAnswer {
    enum class Acceptance {
        Accepted, ///< a 2xx, and nothing in the body says otherwise
        Refused,  ///< another status, or a body that reports a failure: `{"success": false}`
        Unclear,  ///< a 2xx with a web page, which may be a sign-in or an error
    };
    Acceptance acceptance = Acceptance::Unclear;
    /// The body's first line that is not blank: on one line, harmless to show, and shortened. Empty for an
    /// empty body.
    QString firstLine;

    /// `body` is text in UTF-8, as far as it is text.
    static PostbackAnswer parse(int status, QByteArrayView body);
};

/// PostbackAnswer::firstLine of any body.
QString firstLineOf(QByteArrayView body);

} // namespace cpv2
