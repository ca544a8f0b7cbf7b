// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "cpv2/payment_request.h"
#include "interchange/curl.h"
#include "interchange/formats.h"
#include "interchange/har.h"
#include "interchange/http_file.h"
#include "interchange/postman.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using interchange::Call;
using interchange::ExportFormat;
using interchange::Imported;
using interchange::ImportFormat;

namespace
{

const QByteArray apiKey = "a-key+that/needs=care'$x";
const QUrl endpoint(u"http://127.0.0.1:8080/v2?mode=a%20b&list[]={1}"_s);

/// One file that a command may name.
core::Result<interchange::NamedFile> onlyBodyFile(const QString &name)
{
    if (name == "body.json"_L1)
        return interchange::NamedFile{u"/there/body.json"_s, "{\r\n\"a\": 1\n}\n"};
    return core::Error{u"file-read"_s, u"%1 is not there"_s.arg(name)};
}

core::Result<Imported> import(ImportFormat format, const QByteArray &bytes, const QString &item = {})
{
    const auto calls = interchange::imported(format, bytes, onlyBodyFile);
    if (!calls)
        return calls.error();
    const core::Result<qsizetype> chosen = interchange::chosen(*calls, item);
    if (!chosen)
        return chosen.error();
    return calls->at(*chosen);
}

core::Result<QByteArray> exported(ExportFormat format, const QByteArray &body, const QByteArray &key = {})
{
    return interchange::exported(format, interchange::submitCall(endpoint, body, u"nasty\n### name"_s),
                                 QDateTime::fromMSecsSinceEpoch(0, Qt::UTC), key);
}

QByteArray requestWithName(const QString &name)
{
    cpv2::PaymentRequest request = cpv2::PaymentRequest::sample();
    if (!request.apply(request.setText(cpv2::FieldId::Name, name, {0, -1})))
        support::fail(u"The sample has no customer."_s);
    return request.toJson();
}

} // namespace

class TestExchange : public support::Test
{
    Q_OBJECT
private slots:
    void exportsAreImportedBackToTheByte_data();
    void exportsAreImportedBackToTheByte();
    void binaryBytesPassThroughCurl();
    void bodiesAFormatCannotHoldAreRejected_data();
    void bodiesAFormatCannotHoldAreRejected();
    void theKeyIsAVariableUnlessRequested_data();
    void theKeyIsAVariableUnlessRequested();
    void anHttpFileKeepsTheBodyUnchanged();
    void aSubmittedExchangeHasItsAnswerAndTime();

    void aCurlCommandIsRead_data();
    void aCurlCommandIsRead();
    void anUnsupportedCurlCommandIsRejected_data();
    void anUnsupportedCurlCommandIsRejected();
    void ignoredCurlOptionsAreReported_data();
    void ignoredCurlOptionsAreReported();
    void everyCurlOptionWithAValueTakesIt_data();
    void everyCurlOptionWithAValueTakesIt();
    void eachCurlCommandIsACall();
    void noCredentialIsKept_data();
    void noCredentialIsKept();

    void theItemIsChosen_data();
    void theItemIsChosen();
    void postmanVariablesAreReplaced();
    void postmanValuesOfAnyTypeAreInserted_data();
    void postmanValuesOfAnyTypeAreInserted();
    void whatAPostmanRequestInheritsIsReported();
    void postmanVariablesCannotGrowWithoutEnd();
    void aBrokenArchiveOrCollectionIsRejected_data();
    void aBrokenArchiveOrCollectionIsRejected();
    void theFormatIsGuessed_data();
    void theFormatIsGuessed();
};

void TestExchange::exportsAreImportedBackToTheByte_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &body) {
        QTest::newRow(name) << body;
    };
    row("the sample", cpv2::PaymentRequest::sample().toJson());
    for (const char *name : {"it's \"quoted\"", "a\nb\tc\r\n", "é 😀 \xe2\x80\xa8 \xef\xbb\xbf",
                             "$HOME ${HOME} $(id) `id`", "\\ \\\\ \\n \\'", "@body.json", "### GET http://x",
                             "{{x}} {{ y }} }} {{", "% %s %n ^ !!", "*?~#&|;<>"})
        QTest::addRow("a name: %s", name) << requestWithName(QString::fromUtf8(name));
    row("numbers as they are written", R"({"a":10.00,"b":1e3,"c":12345678901234567890,"a":-0.0})");
    row("no line end", "{}");
    row("a leading @", "@body.json");
    row("a leading dash", "-x");
    row("many line ends", "\n\n{}\r\n\r\n\n");
    row("a byte order mark", "\xef\xbb\xbf{}");
    row("longer than an argument can be", requestWithName(QString(200'000, u'\'')));
    row("long, and no line end", '"' + QByteArray(200'000, '%') + '"');
}

void TestExchange::exportsAreImportedBackToTheByte()
{
    QFETCH(const QByteArray, body);
    for (const auto &[as, from] : {std::pair(ExportFormat::Curl, ImportFormat::Curl),
                                   std::pair(ExportFormat::Postman, ImportFormat::Postman),
                                   std::pair(ExportFormat::Har, ImportFormat::Har)}) {
        for (const QByteArray &key : {QByteArray(), apiKey}) {
            const auto bytes = exported(as, body, key);
            QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().sentence));
            const auto back = import(from, *bytes);
            QVERIFY2(back, back ? "" : qPrintable(back.error().sentence));
            QCOMPARE(back->body, body);
            QCOMPARE(back->method, u"POST"_s);
            QCOMPARE(QUrl(back->endpoint), endpoint.adjusted(QUrl::RemoveQuery));
            QVERIFY(back->notes.contains(u"Credentials are not kept. Removed: Authorization."_s));
        }
    }
}

