// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/server.h"

#include "http/connection.h"

#include <QTcpServer>
#include <QTimer>

#include <algorithm>
#include <limits>
#include <numeric>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace http
{

namespace
{

/// Hands over bare sockets: a connection chooses how to open its own.
class Acceptor : public QTcpServer
{
    Q_OBJECT
public:
    using QTcpServer::QTcpServer;

signals:
    void accepted(qintptr socketDescriptor);

protected:
    void incomingConnection(qintptr socketDescriptor) override { emit accepted(socketDescriptor); }
};

/// How many connections a server may have without taking more than half of the descriptors that are free when
/// it begins to listen on `socketDescriptor` (the lowest that was free): the journal opens files, the
/// listener calls itself. To wait for accept() to fail would be too late: Qt 6.4 takes no notice of that once
/// accept() has found nobody waiting, and spins.
qintptr roomForConnections(qintptr socketDescriptor)
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < rlim_t(std::numeric_limits<int>::max()))
        return std::max<qintptr>(1, (qintptr(limit.rlim_cur) - socketDescriptor) / 2);
#endif
    Q_UNUSED(socketDescriptor);
    return std::numeric_limits<int>::max();
}

void closeSocket(qintptr socketDescriptor)
{
    QTcpSocket socket;
    socket.setSocketDescriptor(socketDescriptor);
    socket.abort();
}

} // namespace

class Server::Private
{
public:
    Private(LaterHandler handler, const Limits &limits, Server *server)
        : q(server), service{std::move(handler), limits, {}, {}}, acceptor(server), acceptAgain(server)
    {
    }

    void admit(qintptr socketDescriptor);
    bool makeRoom();
    void keepWithinBudget();
    void recoverFromAcceptError();
    core::Error listenError(const QHostAddress &address, quint16 port) const;

    Server *const q;
    Service service;
    Acceptor acceptor;
    QTimer acceptAgain;
    QList<Connection *> connections; ///< oldest first
    qintptr most = 0;                ///< of them
};

void Server::Private::admit(qintptr socketDescriptor)
{
    if (connections.size() >= most && !makeRoom()) {
        closeSocket(socketDescriptor);
        return;
    }
    auto *connection = new Connection(socketDescriptor, service, q);
    connections.append(connection);
    connect(connection, &Connection::grown, q, [this] { keepWithinBudget(); });
    connect(connection, &Connection::refused, q, &Server::refused);
    connect(connection, &Connection::answered, q, &Server::answered);
    connect(connection, &Connection::closed, q, [this, connection] {
        connections.removeOne(connection);
        connection->deleteLater();
    });
}

/// Ends the oldest connection whose request is not whole, or else the oldest that only waits for its
/// client to close, or else the oldest whose answer is held back: a thousand slow clients must not keep
/// the next good one out.
bool Server::Private::makeRoom()
{
    using Phase = Connection::Phase;
    for (const Phase phase : {Phase::Reading, Phase::Closing, Phase::Waiting}) {
        const auto oldest = std::ranges::find(connections, phase, &Connection::phase);
        if (oldest != connections.end()) {
            (*oldest)->abort();
            emit q->evicted();
            return true;
        }
    }
    return false;
}

/// Many large requests that never become whole must not fill the memory.
void Server::Private::keepWithinBudget()
{
    const auto buffered = [this] {
        return std::accumulate(
            connections.begin(), connections.end(), qsizetype(0),
            [](qsizetype sum, const Connection *connection) { return sum + connection->buffered(); });
    };
    while (buffered() > service.limits.buffered && makeRoom()) {
    }
}

/// No file descriptor is left for the next client. It still waits, so going on at once without having
/// freed one would spin.
void Server::Private::recoverFromAcceptError()
{
    constexpr int pauseMs = 100;
    acceptor.pauseAccepting();
    acceptAgain.start(makeRoom() ? 0 : pauseMs);
}

core::Error Server::Private::listenError(const QHostAddress &address, quint16 port) const
{
    if (acceptor.serverError() == QAbstractSocket::AddressInUseError) {
        return {
            QStringLiteral("port-taken"),
            tr("Port %1 on %2 is taken by another program. Close that program, choose another port, or use "
               "any free port (0).")
                .arg(port)
                .arg(address.toString())};
    }
    return {QStringLiteral("listen"),
            tr("Cannot listen on port %1 of %2: %3. Choose a port above 1023, or use "
               "any free port (0).")
                .arg(port)
                .arg(address.toString(), acceptor.errorString())};
}

Server::Server(const Handler &handler, const Limits &limits, QObject *parent)
    : Server([handler](const Request &request, const Respond &respond) { respond(handler(request)); }, limits,
             parent)
{
}

Server::Server(LaterHandler handler, const Limits &limits, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(handler), limits, this))
{
    constexpr int backlog = 512;
    d->acceptor.setListenBacklogSize(backlog);
    d->acceptAgain.setSingleShot(true);
    connect(&d->acceptor, &Acceptor::accepted, this,
            [this](qintptr socketDescriptor) { d->admit(socketDescriptor); });
    connect(&d->acceptor, &Acceptor::acceptError, this, [this] { d->recoverFromAcceptError(); });
    connect(&d->acceptAgain, &QTimer::timeout, this, [this] { d->acceptor.resumeAccepting(); });
}

Server::~Server()
{
    close();
    qDeleteAll(d->connections); // before what they refer to
}

core::Result<core::Done> Server::listen(const QHostAddress &address, quint16 port,
                                        const QList<QByteArray> &extraHosts)
{
    setExtraHosts(extraHosts);
    if (!d->acceptor.listen(address, port))
        return d->listenError(address, port);
    d->most =
        std::min<qintptr>(d->service.limits.connections, roomForConnections(d->acceptor.socketDescriptor()));
    return core::done();
}

void Server::setExtraHosts(const QList<QByteArray> &extraHosts)
{
    d->service.extraHosts.clear();
    for (const QByteArray &text : extraHosts) {
        if (const std::optional<Host> host = Host::parse(text))
            d->service.extraHosts.append(*host);
    }
}

void Server::setTls(const std::optional<QSslConfiguration> &tls)
{
    d->service.tls = tls;
}

void Server::close()
{
    d->acceptAgain.stop(); // Qt cannot resume what is closed
    d->acceptor.close();
    const QList<Connection *> connections = d->connections;
    for (Connection *connection : connections) {
        if (connection->phase() == Connection::Phase::Reading)
            connection->abort();
        else
            connection->answerNow();
    }
}

bool Server::isListening() const
{
    return d->acceptor.isListening();
}

quint16 Server::port() const
{
    return d->acceptor.serverPort();
}

int Server::connectionCount() const
{
    return static_cast<int>(d->connections.size());
}

} // namespace http

#include "server.moc"
