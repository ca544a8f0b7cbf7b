# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G11 to G18: goals that tests of the suite measure. Such a test names the goal in the comment above it; here it
runs by itself."""
import re
import subprocess

from . import bench as b
from . import marks


def exactly_once_submit(bench):
    """a submit reaches the server at most once, whatever breaks"""
    run(bench, "G11", control=True)


def credential_leak(bench):
    """no redirect takes the key to another host"""
    run(bench, "G12", control=True)


def redaction(bench):
    """card numbers in every spelling are masked before the first write"""
    run(bench, "G13", control=True)


def secrets(bench):
    """a canary key is found nowhere after the work"""
    run(bench, "G14", control=True)


def keyring(bench):
    """the five states of a keychain: never plain text, never a stuck window"""
    said = run(bench, "G15")
    stalls = [int(ms) for ms in re.findall(r"still for (\d+) ms", said)]
    bench.bar("steps with a measured stall", len(stalls), ">=", 15)
    bench.bar("the longest stall", max(stalls, default=0), "<=", 100, " ms")


def rich_text(bench):
    """foreign text is shown literally in every window"""
    run(bench, "G16", control=True)


def forward_targets(bench):
    """no connection is made to a refused target"""
    run(bench, "G17")


def rebinding(bench):
    """what a web page can send to the listener is never taken for a callback"""
    run(bench, "G18")


def run(bench, goal, control=False):
    """What the tests of the goal said of themselves."""
    tests = {}
    controlled = False
    for mark in marks.in_tests(bench.root):
        if mark.id == goal:
            tests.setdefault(mark.program, set()).add(mark.function)
            controlled = controlled or re.search(r"\bcontrol\b", mark.body, re.IGNORECASE) is not None
    if not tests:
        raise b.Unmeasurable(f"no test is marked with {goal}")
    if not bench.built_tests:
        bench.build(targets=tuple(tests))
    said = [one_program(bench, program, sorted(functions)) for program, functions in sorted(tests.items())]
    if control:
        bench.bar("tests with a negative control", int(controlled), ">=", 1)
    return "\n".join(said)


def one_program(bench, program, functions):
    executable = bench.folder / "tests" / program
    if not executable.exists():
        raise b.Unmeasurable(f"{executable} is not built")
    known = subprocess.run([executable, "-functions"], capture_output=True, text=True).stdout
    # A mark above a table stands for the whole program.
    chosen = functions if all(f"{name}()" in known for name in functions) else []
    try:
        done = subprocess.run([executable, *chosen], capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        bench.fail(f"{program} {' '.join(chosen)}: still running after 300 s")
        return ""
    totals = re.search(r"Totals: (\d+) passed, (\d+) failed, (\d+) skipped", done.stdout)
    if not totals:
        bench.fail(f"{program}: {done.stdout[-500:]} {done.stderr[-500:]}")
        return ""
    bench.measured(f"{program} {' '.join(chosen)}: passed", int(totals[1]))
    for line in re.findall(r"^QINFO\s*: .*$", done.stdout, re.MULTILINE):
        bench.say(f"            {line}")
    bench.bar(f"{program}: failed or skipped", int(totals[2]) + int(totals[3]), "==", 0)
    if done.returncode != 0 and int(totals[2]) == 0:
        bench.fail(f"{program} exited with {done.returncode}")
    if int(totals[2]):
        bench.say(done.stdout[-3000:])
    return done.stdout
