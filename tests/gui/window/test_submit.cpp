// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/code_edit.h"
#include "gui/json/json_view.h"
#include "gui/look/badge.h"
#include "gui/look/live_frame.h"
#include "gui/request/request_document.h"
#include "gui/request/request_tabs.h"
#include "gui/setup/environments_dialog.h"
#include "gui/trips/message_view.h"
#include "gui/window/navigator_model.h"
#include "gui/window_bench.h"
#include "http/server.h"
#include "journal/journal.h"
#include "payer/automatic_payer.h"
#include "roundtrip/desk.h"
#include "simulator/payment_service.h"
#include "simulator/simulator.h"
#include "support/test.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QCryptographicHash>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using gui::NavigatorModel;
using window_bench::Bench;
using window_bench::patience;
using Will = payer::AutomaticPayer::Will;

namespace
{

const auto samplePostback = "InvoiceNumber=566504&BillerReference=566504&Approved=True&PaymentAmount=164.31"
                            "&PaymentGUID=7c2f&CardType=VISA&PaymentMessage=APPROVED+727634"_ba;

} // namespace

class TestSubmit : public support::Test
{
    Q_OBJECT
public slots:
    void takeUrl(const QUrl &url) { m_opened.append(url); }

private slots:
    void initTestCase()
    {
        window_bench::keepHomeIn(m_home);
        QDesktopServices::setUrlHandler(u"http"_s, this, "takeUrl");
    }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(u"http"_s); }
    void init()
    {
        support::Test::init();
        m_opened.clear();
    }

    void aPaymentGoesAllTheWayRound()
    {
        Bench bench;
        bench.show();
        QCOMPARE(bench.window->windowTitle(), u"untitled[*] — CPV2 Workbench"_s);
        QCOMPARE(bench.invoiceState(), u"OPEN"_s);

        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_opened.size(), 1, patience);
        QTRY_COMPARE(bench.invoiceState(), u"PENDING"_s);
        QTRY_COMPARE(bench.storiesPassed(), 1); // opened, but nobody has fetched the page yet

        bench.pay(m_opened.first(), Will::Approve);
        QTRY_COMPARE_WITH_TIMEOUT(bench.invoiceState(), u"PAID (by the postback)"_s, patience);
        QTRY_COMPARE(bench.navigatorStates(), QStringList(u"PAID (by the postback)"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bench.storiesPassed(), 4, patience);
        QVERIFY(bench.onlyTrip().ofRole(journal::Role::Page).size() == 1);
    }

    void invalidJsonCanBeSentAsIs()
    {
        Bench bench;
        bench.show();
        bench.press(Qt::Key_J);
        auto *edit = bench.widget<gui::CodeEdit>(u"edit"_s);
        QVERIFY(edit->hasFocus());
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, u"{\"oops\": "_s);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        bench.dialog<QMessageBox>(u"sendRaw"_s)->buttons().first()->click();
        QTRY_COMPARE(bench.trips.size(), 1);
        QCOMPARE(bench.onlyTrip().record().requestBytes, "{\"oops\": "_ba);
        bench.window->activateWindow(); // a window manager would have done so when the question was answered
        QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
        bench.press(Qt::Key_J);
        QTRY_VERIFY(!edit->isVisible());
        QCOMPARE(bench.widget<gui::JsonView>(u"jsonView"_s)->toPlainText(), u"{\"oops\": "_s);
        bench.press(Qt::Key_Z);
        QVERIFY(bench.widget<gui::JsonView>(u"jsonView"_s)->toPlainText().contains(u"BalanceDue"_s));
    }

    void theBytesOfThePreviewAreTheBytesSent()
    {
        Bench bench;
        bench.show();
        bench.window->findChild<QAction *>(u"actionCopyJson"_s)->trigger();
        const QByteArray shown = QGuiApplication::clipboard()->text().toUtf8();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.size(), 1, patience);
        QCOMPARE(bench.onlyTrip().record().requestBytes, shown);
        QVERIFY(shown.contains(bench.desk.callbackBase().toEncoded()));
    }

    /// The simulator behind a server that remembers what came over the wire.
    void theDigestOfThePreviewIsThatOfTheBodyTheSimulatorReceived()
    {
        QByteArray received;
        simulator::PaymentService service({.apiKey = "recorded"_ba},
                                          {[](const QList<simulator::Postback> &) {},
                                           [](const QString &) {
                                           }});
        http::Server server([&](const http::Request &request) {
            received = request.body;
            return service.handle(request);
        });
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        const QUrl base(u"http://127.0.0.1:%1"_s.arg(server.port()));
        service.setBase(base);

        Bench bench;
        bench.simulatorEnvironment.endpoint = base.resolved(QUrl(simulator::PaymentService::paymentsPath()));
        bench.simulatorEnvironment.apiKey = "recorded"_ba;
        bench.show();
        bench.window->findChild<QAction *>(u"actionOpenAutomatically"_s)->setChecked(false);
        bench.type(u"BillerReference"_s, u"10.00 <&> \\ 1e3"_s);
        const auto digest = [](const QByteArray &bytes) {
            return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        };
        const QString shown = bench.widget<QToolButton>(u"digest"_s)->toolTip();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"PENDING"_s), patience);
        QVERIFY(received.contains("10.00 <&>"));
        const QString sent = digest(received);
        QVERIFY2(shown.contains(sent), qPrintable(shown));
        QCOMPARE(digest(bench.onlyTrip().record().requestBytes), sent);
        bench.window->findChild<QAction *>(u"actionRoundTrips"_s)->trigger();
        const auto *request = bench.window->findChild<gui::MessageView *>(u"request"_s);
        QTRY_VERIFY_WITH_TIMEOUT(request->findChild<QLabel *>(u"digest"_s)->text().contains(sent), patience);
    }

    void aDeclineIsShownAndASecondTryPays()
    {
        Bench bench;
        bench.show();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_opened.size(), 1, patience);
        bench.pay(m_opened.first(), Will::Decline);
        QTRY_COMPARE_WITH_TIMEOUT(bench.invoiceState(), u"DECLINED"_s, patience);
        QTRY_COMPARE(bench.navigatorStates(), QStringList(u"DECLINED"_s));
        bench.pay(m_opened.first(), Will::Approve);
        QTRY_COMPARE_WITH_TIMEOUT(bench.invoiceState(), u"PAID (by the postback)"_s, patience);
        QTRY_COMPARE(bench.onlyTrip().ofRole(journal::Role::Postback).size(), 2);
    }

    void aRejectionSaysWhy()
    {
        Bench bench(true);
        bench.show();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"REFUSED"_s), patience);
        QVERIFY(!bench.onlyTrip().response()->message.isEmpty());
        QVERIFY(bench.message(u"submit"_s).contains(bench.onlyTrip().response()->message));
        QVERIFY(m_opened.isEmpty());
        QVERIFY(!bench.widget<QWidget>(u"openPageButton"_s)->isEnabled());

        // The next try takes the message away, under an id of its own.
        const QString refused = bench.onlyTrip().record().id;
        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.size(), 2, patience);
        QVERIFY(bench.trips.contains(refused));
    }

    void whatCannotBeSentSaysWhy()
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const quint16 port = gone.serverPort();
        gone.close();
        Bench bench;
        bench.simulatorEnvironment.endpoint = QUrl(u"http://127.0.0.1:%1/"_s.arg(port));
        bench.show();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"NOT SENT"_s), patience);
        QVERIFY(!bench.message(u"submit"_s).isEmpty());
    }

    void postbackAndReturnMayArriveInEitherOrder_data()
    {
        QTest::addColumn<bool>("returnFirst");
        QTest::newRow("postback first") << false;
        QTest::newRow("return first") << true;
    }
    void postbackAndReturnMayArriveInEitherOrder()
    {
        QFETCH(bool, returnFirst);
        Bench bench;
        bench.show();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_opened.size(), 1, patience);
        const auto comeBack = [&] {
            QCOMPARE(Bench::request("GET", bench.callback(FieldId::ReturnURL)), 200);
        };
        if (returnFirst) {
            comeBack();
            QTRY_COMPARE(bench.onlyTrip().ofRole(journal::Role::Return).size(), 1);
            QTRY_COMPARE(bench.invoiceState(), u"PENDING"_s); // a return proves no payment
        }
        QCOMPARE(Bench::request("POST", bench.callback(FieldId::PostBackURL), samplePostback), 200);
        QTRY_COMPARE_WITH_TIMEOUT(bench.invoiceState(), u"PAID (by the postback)"_s, patience);
        if (!returnFirst) {
            QTRY_COMPARE(bench.storiesPassed(), 3); // a return that never comes would leave it so
            comeBack();
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.storiesPassed(), 4, patience);
    }

    void aPostbackTwiceIsKeptTwiceAndPaysOnce()
    {
        Bench bench;
        bench.show();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_opened.size(), 1, patience);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(Bench::request("POST", bench.callback(FieldId::PostBackURL), samplePostback), 200);
        QTRY_COMPARE_WITH_TIMEOUT(bench.onlyTrip().ofRole(journal::Role::Postback).size(), 2, patience);
        QTRY_COMPARE(bench.invoiceState(), u"PAID (by the postback)"_s);
    }

    void aPostbackToAnUnknownPathIsKeptAsUnmatched()
    {
        Bench bench;
        bench.show();
        const QString url = bench.desk.callbackBase().toString() + u"/cb/never-given-out/postback"_s;
        QCOMPARE(Bench::request("POST", url, samplePostback), 404);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates().size(), 1, patience);

        auto *navigator = bench.widget<QTreeView>(u"navigator"_s);
        const QModelIndex row =
            navigator->model()->index(0, 0, navigator->model()->index(NavigatorModel::RoundTrips, 0));
        QCOMPARE(row.data(NavigatorModel::KindRole).value<NavigatorModel::Kind>(),
                 NavigatorModel::Kind::Unmatched);
        QTest::mouseClick(navigator->viewport(), Qt::LeftButton, {}, navigator->visualRect(row).center());
        QTRY_VERIFY(bench.widget<QWidget>(u"RoundTripsPage"_s)->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(bench.widget<QLabel>(u"title"_s)->text(),
                                  u"POST /cb/never-given-out/postback HTTP/1.1"_s, patience);
        QVERIFY(!bench.widget<QWidget>(u"openPageButton"_s)->isEnabled());
    }

    void submitPressedAgainAtOnceSendsOnce_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("double click") << false;
        QTest::newRow("Ctrl+Return held down") << true;
    }
    // C14
    void submitPressedAgainAtOnceSendsOnce()
    {
        QFETCH(bool, byKey);
        Bench bench;
        bench.show();
        const QPoint place = bench.widget<QWidget>(u"submitButton"_s)->geometry().center();
        QWidget *bar = bench.widget<QWidget>(u"toolBar"_s);
        for (int i = 0; i < 5; ++i) {
            // Whatever button is there by then.
            if (byKey)
                QTest::keyClick(bench.window.get(), Qt::Key_Return, Qt::ControlModifier);
            else if (QWidget *button = bar->childAt(place))
                QTest::mouseClick(button, Qt::LeftButton);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.invoiceState(), u"PENDING"_s, patience);
        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        QCOMPARE(bench.trips.size(), 1);
        QCOMPARE(m_opened.size(), 1);
    }

    void aSubmitWithoutAnswerCanBeCancelled()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Bench bench;
        bench.simulatorEnvironment.endpoint = QUrl(u"http://127.0.0.1:%1/"_s.arg(silent.serverPort()));
        bench.show();
        bench.click(u"submitButton"_s);
        QTRY_VERIFY(bench.widget<QWidget>(u"progress"_s)->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(bench.widget<QWidget>(u"cancelButton"_s)->isVisible(), patience);
        // A second click on Submit must not cancel.
        QVERIFY(!bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        QVERIFY(
            bench.widget<QWidget>(u"statusBar"_s)->isAncestorOf(bench.widget<QWidget>(u"cancelButton"_s)));
        bench.click(u"cancelButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"UNKNOWN"_s), patience);
        QVERIFY(!bench.message(u"submit"_s).isEmpty());
        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        QVERIFY(!bench.widget<QWidget>(u"progress"_s)->isVisible());
    }

    void closingWhileARequestIsBeingSentAsksFirst()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Bench bench;
        bench.simulatorEnvironment.endpoint = QUrl(u"http://127.0.0.1:%1/"_s.arg(silent.serverPort()));
        bench.show();
        bench.click(u"submitButton"_s);
        for (const bool closes : {false, true}) {
            bench.window->close();
            QVERIFY(bench.window->isVisible());
            auto *question = bench.dialog<QMessageBox>(u"leaveSubmit"_s);
            const auto role = closes ? QMessageBox::DestructiveRole : QMessageBox::RejectRole;
            for (QAbstractButton *button : question->buttons()) {
                if (question->buttonRole(button) == role)
                    button->click();
            }
            QTRY_COMPARE(!bench.window->isVisible(), closes);
            QTRY_VERIFY(!bench.window->findChild<QMessageBox *>(u"leaveSubmit"_s));
        }
    }

    void errorsAreAskedAboutButNeverBlockSending()
    {
        Bench bench;
        bench.show();
        bench.type(u"BalanceDue"_s, u"a lot"_s);
        bench.click(u"submitButton"_s);
        bench.dialog<QMessageBox>(u"sendAnyway"_s)->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        QVERIFY(bench.trips.isEmpty());

        bench.click(u"submitButton"_s);
        auto *question = bench.dialog<QMessageBox>(u"sendAnyway"_s);
        const QList<QAbstractButton *> buttons = question->buttons();
        for (QAbstractButton *button : buttons) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.size(), 1, patience);
    }

    void warningsAreNotAskedAbout()
    {
        Bench bench;
        bench.show();
        bench.type(u"BalanceDue"_s, u"164.30"_s);
        QVERIFY(bench.widget<QLabel>(u"findingCounts"_s)->text().contains(u"1 warning"_s));
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.size(), 1, patience);
    }

    void aLiveEndpointIsMarkedAndAsksForTheHostName()
    {
        Bench bench;
        bench.show();
        QCOMPARE(bench.widget<QLabel>(u"environmentBadge"_s)->text(), u"SIMULATOR"_s);
        QVERIFY(!bench.widget<gui::LiveFrame>(u"frame"_s)->isLive());

        bench.window->findChild<QAction *>(u"actionEnvironments"_s)->trigger();
        auto *dialog = bench.dialog<gui::EnvironmentsDialog>(u"EnvironmentsDialog"_s);
        dialog->findChild<QPushButton *>(u"add"_s)->click();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"endpoint"_s), u"https://biller.invalid/v2"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"apiKey"_s), u"canary-key"_s);
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
        QTRY_VERIFY(!bench.window->findChild<gui::EnvironmentsDialog *>());
        QCOMPARE(bench.widget<QLabel>(u"environmentBadge"_s)->text(), u"SIMULATOR"_s); // nobody chose it yet
        auto *environments = bench.widget<QComboBox>(u"environments"_s);
        environments->setCurrentIndex(1);
        emit environments->activated(1);
        QTRY_COMPARE(bench.widget<QLabel>(u"environmentBadge"_s)->text(), u"LIVE"_s);
        QVERIFY(bench.widget<gui::LiveFrame>(u"frame"_s)->isLive());
        QVERIFY(bench.message(u"callbacks"_s).contains(u"biller.invalid"_s));
        QCOMPARE(bench.keychain.keys.values(), QList<QByteArray>{"canary-key"});

        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled()); // once the key is there
        bench.click(u"submitButton"_s);
        auto *confirmation = bench.dialog<QDialog>(u"LiveConfirmationDialog"_s);
        QPushButton *submit = confirmation->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        auto *typed = confirmation->findChild<QLineEdit *>(u"typedHost"_s);
        QVERIFY(!submit->isEnabled());
        QTest::keyClicks(typed, u"biller.invali"_s);
        QVERIFY(!submit->isEnabled());
        QTest::keyClicks(typed, u"d"_s);
        QVERIFY(submit->isEnabled());
        confirmation->reject();
        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        QVERIFY(bench.trips.isEmpty());

        // Such a service cannot post back to an address of this machine.
        const auto codes = [&bench] {
            QStringList list;
            const gui::RequestDocument *document = bench.window->tabs()->currentDocument();
            for (qsizetype i = 0; i < document->findingCount(); ++i)
                list << document->finding(i).code;
            return list;
        };
        bench.type(u"PostBackURL"_s, u"http://127.0.0.1:8080/postback"_s);
        QVERIFY(!codes().contains(u"url-loopback"_s)); // the listener's stands in its place
        bench.window->findChild<QAction *>(u"actionReplaceCallbacks"_s)->trigger();
        QVERIFY(codes().contains(u"url-loopback"_s));

        QFile written(bench.file(u"settings.ini"_s));
        QTRY_VERIFY(written.exists()); // settings are written from the event loop
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(!written.readAll().contains("canary"));
    }

    // U03
    void theAddressIsShownWhereThereIsNoBrowser()
    {
        Bench bench;
        bench.show();
        QDesktopServices::unsetUrlHandler(u"http"_s);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"does not support QPlatformServices::openUrl"_s));
        bench.click(u"submitButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.message(u"page"_s).isEmpty(), patience);
        QDesktopServices::setUrlHandler(u"http"_s, this, "takeUrl");
        const QString address = bench.onlyTrip().pageUrl().toString(QUrl::FullyEncoded);
        QVERIFY(bench.message(u"page"_s).contains(address));
        QVERIFY(bench.onlyTrip().ofRole(journal::Role::Page).isEmpty());
        bench.click(bench.messageButton(u"page"_s, u"Copy address"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(), address);

        QTRY_VERIFY_WITH_TIMEOUT(bench.widget<QWidget>(u"openPageButton"_s)->isEnabled(), patience);
        bench.click(u"openPageButton"_s);
        QCOMPARE(m_opened, {bench.onlyTrip().pageUrl()});
    }

    void thePageStaysClosedIfTheUserPrefersToOpenIt()
    {
        Bench bench;
        bench.show();
        bench.window->findChild<QAction *>(u"actionOpenAutomatically"_s)->trigger();
        bench.click(u"submitButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bench.widget<QWidget>(u"openPageButton"_s)->isEnabled(), patience);
        QVERIFY(m_opened.isEmpty());
        bench.click(u"openPageButton"_s);
        QCOMPARE(m_opened.size(), 1);
        QVERIFY(!bench.settings.get(workspace::setting::openPageAutomatically));
    }

    void aTakenPortIsNamedAndAFreeOneIsOffered()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Bench bench;
        bench.settings.set(workspace::setting::listenerPort, other.serverPort());
        bench.show();
        QCOMPARE(bench.widget<QLabel>(u"listenerBadge"_s)->text(), u"○ not listening"_s);
        QVERIFY(bench.message(u"listener"_s).contains(QString::number(other.serverPort())));
        bench.click(bench.messageButton(u"listener"_s, u"Use any free port"_s));
        QCOMPARE(bench.widget<QLabel>(u"listenerBadge"_s)->text(), u"● listening"_s);
        QCOMPARE(bench.widget<QLabel>(u"listenerAddress"_s)->text(), bench.desk.callbackBase().authority());
        QVERIFY(bench.message(u"listener"_s).isEmpty());

        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_opened.size(), 1, patience);
        QVERIFY(bench.callback(FieldId::PostBackURL).startsWith(bench.desk.callbackBase().toString()));
    }

    void theListenerMovesToAnotherPort()
    {
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const quint16 port = probe.serverPort();
        probe.close();
        Bench bench;
        bench.show();
        bench.window->findChild<QAction *>(u"actionListenerPort"_s)->trigger();
        auto *dialog = bench.dialog<QDialog>(u"ListenerDialog"_s);
        dialog->findChild<QSpinBox *>(u"port"_s)->setValue(port);
        dialog->accept();
        QTRY_COMPARE(bench.desk.callbackBase().port(), int(port));
        QCOMPARE(bench.settings.get(workspace::setting::listenerPort), port);
    }

    void theRequestsOwnAddressesCanBeKept()
    {
        Bench bench;
        bench.show();
        bench.window->findChild<QAction *>(u"actionReplaceCallbacks"_s)->trigger();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.size(), 1, patience);
        QCOMPARE(bench.onlyTrip().record().requestBytes, cpv2::PaymentRequest::sample().toJson());
        QVERIFY(!bench.onlyTrip().record().callbacksReplaced);
    }

    void aSubmitBelongsToItsRequest()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a.json"_s, u"A"_s), bench.requestFile(u"b.json"_s, u"B"_s)});
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.invoiceState(), u"PENDING"_s, patience);
        QCOMPARE(bench.onlyTrip().record().documentName, u"b.json"_s);
        bench.clickTab(0);
        QCOMPARE(bench.invoiceState(), u"OPEN"_s);
        QVERIFY(!bench.widget<QWidget>(u"openPageButton"_s)->isEnabled());
        bench.pay(m_opened.first(), Will::Approve);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"PAID (by the postback)"_s),
                                  patience);
        QCOMPARE(bench.invoiceState(), u"OPEN"_s);
        bench.clickTab(1);
        QTRY_COMPARE(bench.invoiceState(), u"PAID (by the postback)"_s);

        // Each request is submitted under an id of its own.
        bench.clickTab(0);
        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.size(), 2, patience);
    }

    void theNextWindowKnowsTheRoundTripsOfTheLast()
    {
        Bench bench;
        bench.show();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"PENDING"_s), patience);
        bench.show();
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"PENDING"_s), patience);
        QCOMPARE(bench.invoiceState(), u"OPEN"_s); // until one is chosen
        bench.clickRoundTrip(0);
        QTRY_COMPARE(bench.invoiceState(), u"PENDING"_s);
        QVERIFY(bench.widget<QWidget>(u"openPageButton"_s)->isEnabled());

        // The simulator of the next run listens somewhere else, and knows nothing of this page.
        bench.simulatorEnvironment.endpoint.setPort(1);
        bench.show();
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"PENDING"_s), patience);
        bench.clickRoundTrip(0);
        QTRY_COMPARE(bench.invoiceState(), u"PENDING"_s);
        QVERIFY(!bench.widget<QWidget>(u"openPageButton"_s)->isEnabled());
    }

private:
    QTemporaryDir m_home;
    QList<QUrl> m_opened;
};

QTEST_MAIN(TestSubmit)
#include "test_submit.moc"
