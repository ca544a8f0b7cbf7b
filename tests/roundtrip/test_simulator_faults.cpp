// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/client.h"
#include "payer/automatic_payer.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/checks/check.h"
#include "roundtrip/desk.h"
#include "simulator/simulator.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using cpv2::FieldId;
using journal::Role;
using payer::AutomaticPayer;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test

/// A desk against a simulator that was told to do something wrong.
class Bench
{
public:
    explicit Bench(const QStringList &faults)
    {
        QObject::connect(&desk, &Desk::changed, &desk, [this](const Change &change) {
            if (change.trip.id() != id)
                return;
            newest = change.trip;
            states << newest.state();
        });
        QVERIFY(desk.start());
        QVERIFY(desk.listen(0));
        QVERIFY(sim.start());
        const auto parsed = simulator::Faults::parse(faults);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().sentence));
        sim.setFaults(*parsed);
    }

    void submit()
    {
        SubmitOrder order;
        order.id = id;
        order.bytes = withCallbacks(cpv2::PaymentRequest::sample(), desk.callbackBase(), order.id).toJson();
        order.endpoint = sim.endpoint();
        order.apiKey = sim.apiKey();
        order.simulated = true;
        desk.submit(order);
    }

    bool reaches(State state)
    {
        return QTest::qWaitFor([&] { return !states.isEmpty() && newest.state() == state; }, patience);
    }

    bool has(Role role, qsizetype count)
    {
        return QTest::qWaitFor([&] { return newest.ofRole(role).size() == count; }, patience);
    }

    core::Result<core::Done> pay()
    {
        http::Client client;
        AutomaticPayer payer(&client);
        std::optional<core::Result<core::Done>> ended;
        QObject::connect(&payer, &AutomaticPayer::finished, &payer,
                         [&](const core::Result<core::Done> &result) { ended = result; });
        payer.pay(newest.pageUrl(), AutomaticPayer::Will::Approve);
        if (!QTest::qWaitFor([&] { return ended.has_value(); }, patience))
            return core::Error{u"test"_s, u"hangs"_s};
        return *ended;
    }

    QList<Role> roles() const
    {
        QList<Role> all;
        for (const journal::Exchange &exchange : newest.exchanges())
            all << exchange.role;
        return all;
    }

    QTemporaryDir folder;
    const QString id = newId();
    Desk desk{folder.filePath(u"journal.sqlite"_s)};
    simulator::Simulator sim;
    RoundTrip newest;
    QList<State> states;
};

} // namespace

