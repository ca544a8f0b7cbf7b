// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "core/redaction.h"
#include "support/places.h"
#include "support/test.h"

#include <QFile>
#include <QRegularExpression>

using namespace core;
using namespace Qt::Literals::StringLiterals;

// The corpus: what is found under every layer and in every alphabet, and the ids beside it that are not. It
// also holds SECURITY.md to what the redactor does.

namespace
{

constexpr char card[] = "4111111111111111";

QByteArray clean(const QByteArray &text, const QStringList &ids = {})
{
    return Redactor({.secrets = {}, .idFields = {}, .ids = ids}).redact(text);
}

QByteArray each(const QByteArray &text, const char *format)
{
    QByteArray result;
    for (const char c : text)
        result += QByteArray::fromStdString(QString::asprintf(format, uint(uchar(c))).toStdString());
    return result;
}

QByteArray grouped(const QByteArray &separator)
{
    return QByteArrayList{"4111", "1111", "1111", "1111"}.join(separator);
}

QByteArray utf16(const QString &text, bool isLittle)
{
    QByteArray bytes;
    for (const QChar c : text) {
        const char low = char(c.unicode() & 0xFF);
        const char high = char(c.unicode() >> 8);
        bytes += isLittle ? low : high;
        bytes += isLittle ? high : low;
    }
    return bytes;
}

QByteArray wrapped(const QByteArray &text, const QByteArray &lineEnd)
{
    QByteArrayList lines;
    for (qsizetype i = 0; i < text.size(); i += 20)
        lines << text.mid(i, 20);
    return lines.join(lineEnd);
}

QByteArray spelledIn(char16_t zero)
{
    QString text;
    for (const char c : QByteArray(card))
        text += QChar(zero + c - '0');
    return text.toUtf8();
}

QString page()
{
    QFile file(support::sourcePath(u"SECURITY.md"_s));
    if (!file.open(QIODevice::ReadOnly))
        support::fail(u"SECURITY.md cannot be read"_s);
    return QString::fromUtf8(file.readAll());
}

/// A number of so many digits with a good check digit.
QByteArray numberOf(QByteArray digits, int length)
{
    while (digits.size() < length - 1)
        digits += '0';
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const int digit = digits[i] - '0';
        const bool isDoubled = (digits.size() - i) % 2 == 1;
        sum += isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
    }
    return digits + char('0' + (10 - sum % 10) % 10);
}

/// `51–55, 2221`: first and last of each.
QList<std::pair<int, int>> rangesIn(const QString &cell)
{
    QList<std::pair<int, int>> ranges;
    for (const QString &part : cell.split(u',')) {
        const QStringList ends = part.trimmed().split(QChar(0x2013));
        ranges.append({ends.first().toInt(), ends.last().toInt()});
    }
    return ranges;
}

QStringList codesIn(const QString &paragraph)
{
    static const QRegularExpression code(u"`([^`]+)`"_s);
    QStringList codes;
    for (auto matches = code.globalMatch(paragraph); matches.hasNext();)
        codes << matches.next().captured(1);
    return codes;
}

/// The list item of that name.
QString itemOf(const QString &name)
{
    const QRegularExpression item(u"\\n- \\*\\*%1\\*\\*(.*?)\\n(?:-|\\n|#)"_s.arg(name),
                                  QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = item.match(page());
    if (!match.hasMatch())
        support::fail(u"SECURITY.md has no item %1"_s.arg(name));
    return match.captured(1);
}

} // namespace

class TestMaskedKinds : public support::Test
{
    Q_OBJECT
private slots:
    void whatMustNotBeSeenIsHidden_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("gone");
        const auto row = [](const char *name, const QByteArray &text, const QByteArray &gone) {
            QTest::newRow(name) << text << gone;
        };
        const QByteArray number = card;
        const QByteArray tail = "11111111"; // of what is masked

