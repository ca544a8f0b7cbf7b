// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
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

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace simulator
