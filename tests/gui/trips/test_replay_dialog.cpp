// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/replay_dialog.h"
#include "gui/trips/sequence_view.h"
#include "roundtrip/desk.h"
#include "support/hostile_server.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using gui::ReplayDialog;
using support::HostileServer;
using support::RoundTripBuilder;

namespace
{

constexpr int patience = 20'000; // ms; only ever waited out by a failing test

/// The dialog over a round trip, with a handler to send to.
class Bench
{
public:
    explicit Bench(const RoundTripBuilder &builder = RoundTripBuilder().accepted().postback())
        // The desk has only what it recorded itself, so what is sent here belongs to none.
        : trip(support::changed(builder.trip(), [](auto &record, auto &) { record.id.clear(); }))
    {
        QVERIFY(desk.start());
        dialog = std::make_unique<ReplayDialog>(&desk, trip);
    }

    template <typename Widget>
    Widget *find(const QString &name) const
    {
        auto *widget = dialog->findChild<Widget *>(name);
        if (!widget)
            support::fail(u"There is no widget %1."_s.arg(name));
        return widget;
    }

    QTemporaryDir folder;
    roundtrip::Desk desk{folder.filePath(u"journal.sqlite"_s)};
    roundtrip::RoundTrip trip;
    std::unique_ptr<ReplayDialog> dialog;
};

} // namespace

class TestReplayDialog : public support::Test
{
    Q_OBJECT
private slots:
    void theNewestPostbackIsTakenByteForByte()
    {
        Bench bench;
        QCOMPARE(bench.dialog->message().body, bench.trip.exchanges().last().requestBody);
        QCOMPARE(bench.find<QLineEdit>(u"InvoiceNumber"_s)->text(), u"566504"_s);
        QCOMPARE(bench.find<QComboBox>(u"source"_s)->count(), 2);
    }

    void anyPostbackCanBeChosen()
    {
        Bench bench(RoundTripBuilder().accepted().postback({{u"Approved"_s, u"False"_s}}).postback());
        bench.dialog->choose(bench.trip.exchanges().at(1).id);
        QCOMPARE(bench.dialog->message().body, bench.trip.exchanges().at(1).requestBody);
        for (const qint64 none : {0, 99}) {
            bench.dialog->choose(none);
            QCOMPARE(bench.dialog->message().body, bench.trip.exchanges().at(1).requestBody);
        }
    }

    void withoutAPostbackOneIsComposed()
    {
        Bench bench(RoundTripBuilder().accepted());
        QCOMPARE(http::parseForm(bench.dialog->message().body).size(), 18);
        QCOMPARE(bench.find<QLineEdit>(u"Approved"_s)->text(), u"True"_s);
    }

    void aFieldChangesTheBytesAndTheBytesChangeTheField()
    {
        Bench bench;
        auto *approved = bench.find<QLineEdit>(u"Approved"_s);
        approved->selectAll();
        QTest::keyClicks(approved, u"False"_s);
        QVERIFY(bench.find<QPlainTextEdit>(u"bytes"_s)->toPlainText().contains(u"Approved=False"_s));
        bench.find<QPlainTextEdit>(u"bytes"_s)->setPlainText(u"Approved=Perhaps&x=%zz"_s);
        QCOMPARE(approved->text(), u"Perhaps"_s);
        QCOMPARE(bench.dialog->message().body, "Approved=Perhaps&x=%zz"_ba);
    }

    void aNewPaymentGetsANewGuid()
    {
        Bench bench;
        const QString before = bench.find<QLineEdit>(u"PaymentGUID"_s)->text();
        bench.find<QPushButton>(u"newGuid"_s)->click();
        QVERIFY(bench.find<QLineEdit>(u"PaymentGUID"_s)->text() != before);
    }

    void bytesThatAreNoTextStayAsTheyAre()
    {
        const QByteArray bytes = "Approved=True&x=\xff\xfe";
        Bench bench(RoundTripBuilder().accepted().rawPostback("application/x-www-form-urlencoded", bytes));
        QCOMPARE(bench.dialog->message().body, bytes);
        bench.find<QPlainTextEdit>(u"bytes"_s)->appendPlainText(u"&y"_s);
        QVERIFY(bench.dialog->message().body.startsWith(bytes));
    }

    void whatIsSentIsAnsweredInTheDialog()
    {
        HostileServer handler(HostileServer::answerAndClose(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nmerci"));
        Bench bench;
        auto *send = bench.find<QPushButton>(u"send"_s);
        bench.find<QLineEdit>(u"target"_s)->setText(u"portal"_s);
        QVERIFY(!send->isEnabled());
        bench.find<QLineEdit>(u"target"_s)->setText(handler.url().toString());
        bench.find<QSpinBox>(u"times"_s)->setValue(2);
        QVERIFY(send->isEnabled());
        send->click();
        QVERIFY(!send->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(send->isEnabled(), patience);
        QCOMPARE(handler.requests().size(), 2);
        const QString answers = bench.find<QPlainTextEdit>(u"answers"_s)->toPlainText();
        QCOMPARE(answers.count(u"merci"_s), 2);
        QVERIFY(answers.contains(u"HTTP 200"_s));
    }

    void theSequenceShowsThePortalWhereSomethingWasSentToIt()
    {
        using Party = gui::SequenceStep::Party;
        roundtrip::RoundTrip trip = RoundTripBuilder().accepted().postback().trip();
        journal::Exchange forward = trip.exchanges().last();
        forward.role = journal::Role::Forward;
        forward.url = u"https://portal.example/handler"_s;
        trip = trip.with(forward);
        forward.role = journal::Role::Replay;
        forward.outcome = journal::Outcome::NotSent;
        trip = trip.with(forward);
        gui::Sequence sequence;
        sequence.read(trip);
        const QList<gui::SequenceStep> &steps = sequence.steps();
        const gui::SequenceStep sentOn = steps.at(steps.size() - 3);
        QCOMPARE(sentOn.from, Party::Listener);
        QCOMPARE(sentOn.to, Party::Portal);
        QVERIFY(sentOn.text.contains(u"portal.example"_s));
        QCOMPARE(steps.at(steps.size() - 2).to, Party::Listener);
        QCOMPARE(steps.last().from, Party::Workbench);
        QVERIFY(!steps.last().arrives);
    }
};

QTEST_MAIN(TestReplayDialog)
#include "test_replay_dialog.moc"
