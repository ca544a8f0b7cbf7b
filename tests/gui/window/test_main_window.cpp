// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/code_edit.h"
#include "gui/json/json_view.h"
#include "gui/look/badge.h"
#include "gui/look/live_frame.h"
#include "gui/request/preview_pane.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/setup/environments_dialog.h"
#include "gui/trips/message_view.h"
#include "gui/trips/stories_list.h"
#include "gui/window/main_window.h"
#include "gui/window/navigator_model.h"
#include "gui/window/shortcuts_page.h"
#include "gui/window_bench.h"
#include "http/client.h"
#include "http/server.h"
#include "journal/journal.h"
#include "payer/automatic_payer.h"
#include "roundtrip/desk.h"
#include "roundtrip/judge.h"
#include "simulator/payment_service.h"
#include "simulator/simulator.h"
#include "support/test.h"
#include "workspace/request_file.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QCryptographicHash>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
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

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class TestMainWindow : public support::Test
{
    Q_OBJECT
public slots:
    void takeUrl(const QUrl &url) { m_opened.append(url); }

private slots:
    void initTestCase()
    {
        for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(variable, m_home.path().toLocal8Bit());
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
        QTRY_COMPARE(bench.storiesPassed(), 2);

        bench.pay(m_opened.first(), Will::Approve);
        QTRY_COMPARE_WITH_TIMEOUT(bench.invoiceState(), u"PAID"_s, patience);
        QTRY_COMPARE(bench.navigatorStates(), QStringList(u"PAID"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bench.storiesPassed(), 4, patience);
        QVERIFY(bench.onlyTrip().ofRole(journal::Role::Page).size() == 1);
    }

    void aTextThatIsNoJsonIsSentAsItStands()
    {
        Bench bench;
        bench.show();
        bench.press(Qt::Key_E);
        auto *edit = bench.widget<gui::CodeEdit>(u"edit"_s);
        QVERIFY(edit->hasFocus());
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(edit, u"{\"oops\": "_s);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        bench.dialog<QMessageBox>(u"sendRaw"_s)->buttons().first()->click();
        QTRY_COMPARE(bench.trips.size(), 1);
        QCOMPARE(bench.onlyTrip().record.requestBytes, "{\"oops\": "_ba);
        bench.window->activateWindow(); // a window manager would have done so when the question was answered
        QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
        bench.press(Qt::Key_E);
        QTRY_VERIFY(!edit->isVisible());
        QCOMPARE(bench.widget<gui::JsonView>(u"jsonView"_s)->toPlainText(), u"{\"oops\": "_s);
        bench.press(Qt::Key_Z);
        QVERIFY(bench.widget<gui::JsonView>(u"jsonView"_s)->toPlainText().contains(u"BalanceDue"_s));
    }

    void theJsonIsSearchedByKeysFromAnywhere()
    {
        Bench bench;
        bench.show();
        bench.widget<QLineEdit>(u"BillerReference"_s)->setFocus();
        bench.press(Qt::Key_F);
        auto *pattern = bench.widget<QLineEdit>(u"pattern"_s);
        QVERIFY(pattern->hasFocus());
        QTest::keyClicks(pattern, u"custom"_s);
        auto *view = bench.widget<gui::JsonView>(u"jsonView"_s);
        QTRY_COMPARE(view->selectedText().toLower(), u"custom"_s);
        const int line = view->caret().line;
        bench.press(Qt::Key_F3, Qt::NoModifier);
        QVERIFY(view->caret().line > line);
        bench.press(Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(view->caret().line, line);
    }

    void theBytesOfThePreviewAreTheBytesSent()
    {
        Bench bench;
        bench.show();
        bench.window->findChild<QAction *>(u"actionCopyJson"_s)->trigger();
        const QByteArray shown = QGuiApplication::clipboard()->text().toUtf8();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.size(), 1, patience);
        QCOMPARE(bench.onlyTrip().record.requestBytes, shown);
        QVERIFY(shown.contains(bench.desk.callbackBase().toEncoded()));
    }

    /// The simulator behind a server that remembers what came over the wire.
    void theDigestOfThePreviewIsThatOfTheBodyTheSimulatorReceived()
    {
        QByteArray received;
        simulator::PaymentService service({.apiKey = "recorded"_ba}, {[](const simulator::Postback &) {},
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
        QCOMPARE(digest(bench.onlyTrip().record.requestBytes), sent);
        const auto *request = bench.window->findChild<gui::MessageView *>(u"request"_s);
        QVERIFY(request->findChild<QLabel *>(u"digest"_s)->text().contains(sent));
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
        QTRY_COMPARE_WITH_TIMEOUT(bench.invoiceState(), u"PAID"_s, patience);
        QTRY_COMPARE(bench.widget<QComboBox>(u"postbackChoice"_s)->count(), 2);
    }

    void aRefusalSaysWhy()
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
        const QString refused = bench.onlyTrip().record.id;
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

    void postbackAndReturnMayComeInEitherOrder_data()
    {
        QTest::addColumn<bool>("returnFirst");
        QTest::newRow("postback first") << false;
        QTest::newRow("return first") << true;
    }
    void postbackAndReturnMayComeInEitherOrder()
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
        QTRY_COMPARE_WITH_TIMEOUT(bench.invoiceState(), u"PAID"_s, patience);
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
        QTRY_COMPARE_WITH_TIMEOUT(bench.widget<QComboBox>(u"postbackChoice"_s)->count(), 2, patience);
        QCOMPARE(bench.invoiceState(), u"PAID"_s);
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
        QTRY_VERIFY(bench.widget<QWidget>(u"captures"_s)->isVisible());
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
        QVERIFY(!bench.widget<QWidget>(u"submitButton"_s)->isVisible());
        bench.click(u"cancelButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"UNKNOWN"_s), patience);
        QVERIFY(!bench.message(u"submit"_s).isEmpty());
        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isVisible());
        QVERIFY(!bench.widget<QWidget>(u"progress"_s)->isVisible());
    }

    void closingWhileARequestIsOnItsWayIsAskedAbout()
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

    void aboutNamesTheJournalInUse()
    {
        Bench bench;
        bench.show();
        bench.widget<QAction>(u"actionAbout"_s)->trigger();
        QVERIFY(bench.dialog<QMessageBox>(u"about"_s)->text().contains(bench.desk.journalFile()));
    }

    void errorsAreAskedAboutButNeverForbidden()
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
    void theAddressIsShownWhereNoBrowserCanBeHad()
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

    void thePageStaysClosedWhenThePersonWantsToOpenIt()
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
        QCOMPARE(bench.onlyTrip().record.requestBytes, cpv2::PaymentRequest::sample().toJson());
        QVERIFY(!bench.onlyTrip().record.callbacksReplaced);
    }

    void unsavedChangesAreAskedAbout_data()
    {
        QTest::addColumn<QMessageBox::StandardButton>("answer");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<bool>("saves");
        QTest::newRow("save") << QMessageBox::Save << true << true;
        QTest::newRow("discard") << QMessageBox::Discard << true << false;
        QTest::newRow("cancel") << QMessageBox::Cancel << false << false;
    }
    void unsavedChangesAreAskedAbout()
    {
        QFETCH(QMessageBox::StandardButton, answer);
        QFETCH(bool, closes);
        QFETCH(bool, saves);
        Bench bench;
        const QString file = bench.file(u"request.json"_s);
        const QByteArray before = cpv2::PaymentRequest::sample().toJson();
        QVERIFY(workspace::writeRequestFile(file, before));
        bench.show({file});
        QCOMPARE(bench.window->windowTitle(), u"request.json[*] — CPV2 Workbench"_s);
        bench.type(u"BillerReference"_s, u"changed"_s);
        QVERIFY(bench.window->isWindowModified());
        QCOMPARE(bench.tabs(), {u"request.json •"_s});

        bench.window->close();
        QVERIFY(bench.window->isVisible());
        bench.dialog<QMessageBox>(u"unsavedChanges"_s)->button(answer)->click();
        QTRY_COMPARE(!bench.window->isVisible(), closes);
        QCOMPARE(workspace::readRequestFile(file)->contains("changed"), saves);
        bench.window.reset();
        QVERIFY(!closes || workspace::DraftStore(bench.file(u"drafts"_s)).abandoned().isEmpty());
    }

    void aNewRequestGetsATabOfItsOwn()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u"changed"_s);
        bench.press(Qt::Key_N);
        QCOMPARE(bench.tabs(), QStringList({u"untitled •"_s, u"untitled"_s}));
        QCOMPARE(bench.text(u"BillerReference"_s), u"566504"_s);
        QVERIFY(!bench.window->isWindowModified());
        bench.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.tabBar()->count(), 3);
        bench.clickTab(0);
        QCOMPARE(bench.text(u"BillerReference"_s), u"changed"_s);
        QVERIFY(bench.window->isWindowModified());
    }

    void eachTabHasItsFormItsPreviewAndItsUndo()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a.json"_s, u"A1"_s), bench.requestFile(u"b.json"_s, u"B1"_s)});
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        QCOMPARE(bench.text(u"BillerReference"_s), u"B1"_s);
        bench.type(u"BillerReference"_s, u"B2"_s);
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json •"_s}));

        bench.press(Qt::Key_Tab);
        QCOMPARE(bench.text(u"BillerReference"_s), u"A1"_s);
        QCOMPARE(bench.window->windowTitle(), u"a.json[*] — CPV2 Workbench"_s);
        bench.window->findChild<QAction *>(u"actionCopyJson"_s)->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"\"A1\""_s));
        bench.press(Qt::Key_Z); // there is nothing to undo here
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json •"_s}));

        bench.press(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.text(u"BillerReference"_s), u"B2"_s);
        bench.press(Qt::Key_Z);
        QCOMPARE(bench.text(u"BillerReference"_s), u"B1"_s);
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
    }

    void aFileThatIsOpenIsRaised()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        const QString b = bench.requestFile(u"b.json"_s, u"B"_s);
        bench.show({a, b});
        QVERIFY(QFile::link(a, bench.file(u"link.json"_s)));
        const QString relative = QDir::current().relativeFilePath(a);
        for (const QString &name : {a, bench.file(u"./a.json"_s), bench.file(u"link.json"_s), relative}) {
            bench.clickTab(1);
            bench.drop({name});
            QCOMPARE(bench.tabBar()->currentIndex(), 0);
        }
        QCOMPARE(bench.tabBar()->count(), 2);
        bench.clickTab(0);
        bench.press(Qt::Key_W);
        bench.drop({relative}); // opened by one name, it is known by the whole one
        const auto *navigator = bench.widget<QTreeView>(u"navigator"_s);
        QCOMPARE(navigator->model()->rowCount(navigator->model()->index(NavigatorModel::Requests, 0)), 3);
        QCOMPARE(bench.settings.get(workspace::setting::openFiles), QStringList({b, a}));
    }

    void severalFilesAreDroppedAtOnce()
    {
        Bench bench;
        bench.show();
        bench.drop({bench.requestFile(u"a.json"_s, u"A"_s), bench.file(u"not there.json"_s),
                    bench.requestFile(u"b.json"_s, u"B"_s)});
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        QVERIFY(bench.tabBar()->tabToolTip(0).contains(u"a.json"_s));
    }

    void tabsAreClosedByKeyByButtonAndByMiddleClick()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a.json"_s, u"A"_s), bench.requestFile(u"b.json"_s, u"B"_s),
                    bench.requestFile(u"c.json"_s, u"C"_s)});
        bench.press(Qt::Key_W);
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        bench.clickTab(0, Qt::MiddleButton);
        QCOMPARE(bench.tabs(), QStringList(u"b.json"_s));
        bench.click(bench.tabBar()->tabButton(0, QTabBar::RightSide));
        QCOMPARE(bench.tabs(), QStringList(u"untitled"_s)); // there is always one
        QCOMPARE(bench.text(u"BillerReference"_s), u"566504"_s);
    }

    void closingATabAsksAboutItsChangesOnly_data()
    {
        QTest::addColumn<QMessageBox::StandardButton>("answer");
        QTest::addColumn<QStringList>("left");
        QTest::addColumn<bool>("saves");
        QTest::newRow("save") << QMessageBox::Save << QStringList({u"b.json •"_s}) << true;
        QTest::newRow("discard") << QMessageBox::Discard << QStringList({u"b.json •"_s}) << false;
        QTest::newRow("cancel") << QMessageBox::Cancel << QStringList({u"a.json •"_s, u"b.json •"_s})
                                << false;
    }
    void closingATabAsksAboutItsChangesOnly()
    {
        QFETCH(QMessageBox::StandardButton, answer);
        QFETCH(QStringList, left);
        QFETCH(bool, saves);
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        bench.show({a, bench.requestFile(u"b.json"_s, u"B"_s)});
        bench.type(u"BillerReference"_s, u"changed b"_s);
        bench.clickTab(0);
        bench.type(u"BillerReference"_s, u"changed a"_s);
        bench.press(Qt::Key_W);
        auto *question = bench.dialog<QMessageBox>(u"unsavedChanges"_s);
        QVERIFY(question->text().contains(u"a.json"_s) && !question->text().contains(u"b.json"_s));
        question->button(answer)->click();
        QTRY_COMPARE(bench.tabs(), left);
        QCOMPARE(workspace::readRequestFile(a)->contains("changed a"), saves);
    }

    void quittingAsksOnceAboutAllUnsavedRequests()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        const QString b = bench.requestFile(u"b.json"_s, u"B"_s);
        bench.show({a, b, bench.requestFile(u"c.json"_s, u"C"_s)});
        for (const int tab : {0, 1}) {
            bench.clickTab(tab);
            bench.type(u"BillerReference"_s, u"changed"_s);
        }
        bench.window->close();
        auto *question = bench.dialog<QMessageBox>(u"unsavedChanges"_s);
        for (const QString &name : {u"2 requests"_s, u"a.json"_s, u"b.json"_s})
            QVERIFY2(question->text().contains(name), qPrintable(question->text()));
        QVERIFY(!question->text().contains(u"c.json"_s));
        question->button(QMessageBox::Save)->click();
        QTRY_VERIFY(!bench.window->isVisible());
        for (const QString &file : {a, b})
            QVERIFY(workspace::readRequestFile(file)->contains("changed"));
    }

    void theFilesOfTheLastSessionAreOpenedAgain()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        const QString b = bench.requestFile(u"b.json"_s, u"B"_s);
        const QString c = bench.requestFile(u"c.json"_s, u"C"_s);
        bench.show({a, b, c});
        bench.clickTab(1);
        QVERIFY(QFile::remove(c));
        bench.show();
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        QCOMPARE(bench.tabBar()->currentIndex(), 1);
        bench.show({a}); // what is asked for is in front
        QCOMPARE(bench.tabs(), QStringList({u"a.json"_s, u"b.json"_s}));
        QCOMPARE(bench.tabBar()->currentIndex(), 0);

        bench.widget<QAction>(u"actionReopenFiles"_s)->trigger();
        bench.show();
        QCOMPARE(bench.tabs(), QStringList(u"untitled"_s));
    }

    void aSubmitBelongsToItsRequest()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a.json"_s, u"A"_s), bench.requestFile(u"b.json"_s, u"B"_s)});
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.invoiceState(), u"PENDING"_s, patience);
        QCOMPARE(bench.onlyTrip().record.documentName, u"b.json"_s);
        bench.clickTab(0);
        QCOMPARE(bench.invoiceState(), u"OPEN"_s);
        QVERIFY(!bench.widget<QWidget>(u"openPageButton"_s)->isEnabled());
        bench.pay(m_opened.first(), Will::Approve);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"PAID"_s), patience);
        QCOMPARE(bench.invoiceState(), u"OPEN"_s);
        bench.clickTab(1);
        QTRY_COMPARE(bench.invoiceState(), u"PAID"_s);

        // Each request is submitted under an id of its own.
        bench.clickTab(0);
        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.trips.size(), 2, patience);
    }

    void theNavigatorShowsTheOpenRequestsAndRaisesThem()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a.json"_s, u"A"_s), bench.requestFile(u"b.json"_s, u"B"_s)});
        auto *navigator = bench.widget<QTreeView>(u"navigator"_s);
        const QModelIndex section = navigator->model()->index(NavigatorModel::Requests, 0);
        const auto row = [&](int number) {
            return navigator->model()->index(number, 0, section);
        };
        QCOMPARE(navigator->model()->rowCount(section), 2);
        QVERIFY(row(1).data(NavigatorModel::CurrentRole).toBool());
        QTest::mouseClick(navigator->viewport(), Qt::LeftButton, {}, navigator->visualRect(row(0)).center());
        QCOMPARE(bench.tabBar()->currentIndex(), 0);
        QVERIFY(row(0).data(NavigatorModel::CurrentRole).toBool());
        QVERIFY(!row(1).data(NavigatorModel::CurrentRole).toBool());
    }

    void recentFilesAreChosenAndCleared()
    {
        Bench bench;
        bench.show({bench.requestFile(u"a & b.json"_s, u"A"_s)});
        bench.press(Qt::Key_W);
        auto *menu = bench.widget<QMenu>(u"menuOpenRecent"_s);
        QVERIFY(menu->actions().first()->text().endsWith(u"a && b.json"_s));
        menu->actions().first()->trigger();
        QCOMPARE(bench.tabs(), QStringList(u"a && b.json"_s));
        bench.widget<QAction>(u"actionClearRecent"_s)->trigger();
        QVERIFY(!menu->isEnabled());
        QVERIFY(bench.settings.recentFiles().isEmpty());
    }

    void aRequestIsSavedUnderANewName()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u"changed"_s);
        QTest::keyClick(bench.window.get(), Qt::Key_S, Qt::ControlModifier);
        auto *dialog = bench.dialog<QFileDialog>(u"saveFile"_s);
        const QString file = bench.file(u"new.json"_s);
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(file);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
        QTRY_COMPARE(bench.window->windowTitle(), u"new.json[*] — CPV2 Workbench"_s);
        QVERIFY(!bench.window->isWindowModified());
        const core::Result<QByteArray> written = workspace::readRequestFile(file);
        QVERIFY(written);
        QVERIFY(written->contains("\"changed\""));
        QVERIFY(written->contains("qa.sagesgov.com")); // never the listener's addresses
        QCOMPARE(bench.settings.recentFiles(), QStringList(file));
    }

    void aFileThatCannotBeReadLeavesTheRequestAsItIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no text") << "\x7f"
                                    "ELF\0\1"_ba;
        QTest::newRow("not there") << QByteArray();
    }
    void aFileThatCannotBeReadLeavesTheRequestAsItIs()
    {
        QFETCH(QByteArray, content);
        Bench bench;
        const QString file = bench.file(u"broken.json"_s);
        if (!content.isEmpty())
            QVERIFY(workspace::writeRequestFile(file, content));
        bench.show({file});
        QVERIFY(bench.message(u"document"_s).contains(u"broken.json"_s));
        QCOMPARE(bench.widget<QLineEdit>(u"BillerReference"_s)->text(), u"566504"_s);
        QVERIFY(bench.settings.recentFiles().isEmpty());
    }

    void theNextFileThatOpensEndsTheComplaint()
    {
        Bench bench;
        const QString file = bench.file(u"request.json"_s);
        QVERIFY(workspace::writeRequestFile(file, cpv2::PaymentRequest::sample().toJson()));
        bench.show({file});
        const QString broken = bench.file(u"broken.json"_s);
        QVERIFY(workspace::writeRequestFile(broken, "[["));
        bench.drop({broken});
        QTRY_VERIFY(!bench.message(u"document"_s).isEmpty());
        bench.drop({file});
        QTRY_VERIFY(bench.message(u"document"_s).isEmpty());
    }

    void aDroppedFileIsOpenedWhereverItFalls()
    {
        Bench bench;
        const QString file = bench.file(u"dropped.json"_s);
        QVERIFY(workspace::writeRequestFile(file, "{\"BillerReference\": \"dropped\"}"));
        bench.show();
        bench.drop({file});
        QCOMPARE(bench.widget<QLineEdit>(u"BillerReference"_s)->text(), u"dropped"_s);
        QCOMPARE(bench.window->windowTitle(), u"dropped.json[*] — CPV2 Workbench"_s);
    }

    void undoAndRedoSayWhatTheyDo()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u"9"_s);
        QTest::keyClick(bench.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bench.widget<QLineEdit>(u"BillerReference"_s)->text(), u"566504"_s);
        QVERIFY(!bench.window->isWindowModified());
        QTest::keyClick(bench.window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.widget<QLineEdit>(u"BillerReference"_s)->text(), u"9"_s);
        const QList<QAction *> actions = bench.widget<QMenu>(u"menuEdit"_s)->actions();
        QVERIFY(actions.first()->text().contains(u"BillerReference"_s));
    }

    void editsBecomeADraftAndASaveEndsIt()
    {
        Bench bench;
        const QString file = bench.file(u"request.json"_s);
        QVERIFY(workspace::writeRequestFile(file, cpv2::PaymentRequest::sample().toJson()));
        bench.show({file});
        auto *status = bench.widget<QLabel>(u"draftStatus"_s);
        QVERIFY(status->text().isEmpty());
        bench.type(u"BillerReference"_s, u"changed"_s);
        QTRY_VERIFY(!status->text().isEmpty());
        QTest::keyClick(bench.window.get(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(status->text().isEmpty());
        bench.window.reset();
        QVERIFY(workspace::DraftStore(bench.file(u"drafts"_s)).abandoned().isEmpty());
    }

    void aRequestBecomesATemplateAndTemplatesBecomeRequests()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u"from a template"_s);
        for (const bool replaces : {false, true}) {
            bench.widget<QAction>(u"actionSaveTemplate"_s)->trigger();
            auto *dialog = bench.dialog<QInputDialog>(u"templateName"_s);
            dialog->setTextValue(u"mine"_s);
            dialog->accept();
            if (replaces) {
                auto *question = bench.dialog<QMessageBox>(u"replaceTemplate"_s);
                question->button(QMessageBox::Cancel)->click();
            }
            QTRY_VERIFY(!bench.window->findChild<QInputDialog *>(u"templateName"_s));
        }
        auto *menu = bench.widget<QMenu>(u"menuNewFrom"_s);
        emit menu->aboutToShow();
        QCOMPARE(menu->actions().last()->text(), u"mine"_s);
        QVERIFY(menu->actions().size() > 2); // the samples
        menu->actions().last()->trigger();
        QCOMPARE(bench.tabs(), QStringList({u"untitled •"_s, u"mine"_s}));
        QCOMPARE(bench.text(u"BillerReference"_s), u"from a template"_s);
    }

    void aFileChangedOnTheDiskIsAskedAbout_data()
    {
        QTest::addColumn<bool>("isEdited");
        QTest::addColumn<bool>("isReplaced");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<bool>("isModified");
        QTest::newRow("reload") << false << false << u"Reload"_s << u"theirs"_s << false;
        QTest::newRow("reload what was replaced") << false << true << u"Reload"_s << u"theirs"_s << false;
        QTest::newRow("keep mine") << false << true << u"Keep mine"_s << u"A"_s << true;
        QTest::newRow("reload over edits") << true << true << u"Reload"_s << u"theirs"_s << false;
        QTest::newRow("keep my edits") << true << false << u"Keep mine"_s << u"mine"_s << true;
    }
    // J05
    void aFileChangedOnTheDiskIsAskedAbout()
    {
        QFETCH(bool, isEdited);
        QFETCH(bool, isReplaced);
        QFETCH(QString, button);
        QFETCH(QString, shown);
        QFETCH(bool, isModified);
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        bench.show({a});
        if (isEdited)
            bench.type(u"BillerReference"_s, u"mine"_s);
        const QString before = bench.text(u"BillerReference"_s);
        if (isReplaced) { // as careful editors save
            bench.requestFile(u"new.json"_s, u"theirs"_s);
            QVERIFY(QFile::remove(a) && QFile::rename(bench.file(u"new.json"_s), a));
        } else {
            QFile file(a);
            QVERIFY(file.open(QIODevice::ReadWrite));
            const QByteArray theirs = file.readAll().replace("\"A\"", "\"theirs\"");
            QVERIFY(file.resize(0) && file.seek(0));
            file.write(theirs);
        }
        const QString topic = u"disk: "_s + a;
        QTRY_VERIFY_WITH_TIMEOUT(bench.message(topic).contains(u"a.json"_s), patience);
        QCOMPARE(bench.text(u"BillerReference"_s), before);
        bench.click(bench.messageButton(topic, button));
        QCOMPARE(bench.text(u"BillerReference"_s), shown);
        QCOMPARE(bench.window->isWindowModified(), isModified);
        QVERIFY(bench.message(topic).isEmpty());
        if (button == u"Reload"_s) { // nothing is lost by it
            bench.press(Qt::Key_Z);
            QCOMPARE(bench.text(u"BillerReference"_s), before);
        } else { // and it is decided
            bench.press(Qt::Key_S);
            QTRY_VERIFY(!bench.window->isWindowModified());
            QVERIFY(!workspace::readRequestFile(a)->contains("theirs"));
        }
    }

    void aFileTouchedOrSavedByOneselfIsNotAskedAbout()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        const QString b = bench.requestFile(u"b.json"_s, u"B"_s);
        bench.show({a, b});
        bench.clickTab(0);
        bench.type(u"BillerReference"_s, u"mine"_s);
        bench.press(Qt::Key_S);
        QFile file(a);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray same = file.readAll().replace(": ", ":   "); // written another way
        file.seek(0);
        file.write(same);
        file.close();
        // A change that is told comes after what was not told.
        bench.requestFile(u"b.json"_s, u"theirs"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.message(u"disk: "_s + b).isEmpty(), patience);
        QVERIFY(bench.message(u"disk: "_s + a).isEmpty());
    }

    void aDeletedFileLeavesTheRequestUnsaved()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        const QByteArray bytes = *workspace::readRequestFile(a);
        bench.show({a});
        const QString topic = u"disk: "_s + a;
        QVERIFY(QFile::remove(a));
        QTRY_VERIFY_WITH_TIMEOUT(bench.message(topic).contains(u"deleted"_s), patience);
        QCOMPARE(bench.tabs(), {u"a.json •"_s});

        QVERIFY(workspace::writeRequestFile(a, bytes)); // it comes back as it was
        QTRY_VERIFY_WITH_TIMEOUT(bench.message(topic).isEmpty(), patience);
        QCOMPARE(bench.tabs(), {u"a.json"_s});

        QVERIFY(QFile::remove(a));
        QTRY_VERIFY_WITH_TIMEOUT(!bench.message(topic).isEmpty(), patience);
        bench.click(bench.messageButton(topic, u"Save again"_s));
        QCOMPARE(*workspace::readRequestFile(a), bytes);
        QCOMPARE(bench.tabs(), {u"a.json"_s});
    }

    void savingOverAFileChangedMeanwhileAsks_data()
    {
        QTest::addColumn<bool>("overwrites");
        QTest::newRow("overwrite") << true;
        QTest::newRow("cancel") << false;
    }
    void savingOverAFileChangedMeanwhileAsks()
    {
        QFETCH(bool, overwrites);
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        bench.show({a});
        bench.type(u"BillerReference"_s, u"mine"_s);
        bench.requestFile(u"a.json"_s, u"theirs"_s);
        bench.press(Qt::Key_S); // sooner than anybody could tell
        auto *question = bench.dialog<QMessageBox>(u"changedOnDisk"_s);
        for (QAbstractButton *button : question->buttons()) {
            const bool isOverwrite = question->buttonRole(button) == QMessageBox::DestructiveRole;
            if (isOverwrite == overwrites)
                button->click();
        }
        QTRY_VERIFY(!bench.window->findChild<QMessageBox *>(u"changedOnDisk"_s));
        QCOMPARE(workspace::readRequestFile(a)->contains("\"mine\""), overwrites);
        QCOMPARE(bench.window->isWindowModified(), !overwrites);
    }

    void draftsOfAnEndedProgramAreOfferedTogether_data()
    {
        QTest::addColumn<int>("drafts");
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("restored");
        QTest::newRow("one, restore") << 1 << u"Restore"_s << 1;
        QTest::newRow("one, discard") << 1 << u"Discard"_s << 0;
        QTest::newRow("three, restore all") << 3 << u"Restore all"_s << 3;
        QTest::newRow("three, discard") << 3 << u"Discard"_s << 0;
    }
    void draftsOfAnEndedProgramAreOfferedTogether()
    {
        QFETCH(int, drafts);
        QFETCH(QString, button);
        QFETCH(int, restored);
        Bench bench;
        bench.leaveDrafts(drafts);
        bench.show();
        QVERIFY(bench.message(u"drafts"_s).contains(drafts == 1 ? u"source 0.json"_s : u"3 unsaved"_s));
        bench.click(bench.messageButton(u"drafts"_s, button));
        QStringList expected;
        for (int i = drafts - 1; i >= 0 && restored > 0; --i) // the newest first
            expected << u"source %1.json •"_s.arg(i);
        if (restored == 0)
            expected << u"untitled"_s;
        QCOMPARE(sorted(bench.tabs()), sorted(expected));
        QVERIFY(bench.draftsLeft().isEmpty());
        QCOMPARE(bench.draftFiles(), restored);
    }

    void someDraftsMayBeRestoredAndTheOthersLater()
    {
        Bench bench;
        bench.leaveDrafts(3);
        bench.show();
        bench.click(bench.messageButton(u"drafts"_s, u"Choose…"_s));
        auto *dialog = bench.dialog<QDialog>(u"DraftChoiceDialog"_s);
        auto *rows = dialog->findChild<QListWidget *>(u"recovered"_s);
        QCOMPARE(rows->count(), 3);
        rows->setCurrentRow(1);
        QTest::keyClick(rows, Qt::Key_Space);
        dialog->accept();
        QTRY_COMPARE(bench.tabBar()->count(), 2);
        QTRY_VERIFY(!bench.message(u"drafts"_s).isEmpty()); // the third
        bench.click(bench.messageButton(u"drafts"_s, u"Restore"_s));
        QCOMPARE(bench.tabBar()->count(), 3);
        QVERIFY(bench.draftsLeft().isEmpty());
    }

    void aDraftGoesIntoTheTabOfItsFile()
    {
        Bench bench;
        const QString a = bench.requestFile(u"a.json"_s, u"A"_s);
        bench.leaveDraft(a, "{\"BillerReference\": \"rescued\"}");
        bench.show({a});
        bench.click(bench.messageButton(u"drafts"_s, u"Restore"_s));
        QCOMPARE(bench.tabs(), {u"a.json •"_s});
        QCOMPARE(bench.text(u"BillerReference"_s), u"rescued"_s);
        QVERIFY(workspace::readRequestFile(a)->contains("\"A\""));
    }

    void aDraftThatIsNoJsonComesBackAsItWas()
    {
        Bench bench;
        bench.leaveDraft({}, "{\"BillerReference\": \"resc");
        bench.show();
        bench.click(bench.messageButton(u"drafts"_s, u"Restore"_s));
        QCOMPARE(bench.tabs(), {u"untitled (raw) •"_s});
        QVERIFY(bench.window->tabs()->currentDocument()->isRaw());
        QCOMPARE(bench.window->tabs()->currentDocument()->bytes(), "{\"BillerReference\": \"resc"_ba);
        QCOMPARE(bench.draftFiles(), 1);
    }

    void aProgramThatIsToldToEndKeepsTheDraft()
    {
        Bench bench;
        bench.show();
        bench.type(u"BillerReference"_s, u"kept"_s);
        bench.window->closeKeepingDrafts();
        QVERIFY(!bench.window->isVisible());
        // As the next program finds it: this one's store has to go first.
        const QString folder = bench.file(u"drafts"_s);
        QCOMPARE(QDir(folder).entryList({u"*.draft"_s}).size(), 1);
        QVERIFY(bench.drafts.abandoned().isEmpty());
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

    void aHiddenPaneStaysHiddenInTheNextWindow()
    {
        Bench bench;
        bench.show();
        bench.widget<QAction>(u"actionShowPreview"_s)->trigger();
        QVERIFY(!bench.widget<gui::PreviewPane>({})->isVisible());
        bench.show();
        QVERIFY(!bench.widget<gui::PreviewPane>({})->isVisible());
        QVERIFY(!bench.widget<QAction>(u"actionShowPreview"_s)->isChecked());
        bench.widget<QAction>(u"actionShowPreview"_s)->trigger();
        QVERIFY(bench.widget<gui::PreviewPane>({})->isVisible());
        QVERIFY(bench.settings.get(workspace::setting::hiddenPanes).isEmpty());
    }

    // U01
    void foreignTextIsNeverTakenForMarkup()
    {
        Bench bench;
        const QString hostile = u"<b>bold</b><img src='file:///etc/passwd'>"_s;
        cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
        for (const FieldId field : {FieldId::BillerReference, FieldId::ReturnURL, FieldId::CssUrl})
            QVERIFY(request.apply(request.setText(field, hostile)));
        for (const FieldId field : {FieldId::AccountNumber, FieldId::Name})
            QVERIFY(request.apply(request.setText(field, hostile, {0, -1})));
        QVERIFY(request.apply(request.setText(FieldId::InvoiceNumber, hostile, {0, 0})));
        const QString file = bench.file(u"<b>name<b>.json"_s);
        QVERIFY(workspace::writeRequestFile(file, request.toJson()));
        bench.show({file});
        QTRY_VERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        const QList<QLabel *> labels = bench.window->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY2(!label->text().contains(u'<') || label->textFormat() == Qt::PlainText,
                     qPrintable(label->objectName()));
    }

private:
    QTemporaryDir m_home;
    QList<QUrl> m_opened;

private slots:
    void everyShortcutIsListed()
    {
        Bench bench;
        gui::MainWindow &window = bench.show();
        bench.widget<QAction>(u"actionShortcuts"_s)->trigger();
        auto *page = bench.dialog<gui::ShortcutsPage>(u"shortcutsPage"_s);
        auto *table = page->findChild<QTableView *>(u"shortcuts"_s);
        QStringList keys;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            keys << table->model()->index(row, 1).data().toString().split(u" or "_s);
            QVERIFY(!table->model()->index(row, 0).data().toString().isEmpty());
        }
        for (const QAction *action : window.findChildren<QAction *>()) {
            for (const QKeySequence &key : action->shortcuts())
                QVERIFY2(keys.contains(key.toString(QKeySequence::NativeText)), qPrintable(action->text()));
        }
        QVERIFY(keys.contains(u"Ctrl+0"_s));

        auto *filter = page->findChild<QLineEdit *>(u"shortcutFilter"_s);
        QTest::keyClicks(filter, u"ctrl+p"_s);
        QVERIFY(table->model()->rowCount() >= 1);
        QVERIFY(table->model()->rowCount() < keys.size());
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(!page->isVisible());
    }

    void noTwoActionsShareAKey()
    {
        Bench bench;
        const gui::MainWindow &window = bench.show();
        QHash<QString, QString> everywhere;
        QSet<QString> inPlaces;
        const QList<gui::ShortcutEntry> entries = gui::shortcutsOf(&window);
        for (const gui::ShortcutEntry &entry : entries) {
            for (const QKeySequence &key : entry.keys) {
                const QString text = key.toString();
                const QString inPlace = text + u' ' + entry.place;
                QVERIFY2(!inPlaces.contains(inPlace), qPrintable(entry.purpose + u' ' + inPlace));
                inPlaces.insert(inPlace);
                if (entry.place.isEmpty())
                    everywhere.insert(text, entry.purpose);
            }
        }
        for (const gui::ShortcutEntry &entry : entries) {
            for (const QKeySequence &key : entry.keys)
                QVERIFY2(entry.place.isEmpty() || !everywhere.contains(key.toString()),
                         qPrintable(entry.purpose + u" and "_s + everywhere.value(key.toString())));
        }
    }

    void goToFieldShowsTheFieldAndItsLine()
    {
        Bench bench;
        gui::MainWindow &window = bench.show();
        QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier);
        auto *popup = bench.dialog<QDialog>(u"goToField"_s);
        auto *query = popup->findChild<QLineEdit *>(u"fieldQuery"_s);
        QTest::keyClicks(query, u"inv 5665 bal"_s);
        QTest::keyClick(query, Qt::Key_Return);
        QTRY_VERIFY(bench.widget<QLineEdit>(u"BalanceDue"_s)->hasFocus());
    }

    void theMenuRequestIsAboutTheFormInFront()
    {
        Bench bench;
        gui::MainWindow &window = bench.show();
        auto *menu = bench.widget<QMenu>(u"menuRequest"_s);
        const auto count = [&](const QString &name) {
            return std::ranges::count(menu->actions(), name, &QAction::objectName);
        };
        QCOMPARE(count(u"actionDuplicateEntry"_s), 1);
        const qsizetype size = menu->actions().size();
        gui::RequestPage *first = window.tabs()->current();
        gui::RequestPage *second = window.tabs()->openRequest(cpv2::PaymentRequest::sample(), u"second"_s);
        QVERIFY(first != second);
        QCOMPARE(menu->actions().size(), size);
        for (QAction *action : menu->actions()) {
            if (action->objectName() == "actionDuplicateEntry"_L1)
                action->trigger();
        }
        QCOMPARE(second->document()->request().customerCount(), 2);
        QCOMPARE(first->document()->request().customerCount(), 1);
        window.tabs()->remove(second);
        QCOMPARE(count(u"actionDuplicateEntry"_s), 1);
        QCOMPARE(menu->actions().size(), size);
    }

    void theNavigatorIsFiltered()
    {
        Bench bench;
        gui::MainWindow &window = bench.show();
        window.tabs()->openRequest(cpv2::PaymentRequest::sample(), u"second one"_s);
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        auto *filter = bench.widget<QLineEdit>(u"navigatorFilter"_s);
        QVERIFY(filter->hasFocus());
        const QAbstractItemModel *model = bench.widget<QTreeView>(u"navigator"_s)->model();
        const auto requests = [&] {
            return model->rowCount(model->index(NavigatorModel::Requests, 0));
        };
        const int all = requests();
        QTest::keyClicks(filter, u"ONE sec"_s);
        QCOMPARE(requests(), 1);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(requests(), all);
        QVERIFY(bench.widget<QTreeView>(u"navigator"_s)->hasFocus());
    }
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
