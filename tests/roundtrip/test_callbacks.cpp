// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "capture_sink.h"
#include "roundtrip/callback_urls.h"
#include "support/round_trip_builder.h"
#include "support/test.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace roundtrip;
using cpv2::FieldId;
using support::RoundTripBuilder;

namespace
{

http::Request requestTo(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                        const http::Headers &headers = {})
{
    http::Request request;
    request.method = method;
    request.target = target;
    request.headers = headers;
    request.body = body;
    request.head = method + ' ' + target + " HTTP/1.1\r\n";
    for (const http::Header &header : headers)
        request.head += header.name + ": " + header.value + "\r\n";
    request.head += "\r\n";
    request.raw = request.head + body;
    return request;
}

} // namespace

class TestCallbacks : public support::Test
{
    Q_OBJECT
private slots:
    void anIdCannotBeGuessed()
    {
        QSet<QString> ids;
        for (int i = 0; i < 1000; ++i) {
            const QString id = newId();
            QVERIFY2(QRegularExpression(u"\\A[a-z2-7]{32}\\z"_s).match(id).hasMatch(), qPrintable(id));
            ids.insert(id);
        }
        QCOMPARE(ids.size(), 1000);
    }

    void theQueryOfTheOriginalSurvivesByteForByte_data()
    {
        QTest::addColumn<QString>("original");
        QTest::addColumn<QString>("expected");
        const QString base = u"http://127.0.0.1:41733/cb/abc/return"_s;
        QTest::newRow("none") << u"https://qa.sagesgov.com/Handler.ashx"_s << base;
        QTest::newRow("two parameters")
            << u"https://qa.sagesgov.com/H.ashx?juri=greenecounty-oh&type=E1C2479D"_s
            << base + u"?juri=greenecounty-oh&type=E1C2479D"_s;
        QTest::newRow("escapes") << u"https://a/b?x=%2f%20+&y=%C3%A9"_s << base + u"?x=%2f%20+&y=%C3%A9"_s;
        QTest::newRow("a second question mark") << u"https://a/b?x=1?y=2"_s << base + u"?x=1?y=2"_s;
        QTest::newRow("a fragment is the browser's own") << u"https://a/b?x=1#top"_s << base + u"?x=1"_s;
        QTest::newRow("empty") << QString() << base;
        QTest::newRow("no URL at all") << u"nonsense"_s << base;
    }
    void theQueryOfTheOriginalSurvivesByteForByte()
    {
        QFETCH(QString, original);
        QTEST(returnUrl(QUrl(u"http://127.0.0.1:41733"_s), u"abc"_s, original), "expected");
    }

    void theHostOfAnAddressIsWhatAClientSends_data()
    {
        QTest::addColumn<QUrl>("base");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("a tunnel") << QUrl(u"https://Abc.ngrok.example/cpv2/"_s) << "abc.ngrok.example"_ba;
        QTest::newRow("a port") << QUrl(u"http://qa.example:8080"_s) << "qa.example:8080"_ba;
        QTest::newRow("the scheme's own port") << QUrl(u"https://qa.example:443"_s) << "qa.example"_ba;
        QTest::newRow("the other scheme's port") << QUrl(u"http://qa.example:443"_s) << "qa.example:443"_ba;
        QTest::newRow("IPv6") << QUrl(u"http://[fd00::1]:80/"_s) << "[fd00::1]"_ba;
        QTest::newRow("other letters") << QUrl(u"https://bücher.example"_s) << "xn--bcher-kva.example"_ba;
    }
    void theHostOfAnAddressIsWhatAClientSends()
    {
        QFETCH(QUrl, base);
        QTEST(hostOf(base), "host");
    }

    void onlyTheTwoUrlsOfARequestAreReplaced()
    {
        const cpv2::PaymentRequest sample = cpv2::PaymentRequest::sample();
        const QUrl base(u"http://127.0.0.1:41733"_s);
        const cpv2::PaymentRequest sent = withCallbacks(sample, base, u"abc"_s);
        const QList<QByteArray> before = sample.toJson().split('\n');
        const QList<QByteArray> after = sent.toJson().split('\n');
        QCOMPARE(after.size(), before.size());
        QList<int> changed;
        for (int i = 0; i < before.size(); ++i) {
            if (before[i] != after[i])
                changed << i + 1;
        }
        QCOMPARE(changed,
                 (QList<int>{core::lineOf(sample.document(), sample.pointer(FieldId::ReturnURL)),
                             core::lineOf(sample.document(), sample.pointer(FieldId::PostBackURL))}));
        QCOMPARE(
            sent.text(FieldId::PostBackURL),
            u"http://127.0.0.1:41733/cb/abc/postback?juri=greenecounty-oh&type=695D2C4C-6D90-4686-89A5-1324D566AC12"_s);
    }