void TestExchange::binaryBytesPassThroughCurl()
{
    const QByteArray body = "{\"a\": \"\xff\xfe\"}";
    const auto back = import(ImportFormat::Curl, *exported(ExportFormat::Curl, body));
    QVERIFY(back);
    QCOMPARE(back->body, body);
}

void TestExchange::bodiesAFormatCannotHoldAreRejected_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("curl: NUL") << ExportFormat::Curl << QByteArray("{\0}", 3);
    for (const ExportFormat format : {ExportFormat::HttpFile, ExportFormat::Postman, ExportFormat::Har})
        QTest::addRow("no UTF-8 (%d)", int(format)) << format << QByteArray("{\"\xff\": 1}");
    for (const char *body : {"{\n### x\n}", "###", "< ./file", "<@ ./file", "{\n> {%\n}", "{{x}}"})
        QTest::addRow(".http: %s", body) << ExportFormat::HttpFile << QByteArray(body);
    for (const char *body : {"\"{{$guid}}\"", "\"{{cpv2ApiKey}}\"", "\"{{cpv2Authorization}}\""})
        QTest::addRow("Postman: %s", body) << ExportFormat::Postman << QByteArray(body);
}

void TestExchange::bodiesAFormatCannotHoldAreRejected()
{
    QFETCH(const ExportFormat, format);
    QFETCH(const QByteArray, body);
    const auto bytes = exported(format, body);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, u"export"_s);
    QVERIFY(!bytes.error().sentence.isEmpty());
}

void TestExchange::theKeyIsAVariableUnlessRequested_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<QByteArray>("placeholder");
    QTest::newRow("curl") << ExportFormat::Curl << "\"Authorization: Basic $CPV2_AUTHORIZATION\""_ba;
    QTest::newRow(".http") << ExportFormat::HttpFile << "\nAuthorization: Basic {{cpv2Authorization}}\n"_ba;
    QTest::newRow("Postman") << ExportFormat::Postman << "\"Basic {{cpv2Authorization}}\""_ba;
    QTest::newRow("HAR") << ExportFormat::Har << "\"Basic [redacted]\""_ba;
}

// J09
void TestExchange::theKeyIsAVariableUnlessRequested()
{
    QFETCH(const ExportFormat, format);
    QFETCH(const QByteArray, placeholder);
    const QByteArray body = cpv2::PaymentRequest::sample().toJson();
    const QByteArray without = *exported(format, body);
    QVERIFY2(without.contains(placeholder), without.constData());
    const QByteArray with = *exported(format, body, apiKey);
    QVERIFY(with.contains("Basic " + apiKey.toBase64()));
    QVERIFY(!with.contains(placeholder));
    QVERIFY(!with.contains("CPV2_AUTHORIZATION") && !with.contains("cpv2ApiKey"));
}

void TestExchange::anHttpFileKeepsTheBodyUnchanged()
{
    const QByteArray body = cpv2::PaymentRequest::sample().toJson();
    const QByteArray file = *exported(ExportFormat::HttpFile, body);
    QVERIFY(file.endsWith("\n\n" + body));
    QVERIFY(file.contains(
        "\n### nasty ### name\nPOST http://127.0.0.1:8080/v2?mode=a%20b&list[]=%7B1%7D HTTP/1.1\n"
        "Content-Type: application/json\n"));
}

void TestExchange::aSubmittedExchangeHasItsAnswerAndTime()
{
    journal::Exchange exchange;
    exchange.at = QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6, 7), Qt::UTC);
    exchange.url = u"https://example.org/v2?a=b"_s;
    exchange.requestHead = "POST /v2?a=b HTTP/1.1\r\nHost: example.org\r\nContent-Type: application/json\r\n"
                           "Authorization: Basic [redacted]\r\n\r\n";
    exchange.requestBody = "{\"a\": 10.00}\n";
    exchange.outcome = journal::Outcome::Answered;
    exchange.status = 200;
    exchange.responseHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
    exchange.responseBody = "{\"Message\":\"SUCCESS\"}";
    exchange.elapsedMs = 123;
    const QByteArray archive = *interchange::toHar(exchange, u"request.json"_s);
    for (const char *part : {"\"startedDateTime\": \"2026-02-03T04:05:06.007Z\"", "\"time\": 123",
                             "\"wait\": 123", "\"status\": 200", "\"statusText\": \"OK\"",
                             "\"{\\\"Message\\\":\\\"SUCCESS\\\"}\"", "\"Basic [redacted]\""})
        QVERIFY2(archive.contains(part), part);
    QCOMPARE(import(ImportFormat::Har, archive)->body, exchange.requestBody);
}

// ---- curl

