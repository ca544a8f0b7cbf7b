// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/compare/differences_model.h"
#include "gui/look/message_bar.h"
#include "gui/trips/history_model.h"
#include "gui/trips/round_trip_view.h"
#include "gui/trips/round_trips_page.h"
#include "gui/trips/trip_comparison_dialog.h"
#include "journal/journal.h"
#include "roundtrip/desk.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using gui::HistoryModel;

namespace
{

constexpr int patience = 15'000;

/// A journal on the disk with round trips in it, a desk that writes it, and the page below a message bar.
class Bench
{
public:
    explicit Bench(const QList<roundtrip::RoundTrip> &trips, int unmatched = 0)
    {
        auto journal = journal::Journal::open(file());
        if (!journal)
            support::fail(journal.error().sentence);
        for (const roundtrip::RoundTrip &trip : trips)
            write(**journal, trip);
        for (int i = 0; i < unmatched; ++i) {
            journal::Exchange capture;
            capture.role = journal::Role::Unmatched;
            capture.at = QDateTime::currentDateTimeUtc();
            capture.url = u"/lost/%1"_s.arg(i);
            capture.requestHead = "GET /lost HTTP/1.1\r\n\r\n"_ba;
            if (!(*journal)->add(capture))
                support::fail(u"The capture was not written."_s);
        }
    }

    /// The tester fetches more by itself.
    void show(bool isTested = true)
    {
        QVERIFY(desk.start());
        window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(window.get());
        auto *messages = new gui::MessageBar;
        page = new gui::RoundTripsPage(&desk, file(), messages);
        layout->addWidget(messages);
        layout->addWidget(page, 1);
        window->resize(1440, 800);
        model = page->findChild<HistoryModel *>();
        if (isTested)
            tester = std::make_unique<QAbstractItemModelTester>(
                model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(!model->isLoading(), patience);
    }

    template <typename T>
    T *widget(const QString &name) const
    {
        T *found = window->findChild<T *>(name);
        if (!found)
            support::fail(u"There is no %1."_s.arg(name));
        return found;
    }
    void choose(const QString &box, const QString &text) const
    {
        auto *choice = widget<QComboBox>(box);
        choice->setCurrentText(text);
        emit choice->activated(choice->currentIndex());
    }
    void click(const QString &name) const
    {
        auto *button = widget<QAbstractButton>(name);
        QVERIFY(button->isVisible() && button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QStringList titles() const
    {
        QStringList list;
        for (int row = 0; row < model->rowCount(); ++row)
            list << model->index(row, HistoryModel::Title).data().toString();
        return list;
    }
    QString heading() const { return widget<QLabel>(u"title"_s)->text(); }
    QString file() const { return m_folder.filePath(u"journal.sqlite"_s); }

private:
    static void write(journal::Journal &journal, const roundtrip::RoundTrip &trip)
    {
        bool isWritten(journal.add(trip.record()));
        for (const journal::Exchange &exchange : trip.exchanges())
            isWritten = isWritten && bool(journal.add(exchange));
        if (!isWritten || !journal.setSummary(trip.record().id, trip.summary()))
            support::fail(u"The round trip was not written."_s);
    }

    QTemporaryDir m_folder;

public:
    roundtrip::Desk desk{file()};
    HistoryModel *model = nullptr;
    std::unique_ptr<QAbstractItemModelTester> tester;
    std::unique_ptr<QWidget> window;
    gui::RoundTripsPage *page = nullptr;
};

roundtrip::RoundTrip tripOf(const QString &reference, bool isPaid = false)
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    if (!request.apply(request.setText(cpv2::FieldId::BillerReference, reference)))
        support::fail(u"The sample has no BillerReference."_s);
    support::RoundTripBuilder builder(request);
    builder.accepted();
    if (isPaid)
        builder.pageOpened().postback().returned();
    return support::changed(builder.trip(), [&](auto &record, auto &exchanges) {
        record.id = u"trip-"_s + reference;
        for (journal::Exchange &exchange : exchanges)
            exchange.roundTripId = record.id;
    });
}

/// Paid, and the amount is one cent less than what was asked for.
roundtrip::RoundTrip brokenTrip(const QString &reference)
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    if (!request.apply(request.setText(cpv2::FieldId::BillerReference, reference)))
        support::fail(u"The sample has no BillerReference."_s);
    support::RoundTripBuilder builder(request);
    builder.accepted().pageOpened().postback({{u"PaymentAmount"_s, u"164.30"_s}}).returned();
    return support::changed(builder.trip(), [&](auto &record, auto &exchanges) {
        record.id = u"trip-"_s + reference;
        for (journal::Exchange &exchange : exchanges)
            exchange.roundTripId = record.id;
    });
}

} // namespace

class RoundTripsPageTest : public support::Test
{
    Q_OBJECT

private slots:
    void theNewestStandsFirstAndIsShown()
    {
        Bench bench({tripOf(u"first"_s), tripOf(u"second"_s, true)});
        bench.show();
        QCOMPARE(bench.titles(), (QStringList{u"second"_s, u"first"_s}));
        QCOMPARE(bench.model->index(0, HistoryModel::State).data().toString(), u"PAID (by the postback)"_s);
        QCOMPARE(bench.model->index(0, HistoryModel::Amount).data().toString(), u"164.31"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bench.heading().contains(u"second"_s), patience);
        bench.widget<QTableView>(u"entries"_s)->selectRow(1);
        QTRY_VERIFY_WITH_TIMEOUT(bench.heading().contains(u"first"_s), patience);
    }

