// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cli/command.h"
#include "cpv2/generator.h"
#include "cpv2/postback.h"
#include "cpv2/submit_response.h"
#include "http/client.h"
#include "http/form.h"
#include "http/server.h"
#include "payer/automatic_payer.h"
#include "simulator/simulator.h"
#include "support/places.h"
#include "support/test.h"
#include "support/tunnel.h"
#include "workspace/environment_store.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTcpServer>
#include <QTemporaryDir>

#include <csignal>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using payer::AutomaticPayer;
using simulator::Simulator;

namespace
{

/// Stands in for standard error: keeps everything and reports each line as it is written.
class Ear : public QIODevice
{
    Q_OBJECT
public:
    Ear() { open(QIODevice::WriteOnly); }

    QString heard() const { return QString::fromUtf8(m_heard); }

signals:
    void line(const QString &text);

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_heard.append(data, size);
        qsizetype end = 0;
        while ((end = m_heard.indexOf('\n', m_told)) >= 0) {
            const QString text = QString::fromUtf8(m_heard.mid(m_told, end - m_told));
            m_told = end + 1;
            emit line(text);
        }
        return size;
    }

private:
    QByteArray m_heard;
    qsizetype m_told = 0; ///< bytes of it that were reported as lines
};

/// How a run of `cpv2` ended.
struct Outcome {
    int code = -1;
    QByteArray out;
    QString err;
};

Outcome runHeard(Ear &ear, const QStringList &arguments)
{
    QBuffer in;
    in.open(QIODevice::ReadOnly);
    Outcome outcome;
    {
        QTextStream out(&outcome.out, QIODevice::WriteOnly);
        QTextStream err(&ear);
        cli::Streams streams{&in, &out, &err};
        outcome.code = cli::run(arguments, streams);
    }
    outcome.err = ear.heard();
    return outcome;
}

Outcome run(const QStringList &arguments)
{
    Ear ear;
    return runHeard(ear, arguments);
}

QString dataFile(const QString &name)
{
    return support::sourcePath(name);
}

