// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/form.h"
#include "http/message.h"
#include "simulator/behaviour.h"
#include "simulator/payment.h"
#include "simulator/template.h"

#include <QHash>

namespace simulator
{

/// How far a postback has come, for the tester who looks at the receipt.
struct PostbackReport {
    QString invoiceNumber;
    QString outcome; ///< empty while it is on its way
};

/// One request of a payer's browser for a page of one payment.
struct Visit {
    Payment &payment;
    QString root; ///< path of the payment's first page, without a slash at the end
    QString step; ///< what follows it: empty, `method`, …
    const http::Request &request;
    QList<PostbackReport> postbacks;
    const Behaviour &behaviour;
};

/// The hosted payment page: review, method, payer's details, confirmation, receipt. Plain HTML from
/// templates, no script. Each step is POST → 303 → GET, so that reload and back do no harm; all
/// state is the Payment's. The pages speak English whatever the program speaks, like the real ones.
/// Long lists come in pages of their own (`?page=2`), each with the sum of the whole list, so that the
/// size of an answer does not grow with the request.
class HostedPage
{
public:
    HostedPage();

    static constexpr qsizetype rowsPerPage = 100; ///< invoices of the review, postbacks of the receipt

    http::Response handle(const Visit &visit) const;
    /// For an unknown or forgotten token.
    http::Response notFound() const;

    static QString styleSheetPath(); ///< where the pages expect styleSheet()
    static http::Response styleSheet();

private:
    http::Response show(const Visit &visit) const;
    http::Response take(const Visit &visit) const;

    http::Response review(const Visit &visit) const;
    http::Response method(const Visit &visit, bool isMissing = false) const;
    http::Response payer(const Visit &visit) const;
    http::Response confirm(const Visit &visit, const QString &problem = {}) const;
    http::Response receipt(const Visit &visit) const;
    http::Response declined(const Visit &visit) const;
    http::Response notice(const Visit &visit) const;

    http::Response takeRemoval(const Visit &visit) const;
    http::Response takeMethod(const Visit &visit) const;
    http::Response takePayer(const Visit &visit) const;
    http::Response takeConfirmation(const Visit &visit) const;

    struct PayerForm;
    http::Response payerPage(const Visit &visit, const PayerForm &form) const;
    http::Response page(const Visit &visit, const QString &name, const QString &title, Values values,
                        int status = 200) const;
    QString render(const QString &name, const Values &values) const;

    QHash<QString, Template> m_templates;
};

} // namespace simulator
