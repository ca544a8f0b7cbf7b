// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/callback_urls.h"
#include "roundtrip/desk.h"
#include "roundtrip/walk.h"
#include "simulator/simulator.h"
#include "support/test.h"

#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using roundtrip::Walk;
using roundtrip::WalkEnd;
using roundtrip::WalkPlan;
using simulator::Simulator;

namespace
{

constexpr int patience = 30'000; // ms; only ever waited out by a failing test

/// A desk that listens, a simulator, and one walk between them.
struct Stage {
    explicit Stage(const QStringList &faults = {}) : desk(folder.filePath(u"journal.sqlite"_s)), walk(&desk)
    {
        simulator.setFaults(*simulator::Faults::parse(faults));
        if (!desk.start() || !desk.listen(0) || !simulator.start())
            qFatal("the stage cannot be set up");
        QObject::connect(&walk, &Walk::finished, &walk, [this](const WalkEnd &how) { end = how; });
        QObject::connect(&walk, &Walk::happened, &walk,
                         [this](const journal::Exchange &exchange) { happened << exchange; });
    }

    WalkPlan plan(const cpv2::PaymentRequest &request = cpv2::PaymentRequest::sample()) const
    {
        const roundtrip::Destination to{u"Simulator"_s, simulator.endpoint(), simulator.apiKey(), true, {}};
        return {.order = submitOrder(to, {.id = roundtrip::newId(),
                                          .documentName = u"sample"_s,
                                          .request = request,
                                          .callbackBase = to.callbackBase(desk.callbackBase())}),
                .payer = WalkPlan::Will::Approve,
                .timeoutMs = patience};
    }

    qsizetype count(journal::Role role) const
    {
        return std::ranges::count(happened, role, &journal::Exchange::role);
    }

    QTemporaryDir folder;
    Simulator simulator;
    roundtrip::Desk desk;
    Walk walk;
    std::optional<WalkEnd> end;
    QList<journal::Exchange> happened;
};

} // namespace

class TestWalk : public support::Test
{
    Q_OBJECT
private slots:
    void anApprovedPaymentIsDecided()
    {
        Stage stage;
        const QSignalSpy accepted(&stage.walk, &Walk::accepted);
        stage.walk.start(stage.plan());
        QTRY_VERIFY_WITH_TIMEOUT(stage.end, patience);
        QCOMPARE(stage.end->reason, WalkEnd::Reason::Decided);
        QCOMPARE(accepted.size(), 1);
        for (const journal::Role role :
             {journal::Role::Submit, journal::Role::Page, journal::Role::Postback, journal::Role::Return})
            QCOMPARE(stage.count(role), 1);
    }

    void aWantedDeclineIsDecided()
    {
        Stage stage;
        WalkPlan plan = stage.plan();
        plan.payer = WalkPlan::Will::Decline;
        stage.walk.start(plan);
        QTRY_VERIFY_WITH_TIMEOUT(stage.end, patience);
        QCOMPARE(stage.end->reason, WalkEnd::Reason::Decided);
        QCOMPARE(stage.count(journal::Role::Return), 0);
    }

    void aRefusedRequestIsNotAccepted()
    {
        Stage stage;
        WalkPlan plan = stage.plan();
        plan.order.apiKey = "another key";
        stage.walk.start(plan);
        QTRY_VERIFY_WITH_TIMEOUT(stage.end, patience);
        QCOMPARE(stage.end->reason, WalkEnd::Reason::NotAccepted);
    }

    void aServiceThatDropsTheConnectionIsAFailure()
    {
        Stage stage({u"reset"_s});
        stage.walk.start(stage.plan());
        QTRY_VERIFY_WITH_TIMEOUT(stage.end, patience);
        QCOMPARE(stage.end->reason, WalkEnd::Reason::Failed);
        QVERIFY(!stage.end->error.sentence.isEmpty());
    }

    void aPageWithoutAMethodStopsThePayer()
    {
        Stage stage;
        cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
        QVERIFY(request.apply(request.set(cpv2::FieldId::AllowCCPayment, core::Json::boolean(false))));
        stage.walk.start(stage.plan(request));
        QTRY_VERIFY_WITH_TIMEOUT(stage.end, patience);
        QCOMPARE(stage.end->reason, WalkEnd::Reason::PayerGotStuck);
        QVERIFY(!stage.end->error.sentence.isEmpty());
    }

    void aMissingPostbackEndsWithTheTimeout()
    {
        Stage stage({u"no-postback"_s});
        WalkPlan plan = stage.plan();
        plan.timeoutMs = 1;
        stage.walk.start(plan);
        QTRY_VERIFY_WITH_TIMEOUT(stage.end, patience);
        QCOMPARE(stage.end->reason, WalkEnd::Reason::TimedOut);
        QCOMPARE(stage.count(journal::Role::Postback), 0);
    }

    /// The service holds its answer back for an hour, so only the stop can end the walk.
    void stoppingCancelsTheRequestUnderWay()
    {
        Stage stage({u"delay=3600000"_s});
        stage.walk.start(stage.plan());
        QTRY_VERIFY_WITH_TIMEOUT(stage.walk.trip().submit(), patience);
        stage.walk.stop();
        QTRY_VERIFY_WITH_TIMEOUT(stage.end, patience);
        QCOMPARE(stage.end->reason, WalkEnd::Reason::Stopped);
        QVERIFY(stage.walk.trip().submit()->outcome != journal::Outcome::Open);
    }

    void stoppingEndsThePayment()
    {
        Stage stage({u"postback-before-return=3600000"_s});
        stage.walk.start(stage.plan());
        QTRY_COMPARE_WITH_TIMEOUT(stage.count(journal::Role::Postback), 1, patience);
        stage.walk.stop();
        QVERIFY(stage.end);
        QCOMPARE(stage.end->reason, WalkEnd::Reason::Stopped);
        stage.walk.stop(); // once is enough
        QCOMPARE(stage.count(journal::Role::Return), 0);
    }

    void everyExchangeIsReportedOnce()
    {
        Stage stage({u"duplicate-postback"_s});
        stage.walk.start(stage.plan());
        QTRY_VERIFY_WITH_TIMEOUT(stage.end, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stage.count(journal::Role::Postback), 2, patience);
        QSet<qint64> ids;
        for (const journal::Exchange &exchange : stage.happened)
            ids << exchange.id;
        QCOMPARE(ids.size(), stage.happened.size());
    }
};

QTEST_GUILESS_MAIN(TestWalk)
#include "test_walk.moc"
