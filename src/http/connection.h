// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/host.h"
#include "http/message.h"
#include "http/refusal_log.h"
#include "http/request_parser.h"
#include "http/server.h"

#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <memory>
#include <optional>

namespace http
{

/// What all connections of a server have in common.
struct Service {
    LaterHandler handler;
    Limits limits;
    QList<Host> extraHosts;
    std::optional<QSslConfiguration> tls; ///< nothing: plain http
};

/// One client's connection: reads one request, answers it and ends.
class Connection : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        Reading,   ///< the request is not whole
        Waiting,   ///< the request is with the handler, or its answer is held back
        Answering, ///< the answer is on its way to the client
        Closing,   ///< the answer is sent; what the client still sends is thrown away
        Closed,
    };

    /// Takes over the accepted socket. `service` outlives the connection.
    Connection(qintptr socketDescriptor, const Service &service, QObject *parent);
    ~Connection() override;

    Phase phase() const { return m_phase; }
    /// Bytes of memory that its request takes, the socket's buffer included.
    qsizetype buffered() const;
    /// Ends the connection at once.
    void abort();
    /// Sends an answer that is held back without waiting longer.
    void answerNow();

signals:
    /// More of the request has come; the connection may be ended by whoever hears it.
    void grown();
    void refused(const http::RefusedRequest &refused);
    /// `delivered`: the client took the whole answer, as far as TCP can tell.
    void answered(const http::Request &request, const http::Response &response, bool delivered);
    void closed();

private:
    void openTls();
    void failHandshake();
    void awaitRequest();
    void read();
    void stopReading();
    void resumeReading();
    void takeRequest(QByteArrayView bytes);
    bool isForUs() const;
    void checkBodyRate();
    void handle();
    void take(Response response);
    void refuse(const Response &response);
    void refuseLate();
    void hangUp();
    void report(int status, const QString &sentence);
    void stopDeadlines();
    void answer(const Response &response);
    void closeOnceSent();
    void drain(qint64 bytes);
    void end();

    const Service &m_service;
    const std::unique_ptr<QTcpSocket> m_socket;
    QString m_peer;
    QSslSocket *const m_tls; ///< the same socket; nullptr for plain http
    RequestParser m_parser;
    QTimer m_headerDeadline;
    QTimer m_totalDeadline;
    QTimer m_bodyRate;
    QTimer m_delay;
    QTimer m_answerDeadline;
    Phase m_phase = Phase::Reading;
    bool m_gotBytes = false;
    qint64 m_bytesInRateWindow = 0;
    bool m_isHandled = false;          ///< the handler has the request
    std::optional<Response> m_handled; ///< what it answered
    qint64 m_drained = 0;
    bool m_isDelivered = false;
};

} // namespace http