void TestExchange::aCurlCommandIsRead_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("target");
    const auto row = [](const char *name, const QByteArray &script, const QByteArray &body,
                        const QString &target) {
        QTest::newRow(name) << script << body << target;
    };
    const QString https = u"POST https://x.example/v2"_s;
    row("short options", R"(curl -X POST -d '{"a":1}' https://x.example/v2)", R"({"a":1})", https);
    row("letters joined", R"(curl -sSXPOST -d'{"a":1}' https://x.example/v2)", R"({"a":1})", https);
    row("long options", R"(curl --request POST --url https://x.example/v2 --data "{\"a\":1}")", R"({"a":1})",
        https);
    row("several lines with a prompt",
        "$ curl https://x.example/v2 \\\n  --data-raw '{\n}' \\\n --compressed\n", "{\n}", https);
    row("Windows line ends", "curl https://x.example/v2 \\\r\n -d '{}'\r\n", "{}", https);
    row("Chromium's quoting", R"(curl 'https://x.example/v2' --data-raw $'{"a":"it\'s \u0021"}')",
        R"({"a":"it's !"})", https);
    row("several -d are joined", "curl https://x.example/v2 -d a=1 -d b=2", "a=1&b=2", https);
    row("several --json are not", R"(curl https://x.example/v2 --json '{"a":' --json 1})", R"({"a":1})",
        https);
    row("-d of a file drops line ends", "curl https://x.example/v2 -d @body.json", "{\"a\": 1}", https);
    row("--data-binary of a file does not", "curl https://x.example/v2 --data-binary @body.json",
        "{\r\n\"a\": 1\n}\n", https);
    row("--data-raw takes @ as it is", "curl https://x.example/v2 --data-raw @body.json", "@body.json",
        https);
    row("from a pipe", "printf %s '{}' | curl https://x.example/v2 -d @-", "{}", https);
    row("behind other commands", "export A=b; cd x\n/usr/bin/curl https://x.example/v2 -d {}", "{}", https);
    row("no scheme", "curl x.example/v2 -d {}", "{}", u"POST http://x.example/v2"_s);
    row("another method", "curl -XPUT https://x.example/v2 -d {}", "{}", u"PUT https://x.example/v2"_s);
    row("an empty body", "curl https://x.example/v2 -d ''", "", https);
    row("a byte order mark",
        "\xef\xbb\xbf"
        "curl -d {} https://x.example/v2",
        "{}", https);
    row("UTF-16", QByteArray("\xff\xfe", 2) + QByteArray("c\0u\0r\0l\0 \0-\0d\0 \0{\0}\0 \0x\0.\0d\0e\0", 30),
        "{}", u"POST http://x.de"_s);
    row("line ends of CR alone", "curl -d {} \\\r  https://x.example/v2\r", "{}", https);
    row("blank lines first", "\n\n  \ncurl -d {} https://x.example/v2", "{}", https);
    row("a variable before it", "A=b C='d e' curl -d {} https://x.example/v2", "{}", https);
    row("a variable in it", "BASE=https://x.example\nBODY='{\"a\": 1}'\ncurl -d \"$BODY\" ${BASE}/v2",
        "{\"a\": 1}", https);
    row("run by another program", "sudo -u me time curl -d {} https://x.example/v2", "{}", https);
    row("in a container", "docker run --rm curlimages/curl -d {} https://x.example/v2", "{}", https);
    row("within a command substitution",
        "answer=$(curl -s -d '{\"a\": \"(\"}' https://x.example/v2)\necho \"$answer\"", "{\"a\": \"(\"}",
        https);
    row("in a condition", "if curl -d {} https://x.example/v2; then echo yes; fi", "{}", https);
    row("a command in a header", "curl -H \"Authorization: Bearer $(cat key)\" -d {} https://x.example/v2",
        "{}", https);
    row("from a here-document", "curl -d @- https://x.example/v2 <<'END'\n{\"a\": \"$x `y`\"}\nEND\n",
        "{\"a\": \"$x `y`\"}", https);
    row("from a here-document whose tabs do not count",
        "curl --json @- https://x.example/v2 <<-END\n\t{}\n\tEND\n", "{}\n", https);
    row("from a here-document by way of cat",
        "cat <<END | curl --data-binary @- https://x.example/v2\n{}\nEND", "{}\n", https);
    row("from a here-string", "curl -d @- https://x.example/v2 <<< '{}'", "{}", https);
    row("from a file by redirection", "curl -d @- https://x.example/v2 < body.json > out.json 2>&1",
        "{\"a\": 1}", https);
    row("from a file by way of cat", "cat body.json | curl -d @- https://x.example/v2", "{\"a\": 1}", https);
    row("from echo", "echo '{}' | curl -d @- https://x.example/v2", "{}", https);
    row("an upload", "curl -T body.json https://x.example/v2", "{\r\n\"a\": 1\n}\n",
        u"PUT https://x.example/v2"_s);
    row("a prompt with a path", "me@host:~/x$ curl -d {} https://x.example/v2", "{}", https);
    row("root's prompt", "root@host:/# curl -d {} https://x.example/v2", "{}", https);
    row("PowerShell's prompt", "PS C:\\Users\\me> curl.exe -d {} https://x.example/v2", "{}", https);
    row("the command prompt's", "C:\\Users\\me>curl -d {} https://x.example/v2", "{}", https);
    row("a fence of Markdown", "```bash\ncurl -d {} https://x.example/v2\n```", "{}", https);
    row("blanks behind the backslash", "curl -d {} \\  \n https://x.example/v2", "{}", https);
    row("no-break spaces", "curl\xc2\xa0-d\xc2\xa0{} https://x.example/v2", "{}", https);
    row("a value behind =", "curl --request=POST --data={} --url=https://x.example/v2", "{}", https);
    row("the start of an option's name", "curl --req POST --data-bin {} https://x.example/v2", "{}", https);
    row("options behind --", "curl -d {} -- https://x.example/v2", "{}", https);
    row("Chromium's quoting for the command prompt",
        "curl ^\"https://x.example/v2^\" ^\r\n  -H ^\"content-type: application/json^\" ^\r\n"
        "  --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"50^% ^& ^<b^>^\\^\"^}^\"",
        R"({"a":"50% & <b>"})", https);
    row("Chromium's line end for the command prompt",
        "curl ^\"https://x.example/v2^\" --data-raw ^\"^{^\n\n^}^\"", "{\n}", https);
    row("the command prompt's own quoting", "curl \"https://x.example/v2\" ^\n -d \"{\\\"a\\\": \"\"b\"\"}\"",
        R"({"a": "b"})", https);
    row("PowerShell", "curl.exe -X POST `\n  -d '{\\\"a\\\": \\\"it''s\\\"}' `\n  \"https://x.example/v2\"",
        R"({"a": "it's"})", https);
    row("PowerShell without further escapes", "curl -d '{\"a\": \"\\\\ \"}' `\r\n https://x.example/v2",
        R"({"a": "\\ "})", https);
    row("a here-string of PowerShell", "$body = @'\n{\"a\": 1}\n'@\ncurl.exe -d $body https://x.example/v2",
        R"({"a": 1})", https);
}

