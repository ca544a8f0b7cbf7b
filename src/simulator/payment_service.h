// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/message.h"
#include "simulator/hosted_page.h"
#include "simulator/options.h"
#include "simulator/payment.h"

#include <QCache>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QUrl>

#include <functional>

namespace simulator
{

/// A postback to be sent: a POST of form fields.
struct Postback {
    QString token; ///< the payment's
    int index = 0; ///< among the payment's reports
    QString invoiceNumber;
    QUrl url;
    QByteArray body;          ///< `application/x-www-form-urlencoded`
    QDeadlineTimer notBefore; ///< until then it is held back
    int times = 1;            ///< how often it is sent, whatever the answer
    QList<int> retriesMs;     ///< the waits before it is sent again while it is not answered with 2xx
};

/// What CPV2 answers, without a socket: requests in, answers out, and postbacks handed on to be sent.
/// All in one thread, so that two windows can never pay one request twice.
class PaymentService
{
    Q_DECLARE_TR_FUNCTIONS(simulator::PaymentService)
public:
    struct Outlets {
        /// All of one payment, in the order in which they are to be sent.
        std::function<void(const QList<Postback> &)> postbacks;
        /// What happened, a sentence for people.
        std::function<void(const QString &)> report;
        /// A payer fetched this hosted page, for itself to see; may be empty.
        std::function<void(const QUrl &)> pageFetched = {};
    };

    /// `options.apiKey` must not be empty.
    PaymentService(const Options &options, Outlets outlets);

    /// `http://127.0.0.1:<port>`: where the pages are. To be set before the first request.
    void setBase(const QUrl &base) { m_base = base; }

    /// How it behaves from now on.
    void setBehaviour(const Behaviour &behaviour) { m_options.behaviour = behaviour; }
    /// What goes wrong from now on.
    void setFaults(const Faults &faults) { m_options.faults = faults; }

    http::Response handle(const http::Request &request);
    /// How a postback ended, for the receipt page.
    void noteOutcome(const Postback &postback, const QString &outcome);

    /// Beyond these the page that was not used for the longest time is forgotten.
    static constexpr int pagesKept = 1000;
    static constexpr qsizetype requestBytesKept = 64 * 1024 * 1024; ///< in the requests of all pages
    static QString paymentsPath();                                  ///< of the create request
    static QString statusPath();                                    ///< of the credentials check

private:
    struct Portal {
        Payment payment;
        QList<PostbackReport> postbacks;
    };

    http::Response answer(const http::Request &request);
    http::Response answerPreflight(const http::Request &request) const;
    http::Response createPayment(const http::Request &request);
    http::Response billerStatus(const http::Request &request) const;
    http::Response hostedPage(const http::Request &request, const QString &path);
    /// The reason to turn the key away; empty when it is good.
    QString keyProblem(const http::Request &request) const;
    core::Result<Payment> readPayment(const http::Request &request) const;
    QString openPage(Payment payment, qsizetype requestBytes);
    QUrl pageUrl(const QString &token) const;
    void payAtOnce(const QString &token);
    http::Response spoil(http::Response response) const;
    void noteFetch(const QString &token, const http::Request &request, const http::Response &response) const;
    void handOverPostbacks(const QString &token, Portal &portal);
    http::Response refuse(int status, const QString &message) const;

    Options m_options;
    Outlets m_outlets;
    QUrl m_base;
    QString m_billerGuid; ///< the same for the whole run
    HostedPage m_hostedPage;
    QCache<QString, Portal> m_portals; ///< by token; a portal costs its request's bytes
};

} // namespace simulator
