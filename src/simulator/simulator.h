// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <memory>

namespace simulator
{

/// What nobody outside knows of the service can be set here (contract page, marked open).
struct Options {
    quint16 port = 0;  ///< on 127.0.0.1; 0 takes any free one
    QByteArray apiKey; ///< the only key accepted; empty: one is made up at start
    bool onePostbackPerPayment = false; ///< else one for each invoice
    int refusalStatus = 400;            ///< of a refused request: 400 or 200
};

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
    QByteArray apiKey() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace simulator
