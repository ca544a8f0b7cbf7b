# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G3: the system calls show that a 200 leaves only after its bytes are on the disk."""
import concurrent.futures
import re
import socket

from . import bench as b

WHERE = r"(\w+)\((\d+)<(.*?)>(?=[,)]| <)"  # name, descriptor, and what strace -yy says it is
CALL = re.compile(r"^(\d+)\s+" + WHERE + r"(.*)$")
UNFINISHED = re.compile(r"^(\d+)\s+" + WHERE + r"(.*) <unfinished \.\.\.>$")
RESUMED = re.compile(r"^(\d+)\s+<\.\.\. (\w+) resumed>(.*)$")


def proof(bench):
    """each 200 leaves after the fdatasync that follows its row's write"""
    b.need("strace")
    count = bench.size(200, 200, 20)
    answered, early = trace(bench, "listener", count)
    bench.bar("answered 200", answered, "==", count)
    bench.bar("200 before its bytes were on the disk", early, "==", 0)
    answered, early = trace(bench, "hasty-listener", count)
    bench.bar(f"control, an answer before the commit: too early of {answered}", early, ">=", 1)


def trace(bench, program, count):
    """How many were answered 200, and how many of those too early."""
    with b.folder() as place:
        journal, log = place / "journal.sqlite", place / "calls"
        trips = b.seed(bench, journal, 8)
        # No row is larger than this, so that every call shows all its bytes.
        strace = ["strace", "-f", "-yy", "-s", "65536", "-o", log,
                  "-e", "trace=pwrite64,fdatasync,fsync,write,sendto,sendmsg,writev"]
        with b.Listener(bench.program(program), journal, wrapper=strace) as listener:
            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                marks = dict(pool.map(lambda number: send(listener.port, trips, number), range(count)))
        with open(log, encoding="latin-1") as lines:
            return judge(lines, marks)


def send(port, trips, number):
    """The port we sent from, and what marks the request's bytes."""
    mark = f"mark-{number:06d}-end"
    with socket.create_connection(("127.0.0.1", port), 30) as connection:
        own_port = connection.getsockname()[1]
        connection.sendall(b.request(port, b.postback_path(trips[number % len(trips)]), (mark + "&").encode() * 8))
        b.read_all(connection)
    return own_port, mark


def judge(lines, marks):
    """A mark is unwritten, then written (pwrite64), then durable (fdatasync of that file); only then may the
    200 go to its client. A call that is interrupted by another thread's counts when it is done, an answer
    when it begins."""
    written, durable = {}, set()
    begun = {}
    answered = early = 0
    for line in lines:
        if unfinished := UNFINISHED.match(line):
            pid, name, _, where, rest = unfinished.groups()
            begun[pid, name] = (where, rest)
            if name in ("fdatasync", "fsync", "pwrite64"):
                continue
        elif resumed := RESUMED.match(line):
            pid, name, end = resumed.groups()
            if name not in ("fdatasync", "fsync", "pwrite64") or (pid, name) not in begun:
                continue
            where, rest = begun.pop((pid, name))
            rest += end
        elif call := CALL.match(line):
            _, name, _, where, rest = call.groups()
        else:
            continue

        if name == "pwrite64":
            for mark in set(re.findall(r"mark-\d{6}-end", rest)):
                written.setdefault(mark, where)
        elif name in ("fdatasync", "fsync"):
            if rest.rstrip().endswith("= 0"):
                durable |= {mark for mark, file in written.items() if file == where}
        elif "HTTP/1.1 200" in rest and (client := re.search(r"->127\.0\.0\.1:(\d+)\]", where)):
            answered += 1
            early += marks[int(client[1])] not in durable
    return answered, early