QByteArray contents(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

/// A port that was free a moment ago, where nothing listens.
quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

constexpr auto keyVariable = "CPV2_TEST_API_KEY";
constexpr auto environmentKeyVariable = "CPV2_API_KEY"; ///< before the keychain

/// Pays as soon as the program says where.
void payWhenTold(const Ear &ear, AutomaticPayer &payer)
{
    QObject::connect(&ear, &Ear::line, &payer, [&payer](const QString &line) {
        if (const qsizetype url = line.indexOf("http://"_L1); line.startsWith("Pay on the hosted page: "_L1))
            payer.pay(QUrl(line.mid(url)), AutomaticPayer::Will::Approve);
    });
}

/// Whoever says so: while a round trip is not over, only the postbacks do.
qsizetype paidInvoices(const Outcome &outcome)
{
    static const QRegularExpression paid(u"^invoice .*  PAID\\b"_s, QRegularExpression::MultilineOption);
    return QString::fromUtf8(outcome.out).count(paid);
}

QStringList postbackLines(const Outcome &outcome)
{
    return outcome.err.split(u'\n').filter(QRegularExpression(u"^Postback for invoice "_s));
}

using Fields = QHash<QString, QString>;

/// A request to a callback address. A postback of all eighteen fields when `changes` is there, else `body`.
struct Visit {
    QByteArray method = "POST";
    bool isReturn = false;
    http::Headers headers = {};
    QByteArray body = {};
    std::optional<Fields> changes = {};
};

/// A service that takes every request, and then sends what it is told to.
class FakeService : public QObject
{
public:
    bool listen() { return bool(m_server.listen(QHostAddress::LocalHost, 0)); }
    QUrl endpoint() const { return QUrl(u"http://127.0.0.1:%1/v2"_s.arg(m_server.port())); }

    /// One after the other.
    void visit(QList<Visit> visits)
    {
        if (visits.isEmpty())
            return;
        const Visit next = visits.takeFirst();
        http::ClientRequest request;
        request.method = next.method;
        request.url = QUrl(m_request.text(next.isReturn ? FieldId::ReturnURL : FieldId::PostBackURL));
        request.headers = next.headers;
        request.body = next.changes ? postback(*next.changes) : next.body;
        if (next.changes)
            request.headers.append(http::Header{"Content-Type", "application/x-www-form-urlencoded"});
        QObject::connect(m_client.send(request), &http::Call::finished, this,
                         [this, visits] { visit(visits); });
    }

private:
    using FieldId = cpv2::FieldId;

    http::Response answer(const http::Request &request)
    {
        const core::Result<cpv2::PaymentRequest> read = cpv2::PaymentRequest::fromJson(request.body);
        if (!read)
            return http::plainText(400, "no request");
        m_request = *read;
        http::Response response;
        response.headers = {{"Content-Type", "application/json"}};
        response.body = cpv2::SubmitResponse::success(endpoint());
        return response;
    }

    QByteArray postback(const Fields &changes) const
    {
        Fields values{{u"InvoiceNumber"_s, m_request.text(FieldId::InvoiceNumber, {0, 0})},
                      {u"PaymentAmount"_s, m_request.text(FieldId::BalanceDue, {0, 0})},
                      {u"BillerReference"_s, m_request.text(FieldId::BillerReference)},
                      {u"Approved"_s, u"True"_s},
                      {u"PaymentGUID"_s, u"0b1c8f62"_s},
                      {u"CardType"_s, u"VISA"_s}};
        values.insert(changes);
        QList<http::FormField> fields;
        for (const QString &name : cpv2::Postback::names())
            fields.append({name, values.value(name)});
        return http::writeForm(fields);
    }

    cpv2::PaymentRequest m_request;
    http::Server m_server{[this](const http::Request &request) { return answer(request); }, {}};
    http::Client m_client;
};

} // namespace

class RoundtripTest : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup();

    void anApprovedRoundTripIsPaid();
    void aDeclinedRoundTripIsNotGood();
    void aDeclineIsOfEveryInvoice();
    void aRunListensForAllThatIsExpected_data();
    void aRunListensForAllThatIsExpected();
    void aRoundTripIsWrittenAsJson();
    void aRequestFileIsWalked();
    void everyPostbackIsReportedOnce();
    void aLargeRoundTripEndsWithASignal_data();
    void aLargeRoundTripEndsWithASignal();
    void aLargeRoundTripEndsWithItsTimeout();
    void anotherEndpointIsPaidByWhoeverOpensThePage();
    void anEnvironmentIsPaidThroughItsTunnel();
    void anEnvironmentThatCannotBeUsedIsReported_data();
    void anEnvironmentThatCannotBeUsedIsReported();
    void theKeyIsNeverShown();
    void aWrongKeyIsRefused();
    void anUnpaidRoundTripEndsInTime();
    void anEndpointWithoutAServiceIsTheEnvironmentsFault();
    void aTakenPortIsTheEnvironmentsFault();
    void anUnwritableJournalIsTheEnvironmentsFault();

private:
    QString journal() const { return m_folder.filePath(u"journal.sqlite"_s); }
    QStringList roundtrip(const QStringList &more = {}) const
    {
        return QStringList{u"roundtrip"_s, u"--journal"_s, journal()} + more;
    }
    QStringList roundtripAt(const Simulator &simulator, const QStringList &more = {}) const
    {
        return roundtrip(QStringList{u"--endpoint"_s, simulator.endpoint().toString(), u"--api-key-env"_s,
                                     QLatin1StringView(keyVariable)} +
                         more);
    }
    /// A file with a generated request of so many invoices.
    QString ofInvoices(int count) const;
    QString file(const QString &name, const QByteArray &bytes) const;
    /// As the window keeps it, with the name `QA`.
    void setUp(workspace::Environment environment) const;

    QTemporaryDir m_folder;
};