// J12
void TestExchange::aCurlCommandIsRead()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, target);
    const auto call = import(ImportFormat::Curl, script);
    QVERIFY2(call, call ? "" : qPrintable(call.error().sentence));
    QCOMPARE(call->body, body);
    QCOMPARE(call->method + u' ' + call->endpoint, target);
}

void TestExchange::anUnsupportedCurlCommandIsRejected_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &script, const QString &said) {
        QTest::newRow(name) << script << said;
    };
    row("nothing", "", u"no curl command"_s);
    row("another program", "wget https://x.example", u"no curl command"_s);
    row("no body", "curl https://x.example", u"has no body"_s);
    row("an option without its value", "curl https://x.example -d", u"value after -d is missing"_s);
    row("a long option without its value", "curl https://x.example --data-raw",
        u"value after --data-raw is missing"_s);
    row("a file that is not there", "curl https://x.example -d @other.json", u"other.json is not there"_s);
    row("an unknown standard input", "curl https://x.example -d @-", u"standard input"_s);
    row("standard input from an unknown program", "jq -n x | curl https://x.example -d @-",
        u"standard input"_s);
    row("typographic quotation marks", "curl -d \u201c{}\u201d https://x.example", u"typographic"_s);
    row("a here-document without its end", "curl -d @- x.example <<END\n{}\n", u"END"_s);
    row("a command substitution without its end", "curl -d \"$(cat\" x.example",
        u"closing quotation mark for $("_s);
    row("a form", "curl https://x.example -F a=b", u"-F is not supported"_s);
    row("an encoded body", "curl https://x.example --data-urlencode a=b",
        u"--data-urlencode is not supported"_s);
    row("data in the address", "curl -G https://x.example -d a", u"-G is not supported"_s);
    row("an open quotation mark", "curl https://x.example -d '{", u"quotation mark"_s);
    row("a command in it", "curl https://x.example -d \"$(cat x)\"", u"runs another command"_s);
}

void TestExchange::anUnsupportedCurlCommandIsRejected()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QString, said);
    const auto call = import(ImportFormat::Curl, script);
    QVERIFY(!call);
    QCOMPARE(call.error().code == "import"_L1 || call.error().code == "file-read"_L1, true);
    QVERIFY2(call.error().sentence.contains(said), qPrintable(call.error().sentence));
}

void TestExchange::ignoredCurlOptionsAreReported_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, const QByteArray &options, const QString &note) {
        QTest::newRow(name) << options << note;
    };
    row("ignored", "--compressed -k -L --max-time 5", u"were ignored: --compressed, -k, -L, --max-time."_s);
    row("unknown, long", "--frobnicate", u"not known and were ignored; check the result: --frobnicate."_s);
    row("unknown, long, and no name of an option", "--s3cret=x", u"check the result: --…."_s);
    row("unknown, short", "-sW", u"not known and were ignored; check the result: -…."_s);
    row("a flag switched off", "--no-keepalive", u"were ignored: --no-keepalive."_s);
    row("a second address", "https://y.example", u"names 2 addresses"_s);
    row("a word that is nothing", "s3cret", u"1 words were not understood"_s);
    row("other headers", "-H 'X-Trace: 1' -H 'Content-Type: application/json'",
        u"no headers. Removed: X-Trace."_s);
    row("a header without a name", "-H 'Bearer s3cret'", u"1 headers are not written as NAME: VALUE"_s);
    row("headers in a file", "-H @headers.txt", u"headers in a file (-H @…) were not read"_s);
    row("a variable in the body", "-d \"$X\"", u"contains a shell variable"_s);
    row("a file for the body", "-d @body.json", u"was read from /there/body.json"_s);
    row("a command behind it", "| jq .", u"1 other commands were left out"_s);
}