        // Separators.
        const std::pair<const char *, QByteArray> separators[] = {
            {"tab", "\t"},
            {"two spaces", "  "},
            {"three spaces", "   "},
            {"space dash space", " - "},
            {"two dashes", "--"},
            {"slash", "/"},
            {"underscore", "_"},
            {"line end", "\n"},
            {"line end of HTTP", "\r\n"},
            {"no-break space", u"\u00A0"_s.toUtf8()},
            {"no-break space in Latin-1", "\xA0"},
            {"narrow no-break space", u"\u202F"_s.toUtf8()},
            {"thin space", u"\u2009"_s.toUtf8()},
            {"ideographic space", u"\u3000"_s.toUtf8()},
            {"hyphen", u"\u2010"_s.toUtf8()},
            {"non-breaking hyphen", u"\u2011"_s.toUtf8()},
            {"figure dash", u"\u2012"_s.toUtf8()},
            {"en dash", u"\u2013"_s.toUtf8()},
            {"em dash", u"\u2014"_s.toUtf8()},
            {"minus", u"\u2212"_s.toUtf8()},
            {"small dash", u"\uFE63"_s.toUtf8()},
            {"full-width dash", u"\uFF0D"_s.toUtf8()},
            {"en dash in Windows-1252", "\x96"},
            {"middle dot", u"\u00B7"_s.toUtf8()},
            {"bullet", u"\u2022"_s.toUtf8()},
            {"zero-width space", u"\u200B"_s.toUtf8()},
            {"soft hyphen", u"\u00AD"_s.toUtf8()},
            {"word joiner", u"\u2060"_s.toUtf8()},
            {"entity", "&nbsp;"},
            {"entity by number", "&#8209;"},
            {"entity in hexadecimal", "&#xA0;"},
            {"percent-encoded tab", "%09"},
            {"percent-encoded no-break space", "%C2%A0"},
            {"percent-encoded twice", "%2520"},
            {"percent-encoded three times", "%252520"},
            {"escaped tab", "\\t"},
            {"escaped no-break space", "\\u00a0"},
            {"escaped en dash", "\\u2013"},
            {"quoted-printable no-break space", "=C2=A0"},
        };
        for (const auto &[name, separator] : separators)
            row(name, "{\"m\": \"" + grouped(separator) + "\"}",
                "1111" + separator + "1111" + separator + "1111");
        row("mixed separators between the groups of a card", "4111 1111-1111.1111", "1111-1111");

        // Digits.
        for (const auto &[name, zero] : {std::pair<const char *, char16_t>{"full-width", 0xFF10},
                                         {"Arabic", 0x0660},
                                         {"Persian", 0x06F0},
                                         {"Devanagari", 0x0966},
                                         {"Thai", 0x0E50}})
            row(name, spelledIn(zero), spelledIn(zero).sliced(18));
        row("entities", each(number, "&#%u;"), each(tail, "&#%u;"));
        row("entities in hexadecimal", each(number, "&#x%X;"), each(tail, "&#x%X;"));
        row("quoted-printable", each(number, "=%02X"), each(tail, "=%02X"));
        row("quoted-printable, broken line", "n=3D41111111=\r\n11111111", "1111=\r\n1111");
        row("JavaScript escapes", each(number, "\\x%02x"), each(tail, "\\x%02x"));
        row("escapes of old browsers", each(number, "%%u%04X"), each(tail, "%%u%04X"));
        row("percent-encoded twice", each(number, "%%25%02X"), each(tail, "%%25%02X"));
        row("JSON escapes, percent-encoded", each(number, "%%5Cu%04x"), each(tail, "%%5Cu%04x"));
        row("JSON escapes in JSON in a string",
            "{\"a\": \"{\\\"n\\\": \\\"" + each(number, "\\\\u%04x") + "\\\"}\"}", each(tail, "\\\\u%04x"));
        row("JSON in JSON in JSON", "{\"a\": \"{\\\"b\\\": \\\"{\\\\\\\"n\\\\\\\": 4111111111111111}\\\"}\"}",
            tail);

