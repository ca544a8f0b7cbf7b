// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "roundtrip/callback_urls.h"
#include "roundtrip/submit_order.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using roundtrip::Destination;
using roundtrip::Outgoing;
using roundtrip::SubmitOrder;

class TestSubmitOrder : public support::Test
{
    Q_OBJECT
private slots:
    void theListenersUrlsReplaceTheRequestsOwn()
    {
        const SubmitOrder order = submitOrder(m_to, m_outgoing);
        const auto sent = PaymentRequest::fromJson(order.bytes);
        QVERIFY(sent);
        QVERIFY(sent->text(FieldId::ReturnURL).startsWith(u"http://127.0.0.1:4000/cb/abc/return"_s));
        QVERIFY(sent->text(FieldId::PostBackURL).startsWith(u"http://127.0.0.1:4000/cb/abc/postback"_s));
        QCOMPARE(order.originalReturnUrl, m_outgoing.request.text(FieldId::ReturnURL));
        QCOMPARE(order.originalPostBackUrl, m_outgoing.request.text(FieldId::PostBackURL));
        QVERIFY(order.callbacksReplaced);
        QCOMPARE(order.id, u"abc"_s);
    }

    void withoutAListenerTheRequestIsSentAsItIs()
    {
        m_outgoing.callbackBase.clear();
        const SubmitOrder order = submitOrder(m_to, m_outgoing);
        QCOMPARE(order.bytes, m_outgoing.request.toJson());
        QVERIFY(!order.callbacksReplaced);
    }

    void aRawTextIsSentToTheByte()
    {
        m_outgoing.rawText = "{ not JSON";
        QCOMPARE(submitOrder(m_to, m_outgoing).bytes, QByteArray("{ not JSON"));
    }

    void theDestinationSaysWhereAndHow()
    {
        m_to.environment.totalDeadlineMs = 1234;
        m_to.environment.caFile = u"ca.pem"_s;
        const SubmitOrder order = submitOrder(m_to, m_outgoing);
        QCOMPARE(order.endpoint, m_to.endpoint);
        QCOMPARE(order.apiKey, QByteArray("key"));
        QCOMPARE(order.environment, u"QA"_s);
        QVERIFY(!order.simulated);
        QCOMPARE(order.transport.totalDeadlineMs, 1234);
        QCOMPARE(order.transport.caFile, u"ca.pem"_s);
    }

    void aTunnelStandsInForTheListener()
    {
        const QUrl listener(u"http://127.0.0.1:4000"_s);
        QCOMPARE(m_to.callbackBase(listener), listener);
        m_to.environment.callbackBase = QUrl(u"https://tunnel.example"_s);
        QCOMPARE(m_to.callbackBase(listener), m_to.environment.callbackBase);
        QCOMPARE(m_to.callbackBase({}), QUrl()); // nobody would answer
    }

    void init()
    {
        support::Test::init();
        m_to = {u"QA"_s, QUrl(u"https://biller.example/v2"_s), "key", false, {}};
        m_outgoing = {.id = u"abc"_s,
                      .documentName = u"sample"_s,
                      .request = PaymentRequest::sample(),
                      .callbackBase = QUrl(u"http://127.0.0.1:4000"_s)};
    }

private:
    Destination m_to;
    Outgoing m_outgoing;
};

QTEST_GUILESS_MAIN(TestSubmitOrder)
#include "test_submit_order.moc"
