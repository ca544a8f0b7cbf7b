// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "service_harness.h"
#include "simulator/faults.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using simulator::Fault;
using simulator::FaultKind;
using simulator::Faults;

namespace
{

simulator::Options with(const QStringList &faults)
{
    simulator::Options options;
    options.faults = *Faults::parse(faults);
    return options;
}

} // namespace

class TestFaults : public support::Test
{
    Q_OBJECT
private slots:
    void everyFaultCanBeWrittenAndRead()
    {
        for (const FaultKind &kind : simulator::faultKinds()) {
            const QString name = QLatin1StringView(kind.name);
            const core::Result<Faults> faults = Faults::parse({name});
            QVERIFY2(faults, kind.name);
            QVERIFY(faults->has(kind.fault));
            QCOMPARE(faults->valueText(kind.fault), QLatin1StringView(kind.usual));
            QCOMPARE(*Faults::parse(faults->toTexts()), *faults);
            QVERIFY(!kind.summary().isEmpty());
        }
    }

    void valuesAreMilliseconds()
    {
        const Faults faults = *Faults::parse({u"delay=0"_s, u"retries=1,20,300"_s});
        QVERIFY(faults.has(Fault::Delay));
        QCOMPARE(faults.delay(Fault::Delay), 0);
        QCOMPARE(faults.milliseconds(Fault::Retries), QList<int>({1, 20, 300}));
        QCOMPARE(faults.delay(Fault::ReturnBeforePostback), 0);
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("unknown") << QStringList{u"bad-signature"_s};
        QTest::newRow("empty") << QStringList{QString()};
        QTest::newRow("other capitals") << QStringList{u"Delay"_s};
        QTest::newRow("no number") << QStringList{u"delay=soon"_s};
        QTest::newRow("no value") << QStringList{u"delay="_s};
        QTest::newRow("negative") << QStringList{u"delay=-1"_s};
        QTest::newRow("over an hour") << QStringList{u"delay=3600001"_s};
        QTest::newRow("two numbers for one") << QStringList{u"delay=1,2"_s};
        QTest::newRow("a hole in a list") << QStringList{u"retries=1,,2"_s};
        QTest::newRow("too many") << QStringList{"retries="_L1 + QStringList(21, u"1"_s).join(u',')};
        QTest::newRow("a value for none") << QStringList{u"reset=1"_s};
        QTest::newRow("two answers") << QStringList{u"reset"_s, u"error-500"_s};
    }
    void whatCannotBeIsRefused()
    {
        QFETCH(QStringList, texts);
        const core::Result<Faults> faults = Faults::parse(texts);
        QVERIFY(!faults);
        QCOMPARE(faults.error().code, u"fault"_s);
        QVERIFY(!faults.error().sentence.isEmpty());
    }

    void turningOneAnswerOnTurnsTheOtherOff()
    {
        Faults faults = *Faults::parse({u"reset"_s, u"delay"_s});
        for (const FaultKind &kind : simulator::faultKinds()) {
            if (kind.fault == Fault::Error500)
                QVERIFY(faults.turnOn(kind));
        }
        QCOMPARE(faults.toTexts(), QStringList({u"delay=3000"_s, u"error-500"_s}));
    }

    void answersAreSpoilt_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("isDropped");
        QTest::addColumn<int>("delayMs");
        const QByteArray json = "application/json; charset=utf-8";
        QTest::newRow("delay") << u"delay=70"_s << 200 << json << false << 70;
        QTest::newRow("500") << u"error-500"_s << 500 << json << false << 0;
        QTest::newRow("reset") << u"reset"_s << 200 << json << true << 0;
        QTest::newRow("truncated") << u"truncated-json"_s << 200 << json << false << 0;
        QTest::newRow("type") << u"wrong-content-type"_s << 200 << QByteArray("text/html; charset=utf-8")
                              << false << 0;
    }
    // M02
    void answersAreSpoilt()
    {
        QFETCH(QString, fault);
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(bool, isDropped);
        QFETCH(int, delayMs);
        ServiceHarness harness(with({fault}));
        const http::Response response = harness.submit(cpv2::PaymentRequest::sample().toJson());
        QCOMPARE(response.status, status);
        QCOMPARE(http::headerValue(response.headers, "Content-Type"), type);
        QCOMPARE(response.isDropped, isDropped);
        QCOMPARE(response.delayMs, delayMs);
        QVERIFY2(harness.reports.join(u' ').contains(u"Accepted"_s), qPrintable(harness.reports.join(u' ')));
    }

    // M02
    void aRefusalIsNotSpoilt()
    {
        ServiceHarness harness(with({u"reset"_s}));
        const http::Response response = harness.submit("{}");
        QCOMPARE(response.status, 400);
        QVERIFY(!response.isDropped);
    }

    // M02
    void noPostbackIsSentWhenToldSo()
    {
        ServiceHarness harness(with({u"no-postback"_s}));
        const QByteArray page = harness.openPage(cpv2::PaymentRequest::sample());
        harness.walkToConfirmation(page);
        QCOMPARE(harness.pay(page).status, 303);
        QCOMPARE(harness.postbacks.size(), 0);
    }

    // M02
    void postbacksComeInReverse()
    {
        ServiceHarness harness(with({u"reversed-postbacks"_s}));
        const QByteArray page = harness.openPage(twoByTwo());
        harness.walkToConfirmation(page);
        harness.pay(page);
        QStringList numbers;
        for (const simulator::Postback &postback : harness.postbacks)
            numbers << postback.invoiceNumber;
        QCOMPARE(numbers, QStringList({u"202"_s, u"201"_s, u"102"_s, u"101"_s}));
    }

    // M02
    void faultsCanBeTurnedOnBetweenRequests()
    {
        ServiceHarness harness;
        const QByteArray request = cpv2::PaymentRequest::sample().toJson();
        QCOMPARE(harness.submit(request).status, 200);
        harness.service.setFaults(*Faults::parse({u"error-500"_s}));
        QCOMPARE(harness.submit(request).status, 500);
        harness.service.setFaults({});
        QCOMPARE(harness.submit(request).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
