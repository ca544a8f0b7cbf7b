// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/content_coding.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using http::unpacked;

namespace
{

/// What `printf hello | gzip -n` gives.
const auto gzipped = QByteArray::fromBase64("H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==");

QByteArray zlibOf(const QByteArray &text)
{
    return qCompress(text).sliced(4); // Qt puts the size in front
}

} // namespace

class TestContentCoding : public support::Test
{
    Q_OBJECT
private slots:
    void packedBodiesAreUnpacked_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("gzip") << gzipped << "gzip"_ba
                              << "hello"_ba;
        QTest::newRow("its old name, in any case") << gzipped << " X-GZip "_ba
                                                   << "hello"_ba;
        QTest::newRow("deflate") << zlibOf("hello") << "deflate"_ba
                                 << "hello"_ba;
        QTest::newRow("identity") << "hello"_ba
                                  << "identity"_ba
                                  << "hello"_ba;
        QTest::newRow("none") << "hello"_ba << QByteArray() << "hello"_ba;
        QTest::newRow("no body") << QByteArray() << "gzip"_ba << QByteArray();
    }
    // L27
    void packedBodiesAreUnpacked()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, coding);
        const auto text = unpacked(body, coding);
        QVERIFY2(text, text ? "" : qPrintable(text.error().sentence));
        QTEST(*text, "text");
    }

    void whatCannotBeUnpackedSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<QString>("word");
        QTest::newRow("cut") << gzipped.chopped(9) << "gzip"_ba << u"cut"_s;
        QTest::newRow("no gzip at all") << "hello"_ba
                                        << "gzip"_ba << u"broken"_s;
        QTest::newRow("its sum is wrong")
            << QByteArray(gzipped).replace(gzipped.size() - 8, 1, "!") << "gzip"_ba << u"broken"_s;
        QTest::newRow("another coding") << "hello"_ba
                                        << "br"_ba << u"br"_s;
        QTest::newRow("two of them") << gzipped << "gzip, gzip"_ba << u"gzip, gzip"_s;
        QTest::newRow("a bomb") << zlibOf(QByteArray(10'000'000, 'x')) << "deflate"_ba << u"40 times"_s;
        QByteArray noise(2 * http::unpackedLimit, Qt::Uninitialized);
        quint32 state = 1;
        for (char &c : noise)
            c = char((state = state * 1664525 + 1013904223) >> 24);
        QTest::newRow("over a MiB") << zlibOf(noise) << "deflate"_ba << u"1048576 bytes"_s;
    }
    // L27
    void whatCannotBeUnpackedSaysWhy()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, coding);
        QFETCH(QString, word);
        const auto text = unpacked(body, coding);
        QVERIFY(!text);
        QCOMPARE(text.error().code, u"coding"_s);
        QVERIFY2(text.error().sentence.contains(word), qPrintable(text.error().sentence));
    }
};

QTEST_GUILESS_MAIN(TestContentCoding)
#include "test_content_coding.moc"
