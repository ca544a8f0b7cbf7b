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
        QTest::newRow("deflate without its wrapping") << zlibOf("hello").sliced(2).chopped(4) << "deflate"_ba
                                                      << "hello"_ba;
        QTest::newRow("twice, the last one last") << zlibOf(gzipped) << "gzip, Deflate"_ba
                                                  << "hello"_ba;
        QTest::newRow("identity in a list") << gzipped << "identity,gzip"_ba
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
        QTest::newRow("not gzip at all") << "hello"_ba
                                         << "gzip"_ba << u"damaged"_s;
        QTest::newRow("its sum is wrong")
            << QByteArray(gzipped).replace(gzipped.size() - 8, 1, "!") << "gzip"_ba << u"damaged"_s;
        QTest::newRow("another coding") << "hello"_ba
                                        << "br"_ba << u"br"_s;
        QTest::newRow("packed once, declared twice") << gzipped << "gzip, gzip"_ba << u"damaged"_s;
        QTest::newRow("another coding inside") << gzipped << "br, gzip"_ba << u"br"_s;
        QTest::newRow("four times") << gzipped << "gzip, gzip, gzip, gzip"_ba << u"3 times"_s;
        QTest::newRow("an empty place in the list") << gzipped << "gzip,"_ba << u"not supported"_s;
        QTest::newRow("a bomb") << zlibOf(QByteArray(10'000'000, 'x')) << "deflate"_ba << u"larger than"_s;
        QByteArray noise(2 * http::UnpackLimits().bytes, Qt::Uninitialized);
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