void TestExchange::ignoredCurlOptionsAreReported()
{
    QFETCH(const QByteArray, options);
    QFETCH(const QString, note);
    const auto call = import(ImportFormat::Curl, "curl https://x.example/v2 -d {} " + options);
    QVERIFY2(call, call ? "" : qPrintable(call.error().sentence));
    QVERIFY2(!call->notes.isEmpty() && call->notes.last().contains(note),
             qPrintable(call->notes.join(u'\n')));
    QVERIFY2(!call->notes.join(u'\n').contains("s3cret"_L1), qPrintable(call->notes.join(u'\n')));
}

void TestExchange::everyCurlOptionWithAValueTakesIt_data()
{
    QTest::addColumn<QByteArray>("options");
    for (const char *name : {"abstract-unix-socket",
                             "alt-svc",
                             "aws-sigv4",
                             "cacert",
                             "capath",
                             "cert",
                             "cert-type",
                             "ciphers",
                             "connect-timeout",
                             "connect-to",
                             "continue-at",
                             "cookie",
                             "cookie-jar",
                             "create-file-mode",
                             "crlfile",
                             "curves",
                             "delegation",
                             "dns-interface",
                             "dns-ipv4-addr",
                             "dns-ipv6-addr",
                             "dns-servers",
                             "doh-url",
                             "dump-header",
                             "ech",
                             "egd-file",
                             "engine",
                             "etag-compare",
                             "etag-save",
                             "expect100-timeout",
                             "ftp-account",
                             "ftp-alternative-to-user",
                             "ftp-method",
                             "ftp-port",
                             "ftp-ssl-ccc-mode",
                             "happy-eyeballs-timeout-ms",
                             "haproxy-clientip",
                             "hostpubmd5",
                             "hostpubsha256",
                             "hsts",
                             "interface",
                             "ip-tos",
                             "ipfs-gateway",
                             "keepalive-cnt",
                             "keepalive-time",
                             "key",
                             "key-type",
                             "krb",
                             "libcurl",
                             "limit-rate",
                             "local-port",
                             "login-options",
                             "mail-auth",
                             "mail-from",
                             "mail-rcpt",
                             "max-filesize",
                             "max-redirs",
                             "max-time",
                             "netrc-file",
                             "noproxy",
                             "oauth2-bearer",
                             "output",
                             "output-dir",
                             "parallel-max",
                             "pass",
                             "pinnedpubkey",
                             "preproxy",
                             "proto",
                             "proto-default",
                             "proto-redir",
                             "proxy",
                             "proxy-cacert",
                             "proxy-capath",
                             "proxy-cert",
                             "proxy-cert-type",
                             "proxy-ciphers",
                             "proxy-crlfile",
                             "proxy-header",
                             "proxy-key",
                             "proxy-key-type",
                             "proxy-pass",
                             "proxy-pinnedpubkey",
                             "proxy-service-name",
                             "proxy-tls13-ciphers",
                             "proxy-tlsauthtype",
                             "proxy-tlspassword",
                             "proxy-tlsuser",
                             "proxy-user",
                             "proxy1.0",
                             "pubkey",
                             "quote",
                             "random-file",
                             "range",
                             "rate",
                             "referer",
                             "request-target",
                             "resolve",
                             "retry",
                             "retry-delay",
                             "retry-max-time",
                             "sasl-authzid",
                             "service-name",
                             "socks4",
                             "socks4a",
                             "socks5",
                             "socks5-gssapi-service",
                             "socks5-hostname",
                             "speed-limit",
                             "speed-time",
                             "stderr",
                             "telnet-option",
                             "tftp-blksize",
                             "time-cond",
                             "tls-max",
                             "tls13-ciphers",
                             "tlsauthtype",
                             "tlspassword",
                             "tlsuser",
                             "trace",
                             "trace-ascii",
                             "trace-config",
                             "unix-socket",
                             "url-query",
                             "user",
                             "user-agent",
                             "variable",
                             "vlan-priority",
                             "write-out"})
        QTest::newRow(name) << "--" + QByteArray(name) + " http://s3cret";
    for (const char letter : QByteArrayView("ACDEPQUYbcemortuxyz"))
        QTest::addRow("-%c", letter) << QByteArray("-s") + letter + " http://s3cret";
    // Nobody knows these, but what follows may still be a secret.
    QTest::newRow("unknown") << "--frobnicate s3cret"_ba;
    QTest::newRow("unknown, and a host by its shape") << "--frobnicate s3cret.s3cret.s3cret"_ba;
    QTest::newRow("unknown, and an address by its shape") << "--frobnicate http://s3cret"_ba;
    QTest::newRow("unknown, short") << "-W s3cret.s3cret"_ba;
    QTest::newRow("unknown, joined") << "--frobnicate=http://s3cret"_ba;
}

// J11
void TestExchange::everyCurlOptionWithAValueTakesIt()
{
    QFETCH(const QByteArray, options);
    const auto call = import(ImportFormat::Curl, "curl " + options + " -d {} https://x.example/v2");
    QVERIFY2(call, call ? "" : qPrintable(call.error().sentence));
    QCOMPARE(call->endpoint, u"https://x.example/v2"_s);
    QVERIFY2(!(call->name + call->notes.join(u'\n')).contains("s3cret"_L1),
             qPrintable(call->notes.join(u'\n')));
}

