# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G19 and G20: goals that need a build of their own."""
import json
import os
import re
import subprocess

from . import bench as b
from . import mutation

# Lines of the four files with a branch that their own tests cannot take, and why.
EXCUSED = {
    "framing_guard": {},
    "redaction": {
        "QByteArrayList base64{secret.toBase64(), secret.toBase64(QByteArray::OmitTrailingEquals)};":
            "a list that could not be made",
    },
    "money": {
        'return core::Error{u"money"_s, sentence.arg(text.left(40).toString())}; };': "temporaries of an exception",
    },
    "callback_listener": {
        'static const QRegularExpression path(u"\\\\A/cb/([A-Za-z0-9_-]{1,64})/(return|postback|state)\\\\z"_s);':
            "a static made twice at once",
        "address = outward.isNull() ? QHostAddress(QHostAddress::LocalHost) : outward;":
            "a computer without a network, or one with",
        'return role == Role::Postback ? http::plainText(200, "OK\\n") : returnPage(*trip, request.path());':
            "temporaries of an exception",
        'const bool isFromBrowser = !http::headerValue(request.headers, "Sec-Fetch-Site").isEmpty() ||':
            "temporaries of an exception",
        '!http::headerValue(request.headers, "Origin").isEmpty();': "temporaries of an exception",
    },
}

THREADS = "^(journal|roundtrip|http|simulator)-"


def coverage(bench):
    """lines and branches that the tests run"""
    done = subprocess.run([bench.root / "scripts" / "coverage"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True)
    if done.returncode != 0:
        raise b.Unmeasurable(f"scripts/coverage exited with {done.returncode}: {done.stderr[-1000:]}")
    folder = bench.root / "build" / "coverage"
    rooms = json.loads((folder / "rooms.json").read_text())
    bench.bar("lines", float(rooms["line_percent"]), ">=", 90.0, " %")
    bench.bar("branches", float(rooms["branch_percent"]), ">=", 80.0, " %")
    for name, excused in EXCUSED.items():
        own = json.loads((folder / f"own-{name}.json").read_text())
        bench.measured(f"branches of {name} by its own tests", float(own["branch_percent"]), " %")
        missed = set(missed_lines(bench, folder / f"own-{name}.lines"))
        for line in sorted(missed - set(excused)):
            bench.say(f"        {line}")
        bench.bar(f"lines of {name} with a missed branch that nothing excuses", len(missed - set(excused)), "==", 0)
    mutation.killed(bench)


def missed_lines(bench, report):
    """The texts of the lines that have a branch no test took, or that no test reached."""
    for file in json.loads(report.read_text())["files"]:
        source = (bench.root / file["file"]).read_text().splitlines()
        for line in file["lines"]:
            is_missed = line["count"] == 0 and not line["gcovr/noncode"]
            if is_missed or any(branch["count"] == 0 for branch in line["branches"]):
                number = line["line_number"] - 1
                text = source[number].strip()
                yield text if text != "};" else f"{source[number - 1].strip()} {text}"


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
