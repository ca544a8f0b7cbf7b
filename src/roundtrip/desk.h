// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "roundtrip/round_trip.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <memory>

class QThread;

namespace roundtrip
{

/// What to submit, to whom.
struct SubmitOrder {
    QString id = QString(); ///< newId(), the one in the callback URLs of `bytes`
    QByteArray bytes;       ///< the body, to the byte
    QUrl endpoint;
    QByteArray apiKey; ///< for the Authorization header; never kept
    QString environment;
    bool simulated = false;
    QString documentName;
    QString originalReturnUrl; ///< the request's own, where the listener's stand in `bytes`
    QString originalPostBackUrl;
    bool callbacksReplaced = true;
};

/// Where round trips are run and recorded: it owns the journal's writer, the callback listener and
/// the client, all on one thread of their own, so that a busy window never delays an
/// acknowledgement. Its functions return at once unless they say otherwise; its signals come in the
/// thread the desk lives in.
class Desk : public QObject
{
    Q_OBJECT
public:
    explicit Desk(const QString &journalFile, QObject *parent = nullptr);
    /// Ends what is under way (a submit as Unknown) and writes it down.
    ~Desk() override;

    /// Opens the journal; waits for it. Errors as journal::Journal::open(). All else needs it done.
    core::Result<core::Done> start();
    /// Starts the callback listener, or moves it to another port (0: any free one); waits for it.
    /// Fails with `port-taken` or `listen`; then there is no listener.
    core::Result<core::Done> listen(quint16 port, const QHostAddress &address = QHostAddress::LocalHost);
    /// `http://127.0.0.1:<port>`; empty while there is no listener.
    QUrl callbackBase() const;

    /// The intent is on the disk before the first byte leaves.
    void submit(const SubmitOrder &order);
    void cancel(const QString &id);
    /// The hosted page was opened in a browser.
    void pageOpened(const QString &id);
    /// Answered by recent().
    void loadRecent(int limit);

signals:
    /// A round trip is new or has a new or finished exchange.
    void changed(const roundtrip::RoundTrip &trip);
    /// The newest first, the unmatched captures too.
    void recent(const QList<roundtrip::RoundTrip> &trips, const QList<journal::Exchange> &unmatched);
    void unmatched(const journal::Exchange &exchange);
    /// Something could not be written down or read; nothing was acknowledged for it.
    void failed(const core::Error &error);

private:
    class Worker;
    QString m_journalFile;
    QUrl m_callbackBase;
    std::unique_ptr<Worker> m_worker;
    std::unique_ptr<QThread> m_thread;
};

} // namespace roundtrip
