// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/json_view.h"
#include "gui/look/badge.h"
#include "gui/trips/exchange_inspector.h"
#include "gui/trips/message_view.h"
#include "gui/trips/postbacks_model.h"
#include "gui/trips/round_trip_view.h"
#include "gui/trips/sequence_view.h"
#include "gui/trips/stories_list.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using support::RoundTripBuilder;
using Verdict = roundtrip::Verdict;

namespace
{

const QList<http::FormField> declined{{u"Approved"_s, u"False"_s},
                                      {u"PaymentMessage"_s, u"DECLINED"_s},
                                      {u"PaymentGUID"_s, u"9f1c8f62-7d55-4f0e-9d6a-30c1d4c7a002"_s}};

journal::Exchange capture(const QByteArray &target)
{
    journal::Exchange exchange;
    exchange.role = journal::Role::Unmatched;
    exchange.at = QDateTime(QDate(2026, 6, 6), QTime(14, 2), Qt::UTC);
    exchange.url = QString::fromLatin1(target);
    exchange.requestHead = "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    exchange.requestBody = "a=1&b=\x01\xff";
    exchange.requestRaw = exchange.requestHead + exchange.requestBody;
    exchange.outcome = journal::Outcome::Answered;
    exchange.status = 404;
    exchange.responseHead = "HTTP/1.1 404 Not Found\r\n\r\n";
    return exchange;
}

/// Paid, one cent less than what was asked for; the postback is exchange 3.
roundtrip::RoundTrip brokenTrip()
{
    return RoundTripBuilder()
        .accepted()
        .pageOpened()
        .postback({{u"PaymentAmount"_s, u"164.30"_s}})
        .returned()
        .trip();
}

} // namespace

