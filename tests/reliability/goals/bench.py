# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""What the goals have in common: programs, a listener to talk to, what was measured against its bar."""
import contextlib
import operator
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

COMPARISONS = {"==": operator.eq, "<=": operator.le, ">=": operator.ge}


class Unmeasurable(Exception):
    """Something that the measurement needs is missing; the goal then counts as missed."""


class Bench:
    """Where a goal finds its programs and reports what it measured."""

    def __init__(self, root, folder, size):
        self.root = root
        self.folder = folder
        self._size = size
        self.built_tests = False  # --no-build uses the tests as they are
        self.kept = True

    def size(self, ci, nightly, quick=None):
        """The number for this run: in CI, at night, in ctest (a tenth of CI's without)."""
        if self._size == "quick":
            return quick if quick is not None else max(1, ci // 10)
        return nightly if self._size == "nightly" else ci

    def begin(self):
        self.kept = True

    def fail(self, sentence):
        self.kept = False
        self.say(f"MISSED  {sentence}")

    def say(self, sentence):
        print(f"    {sentence}", flush=True)

    def measured(self, what, value, unit=""):
        """A number without a bar."""
        self.say(f"        {what}: {shown(value)}{unit}")

    def bar(self, what, value, comparison, limit, unit=""):
        """A number and what it must be."""
        good = COMPARISONS[comparison](value, limit)
        self.kept = self.kept and good
        self.say(f"{'kept   ' if good else 'MISSED '} {what}: {shown(value)}{unit}"
                 f" (must be {comparison} {shown(limit)}{unit})")

    def program(self, name):
        path = self.folder / "reliability" / f"reliability-{name}"
        if not path.exists():
            raise Unmeasurable(f"{path} is not built")
        return str(path)

    def build(self, folder=None, *options, targets=("reliability",)):
        """Configures (with options, or when it never was) and builds; quietly, unless it fails."""
        folder = folder or self.folder
        if options or not (folder / "build.ninja").exists():
            quietly(["cmake", "-S", self.root, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", *options])
        quietly(["cmake", "--build", folder, "--target", *targets])


def shown(value):
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def quietly(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.stderr.write(done.stdout)
        raise Unmeasurable(f"{' '.join(map(str, command[:4]))} … exited with {done.returncode}")


def need(tool):
    if shutil.which(tool) is None:
        raise Unmeasurable(f"the program {tool} is not installed")


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="reliability-") as path:
        yield pathlib.Path(path)


def seed(bench, journal, round_trips):
    """A journal with that many round trips; their ids."""
    printed = subprocess.run([bench.program("seed"), journal, "--round-trips", str(round_trips)], check=True,
                             capture_output=True, text=True).stdout
    return printed.split()


def postback_path(round_trip):
    return f"/cb/{round_trip}/postback"


class Listener:
    """A listener process. `wrapper` is a command in front of it (strace …), `limits` runs in the child."""

    def __init__(self, program, journal, *, wrapper=(), environment=None, patience=30):
        self._ready = pathlib.Path(f"{journal}.ready")
        self._ready.unlink(missing_ok=True)
        self.process = subprocess.Popen([*wrapper, program, journal, self._ready], stderr=subprocess.DEVNULL,
                                        env=os.environ | (environment or {}), start_new_session=True)
        deadline = time.monotonic() + patience
        while not self._ready.exists():
            if self.process.poll() is not None:
                raise Unmeasurable(f"the listener exited with {self.process.returncode} before it listened")
            if time.monotonic() > deadline:
                self.kill()
                raise Unmeasurable("the listener did not start listening")
            time.sleep(0.002)
        self.port = urllib.parse.urlsplit(self._ready.read_text().strip()).port

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    @property
    def pid(self):
        return self.process.pid

    def is_up(self):
        return self.process.poll() is None

    def kill(self):
        """Like kill -9, with its whole process group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self, patience=10):
        """In order; its exit code."""
        self.process.terminate()
        return self.process.wait(patience)


def request(port, path, body, method="POST"):
    return (f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/x-www-form-urlencoded"
            f"\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body


def exchange(port, data, timeout=10):
    """Sends the bytes on a connection of their own; what came back until the other side closed."""
    with socket.create_connection(("127.0.0.1", port), timeout) as connection:
        connection.sendall(data)
        return read_all(connection)


def read_all(connection):
    answer = b""
    with contextlib.suppress(ConnectionResetError):
        while piece := connection.recv(65536):
            answer += piece
    return answer


def status_of(answer):
    """0 for none."""
    words = answer.split(b" ", 2)
    return int(words[1]) if len(words) > 1 and words[0] == b"HTTP/1.1" else 0


def post(port, path, body, timeout=10):
    """The status; 0 when there was no answer."""
    try:
        return status_of(exchange(port, request(port, path, body), timeout))
    except OSError:
        return 0


def copied(journal, into):
    """A copy of the journal with its log: looking at it changes nothing for those who open the journal next."""
    for suffix in ("", "-wal", "-journal"):
        source = pathlib.Path(f"{journal}{suffix}")
        if source.exists():
            shutil.copy(source, into / f"copy{suffix}")
    return into / "copy"


def bodies(journal):
    """All request bodies in the journal, and the result of SQLite's integrity check."""
    with folder() as place, contextlib.closing(sqlite3.connect(copied(journal, place))) as database:
        rows = {bytes(row[0]) for row in database.execute("SELECT request_body FROM exchange")}
        return rows, database.execute("PRAGMA integrity_check").fetchone()[0]


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else float("inf")
