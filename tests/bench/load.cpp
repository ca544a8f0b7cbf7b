// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "load.h"

#include <QElapsedTimer>

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace bench
{

namespace
{

/// One request on its connection.
class Client
{
public:
    ~Client() { close(); }

    bool isOpen() const { return m_socket >= 0; }
    pollfd interest() const { return {m_socket, short(m_isSent ? POLLIN : POLLOUT), 0}; }
    bool isGood() const { return m_answer.startsWith("HTTP/1.1 200"); }

    bool open(quint16 port, const QByteArray &request)
    {
        close();
        m_request = request;
        m_answer.clear();
        m_isSent = false;
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto *where = reinterpret_cast<const sockaddr *>(&address);
        return m_socket >= 0 && (::connect(m_socket, where, sizeof address) == 0 || errno == EINPROGRESS);
    }

    /// True once there is nothing more to come.
    bool advance()
    {
        if (!m_isSent) { // a request is small: it fits the socket's buffer whole
            m_isSent = ::send(m_socket, m_request.constData(), size_t(m_request.size()), MSG_NOSIGNAL) ==
                       m_request.size();
            return !m_isSent;
        }
        char buffer[4096];
        const ssize_t size = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (size > 0)
            m_answer.append(buffer, size);
        return size == 0 || (size < 0 && errno != EAGAIN);
    }

    void close()
    {
        if (isOpen())
            ::close(m_socket);
        m_socket = -1;
    }

private:
    int m_socket = -1;
    QByteArray m_request;
    QByteArray m_answer;
    bool m_isSent = false;
};

} // namespace

QByteArray postback(const QByteArray &path, quint16 port, int number)
{
    const QByteArray text = QByteArray::number(number);
    const QByteArray body =
        "Approved=True&PaymentMessage=Approved+and+captured&JurisdictionCode=GREENE&BillerReference=REF-" +
        text + "&InvoiceNumber=INV-" + text + "&PaymentGUID=0d6bd0a4-" + text +
        "&PayerName=Mary+Payer&PaymentAmount=164.31&CardType=VISA&LastFour=1111"
        "&PaymentDate=2026-01-02T10%3A11%3A12";
    return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
           "\r\nUser-Agent: bench\r\nContent-Type: application/x-www-form-urlencoded\r\n"
           "Connection: close\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

double LoadResult::rateOfTenth(int tenth) const
{
    const double before = tenth > 0 ? secondsUntil.at(tenth - 1) : 0;
    return (answered + failed) / 10.0 / (secondsUntil.at(tenth) - before);
}

LoadResult load(quint16 port, const QList<QByteArray> &paths, int count, int clients)
{
    LoadResult result;
    std::vector<Client> crowd(static_cast<std::size_t>(clients));
    std::vector<pollfd> interests;
    int sent = 0;
    const auto startNext = [&](Client &client) {
        client.close();
        if (sent == count)
            return;
        const QByteArray request = postback(paths.at(sent % paths.size()), port, sent);
        ++sent;
        client.open(port, request);
    };

    QElapsedTimer clock;
    clock.start();
    for (Client &client : crowd)
        startNext(client);
    while (std::ranges::any_of(crowd, &Client::isOpen)) {
        interests.clear();
        for (const Client &client : crowd)
            interests.push_back(client.interest()); // a closed one has no descriptor, which poll() skips
        if (::poll(interests.data(), interests.size(), 10'000) <= 0)
            break; // a server that says nothing for so long has failed
        for (std::size_t i = 0; i < crowd.size(); ++i) {
            if (interests[i].revents == 0 || !crowd[i].advance())
                continue;
            ++(crowd[i].isGood() ? result.answered : result.failed);
            const int done = result.answered + result.failed;
            while (result.secondsUntil.size() < 10 * qint64(done) / count)
                result.secondsUntil.append(double(clock.nsecsElapsed()) / 1e9);
            startNext(crowd[i]);
        }
    }
    result.failed = count - result.answered;
    result.seconds = double(clock.nsecsElapsed()) / 1e9;
    return result;
}

} // namespace bench