QString RoundtripTest::file(const QString &name, const QByteArray &bytes) const
{
    QFile target(m_folder.filePath(name));
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(target.fileName()));
    return target.fileName();
}

QString RoundtripTest::ofInvoices(int count) const
{
    cpv2::GeneratorOptions options;
    options.invoicesPerCustomer = count;
    return file(u"%1-invoices.json"_s.arg(count), cpv2::generateRequest(options).toJson());
}

void RoundtripTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
}

void RoundtripTest::cleanup()
{
    qunsetenv(keyVariable);
    qunsetenv(environmentKeyVariable);
}

void RoundtripTest::setUp(workspace::Environment environment) const
{
    environment.id = u"qa"_s;
    environment.name = u"QA"_s;
    workspace::EnvironmentStore store;
    QVERIFY2(store.file().startsWith(m_folder.path()), qPrintable(store.file()));
    QVERIFY(store.save(environment));
}

void RoundtripTest::anApprovedRoundTripIsPaid()
{
    const Outcome outcome = run(roundtrip());
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    QVERIFY2(outcome.out.contains("invoice 566504  164.31  PAID (by the postback)\n"),
             outcome.out.constData());
    QVERIFY2(outcome.out.endsWith("PAID (by the postback)  passed\n"), outcome.out.constData());
    QVERIFY2(outcome.err.contains("The payer's browser returned"_L1), qPrintable(outcome.err));
}

void RoundtripTest::aDeclinedRoundTripIsNotGood()
{
    const Outcome outcome = run(roundtrip({u"--decline"_s}));
    QVERIFY2(outcome.code == cli::NotGood, qPrintable(outcome.err));
    QVERIFY2(outcome.out.contains("invoice 566504  164.31  DECLINED\n"), outcome.out.constData());
    QVERIFY2(outcome.err.contains("Approved=False"_L1), qPrintable(outcome.err));
}

void RoundtripTest::aDeclineIsOfEveryInvoice()
{
    const Outcome outcome = run(roundtrip({u"--decline"_s, ofInvoices(3)}));
    QVERIFY2(outcome.code == cli::NotGood, qPrintable(outcome.err));
    QCOMPARE(outcome.out.count("  DECLINED\n"), 3);
    QCOMPARE(postbackLines(outcome).size(), 3);
}

void RoundtripTest::aRunListensForAllThatIsExpected_data()
{
    QTest::addColumn<QList<Visit>>("visits");
    QTest::addColumn<int>("code");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<int>("seconds");
    const QString paid = u"PAID (by the postback)"_s;
    const Visit approved{.changes = Fields{}};
    const Visit declined{.changes = Fields{{u"Approved"_s, u"False"_s}}};
    const Visit back{.method = "GET", .isReturn = true};
    const auto row = [](const char *name, const QList<Visit> &visits, cli::ExitCode code,
                        const QStringList &said, int seconds = 60) {
        QTest::newRow(name) << visits << int(code) << said << seconds;
    };
    row("Q01 a bare GET comes first", {Visit{.method = "GET"}, approved, back}, cli::Done,
        {u"Not counted: GET"_s, paid + u"  passed"_s});
    row("Q01 an empty form comes first", {Visit{}, approved, back}, cli::Done,
        {u"Not counted: POST"_s, paid + u"  passed"_s});
    row("Q01 a stray comes in between", {approved, Visit{.body = R"({"ping": 1})"}, back}, cli::Done,
        {u"Not counted: POST"_s, paid + u"  passed"_s});
    row("Q04 after a failed check",
        {Visit{.changes = Fields{{u"InvoiceNumber"_s, u"77"_s}, {u"PaymentGUID"_s, u"other"_s}}}, approved,
         back},
        cli::NotGood, {u"no invoice “77”"_s, paid + u"  failed"_s});
    row("Q02 contradictory postbacks", {approved, declined, back}, cli::NotGood,
        {u"is reported in two ways: Approved is “True”, then “False”"_s, u"UNKNOWN  failed"_s});
    row("Q02 a decline, then another try",
        {Visit{.changes = Fields{{u"Approved"_s, u"False"_s}, {u"PaymentGUID"_s, u"first"_s}}}, approved,
         back},
        cli::Done, {paid + u"  passed"_s});
    row("Q03 an unknown Approved", {Visit{.changes = Fields{{u"Approved"_s, u"1"_s}}}, back}, cli::NotGood,
        {u"Approved is “1”, which is neither True nor False"_s, u"PENDING  failed"_s}, 5);
    row("Q05 a prefetched return",
        {approved, Visit{.method = "GET", .isReturn = true, .headers = {{"Sec-Purpose", "prefetch"}}}},
        cli::NotGood, {u"Not counted: GET"_s, u"has not returned"_s}, 5);
    row("Q08 a method that the profile rules out",
        {Visit{.changes = Fields{{u"CardType"_s, u"PayPal"_s}}}, back}, cli::NotGood,
        {u"SagesGov does not allow PayPal"_s, paid + u"  failed"_s});
}

