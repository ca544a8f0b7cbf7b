// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/single_instance.h"

#include "core/places.h"
#include "core/private_folder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr int patienceMs = 2'000;
constexpr qint64 longestMessage = 32 * 1024 * 1024; ///< bytes; more than a command line can name
constexpr char acknowledged[] = "ok";

// A message is each file's name and a NUL, then one more NUL.

QByteArray messageOf(const QStringList &files)
{
    QByteArray message;
    for (const QString &file : files)
        message += file.toUtf8() + '\0';
    return message + '\0';
}

bool isWhole(const QByteArray &message)
{
    return message == "\0"_ba || message.endsWith("\0\0"_ba);
}

QStringList filesOf(const QByteArray &message)
{
    return QString::fromUtf8(message).split(QChar(u'\0'), Qt::SkipEmptyParts);
}

/// A folder that nobody else can enter: the user's runtime folder, or that of our data where no session
/// manager has made one. Empty when neither can be had.
QString socketFolder()
{
    if (const QString runtime = core::runtimeFolder(); !runtime.isEmpty())
        return runtime;
    const core::Result<QString> data = core::dataFolder();
    return data && core::makePrivateFolder(*data) ? *data : QString();
}

QString socketName(const QString &journalFile)
{
    const QFileInfo file(journalFile);
    // The file may not exist yet, and its folder may be reached through links.
    const QString folder = QDir(file.absolutePath()).canonicalPath();
    const QString path = (folder.isEmpty() ? file.absolutePath() : folder) + u'/' + file.fileName();
    const QByteArray digest = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"%1/cpv2-workbench-%2"_s.arg(socketFolder(), QLatin1StringView(digest.first(16)));
}

} // namespace

SingleInstance::SingleInstance(const QString &journalFile, QObject *parent)
    : QObject(parent), m_name(socketName(journalFile))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::takeConnection);
}

bool SingleInstance::handOver(const QStringList &files) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patienceMs))
        return false;
    socket.write(messageOf(files));
    return socket.waitForBytesWritten(patienceMs) && socket.waitForReadyRead(patienceMs) &&
           socket.readAll() == acknowledged;
}

bool SingleInstance::listen()
{
    if (m_server.listen(m_name))
        return true;
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

void SingleInstance::takeConnection()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        socket->setReadBufferSize(longestMessage);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(patienceMs, socket, &QLocalSocket::abort);
        const auto read = [this, socket] {
            const QByteArray message = socket->peek(longestMessage);
            if (!isWhole(message)) // more is to come, or it is rubbish: the timer ends it
                return;
            socket->readAll();
            // The other program waits for this, not for what becomes of its files.
            socket->write(acknowledged);
            socket->flush();
            socket->disconnectFromServer();
            QMetaObject::invokeMethod(
                this, [this, files = filesOf(message)] { emit handedOver(files); }, Qt::QueuedConnection);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

} // namespace gui
