# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G7: what our parser takes, h11 and Node's parser read as the same request."""
import collections
import random
import re
import subprocess
import sys
import threading

from . import bench as b

PATH = b"/cb/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/postback"
SEEDS = [
    b"POST " + PATH + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 11\r\n\r\nApproved=No",
    b"POST " + PATH + b"?a=b HTTP/1.1\r\nHost: localhost:80\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n",
    b"GET /a?b=c&d=%20 HTTP/1.1\r\nHost: [::1]\r\nAccept: */*\r\nX-Empty:\r\n\r\n",
    b"POST / HTTP/1.0\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
    b"OPTIONS / HTTP/1.1\r\nHost: a\r\nOrigin: https://example.com\r\nContent-Length: 0\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nokGET /next HTTP/1.1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nTrailer: x\r\n\r\n",
]
PIECES = [
    b"\r\n", b"\n", b"\r", b" ", b"\t", b":", b";", b",", b"0", b"+", b"-", b"0x", b"\0", b"\x7f", b"\xff", b"%0d%0a",
    b"Content-Length: 5\r\n", b"Content-Length: 0\r\n", b"content-length:  3 \r\n", b"Transfer-Encoding: chunked\r\n",
    b"Transfer-Encoding: gzip, chunked\r\n", b"Transfer-Encoding:\tchunked\r\n", b"Transfer-Encoding: xchunked\r\n",
    b"Host: b\r\n", b" folded\r\n", b"Upgrade: h2c\r\n", b"Connection: upgrade\r\n", b"X: \x80\r\n", b"HTTP/1.1",
    b"HTTP/1.0", b"#x", b"0\r\n\r\n", b"00000000000000005\r\n", b"5;a=\"b\r\n", b"Expect: 100-continue\r\n",
]
# Framing fields behind the last chunk: others refuse them, we drop every field there (RFC 9110, section 6.5.1).
DROPPED = re.compile(rb"\r\n0+[^\r\n]*\r\n(?:[^\r\n]+\r\n)*?(?:content-length|transfer-encoding):", re.IGNORECASE)
# Bytes beyond ASCII in the target: nginx and Go take them as we do, these two refuse them.
NOT_ESCAPED = re.compile(rb"\A(?:\r\n)*[^\r\n]*[\x80-\xff]")
TOLD = 10  # disagreements shown whole


def readers_agree(bench):
    """mutated requests: our parser, h11 and Node read the same method, target and body"""
    b.need("node")
    count = bench.size(10_000, 5_000_000, 1000)
    seed = random.randrange(2**32)
    mine, others = Reader("ours", [bench.program("http-verdict")]), other_readers(bench)
    generator = random.Random(seed)
    tally, shown = collections.Counter(), 0
    for _ in range(0, count, 1000):
        requests = [mutated(generator) for _ in range(min(1000, count))]
        verdicts = mine.ask(requests)
        tally.update(verdict.split(" ")[0] for verdict in verdicts)
        taken = [(request, verdict.rsplit(" ", 1)[0]) for request, verdict in zip(requests, verdicts)
                 if verdict.startswith("accepted")]
        answers = [other.ask([request for request, _ in taken]) for other in others]
        for (request, ours), *theirs in zip(taken, *answers):
            if problem := judge(request, ours, theirs):
                tally[problem] += 1
                if (shown := shown + 1) <= TOLD:
                    bench.say(f"        {problem}: {request!r}\n            {ours}\n            {theirs}")
    bench.measured("seed", seed)
    for verdict in ("accepted", "refused", "incomplete"):
        bench.measured(verdict, tally[verdict])
    bench.bar("requests taken, so that there is something to compare", tally["accepted"], ">=", count // 20)
    bench.bar("read differently by another", tally["read differently"], "==", 0)
    bench.bar("taken by us alone", tally["taken by us alone"], "==", 0)
    # A reader that takes what the others refuse has to be noticed, or agreement says nothing.
    naive = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: xchunked\r\n\r\nx"
    told = [other.ask([naive])[0] for other in others]
    bench.bar("control, a forged verdict on a request with two framings: noticed by",
              sum(verdict != f"accepted {b'POST'.hex()} {b'/'.hex()} {b'x'.hex()}" for verdict in told), ">=", 1)
    for reader in (mine, *others):
        reader.end()


def judge(request, ours, theirs):
    """What is wrong, if anything. Another reader may be stricter than we are, but not read something else."""
    refusals = [verdict.startswith("refused") for verdict in theirs]
    if any(verdict != ours and not refused for verdict, refused in zip(theirs, refusals)):
        return "read differently"
    if all(refusals) and not DROPPED.search(request) and not NOT_ESCAPED.search(request):
        return "taken by us alone"
    return None


def other_readers(bench):
    folder = bench.root / "tests" / "reliability" / "readers"
    python = next((python for python in (sys.executable, "/usr/bin/python3")
                   if subprocess.run([python, "-c", "import h11"], capture_output=True).returncode == 0), None)
    if python is None:
        raise b.Unmeasurable("no Python here has the module h11 (Debian: python3-h11)")
    return [Reader("h11", [python, folder / "h11_reader.py"]),
            Reader("Node", ["node", "--no-deprecation", folder / "node_reader.js"])]


class Reader:
    """A program that reads requests."""

    def __init__(self, name, command):
        self.name = name
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, requests):
        # Written by another thread: a pipe holds less than all of them.
        data = b"".join(b"%d\n%b" % (len(request), request) for request in requests)
        writer = threading.Thread(target=self._write, args=(data,))
        writer.start()
        answers = [self._process.stdout.readline().decode().rstrip("\n") for _ in requests]
        writer.join()
        return answers

    def _write(self, data):
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def end(self):
        self._process.stdin.close()
        self._process.wait()


def mutated(generator):
    request = bytearray(generator.choice(SEEDS))
    for _ in range(generator.choice((0, 1, 1, 1, 2, 3))):
        at = generator.randrange(len(request) + 1)
        match generator.randrange(6):
            case 0:
                request[at:at] = generator.choice(PIECES)
            case 1:  # a whole line, where lines begin
                lines = request.find(b"\r\n", at)
                request[lines + 2:lines + 2] = generator.choice(PIECES)
            case 2 if at < len(request):
                request[at] = generator.randrange(256)
            case 3:
                del request[at:at + generator.choice((1, 1, 2, 5))]
            case 4:
                other = generator.choice(SEEDS)
                request[at:] = other[generator.randrange(len(other)):]
            case 5:
                piece = request[at:at + generator.randrange(1, 20)]
                request[at:at] = piece
    return bytes(request)
