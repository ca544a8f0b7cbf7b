// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/badge.h"
#include "gui/setup/listener_dialog.h"
#include "gui/setup/listener_status.h"
#include "gui/window_bench.h"
#include "http/reachability.h"
#include "support/test.h"
#include "support/tunnel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;
using gui::Badge;
using roundtrip::ListenerHealth;
using window_bench::Bench;
using window_bench::patience;

namespace
{

/// The status of the listener's answer to a GET of `path` with that `Host`.
int statusFor(const Bench &bench, const QByteArray &host, const QByteArray &path)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(bench.desk.callbackBase().port()));
    socket.write("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    const bool isAnswered =
        QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, patience);
    return isAnswered ? socket.readAll().mid(9, 3).toInt() : 0;
}

ListenerHealth healthOf(ListenerHealth::State state, qint64 answeredInMs = 0, const QString &problem = {})
{
    ListenerHealth health;
    health.state = state;
    health.answeredInMs = answeredInMs;
    health.problem = problem;
    return health;
}

/// An environment of the simulator, told of a callback address.
workspace::Environment environmentAt(const QUrl &endpoint, const QUrl &callbackBase)
{
    workspace::Environment environment;
    environment.id = u"tunnelled"_s;
    environment.name = u"Behind a tunnel"_s;
    environment.endpoint = endpoint;
    environment.callbackBase = callbackBase;
    return environment;
}

void choose(const Bench &bench, const QString &environment)
{
    auto *rows = bench.widget<QComboBox>(u"environments"_s);
    rows->setCurrentText(environment);
    emit rows->activated(rows->currentIndex());
    QTRY_VERIFY_WITH_TIMEOUT(bench.widget<QWidget>(u"submitButton"_s)->isEnabled(), patience);
}

gui::ListenerDialog *openDialog(const Bench &bench)
{
    bench.window->findChild<QAction *>(u"actionListenerPort"_s)->trigger();
    return bench.dialog<gui::ListenerDialog>(u"ListenerDialog"_s);
}

QPushButton *ok(const QDialog *dialog)
{
    return dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
}

} // namespace

