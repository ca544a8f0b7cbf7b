# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G1 and G2: what was acknowledged is still there after a crash and after a power cut."""
import random
import re
import subprocess
import threading

from . import bench as b

WRITERS = 4
ROUNDS_A_JOURNAL = 25


def kill_rounds(bench):
    """kill -9 while 4 writers post: nothing acknowledged is lost

    Faults S01, S10."""
    acknowledged, lost, broken = map(sum, zip(*rounds(bench, "listener", bench.size(200, 10_000, 10))))
    bench.bar("acknowledged", acknowledged, ">=", 1)
    bench.bar("lost", lost, "==", 0)
    bench.bar("corrupt journals", broken, "==", 0)

    # On a busy computer few kills fall between an answer and its commit, so there are as many rounds as it takes.
    acknowledged = lost = 0
    for fresh, gone, _ in rounds(bench, "hasty-listener", 200):
        acknowledged, lost = acknowledged + fresh, lost + gone
        if lost:
            break
    bench.bar(f"control, an answer before the commit: lost of {acknowledged}", lost, ">=", 1)


def rounds(bench, program, count):
    """Each round's acknowledged, lost, and 1 when the journal was not sound."""
    for begin in range(0, count, ROUNDS_A_JOURNAL):
        with b.folder() as place:
            journal = place / "journal.sqlite"
            trips = b.seed(bench, journal, WRITERS * 8)
            promised = set()
            for _ in range(min(ROUNDS_A_JOURNAL, count - begin)):
                fresh = one_round(bench.program(program), journal, trips)
                promised |= fresh
                kept, integrity = b.bodies(journal)
                yield len(fresh), len(promised - kept), int(integrity != "ok")
                promised &= kept  # what is lost is counted once


def one_round(program, journal, trips):
    """The bodies that were acknowledged until the kill."""
    acknowledged = []
    over = threading.Event()

    def write(number, port):
        generator = random.Random()
        while not over.is_set():
            body = b"round=" + letters(generator) + b"&text=" + b"x" * generator.randrange(2000)
            if b.post(port, b.postback_path(generator.choice(trips[number::WRITERS])), body) == 200:
                acknowledged.append(body)  # atomic in CPython

    with b.Listener(program, journal) as listener:
        writers = [threading.Thread(target=write, args=(number, listener.port)) for number in range(WRITERS)]
        for writer in writers:
            writer.start()
        over.wait(random.uniform(0.01, 0.12))  # the kill meets it wherever it is
        listener.kill()
        over.set()
        for writer in writers:
            writer.join()
    return set(acknowledged)


def letters(generator):
    """A name of its own, without digits: what looks like a card number is masked before it is kept."""
    return bytes(generator.choices(b"abcdefghijklmnop", k=32))


def power_cuts(bench):
    """power cuts that drop and tear unsynced writes: nothing acknowledged is lost

    Fault S03."""
    toll = cut(bench, bench.size(2000, 50_000, 100))
    for what in ("cuts", "acknowledged"):
        bench.measured(what, toll[what])
    bench.bar("lost", toll["lost"], "==", 0)
    bench.bar("corrupt journals", toll["broken"], "==", 0)
    control = cut(bench, bench.size(100, 500, 50), "--synchronous", "NORMAL")
    bench.bar(f"control, synchronous=NORMAL: lost of {control['acknowledged']}", control["lost"], ">=", 1)


def cut(bench, cuts, *options):
    seed = random.randrange(2**32)
    done = subprocess.run([bench.program("power-cut"), "--cuts", str(cuts), "--seed", str(seed), *options],
                          capture_output=True, text=True)
    if done.returncode != 0:
        raise b.Unmeasurable(done.stderr.strip())
    toll = {name: int(value) for name, value in re.findall(r"(\w+)=(\d+)", done.stdout)}
    if toll["broken"] or (toll["lost"] and not options):
        bench.say(f"        seed {seed}: {done.stderr.strip()[:2000]}")
    return toll