void TestExchange::noCredentialIsKept_data()
{
    QTest::addColumn<ImportFormat>("format");
    QTest::addColumn<QByteArray>("source");
    const auto curl = [](const char *name, const QByteArray &options) {
        QTest::newRow(name) << ImportFormat::Curl << "curl -d {} " + options;
    };
    curl("a header", "https://x.example -H 'Authorization: Basic s3cret'");
    curl("a header of another name", "https://x.example -H 'X-Api-Key: s3cret'");
    curl("a user", "https://x.example -u s3cret:");
    curl("a cookie", "https://x.example -b s3cret");
    curl("a token", "https://x.example --oauth2-bearer s3cret");
    curl("in the address", "https://s3cret:x@x.example/v2");
    curl("in the address, with a sign that needs an escape", "https://me:s3cret@s3cret@x.example/v2 -u me");
    curl("in the address, with a slash", "https://me:s3cret/s3cret@x.example/v2 -u me");
    curl("in the query", "'https://x.example/v2?key=s3cret#s3cret' -u me");
    curl("in a variable of the address", "'https://${HOST:-s3cret}/v2' -u me");
    curl("in the method", "-X 's3cret!' https://x.example -u me");
    curl("in a header without a colon", "https://x.example -H 'Authorization Bearer s3cret' -u me");
    curl("in a header's name", "https://x.example -H 'Bearer s3cret: x' -u me");
    curl("in a word of its own", "https://x.example s3cret -u me");
    curl("in a variable",
         "-u me https://x.example/$API_KEY; API_KEY=s3cret; curl https://x.example/$API_KEY");
    QTest::newRow("Postman header")
        << ImportFormat::Postman
        << R"({"info":{},"item":[{"name":"a","request":{"method":"POST","url":"https://x.example",
        "header":[{"key":"authorization","value":"Basic s3cret"}],"body":{"mode":"raw","raw":"{}"}}}]})"_ba;
    QTest::newRow("Postman auth")
        << ImportFormat::Postman
        << R"({"info":{},"item":[{"name":"a","request":{"method":"POST","url":"https://x.example",
        "auth":{"type":"basic","basic":[{"key":"password","value":"s3cret"}]},"body":{"mode":"raw","raw":"{}"}}}]})"_ba;
    QTest::newRow("HAR")
        << ImportFormat::Har
        << R"({"log":{"entries":[{"request":{"method":"POST","url":"https://s3cret@x.example/?s3cret",
        "headers":[{"name":"Cookie","value":"s3cret"},{"name":"no name: s3cret","value":""}],"postData":{"text":"{}"}}}]}})"_ba;
}

// J09 J10 J11
void TestExchange::noCredentialIsKept()
{
    QFETCH(const ImportFormat, format);
    QFETCH(const QByteArray, source);
    const auto call = import(format, source);
    QVERIFY2(call, call ? "" : qPrintable(call.error().sentence));
    QVERIFY(call->notes.join(u' ').contains("Credentials are not kept"_L1));
    QVERIFY(!(call->name + call->endpoint + call->notes.join(u' ')).contains("s3cret"_L1));
    QCOMPARE(call->body, "{}"_ba);
}

// J13
void TestExchange::eachCurlCommandIsACall()
{
    const QByteArray script = R"(
# sign in, pay, pay again
TOKEN=$(curl -s -d '{"user": 1}' https://x.example/login | jq -r .token)
curl https://x.example/status
curl --data '{"Customers": [1]}' https://x.example/v2 --next --json '{"Customers": [2]}' https://x.example/v2 \
     --next -F a=b https://x.example/form
echo done)";
    const auto calls = interchange::fromCurl(script, onlyBodyFile);
    QVERIFY2(calls, calls ? "" : qPrintable(calls.error().sentence));
    QStringList found;
    for (const Imported &call : *calls)
        found << call.name + u": "_s + interchange::judgementOf(call);
    QCOMPARE(found.join(u'\n'),
             u"POST https://x.example/login: The body is not a payment request: it has no Customers.\n"
             "GET https://x.example/status: The curl command has no body (-d, --data-binary, --json).\n"
             "POST https://x.example/v2: payment request\nPOST https://x.example/v2: payment request\n"
             "GET https://x.example/form: -F is not supported: the body must be given with -d, --data-raw, "
             "--data-binary or --json."_s);
    QCOMPARE(*interchange::chosen(*calls), 2);
    QCOMPARE(*interchange::chosen(*calls, u"4"_s), 3);
    QCOMPARE(interchange::chosen(*calls, u"POST https://x.example/v2"_s).error().code, u"import"_s);
    QVERIFY(!interchange::chosen(*calls, u"5"_s));
    QCOMPARE(calls->at(3).body, R"({"Customers": [2]})"_ba);
    QVERIFY(calls->at(2).notes.contains(u"1 other commands were left out: only curl commands are read."_s));
}

// ---- collections and archives

static const QByteArray collection =
    R"({"info":{"schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
"variable":[{"key":"host","value":"x.example"},{"key":"url","value":"https://{{host}}"},{"key":"number","value":7},
            {"key":"off","value":"no","disabled":true}],
