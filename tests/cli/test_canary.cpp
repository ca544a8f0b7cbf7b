// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "support/places.h"
#include "support/test.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test

const QByteArray canary = "canary/key+0123456789-4f1c0b77-with-a-tail";

/// The ways in which a reader of the bytes could find it.
bool holdsCanary(const QByteArray &bytes)
{
    const QByteArray core = canary.toBase64().first(canary.size() / 3 * 4);
    for (const QByteArray &spelling : {canary, core, canary.toPercentEncoding(), "canary\\/key"_ba})
        if (bytes.contains(spelling))
            return true;
    return false;
}

} // namespace

/// An API key goes through the real program in every way that ends badly; afterwards it is nowhere.
class TestCanary : public support::Test
{
    Q_OBJECT
private:
    QTemporaryDir m_home;
    QByteArray m_said;

    void start(QProcess &program, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *variable :
             {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"})
            environment.insert(QString::fromLatin1(variable), m_home.path());
        environment.insert(u"KEY"_s, QString::fromLatin1(canary));
        environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
        program.setWorkingDirectory(m_home.path());
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(support::buildPath(u"bin/cpv2"_s), arguments);
        QVERIFY2(program.waitForStarted(patience), qPrintable(program.errorString()));
    }

    void run(const QStringList &arguments)
    {
        QProcess program;
        start(program, arguments);
        QVERIFY(program.waitForFinished(patience));
        m_said += program.readAll();
    }

    static QByteArray fileOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    // K03 C13 G14
    void theKeyIsNowhere()
    {
        QTcpServer echo; // answers with all that it was sent
        QVERIFY(echo.listen(QHostAddress::LocalHost));
        connect(&echo, &QTcpServer::newConnection, &echo, [&echo] {
            QTcpSocket *socket = echo.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                const QByteArray said = socket->readAll();
                socket->write("HTTP/1.1 400 Bad Request\r\nX-Key: " + canary +
                              "\r\nContent-Length: " + QByteArray::number(said.size()) + "\r\n\r\n" + said);
                socket->disconnectFromHost();
            });
        });
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));

        const auto roundtripTo = [](quint16 port) {
            return QStringList{u"roundtrip"_s,
                               u"--endpoint"_s,
                               u"http://127.0.0.1:%1/v2"_s.arg(port),
                               u"--api-key-env"_s,
                               u"KEY"_s,
                               u"--timeout"_s,
                               u"5"_s};
        };
        QProcess echoed;
        start(echoed, roundtripTo(echo.serverPort()));
        QTRY_COMPARE_WITH_TIMEOUT(echoed.state(), QProcess::NotRunning, patience);
        m_said += echoed.readAll();
        run(roundtripTo(1));
        run({u"roundtrip"_s, u"--no-such-flag"_s, u"--api-key-env"_s, u"KEY"_s});

        QProcess killed;
        start(killed, roundtripTo(silent.serverPort()));
        QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections(), patience);
        const QString process = u"/proc/%1/"_s.arg(killed.processId());
        QVERIFY(!holdsCanary(fileOf(process + u"cmdline"_s)));
        QProcess::execute(u"kill"_s, {u"-ABRT"_s, QString::number(killed.processId())});
        QVERIFY(killed.waitForFinished(patience));
        m_said += killed.readAll();

        QVERIFY(m_said.size() > 100);
        QVERIFY2(!holdsCanary(m_said), m_said);
        int files = 0;
        QDirIterator all(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        for (; all.hasNext(); ++files) {
            const QString file = all.next();
            QVERIFY2(!holdsCanary(fileOf(file)), qPrintable(file));
            const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther;
            QVERIFY2(!(QFile::permissions(file) & others), qPrintable(file)); // K08
            QVERIFY2(!file.contains("core"_L1), qPrintable(file));
        }
        QVERIFY(files > 0);
    }

    // G14: the negative control; the search finds what is there.
    void theSearchFindsTheKey()
    {
        QVERIFY(holdsCanary("a " + canary));
        QVERIFY(holdsCanary(canary.toBase64()));
        QVERIFY(!holdsCanary("nothing"));
    }
};

QTEST_GUILESS_MAIN(TestCanary)
#include "test_canary.moc"
