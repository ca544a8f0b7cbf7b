// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace gui
{

/// Keeps to one workbench for each journal and user: a second one hands its files over to the first, which
/// shows its window, and ends.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    /// `journalFile` need not exist yet.
    explicit SingleInstance(const QString &journalFile, QObject *parent = nullptr);

    /// Asks the first instance to open these files (absolute paths) and to come to the front. False
    /// when there is none, or it does not answer within two seconds.
    bool handOver(const QStringList &files) const;
    /// Takes what later instances hand over. Removes what a killed one left behind.
    bool listen();

    /// Of the socket, a path.
    const QString &name() const { return m_name; }

signals:
    void handedOver(const QStringList &files);

private:
    void takeConnection();

    QString m_name;
    QLocalServer m_server;
};

} // namespace gui