        // Packed.
        const QByteArray form = "name=A&card=" + number + "&cvv=987&x=1";
        row("base64, wrapped", wrapped(form.toBase64(), "\r\n"), wrapped(form.toBase64(), "\r\n"));
        row("base64, wrapped in JSON", "{\"a\": \"" + wrapped(form.toBase64(), "\\n") + "\"}",
            wrapped(form.toBase64(), "\\n"));
        row("base64, wrapped and folded", "X-A: " + wrapped(form.toBase64(), "\r\n ") + "\r\n",
            wrapped(form.toBase64(), "\r\n "));
        row("base64, doubled", form.toBase64().toBase64(), form.toBase64().toBase64());
        row("base64, three times", form.toBase64().toBase64().toBase64(),
            form.toBase64().toBase64().toBase64());
        row("base64, percent-encoded", "d=" + form.toBase64().toPercentEncoding(),
            form.toBase64().toPercentEncoding());
        row("base64url", form.toBase64(QByteArray::Base64UrlEncoding),
            form.toBase64(QByteArray::Base64UrlEncoding));
        row("code in base64", QByteArray("{\"cvv\":\"987\"}").toBase64(),
            QByteArray("{\"cvv\":\"987\"}").toBase64());
        row("code in base64 of a form", "d=" + QByteArray("a=1&cvv=987").toBase64(),
            QByteArray("a=1&cvv=987").toBase64());
        row("a JSON web token",
            "eyJhbGciOiJub25lIn0." +
                ("{\"card\":\"" + number + "\"}").toBase64(QByteArray::OmitTrailingEquals) + ".c2ln",
            ("{\"card\":\"" + number + "\"}").toBase64(QByteArray::OmitTrailingEquals));
        row("hexadecimal", form.toHex(), form.toHex());
        row("hexadecimal capitals", "h=" + number.toHex().toUpper(), number.toHex().toUpper());
        row("UTF-16", utf16(u"card=4111111111111111&a=b"_s, true), utf16(u"11111111"_s, true));
        row("UTF-16, big endian", utf16(u"card=4111111111111111&a=b"_s, false), utf16(u"11111111"_s, false));
        row("UTF-16 with a mark", "\xFF\xFE" + utf16(u"{\"cvv\": \"987\"}"_s, true), utf16(u"987"_s, true));
        row("UTF-16 in base64", utf16(u"card=4111111111111111"_s, true).toBase64(),
            utf16(u"card=4111111111111111"_s, true).toBase64());

        // Tracks.
        row("first track in groups", "%B4111 1111 1111 1111^PAYER/PAT^25121010000000000?", "PAYER");
        row("first track in dashes", "%B4111-1111-1111-1111^PAYER/PAT^25121010000000000?", "PAYER");
        row("second track in groups", ";4111 1111 1111 1111=25121010000000000?", "2512101");
        row("second track of a chip", "57=4111111111111111D25121010000000000F", "2512101");
        row("first track, encoded twice", "t=%2525B4111111111111111%255EPAYER%252FPAT%255E2512101%253F",
            "PAYER");
        row("first track in base64", QByteArray("%B4111111111111111^PAYER/PAT^2512101?").toBase64(),
            QByteArray("%B4111111111111111^PAYER/PAT^2512101?").toBase64());