    void anEmptyJournalSaysSo()
    {
        Bench bench({});
        bench.show();
        QVERIFY(bench.widget<QLabel>(u"count"_s)->text().startsWith(u"0 entries."_s));
        QVERIFY(bench.widget<QLabel>(u"nothing"_s)->text().startsWith(u"No round trip has been recorded"_s));
        QTest::keyClicks(bench.widget<QLineEdit>(u"text"_s), u"omega"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bench.widget<QLabel>(u"nothing"_s)->text().startsWith(u"Nothing found"_s),
                                 patience);
        QVERIFY(!bench.widget<QPushButton>(u"remove"_s)->isEnabled());
        QVERIFY(!bench.widget<QPushButton>(u"openRequest"_s)->isVisible());
    }

    void theTextFindsWhatWasSentAndCaptured_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("titles");
        QTest::newRow("of one request") << u"alpha"_s << QStringList(u"alpha"_s);
        QTest::newRow("in another case") << u"BETA"_s << QStringList(u"beta"_s);
        QTest::newRow("of a postback") << u"Approved"_s << QStringList(u"beta"_s);
        QTest::newRow("nowhere") << u"omega"_s << QStringList();
        QTest::newRow("a quote, which is no syntax") << u"\"alpha"_s << QStringList(u"alpha"_s);
        QTest::newRow("only spaces") << u"  "_s << QStringList{u"beta"_s, u"alpha"_s};
    }
    void theTextFindsWhatWasSentAndCaptured()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, titles);
        Bench bench({tripOf(u"alpha"_s), tripOf(u"beta"_s, true)});
        bench.show();
        QTest::keyClicks(bench.widget<QLineEdit>(u"text"_s), text);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), titles, patience);
    }

    void theStateFilters()
    {
        Bench bench({tripOf(u"open"_s), tripOf(u"done"_s, true)}, 1);
        bench.show();
        QCOMPARE(bench.model->rowCount(), 3);
        bench.choose(u"state"_s, u"PAID (by the postback)"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), QStringList(u"done"_s), patience);
        bench.choose(u"state"_s, u"any state"_s);
        bench.click(u"unmatched"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), QStringList(u"/lost/0"_s), patience);
        bench.click(u"all"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->rowCount(), 3, patience);
    }

    void theVerdictFiltersAndIsCounted()
    {
        Bench bench({tripOf(u"open"_s), tripOf(u"done"_s, true), brokenTrip(u"broken"_s)}, 2);
        bench.show();
        QTRY_COMPARE_WITH_TIMEOUT(bench.widget<QToolButton>(u"failed"_s)->text(), u"Checks failed 1"_s,
                                  patience);
        QCOMPARE(bench.widget<QToolButton>(u"all"_s)->text(), u"All 5"_s);
        QCOMPARE(bench.widget<QToolButton>(u"waiting"_s)->text(), u"Waiting 1"_s);
        QCOMPARE(bench.widget<QToolButton>(u"unmatched"_s)->text(), u"Unmatched 2"_s);
        bench.click(u"failed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), QStringList(u"broken"_s), patience);
        bench.click(u"waiting"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), QStringList(u"open"_s), patience);
    }

    /// PAID is green only where every check held.
    void stateAndVerdictAreBothShown()
    {
        Bench bench({tripOf(u"done"_s, true), brokenTrip(u"broken"_s)});
        bench.show();
        const auto kind = [&](int row, HistoryModel::Column column) {
            return bench.model->index(row, column)
                .data(HistoryModel::BadgeKindRole)
                .value<gui::Badge::Kind>();
        };
        QCOMPARE(bench.model->index(0, HistoryModel::State).data().toString(), u"PAID (by the postback)"_s);
        QCOMPARE(bench.model->index(0, HistoryModel::Verdict).data().toString(), u"✗ 1"_s);
        QCOMPARE(kind(0, HistoryModel::State), gui::Badge::Kind::Warning);
        QCOMPARE(kind(0, HistoryModel::Verdict), gui::Badge::Kind::Bad);
        QCOMPARE(bench.model->index(1, HistoryModel::Verdict).data().toString(), u"✓"_s);
        QCOMPARE(kind(1, HistoryModel::State), gui::Badge::Kind::Good);
        QTRY_COMPARE_WITH_TIMEOUT(bench.heading(), u"broken"_s, patience);
        QCOMPARE(bench.widget<gui::Badge>(u"state"_s)->kind(), gui::Badge::Kind::Warning);
        QCOMPARE(bench.widget<gui::Badge>(u"verdict"_s)->text(), u"✗ 1 check(s) failed"_s);
    }

    void aHeaderSortsTheWholeListAndKeepsWhatIsLookedAt()
    {
        QList<roundtrip::RoundTrip> trips;
        for (int i = 0; i < HistoryModel::pageSize + 20; ++i)
            trips << tripOf(u"T%1"_s.arg((i * 7) % 1000, 4, 10, QLatin1Char('0')));
        Bench bench(trips);
        bench.show(false);
        auto *table = bench.widget<QTableView>(u"entries"_s);
        const QString shown = bench.titles().first();
        QTRY_COMPARE_WITH_TIMEOUT(bench.heading(), shown, patience);
        table->sortByColumn(HistoryModel::Title, Qt::AscendingOrder);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles().first(), u"T0000"_s, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.model->isLoading(), patience);
        QCOMPARE(bench.heading(), shown);
        while (bench.model->rowCount() < trips.size()) {
            const int before = bench.model->rowCount();
            table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum());
            QTRY_VERIFY_WITH_TIMEOUT(bench.model->rowCount() > before, patience);
        }
        QStringList sorted = bench.titles();
        QVERIFY(std::ranges::is_sorted(sorted));
        QCOMPARE(QSet<QString>(sorted.begin(), sorted.end()).size(), trips.size());
        table->sortByColumn(HistoryModel::Started, Qt::DescendingOrder);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles().first(), shown, patience);
    }

    void anotherPlaceCanAskForARoundTrip()
    {
        const roundtrip::RoundTrip broken = brokenTrip(u"broken"_s);
        Bench bench({broken, tripOf(u"open"_s)});
        bench.show();
        QTest::keyClicks(bench.widget<QLineEdit>(u"text"_s), u"open"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), QStringList(u"open"_s), patience);
        const roundtrip::Proof proof{broken.ofRole(journal::Role::Postback).first().id, u"PaymentAmount"_s};
        bench.page->showRoundTrip(broken.id(), proof);
        QTRY_COMPARE_WITH_TIMEOUT(bench.heading(), u"broken"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles().size(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.widget<QTableView>(u"entries"_s)->currentIndex().row(), 1, patience);
        const auto *comparison = bench.widget<QTableView>(u"comparison"_s);
        QTRY_COMPARE_WITH_TIMEOUT(comparison->currentIndex().siblingAtColumn(0).data().toString(),
                                  u"PaymentAmount"_s, patience);
    }

    /// The row below takes over, with the focus, so that Delete goes on; and never the button that deletes
    /// more.
    void deleteCanBePressedAgain()
    {
        Bench bench({tripOf(u"first"_s), tripOf(u"second"_s), tripOf(u"third"_s)});
        bench.show();
        auto *table = bench.widget<QTableView>(u"entries"_s);
        table->selectRow(0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(bench.titles(), QStringList(u"first"_s));
        bench.click(u"remove"_s);
        QVERIFY(table->hasFocus());
    }

    void theContextMenuDeletesAndCopies()
    {
        Bench bench({tripOf(u"first"_s), tripOf(u"second"_s)});
        bench.show();
        QTRY_COMPARE_WITH_TIMEOUT(bench.heading(), u"second"_s, patience);
        auto *table = bench.widget<QTableView>(u"entries"_s);
        const auto choose = [&](const QString &text) {
            emit table->customContextMenuRequested(table->visualRect(bench.model->index(0, 0)).center());
            QMenu *menu = nullptr;
            QTRY_VERIFY(menu = bench.page->findChild<QMenu *>(u"entryMenu"_s));
            for (QAction *action : menu->actions()) {
                if (action->text().remove(u'&') == text)
                    action->trigger();
            }
            menu->close();
            QTRY_VERIFY(!bench.page->findChild<QMenu *>(u"entryMenu"_s));
        };
        choose(u"Copy reference"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"second"_s);
        choose(u"Delete"_s);
        QCOMPARE(bench.titles(), QStringList(u"first"_s));
    }

    void theDaysFilter()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto startedAt = [](const roundtrip::RoundTrip &trip, const QDateTime &at) {
            return support::changed(trip, [&](auto &record, auto &) { record.startedAt = at; });
        };
        const roundtrip::RoundTrip old = startedAt(tripOf(u"old"_s), now.addDays(-10));
        const roundtrip::RoundTrip recent = startedAt(tripOf(u"recent"_s), now);
        Bench bench({old, recent});
        bench.show();
        bench.choose(u"time"_s, u"last 7 days"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), QStringList(u"recent"_s), patience);
        bench.choose(u"time"_s, u"last 30 days"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->rowCount(), 2, patience);
        bench.choose(u"time"_s, u"between"_s);
        QVERIFY(bench.widget<QWidget>(u"from"_s)->isVisible());
    }

    /// Nothing is loaded that is not looked at.
    void pagesComeWhenTheyAreScrolledTo()
    {
        constexpr int all = 3 * HistoryModel::pageSize + 50;
        Bench bench({}, all);
        bench.show(false);
        QVERIFY(bench.model->rowCount() <= 2 * HistoryModel::pageSize); // a view looks one page ahead
        auto *bar = bench.widget<QTableView>(u"entries"_s)->verticalScrollBar();
        while (bench.model->rowCount() < all) {
            const int before = bench.model->rowCount();
            bar->setValue(bar->maximum());
            QTRY_VERIFY_WITH_TIMEOUT(bench.model->rowCount() > before, patience);
        }
        QCOMPARE(bench.titles().last(), u"/lost/0"_s);
        QVERIFY(bench.widget<QLabel>(u"count"_s)->text().startsWith(u"650 entries."_s));
    }

    void whatIsDeletedCanBeBroughtBack()
    {
        Bench bench({tripOf(u"first"_s), tripOf(u"second"_s), tripOf(u"third"_s)});
        bench.show();
        auto *table = bench.widget<QTableView>(u"entries"_s);
        table->selectRow(1);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), (QStringList{u"third"_s, u"first"_s}), patience);
        const auto buttons = bench.widget<QWidget>(u"removed"_s)->findChildren<QPushButton *>();
        QTest::mouseClick(buttons.first(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), (QStringList{u"third"_s, u"second"_s, u"first"_s}),
                                  patience);
    }

    /// Each announcement costs the view and the selection time in the number of all rows.
    void manyRowsGoAtOnceAndComeBackWithOneUndo_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("all of them") << 1;
        QTest::newRow("every second one") << 2;
    }
    void manyRowsGoAtOnceAndComeBackWithOneUndo()
    {
        QFETCH(int, step);
        constexpr int all = HistoryModel::pageSize - 1; // on one page
        Bench bench({}, all);
        bench.show();
        const QStringList before = bench.titles();
        auto *table = bench.widget<QTableView>(u"entries"_s);
        QItemSelection rows;
        for (int row = 0; row < all; row += step)
            rows.select(bench.model->index(row, 0), bench.model->index(row, HistoryModel::ColumnCount - 1));
        table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);

        QSignalSpy removed(bench.model, &HistoryModel::rowsRemoved);
        QSignalSpy reset(bench.model, &HistoryModel::modelReset);
        bench.click(u"remove"_s);
        QCOMPARE(bench.model->rowCount(), step == 1 ? 0 : all / 2); // without waiting for the journal
        QCOMPARE(removed.size() + reset.size(), 1);

        QSignalSpy changed(&bench.desk, &roundtrip::Desk::historyChanged);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
        const auto buttons = bench.widget<QWidget>(u"removed"_s)->findChildren<QPushButton *>();
        QTest::mouseClick(buttons.first(), Qt::LeftButton);
        QCOMPARE(bench.titles(), before);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.model->isLoading(), patience);
        QCOMPARE(bench.titles(), before);
    }

    void twoEntriesAreComparedByField()
    {
        Bench bench({tripOf(u"first"_s), tripOf(u"second"_s, true), tripOf(u"third"_s)});
        bench.show();
        auto *table = bench.widget<QTableView>(u"entries"_s);
        const auto *compare = bench.widget<QPushButton>(u"compare"_s);
        QVERIFY(!compare->isEnabled());
        table->selectAll();
        QVERIFY(!compare->isEnabled());
        table->selectRow(2);
        table->selectionModel()->select(bench.model->index(1, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
        bench.click(u"compare"_s);

        gui::TripComparisonDialog *dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(dialog = bench.window->findChild<gui::TripComparisonDialog *>(), patience);
        const auto *parts = dialog->findChild<QTabBar *>(u"parts"_s);
        QTRY_COMPARE_WITH_TIMEOUT(parts->count(), 4, patience);
        QVERIFY(dialog->findChild<QLabel *>(u"left"_s)->text().startsWith(u"first · PENDING"_s));
        QVERIFY(
            dialog->findChild<QLabel *>(u"right"_s)->text().startsWith(u"second · PAID (by the postback)"_s));
        QCOMPARE(parts->tabText(0), u"Request (1)"_s);
        const QAbstractItemModel *rows = dialog->findChild<QTableView *>(u"differences"_s)->model();
        QCOMPARE(rows->rowCount(), 1);
        QCOMPARE(rows->index(0, gui::DifferencesModel::Where).data().toString(), u"/BillerReference"_s);
        QCOMPARE(rows->index(0, gui::DifferencesModel::Left).data().toString(), u"\"first\""_s);
        QCOMPARE(rows->index(0, gui::DifferencesModel::Right).data().toString(), u"\"second\""_s);
        const auto *outcome = dialog->findChild<QLabel *>(u"outcome"_s);
        QCOMPARE(outcome->text(), u"1 difference(s)"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"copy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"/BillerReference: \"first\" → \"second\"\n"_s);
        dialog->findChild<QTabBar *>(u"parts"_s)->setCurrentIndex(1);
        QCOMPARE(outcome->text(), u"Both are the same."_s);
        dialog->findChild<QTabBar *>(u"parts"_s)->setCurrentIndex(2);
        QCOMPARE(outcome->text(), u"Only the right one has one."_s);
        QCOMPARE(rows->rowCount(), 0);
    }

    void twoUnmatchedCapturesAreCompared()
    {
        Bench bench({}, 2);
        bench.show();
        bench.widget<QTableView>(u"entries"_s)->selectAll();
        bench.click(u"compare"_s);
        gui::TripComparisonDialog *dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(dialog = bench.window->findChild<gui::TripComparisonDialog *>(), patience);
        QVERIFY(dialog->findChild<QLabel *>(u"left"_s)->text().startsWith(u"/lost/0"_s));
        QVERIFY(dialog->findChild<QLabel *>(u"right"_s)->text().startsWith(u"/lost/1"_s));
        QTRY_COMPARE_WITH_TIMEOUT(dialog->findChild<QTabBar *>(u"parts"_s)->count(), 4, patience);
        dialog->findChild<QTabBar *>(u"parts"_s)->setCurrentIndex(3);
        QCOMPARE(dialog->findChild<QLabel *>(u"outcome"_s)->text(), u"Both are the same."_s);
    }

    void anOrphanIsJoinedByHandAndComesBack()
    {
        Bench bench({tripOf(u"home"_s)}, 1);
        bench.show();
        auto *table = bench.widget<QTableView>(u"entries"_s);
        QVERIFY(!bench.widget<QPushButton>(u"join"_s)->isEnabled());
        table->selectAll();
        bench.click(u"join"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), QStringList(u"home"_s), patience);
        const auto buttons = bench.widget<QWidget>(u"joined"_s)->findChildren<QPushButton *>();
        QTest::mouseClick(buttons.first(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->rowCount(), 2, patience);
    }

    void whatIsPrunedIsGone()
    {
        Bench bench({tripOf(u"first"_s), tripOf(u"second"_s), tripOf(u"third"_s)});
        bench.show();
        bench.click(u"prune"_s);
        auto *dialog = bench.widget<QDialog>(u"PruneDialog"_s);
        QTRY_VERIFY(dialog->isVisible());
        auto *prune = dialog->findChild<QPushButton *>(u"deleteForGood"_s);
        QVERIFY(!prune->isEnabled()); // nothing is chosen at first
        dialog->findChild<QCheckBox *>(u"byCount"_s)->click();
        dialog->findChild<QSpinBox *>(u"entries"_s)->setValue(1);
        prune->click();
        QTRY_COMPARE_WITH_TIMEOUT(bench.titles(), QStringList(u"third"_s), patience);
    }

    void aRequestOpensAsItWasSent()
    {
        Bench bench({tripOf(u"again"_s)});
        bench.show();
        QTRY_COMPARE_WITH_TIMEOUT(bench.heading(), u"again"_s, patience);
        QSignalSpy opened(bench.page, &gui::RoundTripsPage::requestOpened);
        bench.click(u"openRequest"_s);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, patience);
        const auto trip = opened.first().first().value<roundtrip::RoundTrip>();
        QCOMPARE(trip.record().requestBytes, tripOf(u"again"_s).record().requestBytes);
    }

    void whatComesInMeanwhileIsShown()
    {
        Bench bench({tripOf(u"first"_s), tripOf(u"second"_s)});
        bench.show();
        auto *table = bench.widget<QTableView>(u"entries"_s);
        table->selectRow(1);
        roundtrip::SubmitOrder order;
        order.id = u"late"_s;
        order.bytes = cpv2::PaymentRequest::sample().toJson();
        order.endpoint = QUrl(u"http://127.0.0.1:1/v2"_s); // nobody listens there
        bench.desk.submit(order);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->rowCount(), 3, patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.model->index(0, HistoryModel::State).data().toString(), u"NOT SENT"_s,
                                  patience);
        QCOMPARE(table->currentIndex().row(), 2); // what the person looks at stays
        QVERIFY(bench.heading().contains(u"first"_s));
    }

    void aJournalThatCannotBeReadIsNamed()
    {
        Bench bench({tripOf(u"first"_s)});
        QVERIFY(bench.desk.start());
        gui::MessageBar messages;
        gui::RoundTripsPage page(&bench.desk, u"/nowhere/journal.sqlite"_s, &messages);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(messages.findChild<QWidget *>(u"historyProblem"_s), patience);
    }
};

QTEST_MAIN(RoundTripsPageTest)
#include "test_round_trips_page.moc"
