# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G4: whatever call fails, a capture ends as {200 and its row} or {no 200}."""
import collections
import os
import re
import shutil
import signal
import time

from . import bench as b

# What fails on real systems: disk errors, a full disk, no descriptors left.
FAILURES = [("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("fdatasync", "EIO"), ("ftruncate", "EIO"),
            ("ftruncate", "ENOSPC"), ("openat", "EMFILE"), ("openat", "EACCES"), ("accept4", "EMFILE"),
            ("accept4", "ECONNABORTED"), *((call, "SIGKILL") for call in ("pwrite64", "fdatasync", "ftruncate"))]
CHANCE = 5  # the number of allocations may differ by this between runs
ENDLESS = 400  # a sweep that does not end is our mistake


def torture(bench):
    """each system call and allocation of a capture fails once: an ack never without its row

    Faults S02, S04, S05, S17."""
    b.need("strace")
    everything = collections.Counter()
    with b.folder() as place:
        trip = b.seed(bench, place / "template.sqlite", 1)[0]
        for call, error in FAILURES:
            for persistent in ([False, True] if bench.size(0, 1, 0) else [False]):
                everything += sweep_calls(bench, place, trip, call, error, persistent)
        everything += sweep_allocations(bench, place, trip, "libsqlite3")
    bench.measured("failures injected", everything["injected"])
    bench.measured("then answered 200, with the row", everything["kept"])
    bench.measured("then not acknowledged", everything["refused"])
    bench.bar("acknowledged without a row", everything["lost"], "==", 0)
    bench.bar("crashes", everything["crashed"], "==", 0)
    bench.bar("hangs", everything["hung"], "==", 0)
    bench.bar("journals not sound", everything["broken"], "==", 0)
    with b.folder() as place:
        trip = b.seed(bench, place / "template.sqlite", 1)[0]
        control = sweep_calls(bench, place, trip, "pwrite64", "EIO", True, program="hasty-listener")
    bench.bar("control, an answer before the commit: acknowledged without a row", control["lost"], ">=", 1)


def sweep_calls(bench, place, trip, call, error, persistent, program="listener"):
    """The Nth call after the listener was ready fails, for every N (and all that follow, if persistent)."""
    tally = collections.Counter()
    before = calls_before_ready(bench, program, place, call)
    for nth in sweep(bench):
        log = place / "calls"
        when = f"{before + nth}{'+' if persistent else ''}"
        what = f"signal={error}" if error.startswith("SIG") else f"error={error}"
        strace = ["strace", "-f", "-o", log, "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={when}"]
        journal = fresh_journal(place)
        result, ended = capture(bench, program, journal, trip, wrapper=strace, killed=error == "SIGKILL")
        if not ended and "(INJECTED)" not in log.read_text(errors="replace"):
            tally["lost"] += result == "lost"
            return tally
        tally["injected"] += 1
        tally[result] += 1
        if program == "listener":
            tell_if_bad(bench, result, f"{call} {error} number {when}")
        tally["broken"] += not is_sound(journal)
    return tally


def calls_before_ready(bench, program, place, call):
    """strace counts from the start of the program, and the start is not what is tested."""
    log = place / "calls"
    strace = ["strace", "-f", "-o", log, "-e", f"trace={call}"]
    with b.Listener(bench.program(program), fresh_journal(place), wrapper=strace) as listener:
        settle(log)
        listener.kill()
    return len(re.findall(rf"\b{call}\(", log.read_text(errors="replace")))


def settle(log):
    """strace writes what it saw a moment later."""
    size = -1
    while size != (size := log.stat().st_size):
        time.sleep(0.05)


def sweep_allocations(bench, place, trip, library):
    tally = collections.Counter()
    preload = bench.folder / "reliability" / "libfailing-malloc.so"
    if not preload.exists():
        raise b.Unmeasurable(f"{preload} is not built")
    missed = 0
    for nth in sweep(bench):
        journal, told = fresh_journal(place), place / "told"
        told.unlink(missing_ok=True)
        environment = {"LD_PRELOAD": str(preload), "FAILING_MALLOC_LIBRARY": library,
                       "FAILING_MALLOC_NTH": str(nth), "FAILING_MALLOC_TOLD": str(told)}
        result, _ = capture(bench, "listener", journal, trip, environment=environment, arm=True)
        if not told.exists():
            if (missed := missed + 1) > CHANCE:
                return tally
            continue
        tally["injected"] += 1
        tally[result] += 1
        tell_if_bad(bench, result, f"allocation {nth} of {library}")
        tally["broken"] += not is_sound(journal)
    return tally


def sweep(bench):
    """1, 2, 3 … (a sample in ctest)."""
    yield from range(1, ENDLESS) if bench.size(1, 1, 0) else (1, 2, 3, 5)


def fresh_journal(place):
    for path in place.glob("journal*"):
        path.unlink()
    shutil.copy(place / "template.sqlite", place / "journal.sqlite")
    return place / "journal.sqlite"


def capture(bench, program, journal, trip, *, wrapper=(), environment=None, arm=False, killed=False):
    """kept, refused, lost, crashed or hung; and whether the listener came to its end (killed: as it should)."""
    body = b"mark=%016x" % time.monotonic_ns()
    with b.Listener(bench.program(program), journal, wrapper=wrapper, environment=environment) as listener:
        if arm:
            os.kill(listener.pid, signal.SIGUSR1)
        began = time.monotonic()
        status = b.post(listener.port, b.postback_path(trip), body, timeout=15)
        if status == 0 and time.monotonic() - began >= 15:
            return "hung", False
        # The first may have met an accept or a descriptor that failed; after that it must work again.
        if listener.is_up():
            b.post(listener.port, b.postback_path(trip), b"again=1", timeout=15)
        ended = not listener.is_up()
        listener.kill()
    if ended and not killed:
        return "crashed", True
    if status != 200:
        return "refused", ended
    rows, _ = b.bodies(journal)
    return ("kept" if body in rows else "lost"), ended


def is_sound(journal):
    return b.bodies(journal)[1] == "ok"


def tell_if_bad(bench, result, what):
    if result in ("lost", "crashed", "hung"):
        bench.say(f"        {result}: {what}")
