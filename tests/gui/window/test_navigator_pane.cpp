// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/window/navigator_model.h"
#include "gui/window/navigator_pane.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using gui::NavigatorModel;
using support::RoundTripBuilder;

namespace
{

roundtrip::RoundTrip started(const roundtrip::RoundTrip &trip, const QString &id, int second)
{
    return support::changed(trip, [&](auto &record, auto &) {
        record.id = id;
        record.startedAt = record.startedAt.addSecs(second);
    });
}

} // namespace

class NavigatorPaneTest : public support::Test
{
    Q_OBJECT
private slots:
    void init()
    {
        Test::init();
        m_tabs = std::make_unique<gui::RequestTabs>(&m_drafts);
        m_document = m_tabs->currentDocument();
        m_document->reset(cpv2::PaymentRequest::sample(), u"/x/greene-county.json"_s);
        m_pane = std::make_unique<gui::NavigatorPane>(m_tabs.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            tree()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_pane->resize(240, 500);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    void cleanup()
    {
        m_tester.reset();
        m_pane.reset();
        m_tabs.reset();
    }

    void theOpenRequestComesFirstWithItsStateAndFindings()
    {
        m_pane->setRecentFiles({u"/x/greene-county.json"_s, u"/x/two-customers.json"_s});
        QCOMPARE(titles(NavigatorModel::Requests),
                 QStringList({u"greene-county.json"_s, u"two-customers.json"_s}));
        QCOMPARE(row(NavigatorModel::Requests, 0).data(NavigatorModel::BadgeRole).toString(), QString());
        m_document->edit(m_document->request().setText(cpv2::FieldId::BalanceDue, u"1.00"_s, {0, 0}),
                         u"Set"_s);
        QCOMPARE(titles(NavigatorModel::Requests).first(), u"greene-county.json •"_s);
        QCOMPARE(row(NavigatorModel::Requests, 0).data(NavigatorModel::BadgeRole).toString(), u"1"_s);
    }

    void theNewestRoundTripComesFirst()
    {
        m_pane->setRoundTrip(started(RoundTripBuilder().accepted().trip(), u"b"_s, 20));
        m_pane->setRoundTrip(started(RoundTripBuilder().accepted().trip(), u"c"_s, 30));
        m_pane->setRoundTrip(started(RoundTripBuilder().accepted().trip(), u"a"_s, 10));
        QStringList ids;
        for (int i = 0; i < 3; ++i)
            ids << row(NavigatorModel::RoundTrips, i).data(NavigatorModel::KeyRole).toString();
        QCOMPARE(ids, QStringList({u"c"_s, u"b"_s, u"a"_s}));
    }

    void aRoundTripIsUpdatedInItsPlace()
    {
        RoundTripBuilder builder;
        m_pane->setRoundTrip(builder.submitUnderWay().trip());
        QCOMPARE(badge(0), u"SUBMITTING"_s);
        m_pane->selectRoundTrip(builder.trip().record().id);
        m_pane->setRoundTrip(RoundTripBuilder().accepted().trip());
        QCOMPARE(badge(0), u"PENDING"_s);
        m_pane->setRoundTrip(RoundTripBuilder().accepted().postback().trip());
        QCOMPARE(badge(0), u"PAID (by the postback)"_s);
        QCOMPARE(titles(NavigatorModel::RoundTrips), QStringList({u"566504"_s}));
        QVERIFY(row(NavigatorModel::RoundTrips, 0).data(NavigatorModel::CurrentRole).toBool());
        const QString spoken = row(NavigatorModel::RoundTrips, 0).data(Qt::AccessibleTextRole).toString();
        const QString expected = u"566504, PAID (by the postback), ○ waiting, 164.31"_s;
        QCOMPARE(spoken.left(expected.size()), expected);
    }

    void unmatchedCapturesComeLast()
    {
        m_pane->setUnmatched({journal::Exchange()});
        m_pane->setRoundTrip(RoundTripBuilder().accepted().trip());
        QCOMPARE(titles(NavigatorModel::RoundTrips), QStringList({u"566504"_s, u"1 capture(s)"_s}));
        m_pane->setUnmatched({journal::Exchange(), journal::Exchange()});
        QCOMPARE(titles(NavigatorModel::RoundTrips).last(), u"2 capture(s)"_s);
        m_pane->setUnmatched({});
        QCOMPARE(titles(NavigatorModel::RoundTrips), QStringList({u"566504"_s}));
    }

    void rowsAnswerToClicksAndKeys()
    {
        m_pane->setRecentFiles({u"/y/other.json"_s});
        m_pane->setRoundTrip(RoundTripBuilder().accepted().trip());
        m_pane->setUnmatched({journal::Exchange()});
        QSignalSpy files(m_pane.get(), &gui::NavigatorPane::fileActivated);
        QSignalSpy trips(m_pane.get(), &gui::NavigatorPane::roundTripActivated);
        QSignalSpy unmatched(m_pane.get(), &gui::NavigatorPane::unmatchedActivated);

        click(row(NavigatorModel::Requests, 1));
        QCOMPARE(files.count(), 1);
        QCOMPARE(files.first().first().toString(), u"/y/other.json"_s);
        click(row(NavigatorModel::RoundTrips, 0));
        QCOMPARE(trips.count(), 1);
        QSignalSpy opened(m_pane.get(), &gui::NavigatorPane::roundTripOpened);
        QTest::keyClick(tree(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Down);
        QTest::keyClick(tree(), Qt::Key_Return);
        QCOMPARE(unmatched.count(), 1);
        click(tree()->model()->index(NavigatorModel::RoundTrips, 0)); // a heading
        QCOMPARE(files.count() + trips.count() + unmatched.count(), 3);
    }

    void aHostileTitleIsPlainText()
    {
        cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
        const QString hostile = u"<img src=x>\n\u202e"_s;
        QVERIFY(request.apply(request.setText(cpv2::FieldId::BillerReference, hostile)));
        m_pane->setRoundTrip(RoundTripBuilder(request).accepted().trip());
        QCOMPARE(titles(NavigatorModel::RoundTrips).first(), hostile);
        QVERIFY(!m_pane->grab().isNull());
    }

private:
    QTreeView *tree() const { return m_pane->findChild<QTreeView *>(u"navigator"_s); }
    QModelIndex row(NavigatorModel::Section section, int number) const
    {
        return tree()->model()->index(number, 0, tree()->model()->index(section, 0));
    }
    QString badge(int roundTrip) const
    {
        return row(NavigatorModel::RoundTrips, roundTrip).data(NavigatorModel::BadgeRole).toString();
    }
    QStringList titles(NavigatorModel::Section section) const
    {
        QStringList titles;
        for (int i = 0; i < tree()->model()->rowCount(tree()->model()->index(section, 0)); ++i)
            titles << row(section, i).data().toString();
        return titles;
    }
    void click(const QModelIndex &index)
    {
        QVERIFY(tree()->visualRect(index).isValid());
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(index).center());
    }

    QTemporaryDir m_folder;
    workspace::DraftStore m_drafts{m_folder.path()};
    std::unique_ptr<gui::RequestTabs> m_tabs;
    gui::RequestDocument *m_document = nullptr;
    std::unique_ptr<gui::NavigatorPane> m_pane;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(NavigatorPaneTest)
#include "test_navigator_pane.moc"
