# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G8 and G9: an acknowledgement comes soon, also while a thousand slow clients hold on."""
import asyncio
import contextlib
import resource
import time

from . import bench as b

SLOW_CLIENTS = 1000
PROBES = 500
FEW_DESCRIPTORS = 256
WATCHED = 5  # seconds
HOPELESS = 5  # unanswered probes; each costs its whole time-out


def slow_clients(bench):
    """1000 slow clients: a normal POST is still acknowledged soon

    Faults T02, T03, T04, T05."""
    count, probes = bench.size(SLOW_CLIENTS, SLOW_CLIENTS, 100), bench.size(PROBES, PROBES, 50)
    room_for(count + 200)
    for name, attack in ATTACKS.items():
        under_attack(bench, name, attack, count, probes)
    under_attack(bench, f"{FEW_DESCRIPTORS} descriptors, slow headers", slow_headers, count, probes,
                 wrapper=["prlimit", f"--nofile={FEW_DESCRIPTORS}:{FEW_DESCRIPTORS}"])


def room_for(descriptors):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < descriptors:
        raise b.Unmeasurable(f"{descriptors} open files are needed, {hard} are allowed")
    if soft < descriptors:
        resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, hard))


def under_attack(bench, name, attack, count, probes, wrapper=()):
    with b.folder() as place:
        journal = place / "journal.sqlite"
        trips = b.seed(bench, journal, 32)
        with b.Listener(bench.program("listener"), journal, wrapper=wrapper) as listener:
            answered, times, busy = asyncio.run(measure(listener, trips, attack, count, probes))
    bench.bar(f"{name}: answered 200 of {probes}", answered, "==", probes)
    bench.bar(f"{name}: 99 of 100 within", b.percentile(times, 0.99) * 1000, "<=", 50.0, " ms")
    bench.bar(f"{name}: the longest", max(times) * 1000, "<=", 250.0, " ms")
    bench.bar(f"{name}: processor time of the listener", busy * 100, "<=", 20.0, " %")


async def measure(listener, trips, attack, count, probes):
    """Answers with 200, how long each took, and which part of a core the listener used for the attackers alone."""
    attackers = [asyncio.create_task(keep_on(attack, listener.port, trips)) for _ in range(count)]
    await asyncio.sleep(0.5)  # all of them are connected, or were thrown out already
    answered, times = 0, []
    for number in range(probes):
        sent = time.monotonic()
        status = await probe(listener.port, trips[number % len(trips)])
        times.append(time.monotonic() - sent)
        answered += status == 200
        if number + 1 - answered >= HOPELESS:
            break
    began, used = time.monotonic(), cpu_seconds(listener.pid)
    await asyncio.sleep(WATCHED)
    busy = (cpu_seconds(listener.pid) - used) / (time.monotonic() - began)
    for attacker in attackers:
        attacker.cancel()
    await asyncio.gather(*attackers, return_exceptions=True)
    return answered, times, busy


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100  # utime and stime, in ticks


async def keep_on(attack, port, trips):
    """Again and again: whom the listener throws out comes back, after a while."""
    while True:
        with contextlib.suppress(OSError):
            await attack(port, trips)
        await asyncio.sleep(1)


@contextlib.asynccontextmanager
async def connection(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()


async def slow_headers(port, _trips):
    async with connection(port) as (_, writer):
        writer.write(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        while not writer.is_closing():
            await asyncio.sleep(2)
            writer.write(b"X-a: b\r\n")
            await writer.drain()


async def slow_body(port, trips):
    async with connection(port) as (_, writer):
        writer.write(b.request(port, b.postback_path(trips[0]), b"x" * 5000)[:-4990])
        while not writer.is_closing():
            await asyncio.sleep(2)
            writer.write(b"x")
            await writer.drain()


async def slow_read(port, trips):
    """Asks for a page and takes nothing of it."""
    async with connection(port) as (reader, writer):
        writer.transport.pause_reading()
        writer.write(b"GET " + f"/cb/{trips[0]}/state".encode() + b" HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % port)
        await asyncio.sleep(60)


ATTACKS = {"slow headers": slow_headers, "slow body": slow_body, "slow read": slow_read}


async def probe(port, trip):
    try:
        async with asyncio.timeout(10):
            async with connection(port) as (reader, writer):
                writer.write(b.request(port, b.postback_path(trip), b"Approved=True"))
                return b.status_of(await reader.read())
    except (OSError, TimeoutError):
        return 0


def acknowledgement(bench):
    """idle: an acknowledgement within milliseconds, the commit included"""
    count = bench.size(2000, 100_000, 100)
    times = []
    with b.folder() as place:
        journal = place / "journal.sqlite"
        trips = b.seed(bench, journal, 64)
        with b.Listener(bench.program("listener"), journal) as listener:
            for number in range(count):
                body = b"Approved=True&number=%d" % number
                sent = time.monotonic()
                if b.post(listener.port, b.postback_path(trips[number % len(trips)]), body) == 200:
                    times.append(time.monotonic() - sent)
    bench.bar("answered 200", len(times), "==", count)
    bench.bar("half of them within", b.percentile(times, 0.5) * 1000, "<=", 5.0, " ms")
    bench.bar("99 of 100 within", b.percentile(times, 0.99) * 1000, "<=", 25.0, " ms")
