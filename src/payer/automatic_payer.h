// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QObject>
#include <QPointer>
#include <QUrl>

#include <functional>

namespace http
{
class Call;
class Client;
struct ClientRequest;
struct Reply;
} // namespace http

namespace payer
{

class PageReader;

/// A payer without a browser: walks the simulator's hosted page over HTTP, the same pages and forms a
/// person gets, and presses "Return to Home Page" at the end.
class AutomaticPayer : public QObject
{
    Q_OBJECT
public:
    enum class Will { Approve, Decline };

    /// `client` must outlive it.
    explicit AutomaticPayer(http::Client *client, QObject *parent = nullptr);

    /// One page at a time (asserted). Ends with finished(). A decline stops at the page's refusal: there is
    /// no receipt to return from.
    void pay(const QUrl &page, Will will);
    /// Goes no further, and reports nothing more.
    void stop();

signals:
    /// A sentence for each page passed.
    void stepped(const QString &sentence);
    /// `payment-page` with a sentence when a page was not what a payer needs.
    void finished(const core::Result<core::Done> &result);

private:
    void open(const QUrl &url);
    /// Goes on with `answered` unless it is stopped meanwhile.
    void send(const http::ClientRequest &request, const std::function<void(const http::Reply &)> &answered);
    void read(const QUrl &url, const http::Reply &reply);
    void follow(const QUrl &from, const QByteArray &location);
    void takeStep(const QUrl &url, const PageReader &page);
    void goHome(const PageReader &receipt);
    void finish(const core::Result<core::Done> &result);
    void giveUp(const QString &sentence);

    http::Client *m_client;
    QPointer<http::Call> m_call; ///< under way
    QUrl m_page;                 ///< the first; empty while nobody pays
    Will m_will = Will::Approve;
    int m_stepsLeft = 0;
};

} // namespace payer
