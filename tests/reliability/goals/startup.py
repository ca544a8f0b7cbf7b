# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G21: a large journal that a crash left behind does not keep the listener waiting."""
import contextlib
import os
import sqlite3
import subprocess
import sys
import time

from . import bench as b

MIB = 1024 * 1024


def after_crash(bench):
    """after a crash with a large journal: listening soon"""
    size = int(os.environ.get("JOURNAL_MIB", bench.size(512, 10 * 1024, 32)))
    log = bench.size(100, 100, 10)
    with b.folder() as place:
        journal = place / "journal.sqlite"
        grow(bench, journal, size)
        # A reader that looks at an old state keeps the log from being worked in.
        with contextlib.closing(sqlite3.connect(journal)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM exchange").fetchone()
            grow(bench, journal, log, "--crash")
            sizes = [(place / name).stat().st_size / MIB for name in ("journal.sqlite", "journal.sqlite-wal")]
            captures = rows(journal)
            # The reader goes as the writer did: without a checkpoint at its end.
            copy = place / "crashed"
            copy.mkdir()
            for suffix in ("", "-wal"):
                os.link(f"{journal}{suffix}", copy / f"journal.sqlite{suffix}")
            began = time.monotonic()
            with b.Listener(bench.program("listener"), copy / "journal.sqlite") as listener:
                waited = time.monotonic() - began
                listener.stop()
            left = rows(copy / "journal.sqlite")
    bench.measured("journal", sizes[0], " MiB (JOURNAL_MIB)")
    bench.bar("its log", sizes[1], ">=", log * 0.9, " MiB")
    bench.bar("listening after", waited, "<=", 3.0, " s")
    bench.bar("captures lost", captures - left, "==", 0)


def grow(bench, journal, size, *options):
    """By `size` MiB: a capture keeps its body once or twice, so this is the least."""
    one = MIB
    subprocess.run([bench.program("seed"), journal, "--captures", str(size), "--bytes", str(one), *options],
                   capture_output=True, check=not options)


def rows(journal):
    """In a process of its own: in this one SQLite takes the links for the file that the reader has open."""
    count = ("import sqlite3, sys; "
             "print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM exchange').fetchone()[0])")
    return int(subprocess.check_output([sys.executable, "-c", count, str(journal)]))
