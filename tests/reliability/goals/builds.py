# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G19 and G20: what needs a build of its own."""
import json
import os
import re
import subprocess

from . import bench as b

THREADS = "^(journal|roundtrip|http|simulator)-"


def coverage(bench):
    """lines and branches that the tests run"""
    done = subprocess.run([bench.root / "scripts" / "coverage"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True)
    if done.returncode != 0:
        raise b.Unmeasurable(f"scripts/coverage ended with {done.returncode}: {done.stderr[-1000:]}")
    folder = bench.root / "build" / "coverage"
    rooms = json.loads((folder / "rooms.json").read_text())
    bench.bar("lines", float(rooms["line_percent"]), ">=", 90.0, " %")
    bench.bar("branches", float(rooms["branch_percent"]), ">=", 80.0, " %")
    for report in sorted(folder.glob("own-*.json")):
        own = json.loads(report.read_text())
        bench.bar(f"branches of {report.stem.removeprefix('own-')} by its own tests", float(own["branch_percent"]),
                  ">=", 100.0, " %")


def sanitizers(bench):
    """no report by the address, undefined-behaviour and thread sanitizers"""
    sanitized(bench, "asan", [])
    sanitized(bench, "tsan", ["--tests-regex", THREADS])


def sanitized(bench, preset, options):
    for command in (["cmake", "--preset", preset], ["cmake", "--build", "--preset", preset]):
        done = subprocess.run(command, cwd=bench.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise b.Unmeasurable(f"{' '.join(command)}: {done.stdout[-1000:]}")
    done = subprocess.run(["ctest", "--preset", preset, "--parallel", str(os.cpu_count()), *options], cwd=bench.root,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    told = re.search(r"(\d+) tests failed out of (\d+)", done.stdout)
    if not told:
        raise b.Unmeasurable(f"ctest --preset {preset}: {done.stdout[-1000:]}")
    reports = set(re.findall(r"(?:ERROR|WARNING|SUMMARY): \w+Sanitizer.*|runtime error: .*", done.stdout))
    bench.measured(f"{preset}: tests", int(told[2]))
    bench.bar(f"{preset}: failed", int(told[1]), "==", 0)
    bench.bar(f"{preset}: reports", len(reports), "==", 0)
    for report in sorted(reports)[:10]:
        bench.say(f"        {report}")
