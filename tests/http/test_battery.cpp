// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/server.h"
#include "requests.h"
#include "support/test.h"

#include <QDeadlineTimer>
#include <QHostAddress>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace http;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// A bare system socket, so that every piece that is sent leaves as a packet of its own.
class Wire
{
public:
    explicit Wire(quint16 port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isOpen = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        QCoreApplication::processEvents(); // the server accepts it
    }
    ~Wire() { ::close(m_socket); }
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    /// Lets the server read the piece before the next one comes. The server may have closed already.
    void send(QByteArrayView piece)
    {
        while (m_isOpen && !piece.isEmpty()) {
            const ssize_t sent =
                ::send(m_socket, piece.data(), size_t(piece.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent > 0)
                piece = piece.sliced(sent);
            else
                m_isOpen = errno == EAGAIN;
            QCoreApplication::processEvents();
            take();
        }
    }

    /// All that comes until the server closes; what came so far when it does not close in good time.
    QByteArray answer()
    {
        const QDeadlineTimer patience(5000);
        while (!m_isOver && !patience.hasExpired()) {
            QCoreApplication::processEvents();
            take();
        }
        return m_isOver ? m_answer : m_answer + "\n(still open)";
    }

private:
    void take()
    {
        char bytes[4096];
        ssize_t count = 0;
        while ((count = ::recv(m_socket, bytes, sizeof bytes, MSG_DONTWAIT)) > 0)
            m_answer.append(bytes, count);
        m_isOver = count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
    }

    const int m_socket;
    bool m_isOpen = false;
    bool m_isOver = false;
    QByteArray m_answer;
};

/// A server that writes down what reaches its handler.
class Post
{
public:
    Post() : m_server([this](const Request &request) { return take(request); }, requests::limits())
    {
        if (!m_server.listen(QHostAddress::LocalHost, 0, requests::hosts()))
            support::fail(u"No port is free."_s);
    }

    /// What the client was told and what was captured, when the bytes come in these pieces.
    QByteArray verdict(const QList<QByteArrayView> &pieces)
    {
        m_captured.clear();
        Wire wire(m_server.port());
        for (const QByteArrayView piece : pieces)
            wire.send(piece);
        return wire.answer() + "\n--\n" + m_captured;
    }
    const QByteArray &captured() const { return m_captured; }

private:
    Response take(const Request &request)
    {
        m_captured += request.method + ' ' + request.target + '\n';
        for (const Header &header : request.headers)
            m_captured += header.name + '|' + header.value + '\n';
        m_captured += "body " + request.body + "\nhead " + request.head + "\nraw " + request.raw + '\n';
        return plainText(200, "kept");
    }

    QByteArray m_captured;
    Server m_server;
};

QList<QByteArrayView> inPieces(QByteArrayView bytes, qsizetype size)
{
    QList<QByteArrayView> pieces;
    for (qsizetype begin = 0; begin < bytes.size(); begin += size)
        pieces.append(bytes.sliced(begin, std::min(size, bytes.size() - begin)));
    return pieces;
}

/// Byte by byte and cut at every offset (the huge ones in larger pieces and at some): always as when it
/// comes whole.
void compareAllWays(Post &post, const QByteArray &bytes, const QByteArray &whole)
{
    const bool isHuge = bytes.size() > 2000;
    QCOMPARE(post.verdict(inPieces(bytes, isHuge ? 997 : 1)), whole);
    const qsizetype step = isHuge ? bytes.size() / 5 : 1;
    for (qsizetype cut = 1; cut < bytes.size(); cut += step)
        QCOMPARE(post.verdict({QByteArrayView(bytes).first(cut), QByteArrayView(bytes).sliced(cut)}), whole);
}

int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

} // namespace

/// The same requests as the parser's test, over real sockets: what the wire does to a request must not
/// matter, and no bad one may reach the handler.
class TestBattery : public support::Test
{
    Q_OBJECT
private slots:
    void aBadRequestIsRefusedAndClosed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        for (const requests::Bad &bad : requests::bad())
            QTest::newRow(bad.name) << bad.bytes << bad.status;
    }

    // L01 L02 L03 L04 L05 L06 L07 L08 L09 L10 L11 L12 L13 L15 L16 L17 L18 L19 L20 L21 L23 L24 L25 M04
    void aBadRequestIsRefusedAndClosed()
    {
        QFETCH(QByteArray, bytes);
        Post post;
        const QByteArray whole = post.verdict({bytes});
        QCOMPARE(post.captured(), QByteArray());
        QTEST(statusOf(whole), "status");
        QVERIFY2(whole.contains("\r\nConnection: close\r\n"), whole.constData());
        QVERIFY2(!whole.contains("(still open)"), whole.constData());
        QVERIFY(!whole.toLower().contains("access-control-"));
        compareAllWays(post, bytes, whole);
    }

    void aGoodRequestIsKeptToTheByte_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("surplus");
        for (const requests::Good &good : requests::good())
            QTest::newRow(good.name) << good.bytes << good.surplus;
    }

    // L13 L14 L22 L23 L24 L26 L27
    void aGoodRequestIsKeptToTheByte()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, surplus);
        Post post;
        QByteArray whole = post.verdict({bytes});
        QVERIFY2(post.captured().contains("\nraw " + bytes.chopped(surplus) + '\n'), post.captured());
        QVERIFY2(!whole.contains("(still open)"), whole.constData());
        if (bytes.toLower().contains("expect:")) // whether it is told to go on depends on what came by then
            return;
        QCOMPARE(statusOf(whole), 200);
        compareAllWays(post, bytes, whole);
    }

    // L14: Boost.Beast 1.81 aborts when the last chunk arrives in just these two pieces.
    void theLastChunkMayComeInTwo()
    {
        Post post;
        const QByteArray head = requests::chunked({});
        QCOMPARE(statusOf(post.verdict({head, "0\r\n", "\r", "\n"})), 200);
        QCOMPARE(statusOf(post.verdict({head, "0\r\n", "X", "Y\r\n\r\n"})), 400);
    }

    // L23
    void whoWaitsIsToldToGoOn()
    {
        Post post;
        const QByteArray head = requests::post("Content-Length: 5\r\nExpect: 100-continue\r\n");
        const QByteArray answer = post.verdict({head, "hello"});
        QVERIFY2(answer.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"), answer.constData());
        QVERIFY(post.captured().contains("\nbody hello\n"));
    }
};

QTEST_GUILESS_MAIN(TestBattery)
#include "test_battery.moc"