    void aRequestInAnySpellingGetsTheUrls_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("members");
        QTest::newRow("another case")
            << QByteArray("{\"returnurl\": \"\", \"PostbackURL\": \"https://a/b\"}") << 2;
        QTest::newRow("null") << QByteArray("{\"ReturnURL\": null, \"PostBackURL\": null}") << 2;
        QTest::newRow("absent") << QByteArray("{}") << 2;
    }
    void aRequestInAnySpellingGetsTheUrls()
    {
        QFETCH(QByteArray, json);
        const auto sent =
            withCallbacks(*cpv2::PaymentRequest::fromJson(json), QUrl(u"http://127.0.0.1:1"_s), u"abc"_s);
        QVERIFY(sent.text(FieldId::ReturnURL).startsWith("http://127.0.0.1:1/cb/abc/return"_L1));
        QVERIFY(sent.text(FieldId::PostBackURL).startsWith("http://127.0.0.1:1/cb/abc/postback"_L1));
        QTEST(int(sent.document().members().size()), "members");
    }

    void aDocumentThatIsNoObjectStaysAsItIs()
    {
        const auto request = *cpv2::PaymentRequest::fromJson("[1, 2]");
        QCOMPARE(withCallbacks(request, QUrl(u"http://127.0.0.1:1"_s), u"abc"_s).toJson(), request.toJson());
    }

    void aPostbackIsCapturedWholeAndAnsweredWithOk()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        const http::Request request =
            requestTo("POST", sink.path("postback") + "?type=E1", "Approved=True&x=%C3%BF",
                      {{"Content-Type", "application/x-www-form-urlencoded"}});
        QCOMPARE(answerOf(listener, request).status, 200);
        QCOMPARE(sink.captured.size(), 1);
        const journal::Exchange &exchange = sink.captured.first();
        QCOMPARE(exchange.role, journal::Role::Postback);
        QCOMPARE(exchange.roundTripId, sink.trip.record().id);
        QCOMPARE(exchange.requestRaw, request.raw);
        QCOMPARE(exchange.requestBody, request.body);
        QCOMPARE(exchange.url.toLatin1(), request.target);
        QVERIFY(exchange.remark.isEmpty());
        QVERIFY(exchange.responseHead.startsWith("HTTP/1.1 200 OK\r\n"));
    }

    void whatTheListenerAnswers_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QList<int>>("roles");
        const FakeSink sink;
        const auto row = [](const char *name, const char *method, const QByteArray &target, int status,
                            const QList<journal::Role> &roles) {
            QList<int> numbers;
            for (const journal::Role role : roles)
                numbers << int(role);
            QTest::newRow(name) << QByteArray(method) << target << status << numbers;
        };
        using journal::Role;
        row("postback by GET", "GET", sink.path("postback") + "?Approved=True", 200, {Role::Postback});
        row("return by GET", "GET", sink.path("return"), 200, {Role::Return});
        row("return by POST", "POST", sink.path("return"), 200, {Role::Return});
        row("looking again", "GET", sink.path("state"), 200, {});
        row("HEAD of a return", "HEAD", sink.path("return"), 200, {Role::Return});
        row("HEAD of a postback", "HEAD", sink.path("postback"), 200, {Role::Postback});
        row("CORS preflight", "OPTIONS", sink.path("postback"), 405, {Role::Postback});
        row("another verb", "PUT", sink.path("postback"), 405, {Role::Postback});
        row("HEAD of the state", "HEAD", sink.path("state"), 200, {});
        row("state by POST", "POST", sink.path("state"), 405, {});
        row("never given out", "POST", "/cb/" + QByteArray(32, 'z') + "/postback", 404, {Role::Unmatched});
        row("another word", "POST", sink.path("postbacks"), 404, {Role::Unmatched});
        row("root", "GET", "/", 200, {});
        row("a message to the root", "POST", "/", 404, {Role::Unmatched});
        row("traversal", "GET", sink.path("return/../../x"), 404, {Role::Unmatched});
        row("escaped slash", "GET", sink.path("return%2f"), 404, {Role::Unmatched});
        row("quotes", "GET", "/cb/'; DROP TABLE exchange;--/return", 404, {Role::Unmatched});
    }
    // L21 L26 B04 B09 S15
    void whatTheListenerAnswers()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        FakeSink sink;
        CallbackListener listener(&sink);
        const http::Response response = answerOf(listener, requestTo(method, target));
        QTEST(response.status, "status");
        QList<int> roles;
        for (const journal::Exchange &exchange : sink.captured)
            roles << int(exchange.role);
        QTEST(roles, "roles");
        for (const http::Header &header : response.headers)
            QVERIFY(!header.name.toLower().startsWith("access-control"));
    }

    // Q01 Q05
    void aStrayIsKeptWithARemark_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<http::Headers>("headers");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *method, const char *what, const char *body,
                            const http::Headers &headers, int status) {
            QTest::newRow(name) << QByteArray(method) << QByteArray(what) << QByteArray(body) << headers
                                << status;
        };
        row("a bare GET", "GET", "postback", "", {}, 200);
        row("an empty form", "POST", "postback", "", {}, 200);
        row("unknown fields", "POST", "postback", "a=b", {}, 200);
        row("HEAD", "HEAD", "postback", "", {}, 200);
        row("a prefetch", "GET", "return", "", {{"Sec-Purpose", "prefetch"}}, 503);
        row("a prerender", "GET", "return", "", {{"Sec-Purpose", "prefetch;prerender"}}, 503);
        row("an older prefetch", "GET", "return", "", {{"X-Moz", "prefetch"}}, 503);
        row("a preview", "GET", "return", "", {{"X-Purpose", "preview"}}, 503);
        row("a script", "GET", "return", "", {{"Sec-Fetch-Mode", "cors"}}, 200);
    }
    void aStrayIsKeptWithARemark()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, body);
        QFETCH(http::Headers, headers);
        FakeSink sink;
        CallbackListener listener(&sink);
        const http::Response response = answerOf(listener, requestTo(method, sink.path(what), body, headers));
        QTEST(response.status, "status");
        QCOMPARE(sink.captured.size(), 1);
        QVERIFY2(sink.captured.first().remark.contains("counts for nothing"_L1),
                 qPrintable(sink.captured.first().remark));
        if (response.status == 503)
            QCOMPARE(http::headerValue(response.headers, "Cache-Control"), "no-store"_ba);
    }

    void nothingIsAcknowledgedThatIsNotOnTheDisk()
    {
        FakeSink sink;
        sink.diskIsFull = true;
        CallbackListener listener(&sink);
        QCOMPARE(answerOf(listener, requestTo("POST", sink.path("postback"), "Approved=True")).status, 503);
        QCOMPARE(answerOf(listener, requestTo("GET", sink.path("return"))).status, 503);
    }

    void nothingIsAnsweredBeforeItsCommit_data()
    {
        QTest::addColumn<bool>("diskIsFull");
        QTest::addColumn<int>("status"); // of every capture in the commit
        QTest::newRow("written") << false << 200;
        QTest::newRow("not written") << true << 503;
    }
    void nothingIsAnsweredBeforeItsCommit()
    {
        QFETCH(bool, diskIsFull);
        FakeSink sink;
        sink.isHolding = true;
        sink.diskIsFull = diskIsFull;
        CallbackListener listener(&sink);
        QList<int> statuses;
        for (int i = 0; i < 3; ++i) {
            listener.answer(requestTo("POST", sink.path("postback"), "a=b"),
                            [&](const http::Response &response) { statuses << response.status; });
        }
        QVERIFY(statuses.isEmpty());
        sink.commitCaptures();
        const int status = *static_cast<const int *>(QTest::qData("status", qMetaTypeId<int>()));
        QCOMPARE(statuses, (QList<int>{status, status, status}));
    }

    void anAddressThatCannotBeLookedUpIsNotCalledUnknown()
    {
        FakeSink sink;
        sink.cannotRead = true;
        CallbackListener listener(&sink);
        QCOMPARE(answerOf(listener, requestTo("POST", sink.path("postback"), "Approved=True")).status, 503);
        QVERIFY(sink.captured.isEmpty());
    }

    void aPostbackIsAnsweredAsThePersonSaid()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        listener.setPostbackReply({.status = 500, .delayMs = 1500, .body = "broken\n"});
        const http::Response response = answerOf(listener, requestTo("POST", sink.path("postback"), "a=b"));
        QCOMPARE(response.status, 500);
        QCOMPARE(response.delayMs, 1500);
        QCOMPARE(response.body, "broken\n");
        QVERIFY(sink.captured.first().provoked);
        QCOMPARE(sink.captured.first().status, 500);
        QCOMPARE(sink.captured.first().responseBody, "broken\n");
        QCOMPARE(answerOf(listener, requestTo("GET", sink.path("return"))).status, 200);
        QVERIFY(!sink.captured.last().provoked);
    }

    void onlyTheFirstPostbacksGetTheReplyThatWasSet()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        listener.setPostbackReply({.status = 503, .times = 2});
        QList<int> statuses;
        QList<bool> provoked;
        for (int i = 0; i < 4; ++i) {
            statuses << answerOf(listener, requestTo("POST", sink.path("postback"), "a=b")).status;
            provoked << sink.captured.last().provoked;
        }
        QCOMPARE(statuses, (QList<int>{503, 503, 200, 200}));
        QCOMPARE(provoked, (QList<bool>{true, true, false, false}));
        listener.setPostbackReply({.status = 503, .times = 2}); // counts anew
        QCOMPARE(answerOf(listener, requestTo("POST", sink.path("postback"), "a=b")).status, 503);
    }

    void aReplyThatWasSetIsNotGivenForWhatIsNotKept()
    {
        FakeSink sink;
        sink.diskIsFull = true;
        CallbackListener listener(&sink);
        listener.setPostbackReply({.status = 201, .delayMs = 5000});
        const http::Response response = answerOf(listener, requestTo("POST", sink.path("postback"), "a=b"));
        QCOMPARE(response.status, 503);
        QCOMPARE(response.delayMs, 0);
    }

    void aFloodAtOneAddressIsToldToWait()
    {
        FakeSink sink;
        CallbackListener listener(&sink, nullptr, {.perRoundTrip = 5});
        for (int i = 0; i < 5; ++i)
            QCOMPARE(answerOf(listener, requestTo("POST", sink.path("postback"), "a=b")).status, 200);
        const http::Response response = answerOf(listener, requestTo("POST", sink.path("postback"), "a=b"));
        QCOMPARE(response.status, 429);
        QCOMPARE(http::headerValue(response.headers, "Retry-After"), "60");
        QVERIFY(response.body.contains("more than 5 callbacks"));
        QVERIFY(response.body.contains("--flood-limit"));
        QCOMPARE(sink.captured.size(), 5);
    }

    void theFloodLimitCanBeRaisedAndTakenOff()
    {
        FakeSink sink;
        CallbackListener listener(&sink, nullptr, {.perRoundTrip = 1});
        const http::Request request = requestTo("POST", sink.path("postback"), "a=b");
        QCOMPARE(answerOf(listener, request).status, 200);
        QCOMPARE(answerOf(listener, request).status, 429);
        listener.setFloodLimit(3);
        QCOMPARE(answerOf(listener, request).status, 200); // the third of this minute
        QCOMPARE(answerOf(listener, request).status, 429);
        listener.setFloodLimit(0);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(answerOf(listener, request).status, 200);
    }

    void aHigherFloodLimitAllowsMoreBytes()
    {
        const CaptureAllowance ordinary;
        QCOMPARE(withFloodLimit(ordinary, 10).bytesPerRoundTrip, ordinary.bytesPerRoundTrip);
        QVERIFY(withFloodLimit(ordinary, 10 * ordinary.perRoundTrip).bytesPerRoundTrip >
                9 * ordinary.bytesPerRoundTrip);
    }

    void aFloodOfBytesAtOneAddressIsToldToWait()
    {
        FakeSink sink;
        const http::Request large = requestTo("POST", sink.path("postback"), QByteArray(1000, 'x'));
        CallbackListener listener(&sink, nullptr, {.bytesPerRoundTrip = 2 * large.raw.size()});
        QCOMPARE(answerOf(listener, large).status, 200);
        QCOMPARE(answerOf(listener, large).status, 200);
        QCOMPARE(answerOf(listener, large).status, 429);
    }

    void aBodyThatIsNotWhatItIsSaidToBeIsKeptAndMarked_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isMarked");
        const QByteArray form = "application/x-www-form-urlencoded";
        QTest::newRow("D05 form") << form << "a=b"_ba << false;
        QTest::newRow("D05 form with a charset") << form + "; charset=utf-8"
                                                 << "a=b"_ba << false;
        QTest::newRow("D05 JSON") << "application/json"_ba
                                  << "{\"a\":1}"_ba << false;
        QTest::newRow("D05 JSON as a form") << form << "{\"a\":1}"_ba << true;
        QTest::newRow("D05 form as JSON") << "application/json"_ba
                                          << "a=b"_ba << true;
        QTest::newRow("D05 plain text") << "text/plain"_ba
                                        << "a=b"_ba << true;
        QTest::newRow("D05 none") << ""_ba
                                  << "a=b"_ba << true;
        QTest::newRow("D05 4 KB") << QByteArray(4096, 'x') << "a=b"_ba << true;
        QTest::newRow("D04 deep JSON") << "application/json"_ba << QByteArray(10'000, '[') << false;
        QTest::newRow("D04 empty body") << "application/json"_ba
                                        << ""_ba << false;
        QTest::newRow("D01 bytes that are no text") << form << "a=%&b=%G1&c=%00&d=\xc0\xaf\xff"_ba << true;
    }

    // D01 D04 D05
    void aBodyThatIsNotWhatItIsSaidToBeIsKeptAndMarked()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        FakeSink sink;
        CallbackListener listener(&sink);
        http::Headers headers;
        if (!type.isEmpty())
            headers.append(http::Header{"Content-Type", type});
        QCOMPARE(answerOf(listener, requestTo("POST", sink.path("postback"), body, headers)).status, 200);
        const journal::Exchange &capture = sink.captured.first();
        QCOMPARE(capture.requestBody, body);
        // All of them are strays, which is another matter.
        QTEST(!capture.remark.section(u"It counts for nothing"_s, 0, 0).isEmpty(), "isMarked");
        (void)postbackOf(capture); // shown as well as it can be
    }

    void aPostbackIsReadInTheCharacterSetThatItDeclares_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("remark"); // a word of it; empty: there is none
        const QByteArray form = "application/x-www-form-urlencoded";
        QTest::newRow("windows-1252") << form + "; charset=windows-1252"
                                      << "Approved=True&CustomerName=Jos%E9"_ba << QString();
        QTest::newRow("UTF-8 with a mark") << form
                                           << "\xef\xbb\xbf"
                                              "Approved=True&CustomerName=Jos%C3%A9"_ba
                                           << QString();
        QTest::newRow("JSON with a mark")
            << "application/json"_ba
            << "\xef\xbb\xbf{\"Approved\":true,\"CustomerName\":\"Jos\xc3\xa9\"}"_ba << QString();
        QTest::newRow("JSON in Latin-1")
            << "application/json; charset=ISO-8859-1"_ba
            << "{\"Approved\":true,\"CustomerName\":\"Jos\xe9\"}"_ba << QString();
        QTest::newRow("an unknown one") << form + "; charset=klingon"
                                        << "Approved=True&CustomerName=Jos%C3%A9"_ba << u"klingon"_s;
    }

    // D07
    void aPostbackIsReadInTheCharacterSetThatItDeclares()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, remark);
        FakeSink sink;
        CallbackListener listener(&sink);
        answerOf(listener, requestTo("POST", sink.path("postback"), body, {{"Content-Type", type}}));
        const journal::Exchange &capture = sink.captured.first();
        QCOMPARE(capture.requestBody, body);
        QCOMPARE(postbackOf(capture).value(u"CustomerName"), u"José"_s);
        QVERIFY2(remark.isEmpty() ? capture.remark.isEmpty() : capture.remark.contains(remark),
                 qPrintable(capture.remark));
    }

    // L27
    void anEncodedBodyIsKeptAsItCameAndMarked()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        const QByteArray bomb = "\x1f\x8b\x08 whatever"_ba;
        answerOf(listener, requestTo("POST", sink.path("postback"), bomb, {{"Content-Encoding", "gzip"}}));
        QCOMPARE(sink.captured.first().requestBody, bomb);
        QVERIFY(sink.captured.first().remark.contains(u"gzip"_s));
    }

    // B03
    void aFloodOfUnmatchedCapturesIsNotAllKept()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        for (int i = 0; i < 500; ++i)
            QCOMPARE(answerOf(listener, requestTo("GET", "/" + QByteArray::number(i))).status, 404);
        QCOMPARE(sink.captured.size(), 60);
    }

    void aCardNumberIsMaskedBeforeItIsKept()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        answerOf(listener, requestTo("POST", sink.path("postback") + "?c=4111111111111111",
                                     "Card=4111-1111-1111-1111"));
        const journal::Exchange &exchange = sink.captured.first();
        QVERIFY(!exchange.requestRaw.contains("4111111111111111"));
        QVERIFY(!exchange.requestRaw.contains("4111-1111-1111-1111"));
        QVERIFY(!exchange.url.contains("4111111111111111"_L1));
        QCOMPARE(exchange.requestBody, "Card=4111-11**-****-1111");
        QVERIFY(exchange.remark.contains(u"masked"_s));
    }

    void aCardNumberInTheQueryAloneIsSaidToo()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        answerOf(listener, requestTo("GET", sink.path("return") + "?c=4111111111111111"));
        QVERIFY(sink.captured.first().remark.contains(u"masked"_s));
        answerOf(listener, requestTo("GET", sink.path("return") + "?c=1"));
        QCOMPARE(sink.captured.last().remark, QString());
    }

    void onlyOfAPostbackTheContentTypeMatters()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        answerOf(listener, requestTo("POST", sink.path("return"), "a=b"));
        QCOMPARE(sink.captured.last().remark, QString());
        answerOf(listener, requestTo("POST", sink.path("postback"), "a=b"));
        QVERIFY(sink.captured.last().remark.contains(u"Content-Type"_s));
    }

    void evenOneByteBehindTheRequestIsSaid()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        http::Request request = requestTo("GET", sink.path("return"));
        request.surplus = 1;
        answerOf(listener, request);
        QVERIFY(sink.captured.last().remark.contains(u'1'));
    }

    void aCardNumberInTwoChunksIsMaskedEverywhere()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        http::Request request =
            requestTo("POST", sink.path("postback"), {}, {{"Transfer-Encoding", "chunked"}});
        request.body = "Card=4111111111111111";
        request.raw += "d\r\nCard=41111111\r\n8\r\n11111111\r\n0\r\n\r\n";
        answerOf(listener, request);
        const journal::Exchange &exchange = sink.captured.first();
        QCOMPARE(exchange.requestBody, "Card=411111******1111");
        QCOMPARE(exchange.requestRaw, request.head + "Card=411111******1111");
        QVERIFY(exchange.remark.contains(u"masked"_s));
    }

    // B03
    void aPostbackFromABrowserIsMarked()
    {
        FakeSink sink;
        CallbackListener listener(&sink);
        answerOf(listener, requestTo("POST", sink.path("postback"), "Approved=True",
                                     {{"Origin", "https://evil.example"}}));
        QVERIFY(!sink.captured.first().remark.isEmpty());
    }

    void thePageOfTheReturnSaysWhatIsPaid()
    {
        const QByteArray waiting =
            returnPage(RoundTripBuilder().accepted().returned().trip(), "/cb/x/state").body;
        QVERIFY(waiting.contains("PENDING"));
        QVERIFY(waiting.contains("content=\"2;url=/cb/x/state\""));
        const QByteArray paid =
            returnPage(RoundTripBuilder().accepted().returned().postback().trip(), "/cb/x/state").body;
        QVERIFY(paid.contains("PAID"));
        QVERIFY(paid.contains("566504"));
        QVERIFY(paid.contains("164.31"));
        QVERIFY(!paid.contains("http-equiv=\"refresh\""));
    }

    void thePageOfTheReturnMayBeFramedByPagesOnThisComputer()
    {
        for (const QString &mode : {u"0"_s, u"1"_s}) {
            cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
            QVERIFY(request.apply(request.set(FieldId::ViewMode, core::Json::number(mode.toLatin1()))));
            const http::Response response =
                returnPage(RoundTripBuilder(request).accepted().trip(), "/cb/x/state");
            const QByteArray policy = http::headerValue(response.headers, "Content-Security-Policy");
            // An embedded page may be framed by any, since a policy cannot name [::1].
            QCOMPARE(policy.contains("frame-ancestors"), mode == "0"_L1);
            for (const char *own : {"'self'", "http://127.0.0.1:*", "http://localhost:*"})
                QCOMPARE(policy.contains(own), mode == "0"_L1);
        }
    }

    // B06
    void thePageEscapesWhatCameFromOutside()
    {
        cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
        QVERIFY(request.apply(
            request.setText(FieldId::InvoiceNumber, u"\"><script>alert(1)</script>%1%3"_s, {0, 0})));
        const http::Response response =
            returnPage(RoundTripBuilder(request).accepted().trip(), "/cb/x/state");
        QVERIFY(!response.body.contains("<script"));
        QVERIFY(response.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;%1%3"));
        QVERIFY(
            http::headerValue(response.headers, "Content-Security-Policy").startsWith("default-src 'none'"));
    }
};

QTEST_GUILESS_MAIN(TestCallbacks)
#include "test_callbacks.moc"