/// The workbench against each fault that the simulator can be told to have.
class TestSimulatorFaults : public support::Test
{
    Q_OBJECT
private slots:
    void aSpoiltAnswerIsNoSuccess_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<State>("state");
        QTest::newRow("500") << u"error-500"_s << State::Unknown;
        QTest::newRow("reset") << u"reset"_s << State::Unknown;
        QTest::newRow("truncated") << u"truncated-json"_s << State::Unknown;
        QTest::newRow("type") << u"wrong-content-type"_s << State::Unknown;
    }
    // M02 C02 C05 C06 C11
    void aSpoiltAnswerIsNoSuccess()
    {
        QFETCH(QString, fault);
        QFETCH(State, state);
        Bench bench({fault});
        QSignalSpy reports(&bench.sim, &simulator::Simulator::reported);
        bench.submit();
        QVERIFY(bench.reaches(state));
        QVERIFY(bench.newest.pageUrl().isEmpty());
        QVERIFY(verdictOf(judge(bench.newest)) != Verdict::Passed);
        const auto isTaken = [](const QList<QVariant> &report) {
            return report.first().toString().contains(u"Accepted"_s);
        };
        QTRY_COMPARE_WITH_TIMEOUT(std::count_if(reports.cbegin(), reports.cend(), isTaken), 1, patience);
    }

    // M02
    void aLateAnswerIsWaitedFor()
    {
        Bench bench({u"delay=300"_s});
        bench.submit();
        QVERIFY(bench.reaches(State::Pending));
        QVERIFY(bench.states.contains(State::Submitting));
        QVERIFY(bench.newest.submit()->elapsedMs >= 250);
    }

    // M02
    void aPostbackMayComeBeforeTheAnswer()
    {
        Bench bench({u"postback-before-response=500"_s});
        bench.submit();
        QVERIFY(bench.has(Role::Postback, 1));
        QCOMPARE(bench.newest.submit()->outcome, journal::Outcome::Open);
        QVERIFY(QTest::qWaitFor([&] { return bench.newest.submit()->outcome == journal::Outcome::Answered; },
                                patience));
        QCOMPARE(bench.newest.state(), State::Paid);
        QVERIFY(!bench.newest.pageUrl().isEmpty());
    }

    // M02
    void aPostbackMayComeBeforeTheReturn()
    {
        Bench bench({u"postback-before-return=500"_s});
        bench.submit();
        QVERIFY(bench.reaches(State::Pending));
        QVERIFY(bench.pay());
        QVERIFY(bench.has(Role::Return, 1));
        QCOMPARE(bench.roles(), QList<Role>({Role::Submit, Role::Postback, Role::Return}));
        QCOMPARE(verdictOf(judge(bench.newest)), Verdict::Passed);
    }

    // M02
    void aReturnMayComeBeforeThePostback()
    {
        Bench bench({u"return-before-postback=1000"_s});
        bench.submit();
        QVERIFY(bench.reaches(State::Pending));
        QVERIFY(bench.pay());
        QVERIFY(bench.has(Role::Postback, 1));
        QCOMPARE(bench.roles(), QList<Role>({Role::Submit, Role::Return, Role::Postback}));
        QCOMPARE(bench.newest.state(), State::Paid);
        QCOMPARE(verdictOf(judge(bench.newest)), Verdict::Passed);
    }

    // M02
    void aReturnWithoutAPostbackIsNotPaid()
    {
        Bench bench({u"no-postback"_s});
        bench.submit();
        QVERIFY(bench.reaches(State::Pending));
        QVERIFY(bench.pay());
        QVERIFY(bench.has(Role::Return, 1));
        QCOMPARE(bench.newest.state(), State::Pending);
        QVERIFY(verdictOf(judge(bench.newest)) != Verdict::Passed);
    }

    // M02
    void aDuplicatePostbackIsKeptAndFound()
    {
        Bench bench({u"duplicate-postback"_s});
        bench.submit();
        QVERIFY(bench.reaches(State::Pending));
        QVERIFY(bench.pay());
        QVERIFY(bench.has(Role::Postback, 2));
        QCOMPARE(bench.newest.state(), State::Paid);
        QCOMPARE(verdictOf(judge(bench.newest)), Verdict::Failed);
    }

    // M02
    void anUnacknowledgedPostbackIsSentAgain()
    {
        Bench bench({u"retries=50,50,50"_s});
        PostbackReply reply;
        reply.status = 500;
        reply.times = 2;
        bench.desk.setPostbackReply(reply);
        bench.submit();
        QVERIFY(bench.reaches(State::Pending));
        QVERIFY(bench.pay());
        QVERIFY(bench.has(Role::Postback, 3)); // the third is acknowledged, so that there is no fourth
        QCOMPARE(bench.newest.state(), State::Paid);
        QCOMPARE(bench.newest.ofRole(Role::Postback).last().status, 200);
    }

    // M02
    void postbacksMayComeInAnotherOrder()
    {
        Bench bench({u"reversed-postbacks"_s});
        bench.submit();
        QVERIFY(bench.reaches(State::Pending));
        QVERIFY(bench.pay());
        QVERIFY(bench.reaches(State::Paid));
    }
};

QTEST_GUILESS_MAIN(TestSimulatorFaults)
#include "test_simulator_faults.moc"