        // Names of codes.
        for (const char *name : {"cvv",
                                 "CVV2",
                                 "cvc",
                                 "cvcCode",
                                 "cvvCode",
                                 "cvv_code",
                                 "CvvNumber",
                                 "x_card_code",
                                 "card_code",
                                 "verification_value",
                                 "CardVerificationNumber",
                                 "CardVerificationValue",
                                 "cardVerificationCode",
                                 "security_code",
                                 "SecurityCode",
                                 "card_security_code",
                                 "cardSecurityCode",
                                 "csc",
                                 "CID",
                                 "cvn",
                                 "CVN2",
                                 "cvd",
                                 "ccv",
                                 "cccvv",
                                 "cc_cvv2",
                                 "card[cvc]",
                                 "card.cvv",
                                 "payment[card][cvv]",
                                 "PIN",
                                 "card_pin",
                                 "PinNumber",
                                 "creditCardCVV2Code",
                                 "cardCvv",
                                 "cvvnum",
                                 "cvv[]"}) {
            const QByteArray n = name;
            row(n + " in a form", "a=1&" + n + "=987&b=2", "987");
            row(n + " in JSON", "{\"" + n + "\": \"987\"}", "987");
        }
        row("a name with a space", "Security Code=987", "987");
        row("a name with a space, encoded", "a=1&Security%20Code=987&b=2", "987");
        row("a name with a plus", "a=1&Security+Code=987&b=2", "987");
        row("a name in full width", u"ｃｖｖ=987"_s.toUtf8(), "987");
        row("a name and value", R"({"name": "cvv", "value": "987"})", "987");
        row("a value and name", R"({"value": "987", "name": "cvv"})", "987");
        row("a key and value", R"([{"Key":"CVV","Value":987},{"Key":"a","Value":1}])", "987");
        row("a name and value in JSON in a string",
            "{\"x\": \"{\\\"name\\\": \\\"cvv\\\", \\\"value\\\": \\\"987\\\"}\"}", "987");
        row("a list of two", R"([["cvv", "987"], ["a", "b"]])", "987");
        row("an element", "<card><cvv>987</cvv></card>", "987");
        row("an element with a namespace", "<ns:CVV2 xmlns:ns=\"u\">987</ns:CVV2>", "987");
        row("an element with an attribute", "<CardSecurityCode type='x'>987</CardSecurityCode>", "987");
        row("CDATA", "<cvv><![CDATA[987]]></cvv>", "987");
        row("an attribute", "<card number=\"x\" cvv=\"987\"/>", "987");
        row("an attribute in single quotes", "<card cvv='987'/>", "987");
        row("an input", "<input type=\"hidden\" name=\"cvv\" value=\"987\">", "987");
        row("an input, value first", "<input value='987' name='cvv'/>", "987");
        row("a named element", "<field name=\"cvv\">987</field>", "987");
        row("an element, escaped", "{\"xml\": \"\\u003ccvv\\u003e987\\u003c/cvv\\u003e\"}", "987");
        row("an element in entities", "&lt;cvv&gt;987&lt;/cvv&gt;", "987");
        row("JavaScript", "{cvv: '987', a: 1}", "987");
        row("JSON in single quotes", "{'cvv': '987'}", "987");
        row("an arrow", "[cvv] => x, 'cvv' => '987'", "987");
        row("a header", "X-Card-CVV: 987\r\nHost: a\r\n", "987");
        row("in a header's value", "X-Data: a=1; cvv=987; b=2\r\n", "987");
        row("multipart without quotes", "--x\r\nContent-Disposition: form-data; name=cvv\r\n\r\n987\r\n--x--",
            "987");
        row("multipart in single quotes",
            "--x\r\nContent-Disposition: form-data; name='cvv'\r\n\r\n987\r\n--x--", "987");
        row("multipart with LF", "--x\nContent-Disposition: form-data; name=\"cvv\"\n\n987\n--x--", "987");
        row("multipart with a type",
            "--x\r\nContent-Disposition: form-data; name=\"cvv\"\r\nContent-Type: "
            "text/plain\r\n\r\n987\r\n--x--",
            "987");
        row("multipart, RFC 5987",
            "--x\r\nContent-Disposition: form-data; name*=UTF-8''cvv\r\n\r\n987\r\n--x--", "987");
        row("multipart, base64",
            "--x\r\nname=\"d\"\r\n\r\n" + QByteArray("cvv=987&a=12").toBase64() + "\r\n--x--",
            QByteArray("cvv=987&a=12").toBase64());

