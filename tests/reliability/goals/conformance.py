# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G6: a running listener refuses what two readers could understand differently, at once, and keeps none of it.
The list is our own, after the questions of Http11Probe and h1spec; RFC 9110 and 9112 give the answers."""
import socket
import time

from . import bench as b
from . import suite


def battery(bench):
    """malformed requests are refused at once, good ones are taken, whatever way they come

    Faults L01 to L21 again, on a running program."""
    suite.run(bench, "L01")
    with b.folder() as place:
        journal = place / "journal.sqlite"
        path = b.postback_path(b.seed(bench, journal, 1)[0]).encode()
        with b.Listener(bench.program("listener"), journal) as listener:
            bad, good = must_refuse(path, listener.port), must_take(path, listener.port)
            wrong = sum(not refused(bench, listener.port, name, data, by_bytes)
                        for name, data in bad.items() for by_bytes in (False, True))
            taken = sum(accepted(bench, listener.port, name, data, by_bytes)
                        for name, data in good.items() for by_bytes in (False, True))
            up = listener.is_up()
        kept = b.bodies(journal)[0] - {b"ok", b""}  # a POST without a length has an empty body
    bench.measured("malformed requests, each whole and by bytes", len(bad))
    bench.bar("not refused within a second", wrong, "==", 0)
    bench.bar("good requests taken, each whole and by bytes", taken, "==", 2 * len(good))
    bench.bar("bodies kept besides theirs", len(kept), "==", 0)
    bench.bar("the listener is up", int(up), "==", 1)


def refused(bench, port, name, data, by_bytes):
    began = time.monotonic()
    answer = said(port, data, by_bytes)
    status, seconds = b.status_of(answer), time.monotonic() - began
    good = seconds <= 1 and (status >= 400 or answer == b"") and answer.count(b"HTTP/1.1 ") <= 1
    if not good:
        bench.say(f"        {name}{' by bytes' if by_bytes else ''}: {answer[:60]!r} after {seconds:.2f} s")
    return good


def accepted(bench, port, name, data, by_bytes):
    status = b.status_of(said(port, data, by_bytes).removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n"))
    if status != 200:
        bench.say(f"        {name}{' by bytes' if by_bytes else ''}: {status}")
    return status == 200


def said(port, data, by_bytes):
    """All that came back until the other side closed, or within two seconds."""
    with socket.create_connection(("127.0.0.1", port), 2) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            for piece in (data[i:i + 1] for i in range(len(data))) if by_bytes and len(data) < 2000 else [data]:
                connection.sendall(piece)
        except OSError:
            pass  # refused before its end
        answer = b""
        try:
            while piece := connection.recv(65536):
                answer += piece
        except OSError:
            pass
        return answer


def must_refuse(path, port):
    host = b"Host: 127.0.0.1:%d\r\n" % port
    line = b"POST " + path + b" HTTP/1.1\r\n"
    head = line + host

    def length(value):
        return head + b"Content-Length:" + value + b"\r\n\r\nok"

    def coding(value, rest=b"2\r\nok\r\n0\r\n\r\n"):
        return head + b"Transfer-Encoding:" + value + b"\r\n\r\n" + rest

    def chunks(rest):
        return coding(b" chunked", rest)

    def field(text):
        return head + text + b"\r\nContent-Length: 2\r\n\r\nok"

    def first(text):
        return text + b"\r\n" + host + b"Content-Length: 2\r\n\r\nok"

    return {
        "length and coding": head + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "coding and length": head + b"Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        **{f"length {value!r}": length(value) for value in (
            b" -2", b" +2", b" 0x2", b" 2_0", b" 2 0", b" 2,2", b" 2, 3", b"", b" ", b" two", b" 2;", b" 9223372036854775808",
            b" 18446744073709551618", b" \"2\"", b" 2.0", b" 999999999")},
        "two lengths": head + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nok",
        "one length twice": head + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\nok",
        **{f"coding {value!r}": coding(value) for value in (
            b" gzip", b" identity", b"", b" xchunked", b" chunked, gzip", b" gzip, chunked", b" chunked, chunked",
            b" chunked;a=b", b" \"chunked\"", b" \x0bchunked", b" chunked\x00")},
        "two codings": head + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "space before the colon": head + b"Transfer-Encoding : chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "coding in HTTP/1.0": first(b"POST " + path + b" HTTP/1.0").replace(b"Content-Length: 2", b"Transfer-Encoding: chunked"),
        **{f"chunk size {value!r}": chunks(value + b"\r\nok\r\n0\r\n\r\n") for value in (
            b"0x2", b"+2", b"-2", b" 2", b"2 ", b"2_0", b"", b"g", b"00000000000000002", b"2;a\x00b", b"2;a\rb", b"2;a\nb")},
        "chunk longer than its size": chunks(b"2\r\nokay\r\n0\r\n\r\n"),
        "chunk without its end": chunks(b"2\r\nok0\r\n\r\n"),
        "bare LF behind a chunk size": chunks(b"2\nok\r\n0\r\n\r\n"),
        "bare LF behind a chunk": chunks(b"2\r\nok\n0\r\n\r\n"),
        "64 KiB of chunk extension": chunks(b"2;" + b"a" * 65536 + b"\r\nok\r\n0\r\n\r\n"),
        **{f"field {text!r}": field(text) for text in (
            b" folded: x", b"A: b\r\n folded", b"A\x00: b", b"A: b\x00c", b"A: b\x7f", b"A : b", b": b", b"A B: c", b"A",
            b"\xc3\xa4: b", b"A: b\rc", b"Dummy: \rContent-Length: 5", b"Host: other")},
        "bare LF line ends": b"POST " + path + b" HTTP/1.1\n" + host.replace(b"\r\n", b"\n") + b"Content-Length: 2\n\nok",
        "no host": line + b"Content-Length: 2\r\n\r\nok",
        **{f"host {value!r}": line + b"Host: " + value + b"\r\nContent-Length: 2\r\n\r\nok" for value in (
            b"", b"a, b", b"a/b", b"a@b", b"evil.example", b"127.0.0.1.nip.io", b"localhost.evil.example", b"[::1", b"a b")},
        **{f"first line {text!r}": first(text) for text in (
            b"POST " + path + b" HTTP/1.2", b"POST " + path + b" HTTP/2.0", b"POST " + path + b" HTTP/9.9",
            b"POST " + path + b" http/1.1", b"POST " + path + b" HTTP/1.1 ", b"POST " + path + b" HTTP/11",
            b"POST  " + path + b" HTTP/1.1", b"POST " + path + b"  HTTP/1.1", b" POST " + path + b" HTTP/1.1",
            b"POST " + path + b" x HTTP/1.1", b"POST " + path, b"post " + path + b" HTTP/1.1", b"P(ST " + path + b" HTTP/1.1",
            b"PUT " + path + b" HTTP/1.1", b"DELETE " + path + b" HTTP/1.1", b"TRACE " + path + b" HTTP/1.1",
            b"CONNECT a:80 HTTP/1.1", b"POST * HTTP/1.1", b"POST http://127.0.0.1" + path + b" HTTP/1.1",
            b"POST " + path + b"#x HTTP/1.1", b"POST " + path + b"\x00 HTTP/1.1", b"POST " + path + b"\xff HTTP/1.1",
            b"POST\t" + path + b"\tHTTP/1.1", b"")},
        "HTTP/2 preface": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "TLS": bytes.fromhex("16030102000100" "01fc0303") + b"\x00" * 600,
        "first line of 8 KiB and more": first(b"POST " + path + b"?" + b"a" * 8192 + b" HTTP/1.1"),
        "headers of 64 KiB and more": field(b"A: " + b"b" * 65536),
        "101 fields": field(b"\r\n".join(b"A%d: b" % number for number in range(101))),
    }


def must_take(path, port):
    head = b"POST " + path + b" HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n" % port
    return {
        "length": head + b"Content-Length: 2\r\n\r\nok",
        "chunked": head + b"Transfer-Encoding: chunked\r\n\r\n2;a=b\r\nok\r\n0\r\n\r\n",
        "trailers are dropped": head + b"Transfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\nHost: evil\r\n\r\n",
        "HTTP/1.0": head.replace(b"HTTP/1.1", b"HTTP/1.0") + b"Content-Length: 2\r\n\r\nok",
        "name of the host in capitals": head.replace(b"127.0.0.1", b"LOCALHOST") + b"Content-Length: 2\r\n\r\nok",
        "names of fields in any case": head + b"cOnTeNt-LeNgTh: 2\r\n\r\nok",
        "expectation": head + b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\nok",
        "unknown expectation": head + b"Expect: 200-ok\r\nContent-Length: 2\r\n\r\nok",
        "upgrade to HTTP/2": head + b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
                             b"Content-Length: 2\r\n\r\nok",
        "no length": head + b"\r\n",
        "absolute form": head.replace(path, b"http://127.0.0.1:%d" % port + path) + b"Content-Length: 2\r\n\r\nok",
        "empty line first": b"\r\n" + head + b"Content-Length: 2\r\n\r\nok",
        "surplus": head + b"Content-Length: 2\r\n\r\nokGET / HTTP/1.1\r\n\r\n",
    }
