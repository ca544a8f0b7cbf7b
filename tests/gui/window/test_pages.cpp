// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/badge.h"
#include "gui/request/request_tabs.h"
#include "gui/trips/round_trip_strip.h"
#include "gui/trips/round_trips_page.h"
#include "gui/trips/stories_list.h"
#include "gui/window/requests_page.h"
#include "gui/window_bench.h"
#include "support/test.h"

#include <QAction>
#include <QDesktopServices>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using window_bench::Bench;
using window_bench::patience;

class TestPages : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase() { window_bench::keepHomeIn(m_home); }

    void eachPageHasTheWholeWindowAndItsKeys()
    {
        Bench bench;
        bench.show();
        auto *requests = bench.widget<gui::RequestsPage>(u"requestsPage"_s);
        auto *roundTrips = bench.window->findChild<gui::RoundTripsPage *>();
        QVERIFY(requests->isVisible() && !roundTrips->isVisible());
        bench.press(Qt::Key_3);
        QVERIFY(!requests->isVisible() && roundTrips->isVisible());
        QCOMPARE(roundTrips->width(), bench.widget<QStackedWidget>(u"pages"_s)->width());
        bench.press(Qt::Key_1);
        QVERIFY(requests->isVisible());
        bench.click(u"actionRoundTripsButton"_s);
        QVERIFY(roundTrips->isVisible());
        bench.click(u"actionRequestsButton"_s);
        QVERIFY(requests->isVisible());
    }

    /// What nobody sees is neither sent nor changed by a key.
    void commandsOfARequestRestOnTheOtherPage()
    {
        Bench bench;
        bench.show();
        QVERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        bench.press(Qt::Key_3);
        QVERIFY(!bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
        bench.press(Qt::Key_Return);
        QVERIFY(bench.trips.isEmpty());
        bench.press(Qt::Key_F);
        QVERIFY(bench.widget<QLineEdit>(u"text"_s)->hasFocus());
        bench.press(Qt::Key_N); // a new request is seen
        QVERIFY(bench.widget<QWidget>(u"requestsPage"_s)->isVisible());
        QVERIFY(bench.widget<QWidget>(u"submitButton"_s)->isEnabled());
    }

    void theStripOpensOnSubmitAndEscapeClosesIt()
    {
        Bench bench;
        bench.settings.set(workspace::setting::openPageAutomatically, false);
        bench.show();
        auto *strip = bench.window->findChild<gui::RoundTripStrip *>();
        QVERIFY(strip->findChild<QLabel *>(u"caption"_s)->text().startsWith(u"No round trip yet."_s));
        QVERIFY(!strip->isOpen());
        const int closed = strip->height();
        QVERIFY(closed < 3 * strip->fontMetrics().height());
        bench.widget<QLineEdit>(u"BillerReference"_s)->setFocus();
        bench.press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(strip->isOpen(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(strip->findChild<gui::Badge *>(u"state"_s)->text(), u"PENDING"_s, patience);
        QVERIFY(strip->findChild<gui::Badge *>(u"verdict"_s)->isVisible());
        QVERIFY(strip->height() > 5 * closed);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!strip->isOpen());
        QTRY_COMPARE(strip->height(), closed);
    }

    void theShareOfTheOpenStripIsRemembered()
    {
        Bench bench;
        bench.settings.set(workspace::setting::openPageAutomatically, false);
        bench.show();
        auto *strip = bench.window->findChild<gui::RoundTripStrip *>();
        bench.click(u"submitButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(strip->isOpen(), patience);
        auto *rows = bench.widget<QSplitter>(u"rows"_s);
        const int wanted = rows->height() / 2;
        rows->setSizes({rows->height() - wanted, wanted});
        emit rows->splitterMoved(rows->height() - wanted, 1); // as dragging the handle does
        strip->setOpen(false);
        strip->setOpen(true);
        QVERIFY(std::abs(strip->height() - wanted) < rows->height() / 50);
    }

    void aCheckInTheStripLeadsToWhatDecidedIt()
    {
        Bench bench;
        bench.settings.set(workspace::setting::openPageAutomatically, false);
        bench.show();
        auto *strip = bench.window->findChild<gui::RoundTripStrip *>();
        bench.click(u"submitButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(strip->isOpen(), patience);
        QCOMPARE(
            Bench::request("POST", bench.callback(FieldId::PostBackURL),
                           "InvoiceNumber=566504&BillerReference=566504&Approved=True&PaymentAmount=164.30"
                           "&PaymentGUID=7c2f&CardType=VISA&PaymentMessage=APPROVED"),
            200);
        auto *stories = strip->findChild<gui::StoriesList *>();
        auto *model = qobject_cast<gui::StoriesModel *>(stories->model());
        QModelIndex amounts;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->check(row).id == u"amounts-equal"_s)
                amounts = model->index(row, 0);
        }
        QTRY_COMPARE_WITH_TIMEOUT(roundtrip::Verdict(amounts.data(gui::StoriesModel::VerdictRole).toInt()),
                                  roundtrip::Verdict::Failed, patience);
        stories->scrollTo(amounts);
        QTest::mouseClick(stories->viewport(), Qt::LeftButton, {}, stories->visualRect(amounts).center());

        auto *page = bench.window->findChild<gui::RoundTripsPage *>();
        QVERIFY(page->isVisible());
        const auto *comparison = page->findChild<QTableView *>(u"comparison"_s);
        QTRY_COMPARE_WITH_TIMEOUT(comparison->currentIndex().siblingAtColumn(0).data().toString(),
                                  u"PaymentAmount"_s, patience);
        QCOMPARE(page->roundTrip().id(), bench.onlyTrip().id());
    }

    /// PAID is green in the form, the strip and the navigator only when every check held.
    void paidWithABrokenCheckIsNotGreen()
    {
        Bench bench;
        bench.settings.set(workspace::setting::openPageAutomatically, false);
        bench.show();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"PENDING"_s), patience);
        for (const char *amount : {"164.31", "164.30"}) // paid, and then the same again, a cent less
            QCOMPARE(
                Bench::request(
                    "POST", bench.callback(FieldId::PostBackURL),
                    "InvoiceNumber=566504&BillerReference=566504&Approved=True&PaymentGUID=7c2f&PaymentAmount="_ba +
                        amount),
                200);
        auto *strip = bench.window->findChild<gui::RoundTripStrip *>();
        QTRY_COMPARE_WITH_TIMEOUT(strip->findChild<gui::Badge *>(u"verdict"_s)->kind(), gui::Badge::Kind::Bad,
                                  patience);
        QVERIFY(strip->findChild<gui::Badge *>(u"state"_s)->kind() != gui::Badge::Kind::Good);
        const QAbstractItemModel *model = bench.widget<QTreeView>(u"navigator"_s)->model();
        const QModelIndex row = model->index(0, 0, model->index(gui::NavigatorModel::RoundTrips, 0));
        QVERIFY(row.data(gui::NavigatorModel::BadgeKindRole).value<gui::Badge::Kind>() !=
                gui::Badge::Kind::Good);
        QVERIFY(row.data(gui::NavigatorModel::VerdictRole).toString().startsWith(u"✗"_s));
    }

    void aDoubleClickInTheNavigatorOpensTheRoundTrip()
    {
        Bench bench;
        bench.settings.set(workspace::setting::openPageAutomatically, false);
        bench.show();
        bench.click(u"submitButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.navigatorStates(), QStringList(u"PENDING"_s), patience);
        auto *navigator = bench.widget<QTreeView>(u"navigator"_s);
        const QAbstractItemModel *model = navigator->model();
        const QModelIndex index = model->index(0, 0, model->index(gui::NavigatorModel::RoundTrips, 0));
        navigator->setFocus();
        navigator->setCurrentIndex(index);
        QTest::keyClick(navigator, Qt::Key_Return);
        auto *page = bench.window->findChild<gui::RoundTripsPage *>();
        QVERIFY(page->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(page->roundTrip().id(), bench.onlyTrip().id(), patience);
        QVERIFY(bench.widget<QWidget>(u"openPageButton"_s)->isEnabled()); // about the one that is shown
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(TestPages)
#include "test_pages.moc"