        // Credentials.
        row("cookie", "GET / HTTP/1.1\r\nCookie: sid=s3cr3t; a=b\r\n\r\n", "s3cr3t");
        row("cookie in small letters", "cookie: sid=s3cr3t\r\n", "s3cr3t");
        row("a cookie that is set", "Set-Cookie: sid=s3cr3t; Path=/\r\n", "s3cr3t");
        row("bearer token", "Authorization: Bearer s3cr3t-token\r\n", "s3cr3t-token");
        row("login", "Authorization: Basic dXNlcjpwdw==\r\n", "dXNlcjpwdw");
        row("proxy login", "Proxy-Authorization: Basic dXNlcjpwdw==\r\n", "dXNlcjpwdw");
        row("API key", "X-Api-Key: s3cr3t\r\n", "s3cr3t");
        row("a bearer token in a text", "{\"m\": \"sent with Bearer abcdefghij0123456789\"}",
            "abcdefghij0123456789");
        row("an access token", "/cb?access_token=s3cr3t&a=b", "s3cr3t");
        row("a password", "user=a&password=s3cr3t&b=c", "s3cr3t");
        row("a URL's password", "{\"u\": \"https://me:s3cr3t@host.example/a\"}", "s3cr3t");
    }

    // K10 K11
    void whatMustNotBeSeenIsHidden()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, gone);
        QVERIFY2(text.contains(gone), text); // or the row would prove nothing
        const QByteArray masked = clean(text);
        QVERIFY2(!masked.contains(gone), masked);
        QCOMPARE(clean(masked), masked);
        QVERIFY2(!parseJson(text) || parseJson(masked), masked);
        QVERIFY2(holdsMask(masked), masked);
    }

    void anIdIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &text) {
            QTest::newRow(name) << text;
        };
        row("GUID of digits", "\"41111111-1111-1111-4111-111111111111\"");
        row("GUID with a card's digits in it", "\"A4111111-1111-1111-1111-4111111111AB\"");
        row("GUID without dashes", "a4111111111111111bcdefabcdefabcd");
        row("SHA-256", QByteArray(24, 'a') + "4111111111111111" + QByteArray(24, 'b'));
        row("invoice number", "FEE-2025-082974");
        row("numbers of invoices in a row", "30042 566504 152344");
        row("time", "2026-06-06T14:02:41.123456Z");
        row("time without separators", "20260606140241123");
        row("milliseconds", "1780754561123");
        row("microseconds", "1780754561123456");
        row("nanoseconds", "1780754561123456789");
        row("phone", "+1 (555) 123-4567");
        row("two phones", "555-123-4567 555-765-4321");
        row("phone with extension", "555-123-4567 x1234");
        row("IBAN", "DE89 3704 0044 0532 0130 00");
        row("routing and account", "021000021 1234567890");
        row("addresses", "192.168.100.101 192.168.100.102");
        row("amounts", "64.3100 100.0000 164.31 4111.11");
        row("tracking number", "1Z999AA10123456784");
        row("coordinates", "40.712776,-74.005974");
        row("fee line", "poi:FEE-2025-082974|i:Residential Gas/Fuel Fee|amt:64.3100");
        row("ZIP and more", "11788-0001 4111-1111");
        row("parcel's PIN", "PIN=14-08-203-017-0000&pin=14082030170000");
        row("analytics' cid", "cid=1780754561.1780754561&cid=abc");
        row("postal PIN", "pincode=110001");
        row("about a code",
            R"({"cvvResult": "M", "cvv2_response": "N", "CvvRequired": true, "SecurityCodeLabel": "CVV"})");
        row("words", "The CVV was wrong: try again. cookies: 3 boxes");
        row("token of a page", "/portal/access/otp/3KJhd82jJsd0sdk2LKJ");
        row("zip code", "zipcode=12345&discount_code=12345&promoCode=999&authCode=727634");
        row("URL with a port", "https://me@host.example:8443/a:b@c");
        row("an e-mail", "https://host.example/?q=a:b@c.example");
        row("base64 of bytes",
            QByteArray("\xFF\xFE\x01\x02\x80\x90\xA0\xB0\xC0\xD0\xE0\xF0\x99\x88\x77\x06", 16).toBase64());
        row("masked by the sender", "************1111 XXXX-XXXX-XXXX-1111 4111********1111");
    }

    // K06
    void anIdIsLeftAlone()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(clean(text), text);
    }

    void anIdOfTheRequestIsLeftAloneEverywhere_data()
    {
        QTest::addColumn<QStringList>("ids");
        QTest::addColumn<QByteArray>("text");
        const QStringList number{u"4000123412341234"_s};
        const QStringList url{
            u"https://portal.example/return/4000123412341234?cid=1234&t=4000-1234-1234-1234"_s};
        QTest::newRow("in a form") << number << "InvoiceNumber=4000123412341234&x=y"_ba;
        QTest::newRow("in JSON") << number << R"({"a": 4000123412341234, "b": "no 4000123412341234."})"_ba;
        QTest::newRow("percent-encoded") << number << each("4000123412341234", "%%%02X");
        QTest::newRow("in base64") << number << "n=4000123412341234"_ba.toBase64();
        QTest::newRow("the URL") << url << url.first().toUtf8();
        QTest::newRow("its path") << url << "GET /return/4000123412341234?a=b HTTP/1.1"_ba;
        QTest::newRow("its query") << url << "/cb/x/return?cid=1234&t=4000-1234-1234-1234&a=b"_ba;
        QTest::newRow("its query, encoded") << url << "u=%2Freturn%3Fcid%3D1234%26a"_ba;
    }

    // K12
    void anIdOfTheRequestIsLeftAloneEverywhere()
    {
        QFETCH(QStringList, ids);
        QFETCH(QByteArray, text);
        QVERIFY(clean(text) != text);
        QCOMPARE(clean(text, ids), text);
        QVERIFY(clean(text + " 4111111111111111&cvv=987", ids) != text + " 4111111111111111&cvv=987");
    }

    void theBrandsOfThePageAreFound()
    {
        static const QRegularExpression line(u"\\n\\| ([^|]+) \\| ([0-9–, ]+) \\| ([0-9–, ]+) \\|"_s);
        int brands = 0;
        for (auto matches = line.globalMatch(page()); matches.hasNext(); ++brands) {
            const QRegularExpressionMatch match = matches.next();
            QSet<int> lengths;
            for (const auto &[shortest, longest] : rangesIn(match.captured(3))) {
                for (int length = shortest; length <= longest; ++length)
                    lengths.insert(length);
            }
            for (const auto &[first, last] : rangesIn(match.captured(2))) {
                for (const int prefix : {first, last}) {
                    for (int length = 12; length <= 19; ++length) {
                        const QByteArray number = numberOf(QByteArray::number(prefix), length);
                        const QByteArray text = "n=" + number + "&";
                        if (lengths.contains(length))
                            QVERIFY2(clean(text) != text, number);
                        else if (length <= 16) // within longer ones, a shorter one is looked for
                            QVERIFY2(clean(text) == text, number);
                    }
                }
            }
        }
        QVERIFY(brands >= 7);
    }

    void theNamesOfThePageAreFound_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        for (const QString &name : codesIn(itemOf(u"Security codes and PINs"_s)))
            QTest::newRow(name.toUtf8()) << name.toUtf8() << "9876"_ba;
        for (const QString &name : codesIn(itemOf(u"Credentials"_s)))
            QTest::newRow(name.toUtf8()) << name.toUtf8() << "s3cr3t-s3cr3t-s3cr3t"_ba;
    }

    void theNamesOfThePageAreFound()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const bool isHeader = name.contains(':');
        const QByteArray text = isHeader ? name + ' ' + value + "\r\n" : "a=b&" + name + '=' + value + "&c=d";
        QVERIFY(!clean(text).contains(value));
    }
};

QTEST_GUILESS_MAIN(TestMaskedKinds)
#include "test_masked_kinds.moc"
