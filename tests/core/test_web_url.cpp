// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/web_url.h"
#include "support/test.h"

using namespace core;
using namespace Qt::Literals::StringLiterals;

class TestWebUrl : public support::Test
{
    Q_OBJECT
private slots:
    void onlyAnAbsoluteHttpOrHttpsUrlIsOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("origin"); // empty: not a web URL
        QTest::newRow("https") << u"https://qa.sagesgov.com/H.ashx?x=1#top"_s << "https://qa.sagesgov.com"_ba;
        QTest::newRow("http with a port") << u"http://127.0.0.1:8080/a"_s << "http://127.0.0.1:8080"_ba;
        QTest::newRow("IPv6") << u"http://[::1]:80/"_s << "http://[::1]:80"_ba;
        QTest::newRow("a user name is no origin")
            << u"https://u:p@example.com/"_s << "https://example.com"_ba;
        QTest::newRow("umlaut") << u"https://m\u00fcller.example/"_s << "https://xn--mller-kva.example"_ba;
        QTest::newRow("empty") << QString() << ""_ba;
        QTest::newRow("relative") << u"/return"_s << ""_ba;
        QTest::newRow("without a scheme") << u"example.com/return"_s << ""_ba;
        QTest::newRow("without a host") << u"https:///return"_s << ""_ba;
        QTest::newRow("script") << u"javascript:alert(1)"_s << ""_ba;
        QTest::newRow("file") << u"file:///etc/passwd"_s << ""_ba;
        QTest::newRow("space in the host") << u"https://a b/"_s << ""_ba;
        QTest::newRow("end of a directive") << u"https://a;script-src/"_s << ""_ba;
        QTest::newRow("line break") << u"https://example.com\r\nX: y/"_s << ""_ba;
    }
    void onlyAnAbsoluteHttpOrHttpsUrlIsOne()
    {
        QFETCH(QString, text);
        const std::optional<QUrl> url = webUrl(text);
        QTEST(url ? originOf(*url) : ""_ba, "origin");
    }
};

QTEST_GUILESS_MAIN(TestWebUrl)
#include "test_web_url.moc"