"item":[
  {"name":"Status","request":"{{url}}/status"},
  {"name":"Pay","item":[
    {"name":"First","request":{"method":"POST","url":{"raw":"{{url}}/v2"},
      "body":{"mode":"raw","raw":"{\"Customers\":[{{number}}], \"a\":\"{{missing}} {{off}}\"}"}}},
    {"name":"Second","request":{"method":"POST","url":{"protocol":"https","host":["x","example"],"path":["v2"]},
      "body":{"mode":"raw","raw":"{\"Customers\":[2]}"}}}]},
  {"name":"Form","request":{"method":"POST","url":"https://x.example","body":{"mode":"formdata","formdata":[]}}},
  {"name":"Same","request":{"method":"POST","url":"https://x.example","body":{"mode":"raw","raw":"1"}}},
  {"name":"Same","request":{"method":"POST","url":"https://x.example","body":{"mode":"raw","raw":"2"}}}
]})";

void TestExchange::theItemIsChosen_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("the first payment request") << u""_s << u"Pay / First"_s << u""_s;
    QTest::newRow("by number") << u"3"_s << u"Pay / Second"_s << u""_s;
    QTest::newRow("by name") << u"Pay / Second"_s << u"Pay / Second"_s << u""_s;
    QTest::newRow("without a body") << u"1"_s << u""_s << u"“Status” has no body."_s;
    QTest::newRow("a form") << u"Form"_s << u""_s << u"the mode “formdata”"_s;
    QTest::newRow("a name that stands for two") << u"Same"_s << u""_s << u"Several calls are named “Same”"_s;
    QTest::newRow("no such name") << u"Third"_s << u""_s << u"“Third” matches none of the calls (6 in all)"_s;
    QTest::newRow("no such number") << u"7"_s << u""_s << u"“7” matches none of the calls (6 in all)"_s;
    QTest::newRow("zero") << u"0"_s << u""_s << u"“0” matches none of the calls (6 in all)"_s;
}

void TestExchange::theItemIsChosen()
{
    QFETCH(const QString, item);
    QFETCH(const QString, name);
    QFETCH(const QString, refusal);
    const auto call = import(ImportFormat::Postman, collection, item);
    QCOMPARE(bool(call), refusal.isEmpty());
    if (call)
        QCOMPARE(call->name, name);
    else
        QVERIFY2(call.error().sentence.contains(refusal), qPrintable(call.error().sentence));
}

void TestExchange::postmanVariablesAreReplaced()
{
    const auto call = import(ImportFormat::Postman, collection);
    QVERIFY(call);
    QCOMPARE(call->body, R"({"Customers":[7], "a":"{{missing}} {{off}}"})"_ba);
    QCOMPARE(call->endpoint, u"https://x.example/v2"_s);
    QVERIFY(call->notes.contains(
        u"These variables have no value in the collection and were kept: {{missing}}, {{off}}."_s));
    QCOMPARE(import(ImportFormat::Postman, collection, u"3"_s)->endpoint, u"https://x.example/v2"_s);
}

void TestExchange::postmanValuesOfAnyTypeAreInserted_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, const QByteArray &variable, const QByteArray &body,
                        const QString &note) {
        QTest::newRow(name) << variable << body << note;
    };
    row("true", R"("value": true)", "true", {});
    row("false", R"("value": false)", "false", {});
    row("a number as it is written", R"("value": 10.00)", "10.00", {});
    row("null", R"("value": null)", "null", u"null, a list or an object and were inserted as JSON: {{x}}."_s);
    row("an object", R"("value": {"a": 1})", "{\n  \"a\": 1\n}", u"inserted as JSON: {{x}}."_s);
    row("a list", R"("value": [1])", "[\n  1\n]", u"inserted as JSON: {{x}}."_s);
    row("an empty text", R"("value": "")", "",
        u"are empty in the collection, and so is what they stand for: {{x}}."_s);
    row("no value", R"("type": "string")", "{{x}}", u"were kept: {{x}}."_s);
    row("switched off", R"("value": 1, "disabled": true)", "{{x}}", u"were kept: {{x}}."_s);
}

// J16
void TestExchange::postmanValuesOfAnyTypeAreInserted()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, note);
    const auto call =
        import(ImportFormat::Postman, R"({"info":{},"variable":[{"key":"x",)" + variable + R"~(}],
        "item":[{"name":"a","request":{"method":"POST","body":{"mode":"raw","raw":"({{x}})"}}}]})~");
    QVERIFY2(call, call ? "" : qPrintable(call.error().sentence));
    QCOMPARE(call->body, '(' + body + ')');
    QCOMPARE(call->notes.size(), note.isEmpty() ? 0 : 1);
    QVERIFY2(call->notes.value(0).contains(note), qPrintable(call->notes.join(u'\n')));
}