/// The service is the test itself, which knows what the run listens for.
void RoundtripTest::aRunListensForAllThatIsExpected()
{
    QFETCH(QList<Visit>, visits);
    QFETCH(int, seconds);
    FakeService service;
    QVERIFY(service.listen());
    Ear ear;
    QObject::connect(&ear, &Ear::line, &service, [&](const QString &line) {
        if (line.startsWith("Pay on the hosted page: "_L1))
            service.visit(visits);
    });
    const Outcome outcome = runHeard(ear, roundtrip({u"--endpoint"_s, service.endpoint().toString(),
                                                     u"--timeout"_s, QString::number(seconds)}));
    QTEST(outcome.code, "code");
    QFETCH(QStringList, said);
    const QString all = outcome.err + QString::fromUtf8(outcome.out);
    for (const QString &sentence : said)
        QVERIFY2(all.contains(sentence), qPrintable(sentence + u" is not in "_s + all));
}

void RoundtripTest::aRoundTripIsWrittenAsJson()
{
    const Outcome outcome = run(roundtrip({u"--json"_s}));
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    const QJsonObject result = QJsonDocument::fromJson(outcome.out).object();
    QCOMPARE(result.value("state"_L1).toString(), u"PAID"_s);
    QCOMPARE(result.value("stateFrom"_L1).toString(), u"postback"_s);
    QCOMPARE(result.value("verdict"_L1).toString(), u"passed"_s);
    QCOMPARE(result.value("simulated"_L1), QJsonValue(true));
    const QJsonObject invoice = result.value("invoices"_L1).toArray().at(0).toObject();
    QCOMPARE(invoice.value("InvoiceNumber"_L1).toString(), u"566504"_s);
    QCOMPARE(invoice.value("BalanceDue"_L1), QJsonValue(u"164.31"_s)); // as text: money is never a number
    QVERIFY(result.value("checks"_L1).toArray().size() > 4);
}

void RoundtripTest::aRequestFileIsWalked()
{
    const Outcome outcome = run(roundtrip({dataFile(u"tests/data/two-customers-two-invoices.json"_s)}));
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains("Submitting two-customers-two-invoices.json"_L1), qPrintable(outcome.err));
    QCOMPARE(outcome.out.count("  PAID (by the postback)\n"), 4);
}

void RoundtripTest::everyPostbackIsReportedOnce()
{
    const Outcome outcome = run(roundtrip({ofInvoices(150)}));
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    QCOMPARE(outcome.out.count("  PAID (by the postback)\n"), 150);
    const QStringList said = postbackLines(outcome);
    QCOMPARE(said.size(), 150);
    QCOMPARE(QSet<QString>(said.begin(), said.end()).size(), 150);
}

void RoundtripTest::aLargeRoundTripEndsWithASignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

