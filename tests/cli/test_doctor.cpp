// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "outcome.h"
#include "simulator/faults.h"
#include "support/hostile_server.h"
#include "support/test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>

using namespace Qt::Literals::StringLiterals;
using support::HostileServer;

namespace
{

constexpr auto keyVariable = "CPV2_TEST_DOCTOR_KEY";

struct Outcome : cli_test::Outcome {
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    QJsonObject diagnosis(const QString &subject) const
    {
        for (const QJsonValue &one : json().value("diagnoses"_L1).toArray()) {
            if (one.toObject().value("subject"_L1) == subject)
                return one.toObject();
        }
        return {};
    }
};

Outcome run(const QStringList &arguments)
{
    return {cli_test::run(arguments)};
}

QByteArray active()
{
    return "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"Active\":true}";
}

} // namespace

class TestDoctorCommand : public support::Test
{
    Q_OBJECT
private slots:
    void cleanup() { qunsetenv(keyVariable); }

    void theSimulatorIsHealthy()
    {
        const Outcome outcome = run({u"doctor"_s});
        QCOMPARE(outcome.code, int(cli::Done));
        QCOMPARE(outcome.out.count("Good."), 8);
        QCOMPARE(outcome.err, QByteArray());
    }

    void theJsonOutputHoldsTheResult()
    {
        const Outcome outcome = run({u"doctor"_s, u"--json"_s});
        QCOMPARE(outcome.code, int(cli::Done));
        QCOMPARE(outcome.json().value("healthy"_L1), QJsonValue(true));
        QCOMPARE(outcome.json().value("diagnoses"_L1).toArray().size(), 8);
        QCOMPARE(outcome.diagnosis(u"port"_s).value("state"_L1).toString(), u"good"_s);
    }

    void theBuiltInEnvironmentIsTheSimulator()
    {
        QCOMPARE(run({u"doctor"_s, u"--environment"_s, u"simulator"_s}).code, int(cli::Done));
    }

    void aGoodEndpointIsGood()
    {
        HostileServer service(HostileServer::answer(active()));
        qputenv(keyVariable, "canary-key");
        const Outcome outcome = run({u"doctor"_s, u"--endpoint"_s, service.url().toString(),
                                     u"--api-key-env"_s, QLatin1StringView(keyVariable), u"--json"_s});
        QCOMPARE(outcome.code, int(cli::Done));
        QVERIFY(!outcome.out.contains("canary"));
        QVERIFY(service.requests().first().contains(QByteArray("canary-key").toBase64()));
    }

    void aFailedCheckExitsWithOne()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const QString port = QString::number(taken.serverPort());
        const Outcome outcome = run({u"doctor"_s, u"--port"_s, port, u"--json"_s});
        QCOMPARE(outcome.code, int(cli::NotGood));
        QCOMPARE(outcome.json().value("healthy"_L1), QJsonValue(false));
        const QJsonObject diagnosis = outcome.diagnosis(u"port"_s);
        QCOMPARE(diagnosis.value("state"_L1).toString(), u"broken"_s);
        QVERIFY(diagnosis.value("sentence"_L1).toString().contains(port));
        QVERIFY(!diagnosis.value("remedy"_L1).toString().isEmpty());
    }

    // W03
    void aPortThatBrowsersRefuseFails()
    {
        const Outcome outcome = run({u"doctor"_s, u"--port"_s, u"6697"_s, u"--json"_s});
        QCOMPARE(outcome.code, int(cli::NotGood));
        const QJsonObject diagnosis = outcome.diagnosis(u"return"_s);
        QCOMPARE(diagnosis.value("state"_L1).toString(), u"broken"_s);
        QVERIFY(diagnosis.value("sentence"_L1).toString().contains(u"6697"_s));
    }

    void aPublicUrlThatLeadsElsewhereFails()
    {
        HostileServer elsewhere(HostileServer::answer(active()));
        const Outcome outcome =
            run({u"doctor"_s, u"--public-url"_s, elsewhere.url().toString(), u"--json"_s});
        QCOMPARE(outcome.code, int(cli::NotGood));
        QCOMPARE(outcome.diagnosis(u"postback"_s).value("state"_L1).toString(), u"broken"_s);
        QCOMPARE(outcome.diagnosis(u"return"_s).value("state"_L1).toString(), u"broken"_s);
    }

    // M02
    void theHelpListsAllFaults()
    {
        const Outcome outcome = run({u"simulate"_s, u"--help"_s});
        QCOMPARE(outcome.code, int(cli::Done));
        for (const simulator::FaultKind &kind : simulator::faultKinds())
            QVERIFY2(outcome.out.contains(kind.name), kind.name);
    }
};

QTEST_GUILESS_MAIN(TestDoctorCommand)
#include "test_doctor.moc"