class TestListenerStatus : public support::Test
{
    Q_OBJECT
private slots:
    void theLightShowsTheLastSelfTest_data()
    {
        QTest::addColumn<ListenerHealth>("health");
        QTest::addColumn<QString>("light");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const ListenerHealth &health, const QString &light,
                            Badge::Kind kind, const QString &detail) {
            QTest::newRow(name) << health << light << int(kind) << detail;
        };
        using State = ListenerHealth::State;
        row("well", healthOf(State::Ok, 3), u"● listening"_s, Badge::Kind::Good, u"in 3 ms"_s);
        row("late", healthOf(State::Late, 812), u"◐ slow"_s, Badge::Kind::Warning, u"in 812 ms"_s);
        row("dead", healthOf(State::Dead, 0, u"<b>gone</b>"_s), u"✕ no answer"_s, Badge::Kind::Bad,
            u"<b>gone</b>"_s);
        ListenerHealth busy = healthOf(State::Ok, 3);
        busy.toldToWait = 7;
        row("what it did not take", busy, u"● listening"_s, Badge::Kind::Good, u"too many in a minute: 7"_s);
    }
    // T13
    void theLightShowsTheLastSelfTest()
    {
        QFETCH(ListenerHealth, health);
        Bench bench;
        bench.show();
        emit bench.desk.listenerChecked(health);
        const auto *badge = bench.widget<Badge>(u"listenerBadge"_s);
        QTEST(badge->text(), "light");
        QTEST(int(badge->kind()), "kind");
        QFETCH(QString, detail);
        const auto *status = bench.window->findChild<gui::ListenerStatus *>();
        QVERIFY2(status->accessibleDescription().contains(detail),
                 qPrintable(status->accessibleDescription()));
    }

    // L29
    void whatTheListenerRefusedIsShownAndItsNameCanBeAllowed()
    {
        Bench bench;
        bench.show();
        const QByteArray name = "portal-container";
        const QByteArray host = name + ':' + QByteArray::number(bench.desk.callbackBase().port());
        QCOMPARE(statusFor(bench, host, "/robots.txt"), 421);
        const auto *status = bench.window->findChild<gui::ListenerStatus *>();
        QTRY_VERIFY_WITH_TIMEOUT(status->accessibleDescription().contains(QString::fromLatin1(host)),
                                 patience);

        gui::ListenerDialog *dialog = openDialog(bench);
        QVERIFY(dialog->findChild<QPlainTextEdit *>(u"refused"_s)->isVisible());
        QVERIFY(dialog->findChild<QPlainTextEdit *>(u"refused"_s)->toPlainText().contains("421: "_L1));
        auto *allowed = dialog->findChild<QLineEdit *>(u"allowedHosts"_s);
        allowed->setText(u"not a name"_s);
        QVERIFY(!ok(dialog)->isEnabled());
        allowed->setText(QString::fromLatin1(name) + u", other:81"_s);
        QVERIFY(ok(dialog)->isEnabled());
        dialog->accept();
        QTRY_COMPARE_WITH_TIMEOUT(statusFor(bench,
                                            name + ':' + QByteArray::number(bench.desk.callbackBase().port()),
                                            "/robots.txt"),
                                  200, patience);
    }

    // T13
    void aMissingHeartbeatIsNoticed()
    {
        Bench bench;
        bench.show();
        bench.window->findChild<gui::ListenerStatus *>()->setPatience(1);
        emit bench.desk.listenerChecked(healthOf(ListenerHealth::State::Ok));
        QTRY_COMPARE(bench.widget<QLabel>(u"listenerBadge"_s)->text(), u"◐ slow"_s);
    }

    // B01 B02
    void aTunnelsNameIsAnsweredOnceItIsTheEnvironments()
    {
        Bench bench;
        const QUrl tunnel(u"https://abc.tunnel.example"_s);
        QVERIFY(bench.environments.save(environmentAt(bench.sim.endpoint(), tunnel)));
        bench.keychain.keys.insert(u"tunnelled"_s, bench.sim.apiKey());
        bench.show();
        QCOMPARE(statusFor(bench, "abc.tunnel.example", "/lost"), 421);
        choose(bench, u"Behind a tunnel"_s);
        QCOMPARE(statusFor(bench, "abc.tunnel.example", "/lost"), 404); // kept as unmatched
        QTRY_COMPARE(bench.navigatorStates().size(), 1);
        QCOMPARE(statusFor(bench, "other.tunnel.example", "/lost"), 421);
        QCOMPARE(bench.navigatorStates().size(), 1);
        // Round trips under way were told that name.
        choose(bench, u"Simulator, built in"_s);
        QCOMPARE(statusFor(bench, "abc.tunnel.example", "/lost"), 404);
    }

    void aPaymentComesBackThroughATunnel()
    {
        support::Tunnel tunnel;
        Bench bench;
        QVERIFY(bench.environments.save(environmentAt(bench.sim.endpoint(), tunnel.url())));
        bench.keychain.keys.insert(u"tunnelled"_s, bench.sim.apiKey());
        bench.settings.set(workspace::setting::openPageAutomatically, false);
        bench.show();
        tunnel.leadTo(quint16(bench.desk.callbackBase().port()));
        choose(bench, u"Behind a tunnel"_s);
        bench.click(u"submitButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.onlyTrip().pageUrl().isEmpty(), patience);
        QVERIFY(bench.callback(cpv2::FieldId::PostBackURL).startsWith(tunnel.url().toString()));
        QVERIFY(bench.callback(cpv2::FieldId::ReturnURL).startsWith(tunnel.url().toString()));
        bench.pay(bench.onlyTrip().pageUrl(), payer::AutomaticPayer::Will::Approve);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"PAID (by the postback)"_s),
                                  patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.storiesPassed(), 4, patience);
    }

    void nothingAboveTheEnvironmentsAmountIsSent()
    {
        Bench bench;
        workspace::Environment environment = environmentAt(bench.sim.endpoint(), {});
        environment.amountCap = u"164.30"_s;
        QVERIFY(bench.environments.save(environment));
        bench.keychain.keys.insert(u"tunnelled"_s, bench.sim.apiKey());
        bench.show();
        choose(bench, environment.name);
        bench.click(u"submitButton"_s);
        QTRY_VERIFY(bench.message(u"submit"_s).contains(u"164.30"_s));
        QVERIFY(bench.message(u"submit"_s).contains(u"not sent"_s));
        QVERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        QVERIFY(bench.trips.isEmpty());
    }

    // B05
    void otherComputersReachTheListenerByChoiceOnly()
    {
        Bench bench;
        bench.show();
        bench.window->resize(1024, 700); // the smallest: the tool bar hides what it has no room for
        const QUrl before = bench.desk.callbackBase();
        const auto *badge = bench.widget<Badge>(u"reachableBadge"_s);
        QVERIFY(!badge->isVisible());

        gui::ListenerDialog *dialog = openDialog(bench);
        QVERIFY(!dialog->choice().isReachable);
        dialog->findChild<QCheckBox *>(u"reachable"_s)->click();
        ok(dialog)->click();
        bench.dialog<QMessageBox>(u"openListener"_s)->reject(); // thought better of it
        QVERIFY(dialog->isVisible());
        QCOMPARE(bench.desk.callbackBase(), before);

        ok(dialog)->click();
        bench.dialog<QMessageBox>(u"openListener"_s)->buttons().first()->click();
        QTRY_VERIFY(badge->isVisible());
        QCOMPARE(bench.desk.callbackBase().port(), before.port()); // pages that are open still reach it
        if (!http::outwardAddress().isNull())
            QVERIFY(bench.desk.callbackBase().host() != before.host());

        // Turning it off needs no question.
        dialog = openDialog(bench);
        QVERIFY(dialog->choice().isReachable);
        dialog->findChild<QCheckBox *>(u"reachable"_s)->click();
        ok(dialog)->click();
        QTRY_VERIFY(!badge->isVisible());
        QCOMPARE(bench.desk.callbackBase(), before);
    }

    void aPaymentComesBackEncrypted()
    {
        Bench bench;
        bench.settings.set(workspace::setting::openPageAutomatically, false);
        bench.show();
        connect(bench.window.get(), &gui::MainWindow::listenerCertificateChanged, &bench.sim,
                &simulator::Simulator::setCaFile);
        QSignalSpy certificates(bench.window.get(), &gui::MainWindow::listenerCertificateChanged);
        const int port = bench.desk.callbackBase().port();
        gui::ListenerDialog *dialog = openDialog(bench);
        dialog->findChild<QComboBox *>(u"encryption"_s)->setCurrentIndex(1);
        QVERIFY(!dialog->findChild<QLabel *>(u"trustNote"_s)->isHidden());
        ok(dialog)->click();
        QTRY_COMPARE_WITH_TIMEOUT(certificates.size(), 1, patience);
        QCOMPARE(bench.desk.callbackBase().toString(), u"https://127.0.0.1:%1"_s.arg(port));
        QCOMPARE(bench.widget<QLabel>(u"listenerAddress"_s)->text(), bench.desk.callbackBase().toString());

        bench.click(u"submitButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.onlyTrip().pageUrl().isEmpty(), patience);
        http::Client browser;
        payer::AutomaticPayer payer(&browser);
        payer.pay(bench.onlyTrip().pageUrl(), payer::AutomaticPayer::Will::Approve);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"PAID (by the postback)"_s),
                                  patience);

        // Who trusts the certificate can return.
        http::ClientRequest home;
        home.method = "GET";
        home.url = QUrl(bench.callback(cpv2::FieldId::ReturnURL));
        home.transport.caFile = certificates.first().first().toString();
        std::optional<http::Reply> reply;
        connect(browser.send(home), &http::Call::finished, this,
                [&](const http::Reply &answer) { reply = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(reply, patience);
        QVERIFY2(reply->response.status == 200, qPrintable(reply->sentence));
        QTRY_COMPARE_WITH_TIMEOUT(bench.storiesPassed(), 4, patience);
    }

    void aCertificateThatCannotBeUsedChangesNothing()
    {
        Bench bench;
        bench.show();
        const QUrl before = bench.desk.callbackBase();
        gui::ListenerDialog *dialog = openDialog(bench);
        dialog->findChild<QComboBox *>(u"encryption"_s)->setCurrentIndex(2);
        QVERIFY(!ok(dialog)->isEnabled()); // without the files
        dialog->findChild<QLineEdit *>(u"certificateFile"_s)->setText(bench.file(u"none.pem"_s));
        dialog->findChild<QLineEdit *>(u"keyFile"_s)->setText(bench.file(u"none.key"_s));
        ok(dialog)->click();
        QTRY_VERIFY_WITH_TIMEOUT(bench.message(u"listener"_s).contains(u"none.pem"_s), patience);
        QCOMPARE(bench.desk.callbackBase(), before);
        QCOMPARE(statusFor(bench, before.authority().toLatin1(), "/lost"), 404);
    }

    // A hosted page that was opened before the restart still finds it.
    void theNextWindowListensWhereTheLastOneDid()
    {
        Bench bench;
        bench.show();
        const QUrl before = bench.desk.callbackBase();
        bench.desk.stopListening();
        QCOMPARE(bench.desk.callbackBase(), QUrl());
        bench.show();
        QCOMPARE(bench.desk.callbackBase(), before);
    }

    void theNextWindowListensElsewhereWhenItsPortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Bench bench;
        bench.settings.set(workspace::setting::lastListenerPort, other.serverPort());
        bench.show();
        QCOMPARE(bench.widget<Badge>(u"listenerBadge"_s)->text(), u"● listening"_s);
        QVERIFY(bench.desk.callbackBase().port() != int(other.serverPort()));
        QVERIFY(bench.message(u"listener"_s).isEmpty());
        QCOMPARE(int(bench.settings.get(workspace::setting::lastListenerPort)),
                 bench.desk.callbackBase().port());
    }

    // B05
    void theNextWindowListensForThisComputerOnly()
    {
        Bench bench;
        bench.show();
        bench.window->resize(1024, 700);
        gui::ListenerDialog *dialog = openDialog(bench);
        dialog->findChild<QCheckBox *>(u"reachable"_s)->click();
        ok(dialog)->click();
        bench.dialog<QMessageBox>(u"openListener"_s)->buttons().first()->click();
        QTRY_VERIFY(bench.widget<Badge>(u"reachableBadge"_s)->isVisible());
        bench.show(); // another window, with the same settings
        QVERIFY(!bench.widget<Badge>(u"reachableBadge"_s)->isVisible());
        QCOMPARE(bench.desk.callbackBase().host(), u"127.0.0.1"_s);
    }
};

QTEST_MAIN(TestListenerStatus)
#include "test_listener_status.moc"
