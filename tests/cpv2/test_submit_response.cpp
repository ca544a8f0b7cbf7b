// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/submit_response.h"
#include "support/test.h"

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

using Verdict = SubmitResponse::Verdict;

/// JSON text written with ' for ".
static QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

class TestSubmitResponse : public support::Test
{
    Q_OBJECT
private slots:
    void answersAreClassified_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("message"); // a part of it
        const auto row = [](const char *name, int status, const QByteArray &body, Verdict verdict,
                            const QString &message) {
            QTest::newRow(name) << status << body << verdict << message;
        };
        const QByteArray good =
            json("{'Message':'SUCCESS','Data':{'CloudPaymentURL':'https://a/portal/access/otp/t'}}");
        row("success", 200, good, Verdict::Accepted, u"SUCCESS"_s);
        row("created", 201, good, Verdict::Accepted, u"SUCCESS"_s);
        row("byte order mark", 200, "\xEF\xBB\xBF" + good, Verdict::Accepted, u"SUCCESS"_s);
        row("plain http", 200,
            json("{'Message':'SUCCESS','Data':{'CloudPaymentURL':'http://127.0.0.1:1/p'}}"),
            Verdict::Accepted, u"SUCCESS"_s);
        row("more members", 200,
            json("{'X':1,'Data':{'CloudPaymentURL':'https://a/b','Y':[]},'Message':'SUCCESS'}"),
            Verdict::Accepted, u"SUCCESS"_s);
        row("duplicate names, the last counts", 200,
            json("{'Message':'no','Message':'SUCCESS','Data':{'CloudPaymentURL':'https://a/b'}}"),
            Verdict::Accepted, u"SUCCESS"_s);
        row("duplicate names, the last refuses", 200,
            json("{'Message':'SUCCESS','Data':{'CloudPaymentURL':'https://a/b'},'Message':'no'}"),
            Verdict::Refused, u"no"_s);

        row("no Data", 200, json("{'Message':'SUCCESS'}"), Verdict::Unclear, u"CloudPaymentURL"_s);
        row("Data null", 200, json("{'Message':'SUCCESS','Data':null}"), Verdict::Unclear,
            u"CloudPaymentURL"_s);
        row("Data a text", 200, json("{'Message':'SUCCESS','Data':'https://a/b'}"), Verdict::Unclear,
            u"CloudPaymentURL"_s);
        for (const char *url :
             {"''", "null", "7", "'javascript:alert(1)'", "'file:///etc/passwd'", "'data:text/html,x'",
              "'/portal/access'", "'//host/path'", "'https://'", "'https:///path'", "'www.invoicecloud.com'",
              "'https://a b/'", "'https://a:99999/'", "'ftp://a/b'"})
            row(url, 200, json("{'Message':'SUCCESS','Data':{'CloudPaymentURL':") + json(url) + "}}",
                Verdict::Unclear, u"CloudPaymentURL"_s);
        row("empty body", 200, "", Verdict::Unclear, u"HTTP 200"_s);
        row("no content", 204, "", Verdict::Unclear, u"HTTP 204"_s);
        row("HTML", 200, "<!doctype html><title>Sign in</title>", Verdict::Unclear, u"not valid JSON"_s);
        row("cut", 200, good.left(60), Verdict::Unclear, u"not valid JSON"_s);
        row("a list", 200, "[" + good + "]", Verdict::Unclear, u"not a JSON object"_s);
        row("a text", 200, json("'SUCCESS'"), Verdict::Unclear, u"not a JSON object"_s);
        row("empty object", 200, "{}", Verdict::Unclear, u"without a Message"_s);
        row("empty message", 200, json("{'Message':'','Data':{'CloudPaymentURL':'https://a/b'}}"),
            Verdict::Unclear, u"without a Message"_s);
        row("message a number", 200, json("{'Message':1}"), Verdict::Unclear, u"without a Message"_s);

        row("refusal with 200", 200, json("{'Message':'Invalid TypeID','Data':null}"), Verdict::Refused,
            u"Invalid TypeID"_s);
        for (const char *message : {"success", "Success", "SUCCESS ", " success\\n"})
            row(message, 200,
                json("{'Message':'") + message + json("','Data':{'CloudPaymentURL':'https://a/b'}}"),
                Verdict::Unclear, u"not exactly SUCCESS"_s);
        row("another spelling without a page", 200, json("{'Message':'Success'}"), Verdict::Unclear,
            u"“Success”"_s);
        row("a longer word", 200, json("{'Message':'SUCCESSFUL','Data':{'CloudPaymentURL':'https://a/b'}}"),
            Verdict::Refused, u"SUCCESSFUL"_s);
        row("refusal with 400", 400, json("{'Message':'Customers is required'}"), Verdict::Refused,
            u"Customers is required"_s);
        row("unauthorised", 401, "", Verdict::Refused, u"HTTP 401"_s);
        row("success with 400", 400, good, Verdict::Refused, u"HTTP 400"_s);
        row("success with 500", 500, good, Verdict::Unclear, u"HTTP 500"_s);
        row("success with 302", 302, good, Verdict::Refused, u"HTTP 302"_s);
        row("success with 199", 199, good, Verdict::Refused, u"HTTP 199"_s);
        row("HTML with 502", 502, "<html>Bad Gateway</html>", Verdict::Unclear, u"HTTP 502"_s);
        row("no message with 500", 500, json("{'Error':'x'}"), Verdict::Unclear, u"HTTP 500"_s);
        row("a message with 500", 500, json("{'Message':'An error has occurred.'}"), Verdict::Unclear,
            u"An error has occurred."_s);
        row("1 MB message", 400, json("{'Message':'") + QByteArray(1000000, 'm') + json("'}"),
            Verdict::Refused, u"mmmm"_s);
        row("too deep", 200, QByteArray(100000, '['), Verdict::Unclear, u"128"_s);
    }

    // C05 C06 C11 C12 Q03
    void answersAreClassified()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, message);
        const SubmitResponse response = SubmitResponse::parse(status, body);
        QTEST(response.verdict, "verdict");
        QVERIFY2(response.message.contains(message), qPrintable(response.message.left(200)));
        QCOMPARE(response.cloudPaymentUrl.isEmpty(), response.verdict != Verdict::Accepted);
    }

    void ourAnswersAreUnderstood()
    {
        const QUrl url(u"https://127.0.0.1:8443/portal/access/otp/a%20b?x=1&y=é"_s);
        const SubmitResponse accepted = SubmitResponse::parse(200, SubmitResponse::success(url));
        QCOMPARE(accepted.verdict, Verdict::Accepted);
        QCOMPARE(accepted.cloudPaymentUrl, url);

        const QString why = u"“Customers” is required:\n\"{}\" <é>"_s;
        for (const int status : {200, 400}) {
            const SubmitResponse refused = SubmitResponse::parse(status, SubmitResponse::failure(why));
            QCOMPARE(refused.verdict, Verdict::Refused);
            QCOMPARE(refused.message, why);
        }
    }
};

QTEST_GUILESS_MAIN(TestSubmitResponse)
#include "test_submit_response.moc"
