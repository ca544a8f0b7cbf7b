// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace http
{

/// A server's test of itself: one request to it over a real connection.
class ListenerProbe : public QObject
{
    Q_OBJECT
public:
    explicit ListenerProbe(QObject *parent = nullptr);

    /// `path` is the one that the listener answers 204; whatever is under way is dropped.
    void start(const QHostAddress &address, quint16 port, bool tls, const QByteArray &path);
    void stop();

signals:
    void answered(qint64 elapsedMs);
    void failed(const QString &sentence);

private:
    void send();
    void read();
    void fail(const QString &sentence);

    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_request;
    QByteArray m_answer;
    QElapsedTimer m_elapsed;
    QTimer m_deadline;
};

} // namespace http