class RoundTripViewTest : public support::Test
{
    Q_OBJECT
private slots:
    void init()
    {
        Test::init();
        m_view = std::make_unique<gui::RoundTripView>();
        m_view->resize(1000, 800);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup() { m_view.reset(); }

    void withoutARoundTripItSaysSo()
    {
        QVERIFY(child<QLabel>("empty")->isVisible());
        m_view->setRoundTrip(RoundTripBuilder().accepted().trip());
        QVERIFY(!child<QLabel>("empty")->isVisible());
        m_view->clear();
        QVERIFY(child<QLabel>("empty")->isVisible());
        QCOMPARE(m_view->roundTrip().id(), QString());
    }

    void theHeadingNamesStateAndVerdict()
    {
        m_view->setRoundTrip(RoundTripBuilder().accepted().pageOpened().postback().returned().trip());
        QCOMPARE(child<QLabel>("title")->text(), u"566504"_s);
        QCOMPARE(child<gui::Badge>("state")->text(), u"PAID (by the postback)"_s);
        QCOMPARE(child<gui::Badge>("state")->kind(), gui::Badge::Kind::Good);
        QCOMPARE(child<gui::Badge>("verdict")->text(), u"✓ all checks passed"_s);
        QVERIFY(child<QLabel>("detail")->text().startsWith(u"164.31"_s));
        QVERIFY(child<QLabel>("detail")->text().contains(u"4 s"_s));

        m_view->setRoundTrip(brokenTrip());
        QCOMPARE(child<gui::Badge>("state")->text(), u"PAID (by the postback)"_s);
        QCOMPARE(child<gui::Badge>("state")->kind(), gui::Badge::Kind::Warning);
        QCOMPARE(child<gui::Badge>("verdict")->kind(), gui::Badge::Kind::Bad);
    }

    void aCheckLeadsToThePostbackAndTheFieldThatBrokeIt()
    {
        m_view->setRoundTrip(brokenTrip());
        showTab("requestTab");
        clickCheck(u"amounts-equal"_s);
        QCOMPARE(child<QTabWidget>("tabs")->currentWidget(), child<QWidget>("postbackTab"));
        const QModelIndex field = child<QTableView>("comparison")->currentIndex();
        QCOMPARE(field.siblingAtColumn(gui::ComparisonModel::Field).data().toString(), u"PaymentAmount"_s);
        QCOMPARE(field.siblingAtColumn(gui::ComparisonModel::Verdict).data().toString(), u"✗ 0.01 less"_s);
        QCOMPARE(selectedPostback(), 3);
        clickCheck(u"bytes-sent"_s);
        QCOMPARE(child<QTabWidget>("tabs")->currentWidget(), child<QWidget>("requestTab"));
        QCOMPARE(selectedPostback(), 0);
    }

    void anArrowLeadsToItsExchange()
    {
        m_view->setRoundTrip(
            RoundTripBuilder().accepted().postback(declined).postback().returned(u"?x=1"_s).trip());
        auto *view = sequence();
        view->setFocus();
        QList<qint64> postbacks;
        QStringList tabs;
        for (int step = 0; step < 8; ++step) {
            QTest::keyClick(view, Qt::Key_Down);
            postbacks << selectedPostback();
            tabs << child<QTabWidget>("tabs")->currentWidget()->objectName();
        }
        // Submit and its answer; three steps of each payment.
        QCOMPARE(tabs.first(2), (QStringList{u"requestTab"_s, u"responseTab"_s}));
        QCOMPARE(postbacks, (QList<qint64>{0, 0, 2, 2, 2, 3, 3, 3}));
        QTest::keyClick(view, Qt::Key_Down);
        QCOMPARE(child<QTabWidget>("tabs")->currentWidget(), child<QWidget>("returnTab"));
        showTab("rawTab");
        QTest::keyClick(view, Qt::Key_Up);
        QCOMPARE(child<QTabWidget>("tabs")->currentWidget(), child<QWidget>("rawTab")); // bytes stay bytes
    }

    void postbacksAreFilteredAndSorted()
    {
        RoundTripBuilder builder;
        builder.accepted();
        for (const QString &amount : {u"9.50"_s, u"100.00"_s, u"20.00"_s})
            builder.postback({{u"PaymentAmount"_s, amount}, {u"PaymentMessage"_s, u"No "_s + amount}});
        m_view->setRoundTrip(builder.trip());
        auto *table = child<QTableView>("postbacks");
        const auto amounts = [table] {
            QStringList list;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                list << table->model()->index(row, gui::PostbacksModel::Amount).data().toString();
            return list;
        };
        QCOMPARE(amounts(), (QStringList{u"20.00"_s, u"100.00"_s, u"9.50"_s})); // the newest first
        table->sortByColumn(gui::PostbacksModel::Amount, Qt::AscendingOrder);
        QCOMPARE(amounts(), (QStringList{u"9.50"_s, u"20.00"_s, u"100.00"_s}));
        QTest::keyClicks(child<QLineEdit>("postbackFilter"), u"no 20"_s);
        QCOMPARE(amounts(), QStringList(u"20.00"_s));
        QCOMPARE(child<QLabel>("postbackCount")->text(), u"1 of 3 postbacks"_s);
    }

    void aPostbackMoreIsARowMore()
    {
        RoundTripBuilder builder;
        m_view->setRoundTrip(builder.accepted().postback(declined).trip());
        auto *model = m_view->findChild<gui::PostbacksModel *>();
        QSignalSpy inserted(model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(model, &QAbstractItemModel::modelReset);
        m_view->setRoundTrip(builder.postback().trip());
        QCOMPARE(inserted.size(), 1);
        QVERIFY(reset.isEmpty());
        QCOMPARE(model->index(0, gui::PostbacksModel::Verdict).data().toString(), u"·"_s);
        QCOMPARE(model->index(1, gui::PostbacksModel::Verdict).data().toString(), u"✓"_s);
    }

    void aCheckStaysSelectedByItsIdentity()
    {
        gui::StoriesList list;
        roundtrip::Check one;
        one.id = u"one"_s;
        roundtrip::Check two;
        two.id = u"two"_s;
        list.setChecks({one, two});
        list.setCurrentIndex(list.model()->index(1, 0));
        QSignalSpy chosen(&list, &gui::StoriesList::proofChosen);
        list.setChecks({two, one});
        QCOMPARE(list.currentIndex().row(), 0);
        QVERIFY(chosen.isEmpty()); // nobody chose anything
    }

    void aPostbackIsOfferedForReplay()
    {
        m_view->setRoundTrip(RoundTripBuilder().accepted().postback(declined).postback().trip());
        QSignalSpy requested(m_view.get(), &gui::RoundTripView::replayRequested);
        auto *sequence = child<gui::SequenceView>("sequence");
        const auto replay = [&] {
            QMenu *menu = nullptr;
            QTRY_VERIFY(menu = m_view->findChild<QMenu *>(u"exchangeMenu"_s));
            menu->actions().first()->trigger();
            menu->close();
            QTRY_VERIFY(!m_view->findChild<QMenu *>(u"exchangeMenu"_s));
        };
        emit sequence->menuRequested(2, {}); // the declined one: 1 is the submit
        replay();
        QCOMPARE(requested.last().at(1).toLongLong(), 2);
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {}, Qt::NoModifier);
        QCoreApplication::sendEvent(sequence, &byKey);
        replay();
        QCOMPARE(requested.last().at(1).toLongLong(), 3);
        selectPostback(2);
        QContextMenuEvent onTable(QContextMenuEvent::Mouse, {5, 5}, {}, Qt::NoModifier);
        QCoreApplication::sendEvent(child<QTableView>("comparison")->viewport(), &onTable);
        replay();
        QCOMPARE(requested.last().at(1).toLongLong(), 2);
        emit sequence->menuRequested(1, {});
        QMenu *menu = m_view->findChild<QMenu *>(u"exchangeMenu"_s);
        QVERIFY(!menu->actions().first()->isEnabled()); // a submit is no capture
        menu->close();
    }

    void theStepUnderThePointerIsTheOneMeant()
    {
        gui::SequenceView sequence;
        sequence.setRoundTrip(RoundTripBuilder().accepted().postback().trip());
        sequence.resize(500, 300);
        QSignalSpy requested(&sequence, &gui::SequenceView::menuRequested);
        const auto at = [&](int y) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, {20, y}, {}, Qt::NoModifier);
            QCoreApplication::sendEvent(sequence.viewport(), &event);
            return requested.isEmpty() ? qint64(0) : requested.takeLast().first().toLongLong();
        };
        QCOMPARE(at(1), 0); // the names
        QList<qint64> met;
        for (int y = 0; y < sequence.viewport()->height(); ++y) {
            if (const qint64 id = at(y); id != 0 && (met.isEmpty() || met.last() != id))
                met << id;
        }
        QCOMPARE(met, (QList<qint64>{1, 2}));
    }

    void anUnmatchedCaptureIsOfferedForReplay()
    {
        journal::Exchange lost = capture("/lost");
        lost.id = 7;
        m_view->setCapture(lost);
        QSignalSpy requested(m_view.get(), &gui::RoundTripView::replayRequested);
        emit child<gui::ExchangeInspector>("inspector")->menuRequested(7, {});
        m_view->findChild<QMenu *>(u"exchangeMenu"_s)->actions().first()->trigger();
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().at(0).value<roundtrip::RoundTrip>().exchanges().first().id, 7);
    }

    void theSequenceTellsWhatHasHappened_data()
    {
        QTest::addColumn<roundtrip::RoundTrip>("trip");
        QTest::addColumn<QStringList>("sentences");
        QTest::newRow("under way") << RoundTripBuilder().submitUnderWay().trip()
                                   << QStringList{u"Workbench to CPV2: POST request"_s};
        QTest::newRow("not sent") << RoundTripBuilder().ended(journal::Outcome::NotSent, u"x"_s).trip()
                                  << QStringList{u"Workbench to CPV2: POST request: not sent"_s};
        QTest::newRow("unknown") << RoundTripBuilder().ended(journal::Outcome::Unknown, u"x"_s).trip()
                                 << QStringList{u"Workbench to CPV2: POST request: it may have arrived"_s};
        QTest::newRow("refused")
            << RoundTripBuilder().answered(400, cpv2::SubmitResponse::failure(u"Bad\nkey"_s)).trip()
            << QStringList{u"Workbench to CPV2: POST request"_s, u"CPV2 to Workbench: 400 Bad key · 12 ms"_s};
        QTest::newRow("paid") << RoundTripBuilder().accepted().pageOpened().postback().returned().trip()
                              << QStringList{u"Workbench to CPV2: POST request"_s,
                                             u"CPV2 to Workbench: 200 SUCCESS · 12 ms"_s,
                                             u"Workbench to Browser: page opened"_s,
                                             u"Browser to CPV2: paid 164.31"_s,
                                             u"CPV2 to Listener: postback Approved=True"_s,
                                             u"Listener to CPV2: 200 · stored"_s,
                                             u"Browser to Listener: return"_s};
        QTest::newRow("return first") << RoundTripBuilder().accepted().returned().postback().trip()
                                      << QStringList{u"Workbench to CPV2: POST request"_s,
                                                     u"CPV2 to Workbench: 200 SUCCESS · 12 ms"_s,
                                                     u"Browser to Listener: return"_s,
                                                     u"Browser to CPV2: paid 164.31"_s,
                                                     u"CPV2 to Listener: postback Approved=True"_s,
                                                     u"Listener to CPV2: 200 · stored"_s};
        QTest::newRow("declined, then twice approved")
            << RoundTripBuilder().accepted().postback(declined).postback().postback().trip()
            << QStringList{u"Workbench to CPV2: POST request"_s,
                           u"CPV2 to Workbench: 200 SUCCESS · 12 ms"_s,
                           u"Browser to CPV2: declined 164.31"_s,
                           u"CPV2 to Listener: postback Approved=False"_s,
                           u"Listener to CPV2: 200 · stored"_s,
                           u"Browser to CPV2: paid 164.31"_s,
                           u"CPV2 to Listener: postback Approved=True"_s,
                           u"Listener to CPV2: 200 · stored"_s,
                           u"CPV2 to Listener: postback again, Approved=True"_s,
                           u"Listener to CPV2: 200 · stored"_s};
        QTest::newRow("one payment of two invoices")
            << RoundTripBuilder()
                   .accepted()
                   .postback({{u"PaymentAmount"_s, u"64.31"_s}})
                   .postback({{u"PaymentAmount"_s, u"100.00"_s}, {u"InvoiceNumber"_s, u"566505"_s}})
                   .trip()
            << QStringList{
                   u"Workbench to CPV2: POST request"_s, u"CPV2 to Workbench: 200 SUCCESS · 12 ms"_s,
                   u"Browser to CPV2: paid 164.31"_s,    u"CPV2 to Listener: postback Approved=True"_s,
                   u"Listener to CPV2: 200 · stored"_s,  u"CPV2 to Listener: postback Approved=True"_s,
                   u"Listener to CPV2: 200 · stored"_s};
        QTest::newRow("two payments without PaymentGUID")
            << RoundTripBuilder()
                   .accepted()
                   .rawPostback("application/x-www-form-urlencoded", "Approved=True&PaymentAmount=1.00")
                   .rawPostback("application/x-www-form-urlencoded", "Approved=True&PaymentAmount=much")
                   .trip()
            << QStringList{u"Workbench to CPV2: POST request"_s,
                           u"CPV2 to Workbench: 200 SUCCESS · 12 ms"_s,
                           u"Browser to CPV2: paid 1.00"_s,
                           u"CPV2 to Listener: postback Approved=True"_s,
                           u"Listener to CPV2: 200 · stored"_s,
                           u"Browser to CPV2: paid much"_s,
                           u"CPV2 to Listener: postback Approved=True"_s,
                           u"Listener to CPV2: 200 · stored"_s};
        QTest::newRow("no postback we know")
            << RoundTripBuilder().accepted().rawPostback("text/plain", "hello").trip()
            << QStringList{
                   u"Workbench to CPV2: POST request"_s, u"CPV2 to Workbench: 200 SUCCESS · 12 ms"_s,
                   u"CPV2 to Listener: not counted: It has no Approved field, so it is not a postback."_s,
                   u"Listener to CPV2: 200 · stored"_s};
    }

    void theSequenceTellsWhatHasHappened()
    {
        QFETCH(roundtrip::RoundTrip, trip);
        QFETCH(QStringList, sentences);
        m_view->setRoundTrip(trip);
        QCOMPARE(sequence()->accessibleDescription().split(u'\n'), sentences);
        QVERIFY(!sequence()->grab().isNull());
    }

    void aLongSequenceScrollsToItsEnd()
    {
        RoundTripBuilder builder;
        builder.accepted();
        for (int i = 0; i < 20; ++i)
            builder.postback(declined);
        m_view->setRoundTrip(builder.trip());
        QScrollBar *bar = sequence()->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), bar->maximum());
    }

    void thePostbackStandsBesideTheRequest()
    {
        m_view->setRoundTrip(RoundTripBuilder()
                                 .accepted()
                                 .postback({{u"PaymentAmount"_s, u"164.30"_s}, {u"Extra"_s, u"<b>x</b>"_s}})
                                 .trip());
        QCOMPARE(reported(u"PaymentAmount"_s), u"164.30"_s);
        QCOMPARE(verdictOn(u"PaymentAmount"_s), u"✗ 0.01 less"_s);
        QCOMPARE(reported(u"InvoiceNumber"_s), u"566504"_s);
        QCOMPARE(verdictOn(u"InvoiceNumber"_s), u"✓"_s);
        QCOMPARE(verdictOn(u"Approved"_s), u"✓"_s);
        QCOMPARE(reported(u"Extra"_s), u"<b>x</b>"_s);
        QCOMPARE(verdictOn(u"Extra"_s), QString());
        QCOMPARE(comparison()->rowCount(), 19);
    }

    void eachOfSeveralPostbacksCanBeChosen()
    {
        RoundTripBuilder builder;
        m_view->setRoundTrip(builder.accepted().postback(declined).trip());
        QCOMPARE(verdictOn(u"Approved"_s), u"✗"_s);
        m_view->setRoundTrip(builder.postback().trip());
        QCOMPARE(reported(u"Approved"_s), u"True"_s); // the newest, as before

        selectPostback(2);
        QCOMPARE(reported(u"Approved"_s), u"False"_s);
        m_view->setRoundTrip(builder.postback().trip());
        QCOMPARE(child<QTableView>("postbacks")->model()->rowCount(), 3);
        QCOMPARE(reported(u"Approved"_s), u"False"_s); // the one chosen stays
        QCOMPARE(selectedPostback(), 2);
    }

    void anUndecodablePostbackSaysWhy()
    {
        m_view->setRoundTrip(
            RoundTripBuilder().accepted().rawPostback("application/json", "{\"Approved\": tru").trip());
        QVERIFY(child<QLabel>("postbackRemark")->isVisible());
        QVERIFY(!child<QLabel>("postbackRemark")->text().isEmpty());
    }

    void theBodysDigestIsShownAsOverThePreview()
    {
        const QByteArray body = cpv2::PaymentRequest::sample().toJson();
        m_view->setRoundTrip(RoundTripBuilder().accepted().trip());
        showTab("requestTab");
        const QString digest =
            QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex());
        QVERIFY(
            child<gui::MessageView>("request")->findChild<QLabel *>(u"digest"_s)->text().contains(digest));
    }

    void requestAndResponseAreShown()
    {
        m_view->setRoundTrip(RoundTripBuilder().accepted().trip());
        showTab("requestTab");
        QWidget *request = child<gui::MessageView>("request");
        QCOMPARE(request->findChild<QLabel *>(u"startLine"_s)->text(),
                 u"POST /cloudpaymentsapi/v2 HTTP/1.1"_s);
        const QAbstractItemModel *headers = request->findChild<QTableView *>(u"headers"_s)->model();
        QCOMPARE(headers->index(1, 0).data().toString(), u"Content-Type"_s);
        QCOMPARE(headers->index(1, 1).data().toString(), u"application/json"_s);
        QCOMPARE(request->findChild<gui::JsonView *>(u"body"_s)->bytes(),
                 cpv2::PaymentRequest::sample().toJson());
        showTab("responseTab");
        QVERIFY(child<gui::MessageView>("response")
                    ->findChild<gui::JsonView *>(u"body"_s)
                    ->toPlainText()
                    .contains(u"\"CloudPaymentURL\""_s));
    }

    void whatNeverLeftSaysWhy()
    {
        m_view->setRoundTrip(
            RoundTripBuilder().ended(journal::Outcome::NotSent, u"<b>refused</b> the connection"_s).trip());
        showTab("responseTab");
        auto *line = child<gui::MessageView>("response")->findChild<QLabel *>(u"startLine"_s);
        QCOMPARE(line->text(), u"<b>refused</b> the connection"_s);
        QCOMPARE(line->textFormat(), Qt::PlainText);
        QVERIFY(child<gui::MessageView>("request")
                    ->findChild<QLabel *>(u"remark"_s)
                    ->text()
                    .contains(u"refused"_s));
    }

    void theReturnIsDecoded()
    {
        m_view->setRoundTrip(
            RoundTripBuilder().accepted().returned(u"?juri=greene%20county&type=E1"_s).trip());
        showTab("returnTab");
        const QAbstractItemModel *fields =
            child<gui::MessageView>("returned")->findChild<QTableView *>(u"decoded"_s)->model();
        QCOMPARE(fields->index(0, 0).data().toString(), u"juri"_s);
        QCOMPARE(fields->index(0, 1).data().toString(), u"greene county"_s);
    }

    // L27 L28 K04
    void aPostbackThatIsNoFormIsReadAllTheSame()
    {
        // Packed: Approved=True&PaymentAmount=164.31&n=4111111111111111
        const auto packed = QByteArray::fromBase64(
            "H4sIAAAAAAACA3MsKCjKL0tNsQ0pKk1VC0iszE3NK3HMzS/NK7E1NDPRMzZUy7M1MUQFAHQUf2U1AAAA");
        RoundTripBuilder builder;
        builder.accepted().rawPostback("application/x-www-form-urlencoded\r\nContent-Encoding: gzip", packed);
        m_view->setRoundTrip(builder.trip());
        auto *message = child<gui::MessageView>("postbackMessage");
        QVERIFY(!message->isHidden());
        QVERIFY(child<QTableView>("comparison")->isHidden());
        const QString shown = message->findChild<gui::JsonView *>(u"body"_s)->toPlainText();
        QCOMPARE(shown, u"Approved=True&PaymentAmount=164.31&n=411111******1111"_s);
        QVERIFY(message->findChild<QLabel *>(u"note"_s)->text().contains(u"gzip"_s));

        RoundTripBuilder parts;
        parts.accepted().rawPostback(
            "multipart/form-data; boundary=x",
            "--x\r\nContent-Disposition: form-data; name=\"Approved\"\r\n\r\nTrue\r\n"
            "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n"
            "\r\nabc\r\n--x--\r\n");
        m_view->setRoundTrip(parts.trip());
        const QAbstractItemModel *fields = message->findChild<QTableView *>(u"decoded"_s)->model();
        QCOMPARE(fields->rowCount(), 2);
        QCOMPARE(fields->index(0, 1).data().toString(), u"True"_s);
        QCOMPARE(fields->index(1, 1).data().toString(), u"file “a.txt”, 3 bytes"_s);

        m_view->setRoundTrip(RoundTripBuilder().accepted().postback().trip());
        QVERIFY(message->isHidden());
        QVERIFY(!child<QTableView>("comparison")->isHidden());
    }

    void theRawBytesAreShownAndCopied()
    {
        const roundtrip::RoundTrip trip = RoundTripBuilder().accepted().postback().trip();
        m_view->setRoundTrip(trip);
        showTab("rawTab");
        auto *choice = child<QComboBox>("rawChoice");
        QCOMPARE(choice->count(), 2);
        QVERIFY(child<QPlainTextEdit>("raw")->toPlainText().startsWith(u"POST /cb/"_s));
        QTest::mouseClick(child<QToolButton>("copyRaw"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), trip.exchanges().last().requestRaw);
        QTest::mouseClick(child<QToolButton>("hex"), Qt::LeftButton);
        QVERIFY(child<QPlainTextEdit>("raw")->toPlainText().startsWith(u"00000000  50 4f 53 54"_s));
    }

    void aLargeBodyIsCutAndSaysSo()
    {
        const QByteArray body(2 * gui::MessageView::displayLimit, 'x');
        m_view->setRoundTrip(RoundTripBuilder().answered(200, body).trip());
        showTab("responseTab");
        QWidget *response = child<gui::MessageView>("response");
        QVERIFY(response->findChild<QLabel *>(u"note"_s)->isVisible());
        QVERIFY(response->findChild<gui::JsonView *>(u"body"_s)->toPlainText().size() <=
                gui::MessageView::displayLimit);
    }

    void storiesTickFromEvidence()
    {
        RoundTripBuilder builder;
        m_view->setRoundTrip(builder.submitUnderWay().trip());
        QCOMPARE(verdicts().count(Verdict::Waiting) + verdicts().count(Verdict::NotApplicable),
                 verdicts().size());
        QVERIFY(verdicts().contains(Verdict::Waiting));
        builder = RoundTripBuilder();
        m_view->setRoundTrip(builder.accepted().trip());
        QCOMPARE(verdicts().first(4),
                 QList<Verdict>({Verdict::Passed, Verdict::Waiting, Verdict::Waiting, Verdict::Waiting}));
        // That it was opened does not say that anybody saw it; the postback does.
        m_view->setRoundTrip(builder.pageOpened().trip());
        QVERIFY(verdicts().at(1) != Verdict::Passed);
        m_view->setRoundTrip(builder.postback().trip());
        QCOMPARE(verdicts().at(2), Verdict::Passed);
        m_view->setRoundTrip(builder.returned().trip());
        QCOMPARE(verdicts().first(4), QList<Verdict>(4, Verdict::Passed));
        QCOMPARE(verdicts().count(Verdict::Failed), 0);
        m_view->setRoundTrip(builder.postback().trip());
        QCOMPARE(verdicts().count(Verdict::Failed), 1);
    }

    void aStorySaysItsVerdictInWords()
    {
        m_view->setRoundTrip(RoundTripBuilder().accepted().trip());
        const QModelIndex first = stories()->model()->index(0, 0);
        QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), u"Retrieve invoice to pay: passed"_s);
        QVERIFY(!first.data(Qt::AccessibleDescriptionRole).toString().isEmpty());
        QVERIFY(!stories()->grab().isNull());
    }

    void anUnmatchedCaptureIsShownWithItsBytes()
    {
        m_view->setCapture(capture("/nowhere?x=1"));
        QCOMPARE(m_view->roundTrip().id(), QString());
        QCOMPARE(child<gui::Badge>("state")->text(), u"unmatched"_s);
        QVERIFY(child<QPlainTextEdit>("raw")->isVisible());
        QVERIFY(child<QPlainTextEdit>("raw")->toPlainText().startsWith(u"POST /nowhere?x=1"_s));
        QVERIFY(child<QPlainTextEdit>("raw")->toPlainText().endsWith(u"a=1&b=\\x01\\xff"_s));
        QVERIFY(!stories()->isVisible());

        m_view->setRoundTrip(RoundTripBuilder().accepted().trip());
        QVERIFY(stories()->isVisible());
        QVERIFY(sequence()->isVisible());
    }

    void theModelsKeepTheirPromises()
    {
        using Mode = QAbstractItemModelTester::FailureReportingMode;
        QAbstractItemModelTester comparisonTester(child<QTableView>("comparison")->model(), Mode::QtTest);
        QAbstractItemModelTester storiesTester(stories()->model(), Mode::QtTest);
        QAbstractItemModelTester headersTester(
            child<gui::MessageView>("request")->findChild<QTableView *>(u"headers"_s)->model(), Mode::QtTest);
        QAbstractItemModelTester postbacksTester(m_view->findChild<gui::PostbacksModel *>(), Mode::QtTest);
        RoundTripBuilder builder;
        m_view->setRoundTrip(builder.accepted().postback().trip());
        m_view->setRoundTrip(builder.postback().returned().trip());
        m_view->setRoundTrip(RoundTripBuilder().submitUnderWay().trip());
    }

