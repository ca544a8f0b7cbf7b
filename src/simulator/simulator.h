// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "http/refusal_log.h"
#include "simulator/options.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <memory>

namespace simulator
{

/// A CPV2 of our own on a thread of its own: create-request API, credentials check, hosted page,
/// postbacks. For tests and demonstrations without a network; it moves no money.
class Simulator : public QObject
{
    Q_OBJECT
public:
    explicit Simulator(const Options &options = {}, QObject *parent = nullptr);
    ~Simulator() override;

    /// Returns when it listens. Fails with `port-taken` or `listen`.
    core::Result<core::Done> start();
    /// `http://127.0.0.1:<port>/cloudpaymentsapi/v2`; empty before start().
    QUrl endpoint() const;
    /// What goes wrong from now on. Payments under way do not change.
    void setFaults(const Faults &faults);
    const Faults &faults() const;
    /// How it behaves at the open points of the contract from now on. Payments under way do not change.
    void setBehaviour(const Behaviour &behaviour);
    const Behaviour &behaviour() const;
    /// The names by which it is called from now on, besides its own (http::Server::listen()).
    void setAllowedHosts(const QList<QByteArray> &hosts);
    /// Postbacks go beyond this computer from now on, also those that were refused before.
    void allowPostbacksBeyondThisComputer();
    /// Its postbacks trust these certificates (PEM) besides the system's from now on; empty: no others.
    void setCaFile(const QString &file);
    /// The only key accepted; known from the start.
    QByteArray apiKey() const;

signals:
    /// What happened, as a sentence for people: a request accepted or refused, a payment, how a postback
    /// ended.
    void reported(const QString &sentence);
    /// A payer fetched a hosted page, again with each step: a browser that prefetches it does not count.
    void pageFetched(const QUrl &page);
    /// A request never reached the service.
    void refused(const http::RefusedRequest &refused);
    /// A postback was not sent, as its address leads beyond this computer, and only that keeps it back.
    void postbackRefused(const QString &sentence);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace simulator
