// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "requests.h"

using namespace Qt::Literals::StringLiterals;

namespace requests
{

namespace
{

constexpr QByteArrayView hostLine = "Host: localhost\r\n";

} // namespace

http::Limits limits()
{
    http::Limits small;
    small.body = 64 * 1024;
    small.headers = 16 * 1024;
    return small;
}

QByteArray get(const QByteArray &fields)
{
    return "GET /page HTTP/1.1\r\n" + hostLine.toByteArray() + fields + "\r\n";
}

QByteArray post(const QByteArray &fields, const QByteArray &body)
{
    return "POST /postback HTTP/1.1\r\n" + hostLine.toByteArray() + fields + "\r\n" + body;
}

QByteArray chunked(const QByteArray &body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

QByteArray requestLine(const QByteArray &line)
{
    return line + "\r\n" + hostLine.toByteArray() + "\r\n";
}

QByteArray filler(qsizetype size)
{
    return QByteArray(size, 'a');
}

QList<Bad> bad()
{
    QList<Bad> rows;
    const auto row = [&](const QByteArray &name, int status, const QByteArray &bytes) {
        rows.append({name, status, bytes});
    };
    // Length and transfer coding (docs/faults.md, L01 to L09)
    row("L01 length and chunked", 400,
        post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    row("L01 chunked and length", 400,
        post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"));
    row("L02 gzip and length", 501, post("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n", "hello"));
    row("L02 length and gzip", 501, post("Content-Length: 5\r\nTransfer-Encoding: gzip\r\n", "hello"));
    row("L03 xchunked", 501, post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"));
    row("L03 identity", 501, post("Transfer-Encoding: identity\r\n"));
    row("L03 empty coding", 400, post("Transfer-Encoding:\r\n"));
    row("L03 chunked not last", 501, post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"));
    row("L03 gzip before chunked", 501, post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"));
    row("L03 chunked twice", 400,
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    row("L03 chunked twice in one", 501, post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"));
    row("L03 quoted", 501, post("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"));
    row("L04 chunked in 1.0", 400,
        "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    row("L05 space before colon", 400, post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"));
    row("L05 vertical tab", 400,
        post("Transfer-Encoding: \x0b"
             "chunked\r\n",
             "0\r\n\r\n"));
    row("L05 NUL", 400, post("Transfer-Encoding: chunked\0\r\n"_ba, "0\r\n\r\n"));
    row("L05 folded coding", 400, post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"));
    row("L06 folded header", 400, get("X-A: b\r\n c\r\n"));
    row("L06 folded with tab", 400, get("X-A: b\r\n\tc\r\n"));
    row("L06 white space before the first header", 400, "GET / HTTP/1.1\r\n Host: localhost\r\n\r\n");
    row("L07 two lengths", 400, post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"));
    row("L07 same length twice", 400, post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"));
    row("L07 list of lengths", 400, post("Content-Length: 5, 6\r\n", "hello"));
    row("L07 list of one length", 400, post("Content-Length: 5, 5\r\n", "hello"));
    const QList<QByteArray> lengths{"-5",
                                    "+5",
                                    "0x5",
                                    "5_0",
                                    "5 0",
                                    "-0",
                                    "",
                                    "5.0",
                                    "5;",
                                    "9223372036854775808",
                                    "18446744073709551621"};
    for (const QByteArray &length : lengths) {
        row("L08 length \"" + length + '"', 400, post("Content-Length: " + length + "\r\n", "hello"));
    }
    row("L09 length over the limit", 413, post("Content-Length: 999999999\r\n"));
    row("L09 one byte over the limit", 413, post("Content-Length: 65537\r\n"));

    // Chunks (L10 to L13)
    const QList<QByteArray> sizes{"0x5", "+5", "-5", " 5", "5 ", "1_0", "", "5g", "00000000000000005"};
    for (const QByteArray &size : sizes)
        row("L10 chunk size \"" + size + '"', 400, chunked(size + "\r\nhello\r\n0\r\n\r\n"));
    row("L10 chunk size over 2^63", 400, chunked("8000000000000000\r\n"));
    row("L10 chunk over the limit", 413, chunked("10001\r\n"));
    row("L10 chunks over the limit", 413, chunked("10000\r\n" + filler(0x10000) + "\r\n1\r\n"));
    row("L10 too many tiny chunks", 413, chunked(QByteArray("1\r\na\r\n").repeated(25'000)));
    row("L11 no line end behind a chunk", 400, chunked("5\r\nhello0\r\n\r\n"));
    row("L11 spill", 400, chunked("5\r\nhello!\r\n0\r\n\r\n"));
    row("L11 LF behind the size", 400, chunked("5\nhello\r\n0\r\n\r\n"));
    row("L11 LF behind the data", 400, chunked("5\r\nhello\n0\r\n\r\n"));
    row("L11 CR behind the data", 400, chunked("5\r\nhello\r0\r\n\r\n"));
    row("L11 LF behind the last chunk", 400, chunked("0\n\n"));
    row("L12 LF in an extension", 400, chunked("5;a\nb\r\nhello\r\n0\r\n\r\n"));
    row("L12 CR in an extension", 400, chunked("5;a\rb\r\nhello\r\n0\r\n\r\n"));
    row("L12 NUL in an extension", 400, chunked("5;a\0\r\nhello\r\n0\r\n\r\n"_ba));
    row("L12 bare semicolon", 400, chunked("5;\r\nhello\r\n0\r\n\r\n"));
    row("L12 open quote", 400, chunked("5;a=\"b\r\nhello\r\n0\r\n\r\n"));
    row("L12 bare semicolon at the last chunk", 400, chunked("0;\r\n\r\n"));
    row("L12 64 KiB extension", 413, chunked("5;" + filler(65536) + "\r\nhello\r\n0\r\n\r\n"));
    row("L12 extensions in sum", 413, chunked(("1;" + filler(99) + "\r\na\r\n").repeated(11)));
    row("L13 4000 trailers", 431, chunked("0\r\n" + QByteArray("A: b\r\n").repeated(4000) + "\r\n"));
    row("L13 huge trailer", 431, chunked("0\r\nA: " + filler(17 * 1024) + "\r\n\r\n"));
    row("L13 trailer without a colon", 400, chunked("0\r\nnonsense\r\n\r\n"));
    row("L13 folded trailer", 400, chunked("0\r\nA: b\r\n c\r\n\r\n"));

    // Host (L15)
    row("L15 no Host", 400, "GET / HTTP/1.1\r\n\r\n");
    row("L15 two Hosts", 400, get("Host: localhost\r\n"));
    const QList<QByteArray> hosts{"",     "a, b",  "a/b",      "a@b", "a b",        "a:b",
                                  "[::1", "[::g]", "a:123456", "a?b", "h\xc3\xb6st"};
    for (const QByteArray &host : hosts)
        row("L15 Host \"" + host + '"', 400, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

    // Lines and characters (L16 to L18)
    row("L16 LF only", 400, "GET / HTTP/1.1\nHost: localhost\n\n");
    row("L16 one LF", 400, get("X-A: b\n"));
    row("L16 LF at the end of the head", 400, "GET / HTTP/1.1\r\nHost: localhost\r\n\n");
    row("L16 CR only", 400, "GET / HTTP/1.1\rHost: localhost\r\r");
    row("L16 CR hides a header", 400, post("Dummy: \rContent-Length: 5\r\n", "hello"));
    row("L16 two CR", 400, get("X-A: b\r\r\n"));
    row("nine empty lines first", 400, QByteArray("\r\n").repeated(9) + get());
    row("a bare line end first", 400, "\n" + get());
    row("L17 NUL in a value", 400, get("X-A: b\0c\r\n"_ba));
    row("L17 control in a value", 400, get("X-A: b\x01\r\n"));
    row("L17 DEL in a value", 400, get("X-A: b\x7f\r\n"));
    row("L17 non-ASCII name", 400, get("X-\xc3\xa9: b\r\n"));
    row("L17 no colon", 400, get("nonsense\r\n"));
    row("L17 no name", 400, get(": b\r\n"));
    row("L17 space in a name", 400, get("X A: b\r\n"));
    row("L17 tab before the colon", 400, get("X-A\t: b\r\n"));
    row("L18 NUL in the target", 400, requestLine("GET /a\0b HTTP/1.1"_ba));
    row("L18 fragment", 400, requestLine("GET /a#b HTTP/1.1"));
    row("L18 two spaces", 400, requestLine("GET  / HTTP/1.1"));
    row("L18 space in the target", 400, requestLine("GET /a b HTTP/1.1"));
    row("L18 space at the end", 400, requestLine("GET / HTTP/1.1 "));
    row("L18 space in front", 400, requestLine(" GET / HTTP/1.1"));
    row("L18 tab", 400, requestLine("GET\t/ HTTP/1.1"));
    row("L18 tab in the target", 400, requestLine("GET /a\tb HTTP/1.1"));

    // Limits (L19)
    row("L19 long target", 414, requestLine("GET /" + filler(8 * 1024) + " HTTP/1.1"));
    row("L19 100 KB target", 414, requestLine("GET /" + filler(100'000) + " HTTP/1.1"));
    row("L19 100 KB method", 414, requestLine(filler(100'000) + " / HTTP/1.1"));
    row("L19 endless first line", 414, filler(9000));
    row("L19 long header", 431, get("X-A: " + filler(16 * 1024) + "\r\n"));
    row("L19 many header bytes", 431, get(("X-A: " + filler(1000) + "\r\n").repeated(17)));
    row("L19 101 headers", 431, get(QByteArray("X-A: b\r\n").repeated(100)));
    row("L19 10 000 headers", 431, get(QByteArray("A: b\r\n").repeated(10'000)));

    // Versions, methods, targets (L20, L21, L23, L25)
    row("L20 HTTP/0.9", 400, "GET /\r\n");
    row("L20 HTTP/0.9 spelled out", 505, requestLine("GET / HTTP/0.9"));
    row("L20 HTTP/1.2", 505, requestLine("GET / HTTP/1.2"));
    row("L20 HTTP/2.0", 505, requestLine("GET / HTTP/2.0"));
    row("L20 HTTP/9.9", 505, requestLine("GET / HTTP/9.9"));
    row("L20 HTTP/1.10", 400, requestLine("GET / HTTP/1.10"));
    row("L20 http/1.1", 400, requestLine("GET / http/1.1"));
    row("L20 HTTP/2 preface", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    row("L20 CONNECT", 405, requestLine("CONNECT localhost:80 HTTP/1.1"));
    row("L20 TRACE", 405, requestLine("TRACE / HTTP/1.1"));
    row("L20 asterisk form of another method", 400, requestLine("POST * HTTP/1.1"));
    row("L20 authority form", 400, requestLine("GET localhost HTTP/1.1"));
    row("L20 absolute form of another scheme", 400, requestLine("GET ftp://localhost/ HTTP/1.1"));
    row("L20 absolute form without a host", 400, requestLine("GET http:///a HTTP/1.1"));
    row("L20 absolute form with a login", 400, requestLine("GET http://u:p@localhost/ HTTP/1.1"));
    row("L20 absolute form with a fragment", 400, requestLine("GET http://localhost/#a HTTP/1.1"));
    row("L21 no token", 400, requestLine("G(T / HTTP/1.1"));
    row("L25 TLS on the plain port", 400, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"_ba);
    return rows;
}

QList<Good> good()
{
    QList<Good> rows;
    const auto row = [&](const QByteArray &name, const QByteArray &bytes, const QByteArray &body = {},
                         int surplus = 0) {
        rows.append({name, bytes, body, surplus});
    };
    row("GET", get("Accept: */*\r\nX-Empty:\r\nX-Latin: \xe9\r\nX-Tab:\t a\tb \r\n"));
    row("HEAD", requestLine("HEAD / HTTP/1.1"));
    row("OPTIONS", requestLine("OPTIONS /x HTTP/1.1"));
    row("HTTP/1.0", requestLine("GET / HTTP/1.0"));
    row("L15 no Host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n");
    row("L15 Host with an empty port", "GET / HTTP/1.1\r\nHost: a:\r\n\r\n");
    row("L15 Host with a dot behind", "GET / HTTP/1.1\r\nHost: LOCALHOST.\r\n\r\n");
    row("L18 target that was not escaped", requestLine("GET /?name=Jos\xc3\xa9&x=\xe9 HTTP/1.1"));
    row("L20 upgrade to HTTP/2",
        get("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"));
    row("L20 upgrade of a POST",
        post("Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 5\r\n", "hello"), "hello");
    row("L20 upgrade to something else", get("Connection: Upgrade\r\nUpgrade: websocket, TLS/1.3\r\n"));
    row("L20 asterisk form", requestLine("OPTIONS * HTTP/1.1"));
    row("L20 absolute form", requestLine("GET http://localhost/a?b=c HTTP/1.1"));
    row("L20 absolute form without a path", requestLine("GET HTTPS://LocalHost:8080?b=c HTTP/1.1"));
    for (const char *method : {"get", "PURGE", "PUT", "DELETE", "PATCH", "M-SEARCH"})
        row("L21 "_ba + method, requestLine(QByteArray(method) + " / HTTP/1.1"));
    for (const char *connection : {"keep-alive", "close", "Keep-Alive, TE", "", ",", "("})
        row("Connection: "_ba + connection, get("Connection: "_ba + connection + "\r\n"));
    row("TE: trailers", get("TE: trailers, deflate;q=0.5\r\nConnection: TE\r\n"));
    row("POST without a length", post(""));
    row("POST without a length in HTTP/1.0", "POST / HTTP/1.0\r\nHost: localhost\r\n\r\n");
    row("PUT without a length", requestLine("PUT / HTTP/1.1"));
    row("POST without a length, and something behind", post("") + "hello", {}, 5);
    row("L23 unknown expectation", post("Content-Length: 5\r\nExpect: 200-ok\r\n", "hello"), "hello");
    row("L23 empty expectation", post("Content-Length: 5\r\nExpect:\r\n", "hello"), "hello");
    row("L23 two expectations", post("Content-Length: 5\r\nExpect: 100-continue, 200-ok\r\n", "hello"),
        "hello");
    row("odd but harmless target", requestLine("GET /a//..%2f?b={c}|\"&d=%zz HTTP/1.1"));
    row("POST", post("Content-Length: 5\r\n", "hello"), "hello");
    row("empty POST", post("Content-Length: 0\r\n"));
    row("leading zeros", post("Content-Length: 0005\r\n", "hello"), "hello");
    row("binary body", post("Content-Length: 6\r\n", "\0\r\n\r\n\xff"_ba), "\0\r\n\r\n\xff"_ba);
    row("encoded body stays encoded", post("Content-Encoding: gzip\r\nContent-Length: 3\r\n", "\x1f\x8b\x08"),
        "\x1f\x8b\x08");
    row("GET with a body", get("Content-Length: 3\r\n") + "abc", "abc");
    row("Host with a port", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n");
    row("Expect", post("Expect: 100-continue\r\nContent-Length: 5\r\n", "hello"), "hello");
    row("Expect in 1.0", "POST / HTTP/1.0\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab",
        "ab");
    row("chunked", chunked("5\r\nhello\r\n6;a=b;c=\"d;e\"\r\n world\r\n0\r\n\r\n"), "hello world");
    row("chunked in capitals", post("transfer-encoding: CHUNKED\r\n", "A\r\n0123456789\r\n00\r\n\r\n"),
        "0123456789");
    row("empty chunked", chunked("0\r\n\r\n"));
    row("last chunk with an extension", chunked("1\r\na\r\n0;b\r\n\r\n"), "a");
    row("line ends in chunks", chunked("4\r\n\r\n\r\n\r\n0\r\n\r\n"), "\r\n\r\n");
    row("trailers are dropped",
        chunked("1\r\na\r\n0\r\nContent-Length: 9\r\nHost: evil\r\nTransfer-Encoding: "
                "gzip\r\nAuthorization: x\r\n\r\n"),
        "a");
    row("second request behind", post("Content-Length: 5\r\n", "hello") + get(), "hello", int(get().size()));
    row("second request behind chunks", chunked("1\r\na\r\n0\r\n\r\n") + get(), "a", int(get().size()));
    row("second request behind GET", get() + get(), {}, int(get().size()));
    row("100 headers", get(QByteArray("X-A: b\r\n").repeated(99)));
    row("longest first line", requestLine("GET /" + filler(8 * 1024 - 16) + " HTTP/1.1"));
    row("largest body", post("Content-Length: 65536\r\n", filler(65536)), filler(65536));
    return rows;
}

QList<QByteArray> hosts()
{
    return {"localhost", "localhost:8080", "a", "[::1]:8080"};
}

} // namespace requests
