// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/desk.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

class TestBusyWindow : public support::Test
{
    Q_OBJECT
private slots:
    void capturesAreAcknowledgedWhileTheWindowDoesNothing();
};

// T11: the window's thread stays in here all the time, and serves none of its events.
void TestBusyWindow::capturesAreAcknowledgedWhileTheWindowDoesNothing()
{
    constexpr int blockedMs = 5000;
    const QTemporaryDir folder;
    roundtrip::Desk desk(folder.filePath(u"journal.sqlite"_s));
    QVERIFY(bool(desk.start()));
    QVERIFY(bool(desk.listen(0)));

    QElapsedTimer blocked;
    int acknowledged = 0;
    for (blocked.start(); !blocked.hasExpired(blockedMs); ++acknowledged) {
        QTcpSocket client;
        client.connectToHost(u"127.0.0.1"_s, quint16(desk.callbackBase().port()));
        QVERIFY(client.waitForConnected());
        client.write("POST /unknown HTTP/1.1\r\nHost: localhost:" +
                     QByteArray::number(desk.callbackBase().port()) + "\r\nContent-Length: 0\r\n\r\n");
        QVERIFY(client.waitForReadyRead(2000));
        QVERIFY(client.readAll().startsWith("HTTP/1.1 404 "));
    }
    qInfo("%d acknowledged in %d ms", acknowledged, blockedMs);
}

QTEST_GUILESS_MAIN(TestBusyWindow)
#include "test_busy_window.moc"