/// Sent with the first postback, when most are still to come. What was captured until then is kept and
/// reported: an invoice is PAID for each postback.
void RoundtripTest::aLargeRoundTripEndsWithASignal()
{
    constexpr int many = 2'000;
    QFETCH(int, signal);
    Ear ear;
    bool isSent = false;
    connect(&ear, &Ear::line, this, [&](const QString &line) {
        if (!isSent && line.startsWith("Postback for invoice "_L1)) {
            isSent = true;
            ::raise(signal);
        }
    });
    const Outcome outcome = runHeard(ear, roundtrip({ofInvoices(many)}));
    QVERIFY(isSent);
    QVERIFY2(outcome.code == cli::Interrupted, qPrintable(outcome.err.right(1000)));
    QVERIFY(outcome.err.endsWith("Interrupted.\n"_L1));
    const qsizetype paid = paidInvoices(outcome);
    QVERIFY(paid >= 1);
    QVERIFY(paid < many);
    QCOMPARE(postbackLines(outcome).size(), paid);
}

/// One second is not enough for so many.
void RoundtripTest::aLargeRoundTripEndsWithItsTimeout()
{
    constexpr int many = 10'000;
    const Outcome outcome = run(roundtrip({u"--timeout"_s, u"1"_s, ofInvoices(many)}));
    QVERIFY2(outcome.code == cli::NotGood, qPrintable(outcome.err.right(1000)));
    QVERIFY(outcome.err.contains("Time is up after 1 second"_L1));
    const qsizetype paid = paidInvoices(outcome);
    QVERIFY(paid < many);
    QCOMPARE(postbackLines(outcome).size(), paid);
}

void RoundtripTest::anotherEndpointIsPaidByWhoeverOpensThePage()
{
    Simulator simulator;
    QVERIFY(simulator.start());
    qputenv(keyVariable, simulator.apiKey());

    http::Client client;
    AutomaticPayer payer(&client);
    Ear ear;
    payWhenTold(ear, payer);
    const Outcome outcome = runHeard(ear, roundtripAt(simulator));
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    QVERIFY2(outcome.out.endsWith("PAID (by the postback)  passed\n"), outcome.out.constData());
}

/// What the service is told is the tunnel's address, and the listener takes what comes in its name.
void RoundtripTest::anEnvironmentIsPaidThroughItsTunnel()
{
    Simulator simulator;
    QVERIFY(simulator.start());
    support::Tunnel tunnel;
    const quint16 port = closedPort();
    tunnel.leadTo(port);
    workspace::Environment environment;
    environment.endpoint = simulator.endpoint();
    environment.callbackBase = tunnel.url();
    setUp(environment);
    qputenv(environmentKeyVariable, simulator.apiKey());

    http::Client client;
    AutomaticPayer payer(&client);
    Ear ear;
    payWhenTold(ear, payer);
    const Outcome outcome =
        runHeard(ear, roundtrip({u"--environment"_s, u"qa"_s, u"--port"_s, QString::number(port)}));
    QVERIFY2(outcome.code == cli::Done, qPrintable(outcome.err));
    QVERIFY2(outcome.out.endsWith("PAID (by the postback)  passed\n"), outcome.out.constData());
    QVERIFY(contents(journal()).contains(tunnel.url().toEncoded() + "/cb/"));
}

void RoundtripTest::anEnvironmentThatCannotBeUsedIsReported_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isLive");
    QTest::addColumn<QString>("cap");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    QTest::newRow("an unknown name") << u"Nowhere"_s << false << QString() << int(cli::Usage)
                                     << u"no environment “Nowhere”"_s;
    QTest::newRow("more than it may be asked for")
        << u"QA"_s << false << u"164.30"_s << int(cli::NotGood) << u"has a limit of 164.30"_s;
    QTest::newRow("live, and it was not said")
        << u"QA"_s << true << QString() << int(cli::Usage) << u"--live biller.invalid"_s;
}

