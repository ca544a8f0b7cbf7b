# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G10: memory stays bounded, whatever is sent to the listener or answered to the client."""
import asyncio
import contextlib
import pathlib
import re
import socket
import struct
import subprocess
import threading
import time

from . import bench as b
from .load import connection, room_for

HEADERS = b"".join(b"X-%04d: %s\r\n" % (number, b"h" * 150) for number in range(95))  # just under 16 KiB
BODY = 1024 * 1024 - 1


def bounded(bench):
    """1000 large requests at once, and an answer of 500 MB: memory stays bounded

    Faults T06, C07."""
    listener_memory(bench)
    coming_and_going(bench)
    client_memory(bench)


def listener_memory(bench):
    count = bench.size(1000, 1000, 100)
    room_for(count + 200)
    with b.folder() as place:
        journal = place / "journal.sqlite"
        trips = b.seed(bench, journal, 1)
        with b.Listener(bench.program("listener"), journal) as listener:
            before = resident(listener.pid)
            asyncio.run(flood(listener.port, b.postback_path(trips[0]), count))
            after, peak = resident(listener.pid), resident(listener.pid, "VmHWM")
            alive = b.post(listener.port, b.postback_path(trips[0]), b"Approved=True")
    bench.measured("listener before", before / 1024, " MiB")
    bench.measured("listener after", after / 1024, " MiB")
    bench.bar("listener grew by, at its highest", (peak - before) / 1024, "<=", 64.0, " MiB")
    bench.bar("listener grew by, once they are gone", (after - before) / 1024, "<=", 64.0, " MiB")
    bench.bar("listener answers after it", alive, "==", 200)


async def flood(port, path, count):
    """Large requests that stop one byte short of their end, all at once."""
    async def unfinished():
        with contextlib.suppress(OSError):
            async with connection(port) as (reader, writer):
                writer.write(b"POST %b HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%bContent-Length: %d\r\n\r\n"
                             % (path.encode(), port, HEADERS, BODY) + b"b" * (BODY - 1))
                await writer.drain()
                async with asyncio.timeout(8):
                    await reader.read()

    await asyncio.gather(*(unfinished() for _ in range(count)), return_exceptions=True)


def coming_and_going(bench):
    count = bench.size(10_000, 100_000, 1000)
    with b.folder() as place:
        journal = place / "journal.sqlite"
        trips = b.seed(bench, journal, 1)
        with b.Listener(bench.program("listener"), journal) as listener:
            crowd(listener.port)  # what is made once is made
            wait_until_idle(listener)
            descriptors = open_files(listener.pid)
            rounds = []  # what leaks grows in each of them, what the allocator keeps in one
            for _ in range(3):
                before = resident(listener.pid)
                reset(listener.port, count)
                wait_until_idle(listener)
                rounds.append((resident(listener.pid) - before) / before * 100)
            grown = min(rounds)
            alive = b.post(listener.port, b.postback_path(trips[0]), b"Approved=True")
            left = open_files(listener.pid) - descriptors
    bench.bar(f"after {count} connections that were reset, memory grew by", grown, "<=", 5.0, " %")
    bench.bar("descriptors left open", left, "<=", 2)
    bench.bar("answered after it", alive, "==", 200)


def crowd(port):
    """As many connections at once as the listener ever holds, and more."""
    with contextlib.ExitStack() as stack:
        for _ in range(300):
            stack.enter_context(socket.create_connection(("127.0.0.1", port), 5))


def wait_until_idle(listener, patience=30):
    """Until it has closed what its clients closed: it has none but its own descriptors, for a while."""
    deadline = time.monotonic() + patience
    counts = []
    while len(counts) < 5 or len(set(counts[-5:])) > 1:
        if time.monotonic() > deadline:
            raise b.Unmeasurable("the listener goes on closing connections")
        time.sleep(0.1)
        counts.append(open_files(listener.pid))


def reset(port, count):
    for _ in range(count):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 5) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def open_files(pid):
    return len(list(pathlib.Path(f"/proc/{pid}/fd").iterdir()))


def client_memory(bench):
    size = bench.size(500, 500, 50) * 1024 * 1024
    with Torrent(size) as server:
        done = subprocess.run([bench.program("client"), f"http://127.0.0.1:{server.port}/"], capture_output=True,
                              text=True, timeout=120)
    told = re.match(r"outcome=(\w+) grown=(\d+) ms=(\d+)", done.stdout)
    if not told:
        raise b.Unmeasurable(f"the client said {done.stdout!r} {done.stderr!r}")
    bench.measured("client's word for an answer that does not end", told[1])
    bench.bar("client grew by", int(told[2]) / 1024, "<=", 16.0, " MiB")
    bench.measured("sent before the client hung up", server.sent / 1024 / 1024, " MiB")


class Torrent:
    """A server that answers one request with `size` bytes, as long as somebody takes them."""

    def __init__(self, size):
        self._size = size
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.sent = 0
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._socket.close()
        self._thread.join()

    def _serve(self):
        with contextlib.suppress(OSError):
            client, _ = self._socket.accept()
            with client:
                client.recv(65536)
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % self._size)
                while self.sent < self._size:
                    self.sent += client.send(b"x" * 65536)


def resident(pid, what="VmRSS"):
    """In KiB."""
    return int(re.search(rf"{what}:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1])