private:
    template <typename Widget>
    Widget *child(const char *name) const
    {
        return m_view->findChild<Widget *>(QLatin1StringView(name));
    }
    gui::SequenceView *sequence() const { return child<gui::SequenceView>("sequence"); }
    gui::StoriesList *stories() const { return child<gui::StoriesList>("stories"); }
    const QAbstractItemModel *comparison() const { return child<QTableView>("comparison")->model(); }

    QString reported(const QString &field) const { return cell(field, gui::ComparisonModel::Reported); }
    QString verdictOn(const QString &field) const { return cell(field, gui::ComparisonModel::Verdict); }
    QString cell(const QString &field, gui::ComparisonModel::Column column) const
    {
        for (int row = 0; row < comparison()->rowCount(); ++row) {
            if (comparison()->index(row, gui::ComparisonModel::Field).data().toString() == field)
                return comparison()->index(row, column).data().toString();
        }
        return {};
    }

    const QSortFilterProxyModel *shownPostbacks() const
    {
        return qobject_cast<const QSortFilterProxyModel *>(child<QTableView>("postbacks")->model());
    }
    /// By its exchange; 0 for none.
    qint64 selectedPostback() const
    {
        const QModelIndexList rows = child<QTableView>("postbacks")->selectionModel()->selectedRows();
        if (rows.isEmpty())
            return 0;
        const int row = shownPostbacks()->mapToSource(rows.first()).row();
        return m_view->findChild<gui::PostbacksModel *>()->postback(row).id;
    }
    void selectPostback(qint64 exchangeId)
    {
        const auto *model = m_view->findChild<gui::PostbacksModel *>();
        const QModelIndex index = shownPostbacks()->mapFromSource(model->index(model->rowOf(exchangeId), 0));
        auto *table = child<QTableView>("postbacks");
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
    }
    void clickCheck(const QString &id)
    {
        auto *model = qobject_cast<gui::StoriesModel *>(stories()->model());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->check(row).id != id)
                continue;
            const QModelIndex index = model->index(row, 0);
            stories()->scrollTo(index);
            return QTest::mouseClick(stories()->viewport(), Qt::LeftButton, {},
                                     stories()->visualRect(index).center());
        }
        support::fail(u"There is no check %1."_s.arg(id));
    }

    QList<Verdict> verdicts() const
    {
        QList<Verdict> verdicts;
        for (int row = 0; row < stories()->model()->rowCount(); ++row)
            verdicts << Verdict(
                stories()->model()->index(row, 0).data(gui::StoriesModel::VerdictRole).toInt());
        return verdicts;
    }

    void showTab(const char *name)
    {
        auto *tabs = child<QTabWidget>("tabs");
        tabs->setCurrentWidget(child<QWidget>(name));
    }

    std::unique_ptr<gui::RoundTripView> m_view;
};

QTEST_MAIN(RoundTripViewTest)
#include "test_round_trip_view.moc"
