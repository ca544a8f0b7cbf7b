// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/redaction.h"
#include "support/test.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace core;
using namespace Qt::Literals::StringLiterals;

/// Test numbers that the brands and their processors publish.
struct TestCard {
    const char *brand;
    const char *number;
};
static constexpr TestCard testCards[] = {
    {"Visa", "4111111111111111"},
    {"Visa", "4012888888881881"},
    {"Visa", "4242424242424242"},
    {"Visa, 13 digits", "4222222222222"},
    {"Mastercard", "5555555555554444"},
    {"Mastercard", "5105105105105100"},
    {"Mastercard, 2-series", "2223003122003222"},
    {"American Express", "378282246310005"},
    {"American Express", "371449635398431"},
    {"Discover", "6011111111111117"},
    {"Discover", "6011000990139424"},
    {"Discover, 65", "6500000000000002"},
    {"Diners Club", "30569309025904"},
    {"Diners Club", "38520000023237"},
    {"Diners Club", "36227206271667"},
    {"JCB", "3530111333300000"},
    {"JCB", "3566002020360505"},
    {"UnionPay", "6200000000000005"},
    {"UnionPay, 19 digits", "6205500000000000004"},
};

static QByteArray masked(QByteArray number)
{
    for (qsizetype i = 6; i < number.size() - 4; ++i)
        number[i] = '*';
    return number;
}

class TestRedaction : public support::Test
{
    Q_OBJECT
private slots:
    void cardNumbersOfEveryBrandAreMasked_data()
    {
        QTest::addColumn<QByteArray>("number");
        for (const TestCard &card : testCards)
            QTest::addRow("%s %s", card.brand, card.number) << QByteArray(card.number);
    }

    void cardNumbersOfEveryBrandAreMasked()
    {
        QFETCH(QByteArray, number);
        const QByteArrayList surroundings{
            "%1",          "card=%1&cvv=123",  "{\"a\": \"%1\"}", "x%1x",    "a b %1 c d", "12 %1",
            "%1 12/27",    "%1 123",           "7-%1-8",          "**%1**",  "=%20%1%20",  "%22%1%22",
            "%3D%1%26b=1", "2026-06-06: %1\n", "%25%1",           "4111 %1",
        };
        for (const QByteArray &around : surroundings) {
            QByteArray text = around;
            QByteArray expected = around;
            text.replace("%1", number);
            expected.replace("%1", masked(number));
            QCOMPARE(maskCardNumbers(text), expected);
        }
    }