void RoundtripTest::anEnvironmentThatCannotBeUsedIsReported()
{
    QFETCH(QString, name);
    QFETCH(bool, isLive);
    QFETCH(QString, cap);
    workspace::Environment environment;
    environment.endpoint = QUrl(u"https://biller.invalid/v2"_s);
    environment.live = isLive;
    environment.amountCap = cap;
    setUp(environment);
    qputenv(environmentKeyVariable, "a-key");
    const QString journalFile = m_folder.filePath(u"nothing-sent.sqlite"_s);
    const Outcome outcome = run({u"roundtrip"_s, u"--journal"_s, journalFile, u"--environment"_s, name});
    QTEST(outcome.code, "code");
    QFETCH(QString, said);
    QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY(!QFile::exists(journalFile));
}

void RoundtripTest::theKeyIsNeverShown()
{
    const QByteArray key = "a-key-nobody-may-see";
    Simulator simulator({.apiKey = key});
    QVERIFY(simulator.start());
    qputenv(keyVariable, key);
    for (const QStringList &more : {QStringList{}, QStringList{u"--json"_s}}) {
        const Outcome outcome = run(roundtripAt(simulator, more + QStringList{u"--timeout"_s, u"1"_s}));
        QCOMPARE(outcome.code, int(cli::NotGood));
        QVERIFY(!outcome.out.contains(key));
        QVERIFY(!outcome.err.toUtf8().contains(key));
    }
    QVERIFY(!contents(journal()).contains(key));
}

void RoundtripTest::aWrongKeyIsRefused()
{
    Simulator simulator;
    QVERIFY(simulator.start());
    qputenv(keyVariable, "another-key");
    const Outcome outcome = run(roundtripAt(simulator));
    QVERIFY2(outcome.code == cli::NotGood, qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains("HTTP 401, not accepted: "_L1), qPrintable(outcome.err));
    QVERIFY2(outcome.out.contains("failed"), outcome.out.constData());
}

void RoundtripTest::anUnpaidRoundTripEndsInTime()
{
    Simulator simulator;
    QVERIFY(simulator.start());
    qputenv(keyVariable, simulator.apiKey());
    const Outcome outcome = run(roundtripAt(simulator, {u"--timeout"_s, u"1"_s}));
    QVERIFY2(outcome.code == cli::NotGood, qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains("Time is up after 1 second"_L1), qPrintable(outcome.err));
    QVERIFY2(outcome.out.endsWith("PENDING  waiting\n"), outcome.out.constData());
}

void RoundtripTest::anEndpointWithoutAServiceIsTheEnvironmentsFault()
{
    const Outcome outcome = run(roundtrip({u"--endpoint"_s, u"http://127.0.0.1:%1/v2"_s.arg(closedPort())}));
    QVERIFY2(outcome.code == cli::Environment, qPrintable(outcome.err));
    QCOMPARE(outcome.out, QByteArray());
}

void RoundtripTest::aTakenPortIsTheEnvironmentsFault()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QString port = QString::number(taken.serverPort());
    for (const QStringList &arguments :
         {roundtrip({u"--port"_s, port}), QStringList{u"simulate"_s, u"--port"_s, port}}) {
        const Outcome outcome = run(arguments);
        QVERIFY2(outcome.code == cli::Environment, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(port), qPrintable(outcome.err));
        QCOMPARE(outcome.out, QByteArray());
    }
}

void RoundtripTest::anUnwritableJournalIsTheEnvironmentsFault()
{
    const QString inAFile = file(u"file"_s, "no folder") + u"/journal.sqlite"_s;
    for (const QString &journal : {inAFile, m_folder.path()}) {
        const Outcome outcome = run({u"roundtrip"_s, u"--journal"_s, journal});
        QVERIFY2(outcome.code == cli::Environment, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(m_folder.path()), qPrintable(outcome.err));
        QCOMPARE(outcome.out, QByteArray());
    }
}

QTEST_GUILESS_MAIN(RoundtripTest)
#include "test_roundtrip.moc"
