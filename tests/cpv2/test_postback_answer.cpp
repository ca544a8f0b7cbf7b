// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/postback_answer.h"
#include "support/test.h"

using namespace cpv2;
using namespace Qt::Literals::StringLiterals;

using Acceptance = PostbackAnswer::Acceptance;

class TestPostbackAnswer : public support::Test
{
    Q_OBJECT
private slots:
    void anAnswerIsMoreThanItsStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Acceptance>("acceptance");
        const auto row = [](const char *name, int status, const QByteArray &body, Acceptance acceptance) {
            QTest::newRow(name) << status << body << acceptance;
        };
        row("a word", 200, "OK\n", Acceptance::Accepted);
        row("nothing", 200, "", Acceptance::Accepted);
        row("no content", 204, "", Acceptance::Accepted);
        row("any text", 200, "received, thank you", Acceptance::Accepted);
        row("success true", 200, R"({"success": true})", Acceptance::Accepted);
        row("no error", 200, R"({"Error": null, "errors": [], "hasError": false})", Acceptance::Accepted);
        row("error none", 200, R"({"error": "", "errorCode": 0})", Acceptance::Accepted);
        row("status ok", 200, R"({"status": "ok", "code": 200})", Acceptance::Accepted);
        row("a list", 200, "[]", Acceptance::Accepted);
        row("true", 200, "true", Acceptance::Accepted);
        row("a text that mentions success", 200, "Success: true", Acceptance::Accepted);

        row("success false", 200, R"({"success":false})", Acceptance::Refused);
        row("success as a text", 200, R"({"Success": "False"})", Acceptance::Refused);
        row("success 0", 200, R"({"isSuccess": 0})", Acceptance::Refused);
        row("another word for it", 200, R"({"accepted": false})", Acceptance::Refused);
        row("wrapped by a framework", 200, R"({"d": {"success": false}})", Acceptance::Refused);
        row("an error", 200, R"({"error": "unknown invoice"})", Acceptance::Refused);
        row("an error object", 200, R"({"error": {"code": 7}})", Acceptance::Refused);
        row("errors", 200, R"({"errors": ["x"]})", Acceptance::Refused);
        row("a state", 200, R"({"status": "Error"})", Acceptance::Refused);
        row("a status within", 200, R"({"statusCode": 500})", Acceptance::Refused);
        row("a byte order mark", 200, "\xEF\xBB\xBF{\"success\":false}", Acceptance::Refused);
        row("false", 200, "false", Acceptance::Refused);
        row("a form", 200, "success=false&reason=x", Acceptance::Refused);
        row("XML", 200, "<Response><Success>false</Success></Response>", Acceptance::Refused);
        row("an XML error", 200, "<?xml version='1.0'?><error>no</error>", Acceptance::Refused);
        row("a text", 200, "Error: no such invoice", Acceptance::Refused);
        row("a text in capitals", 200, "\r\nFAILED", Acceptance::Refused);
        row("a JSON text", 200, "\"Invalid signature\"", Acceptance::Refused);
        row("a status", 500, "OK", Acceptance::Refused);
        row("not found", 404, "", Acceptance::Refused);
        row("a redirect", 302, "", Acceptance::Refused);
        row("no answer", 0, "", Acceptance::Refused);

        row("a web page", 200, "<!DOCTYPE html>\n<html><title>Sign in</title></html>", Acceptance::Unclear);
        row("a piece of one", 200, "<html><body>OK</body></html>", Acceptance::Unclear);
        row("a form to sign in", 200, "  <form action='/login'>", Acceptance::Unclear);
    }

    // Q07
    void anAnswerIsMoreThanItsStatus()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Acceptance, acceptance);
        QCOMPARE(int(PostbackAnswer::parse(status, body).acceptance), int(acceptance));
    }

    void itsFirstLineIsHarmlessAndShort_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("line");
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("blank") << QByteArray(" \r\n\t") << QString();
        QTest::newRow("one") << QByteArray("OK") << u"OK"_s;
        QTest::newRow("the first of two") << QByteArray("\n  one \r\ntwo") << u"one"_s;
        QTest::newRow("a lone CR") << QByteArray("one\rtwo") << u"one"_s;
        QTest::newRow("JSON") << QByteArray("{\"success\":false}") << u"{\"success\":false}"_s;
        QTest::newRow("an escape sequence") << QByteArray("a\x1b[2Jb") << u"a\\u001b[2Jb"_s;
        QTest::newRow("a long one") << QByteArray(500, 'x') << QString(160, u'x') + u'…';
    }
    void itsFirstLineIsHarmlessAndShort()
    {
        QFETCH(QByteArray, body);
        QTEST(firstLineOf(body), "line");
        QCOMPARE(PostbackAnswer::parse(200, body).firstLine, firstLineOf(body));
    }
};

QTEST_GUILESS_MAIN(TestPostbackAnswer)
#include "test_postback_answer.moc"