    void separatorsInACardNumberAreKept_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("spaces") << "4111 1111 1111 1111"_ba
                                << "4111 11** **** 1111"_ba;
        QTest::newRow("dashes") << "4111-1111-1111-1111"_ba
                                << "4111-11**-****-1111"_ba;
        QTest::newRow("form") << "n=4111+1111+1111+1111"_ba
                              << "n=4111+11**+****+1111"_ba;
        QTest::newRow("escaped spaces") << "4111%201111%201111%201111"_ba
                                        << "4111%2011**%20****%201111"_ba;
        QTest::newRow("American Express") << "3782 822463 10005"_ba
                                          << "3782 82**** *0005"_ba;
        QTest::newRow("a date behind") << "4111 1111 1111 1111-12"_ba
                                       << "4111 11** **** 1111-12"_ba;
        QTest::newRow("all apart") << "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"_ba
                                   << "4 1 1 1 1 1 * * * * * * 1 1 1 1"_ba;
        QTest::newRow("a group in front") << "10 4111 1111 1111 1111 123"_ba
                                          << "10 4111 11** **** 1111 123"_ba;
        QTest::newRow("two in a row") << "4111111111111111 5555555555554444"_ba
                                      << "411111******1111 555555******4444"_ba;
        QTest::newRow("two spaces separate") << "4111  1111 1111 1111"_ba
                                             << "4111  1111 1111 1111"_ba;
    }

    void separatorsInACardNumberAreKept()
    {
        QFETCH(QByteArray, text);
        QTEST(maskCardNumbers(text), "expected");
    }

    void allElseStays_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &text) {
            QTest::newRow(name) << text;
        };
        row("empty", "");
        row("bad Luhn sum", "4111111111111112");
        row("no issuer", "1234567812345670");
        row("12 digits", "411111111111");
        row("20 digits", "41111111111111111111");
        row("within a longer number", "00004111111111111111");
        row("Visa with 14 digits", "41111111111119");
        row("GUID of the sample", "E1C2479D-59B4-4D15-9A6A-EF651CD8E812");
        row("GUID of the sample", "695D2C4C-6D90-4686-89A5-1324D566AC12");
        row("GUID of digits", "12345678-1234-1234-1234-123456789012");
        row("phone number", "+1 555-123-4567");
        row("two phone numbers", "555-123-4567 555-765-4321");
        row("ZIP and invoice", "30042 566504 152344");
        row("fee line", "poi:FEE-2025-082974|i:Residential Gas/Fuel Fee|amt:64.3100");
        row("time", "2026-06-06T14:02:41.123456Z");
        row("milliseconds since 1970", "1780754561123");
        row("masked already", "411111******1111");
        row("bytes", QByteArray("\0\xFF 4111 \x80%%%2%20", 16));
    }

    void allElseStays()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(maskCardNumbers(text), text);
    }

    void maskingTwiceIsMaskingOnce()
    {
        // Few digits, so that card numbers overlap often.
        constexpr char alphabet[] = "44442222  --*%20";
        QRandomGenerator random(99);
        for (int i = 0; i < 5000; ++i) {
            QByteArray text(60, ' ');
            for (char &c : text)
                c = alphabet[random.bounded(int(sizeof alphabet) - 1)];
            const QByteArray once = maskCardNumbers(text);
            QCOMPARE(once.size(), text.size());
            QCOMPARE(maskCardNumbers(once), once);
        }
    }

    void manyDigitsAreReadInReasonableTime_data()
    {
        QTest::addColumn<QByteArray>("piece");
        QTest::addColumn<int>("kibibytes");
        QTest::newRow("digits") << "4"_ba << 1024;
        QTest::newRow("digits apart") << "4 "_ba << 256;
        QTest::newRow("groups") << "4242 "_ba << 256;
        QTest::newRow("card numbers") << "4242424242424242 "_ba << 256;
        QTest::newRow("escapes") << "4%20"_ba << 256;
    }

    /// Ends only because the work grows with the length and not with its square.
    void manyDigitsAreReadInReasonableTime()
    {
        QFETCH(QByteArray, piece);
        QFETCH(int, kibibytes);
        const QByteArray text = piece.repeated(kibibytes * 1024 / piece.size());
        QCOMPARE(maskCardNumbers(text).size(), text.size());
    }

    void secretsAreReplacedRawAndAsBase64()
    {
        const QByteArray key = "an API key: 0123456789";
        const QByteArray text = "Authorization: Basic " + key.toBase64() + "\r\nX: " + key + '.' + key;
        QCOMPARE(maskSecrets(text, {key}), "Authorization: Basic [redacted]\r\nX: [redacted].[redacted]");
        QCOMPARE(maskSecrets(key.toBase64(QByteArray::OmitTrailingEquals), {key}), redactedMark);
    }

    void aSecretThatStartsWithAnotherIsReplacedWhole_data()
    {
        QTest::addColumn<QList<QByteArray>>("secrets");
        QTest::newRow("short first") << QList<QByteArray>{"key", "key-two"};
        QTest::newRow("long first") << QList<QByteArray>{"key-two", "key"};
    }

    void aSecretThatStartsWithAnotherIsReplacedWhole()
    {
        QFETCH(QList<QByteArray>, secrets);
        QCOMPARE(maskSecrets("key-two, key", secrets), "[redacted], [redacted]");
    }

    void noSecretChangesNothing()
    {
        QCOMPARE(maskSecrets("text", {}), "text");
        QCOMPARE(maskSecrets("text", {QByteArray()}), "text");
        QCOMPARE(maskSecrets("text", {"other"}), "text");
    }
};

QTEST_GUILESS_MAIN(TestRedaction)
#include "test_redaction.moc"