// J16
void TestExchange::whatAPostmanRequestInheritsIsReported()
{
    const QByteArray wrapped = R"({"collection":{"info":{},"auth":{"type":"basic","basic":[]},
        "event":[{"listen":"prerequest"}],"item":[
        {"name":"F","event":[{"listen":"test"}],"auth":{"type":"bearer"},"item":[
          {"name":"A","event":[{"listen":"test"}],"request":{"method":"POST","body":{"mode":"raw","raw":"1"}}},
          {"name":"B","request":{"method":"POST","auth":{"type":"noauth"},"body":{"mode":"raw","raw":"1"}}}]},
        {"name":"C","request":{"method":"POST","body":{"mode":"raw","raw":"1"}}},
        {"name":"D","request":{"method":"POST","body":{"mode":"raw","raw":"1","disabled":true}}}]}})";
    QCOMPARE(interchange::guessFormat(wrapped, u"x.json"_s), ImportFormat::Postman);
    const auto calls = interchange::fromPostman(wrapped);
    QVERIFY2(calls, calls ? "" : qPrintable(calls.error().sentence));
    QStringList notes;
    for (const Imported &call : *calls)
        notes << call.notes.join(u' ');
    QCOMPARE(notes.at(0),
             u"Credentials are not kept. Removed: those under Authorization of “F”. Scripts were not run: "
             "those of the collection, “F”, “F / A”."_s);
    QCOMPARE(notes.at(1), u"Scripts were not run: those of the collection, “F”."_s);
    QCOMPARE(notes.at(2),
             u"Credentials are not kept. Removed: those under Authorization of the collection. Scripts were "
             "not run: those of the collection."_s);
    QCOMPARE(calls->at(3).problem, u"The body of “D” is switched off."_s);
}

void TestExchange::postmanVariablesCannotGrowWithoutEnd()
{
    QByteArray variables;
    for (char c = 'a'; c < 'j'; ++c)
        variables += QByteArray("{\"key\":\"") + c + "\",\"value\":\"" +
                     QByteArray(100, '.').replace(".", QByteArray("{{") + char(c + 1) + "}}") + "\"},";
    const QByteArray bomb = R"({"info":{},"variable":[)" + variables + R"({"key":"j","value":"x"}],
        "item":[{"name":"a","request":{"method":"POST","body":{"mode":"raw","raw":"{{a}}"}}}]})";
    const auto calls = interchange::fromPostman(bomb);
    QVERIFY(!calls);
    QVERIFY2(calls.error().sentence.contains("larger than a request can be"_L1),
             qPrintable(calls.error().sentence));

    const auto circle = import(ImportFormat::Postman, R"({"info":{},"variable":[{"key":"a","value":"{{a}}"}],
        "item":[{"name":"a","request":{"method":"POST","body":{"mode":"raw","raw":"{{a}}"}}}]})");
    QVERIFY(circle);
    QCOMPARE(circle->body, "{{a}}"_ba);
}

void TestExchange::aBrokenArchiveOrCollectionIsRejected_data()
{
    QTest::addColumn<ImportFormat>("format");
    QTest::addColumn<QByteArray>("source");
    const auto both = [](const char *name, const QByteArray &source) {
        QTest::addRow("Postman: %s", name) << ImportFormat::Postman << source;
        QTest::addRow("HAR: %s", name) << ImportFormat::Har << source;
    };
    both("nothing", "");
    both("no JSON", "{");
    both("another JSON", "[1, \"x\", null]");
    both("an empty object", "{}");
    both("no UTF-8", "{\"log\": \"\xff\"}");
    both("nested too deeply", QByteArray(100'000, '['));
    both("wrong types", R"({"info":1,"item":2,"log":{"entries":3}})");
    both("nothing in it", R"({"info":{},"item":[],"log":{"entries":[]}})");
    both("wrong types further in", R"({"info":{},"item":[1,null,[],{"request":7},{"item":{}}],
        "log":{"entries":[1,null,[],{"request":7},{"request":{"postData":[],"headers":{}}}]}})");
}

void TestExchange::aBrokenArchiveOrCollectionIsRejected()
{
    QFETCH(const ImportFormat, format);
    QFETCH(const QByteArray, source);
    const auto call = import(format, source);
    QVERIFY(!call);
    QCOMPARE(call.error().code, u"import"_s);
    QVERIFY(!call.error().sentence.isEmpty());
}

void TestExchange::theFormatIsGuessed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("file");
    QTest::addColumn<ImportFormat>("format");
    QTest::newRow("a collection") << collection << u"x.json"_s << ImportFormat::Postman;
    QTest::newRow("an archive") << R"({"log":{}})"_ba << u""_s << ImportFormat::Har;
    QTest::newRow("a request") << R"({"Customers":[]})"_ba << u"x"_s << ImportFormat::Json;
    QTest::newRow("a request that names curl") << "{\"a\": \"x curl y\",}"_ba << u""_s << ImportFormat::Json;
    QTest::newRow("a command") << "# note\n$ curl -d {} x"_ba << u"x.sh"_s << ImportFormat::Curl;
    QTest::newRow("a table") << "a,b\n1,2"_ba << u"x.CSV"_s << ImportFormat::Csv;
    QTest::newRow("a request in UTF-16") << QByteArray("\xff\xfe{\0}\0", 6) << u"x"_s << ImportFormat::Json;
    QTest::newRow("a table without a name") << "Invoice;Balance\n1;2.00"_ba << u""_s << ImportFormat::Csv;
    QTest::newRow("no table") << "hello, world\nhow are you"_ba << u""_s << ImportFormat::Json;
    QTest::newRow("a broken archive") << "{\"log\":"_ba << u"x.har"_s << ImportFormat::Har;
}

void TestExchange::theFormatIsGuessed()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, file);
    QFETCH(const ImportFormat, format);
    QCOMPARE(interchange::guessFormat(bytes, file), format);
}

QTEST_GUILESS_MAIN(TestExchange)
#include "test_exchange.moc"
