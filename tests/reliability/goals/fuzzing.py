# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""G5: what reads foreign bytes, under clang's fuzzer with the address sanitizer."""
import concurrent.futures
import os
import pathlib
import re
import subprocess

from . import bench as b

SANITIZERS = "address,fuzzer-no-link"  # the undefined behaviour clang alone sees is RapidJSON's: G20 has that one
QUICKLY_BUILT = "-O1 -gline-tables-only -DNDEBUG"
CORPUS = pathlib.Path(__file__).parents[1] / "corpus"
JOBS = os.cpu_count() or 2


def build(bench):
    """The targets, in a build folder of their own; which one."""
    b.need("clang++")
    built = bench.root / "build" / "fuzz"
    bench.build(built, "-DCMAKE_BUILD_TYPE=RelWithDebInfo", f"-DCMAKE_CXX_FLAGS_RELWITHDEBINFO={QUICKLY_BUILT}",
                "-DCMAKE_CXX_COMPILER=clang++", "-DCMAKE_C_COMPILER=clang", f"-DWORKBENCH_SANITIZERS={SANITIZERS}",
                targets=("fuzz",))
    return built


def fuzz(bench):
    """fuzz targets: no crash, leak, hang or broken promise"""
    built = build(bench)
    corpora = sorted(path.name for path in CORPUS.iterdir() if path.is_dir())
    targets = [built / "reliability" / f"fuzz-{name}" for name in corpora]
    seconds = int(os.environ.get("FUZZ_SECONDS", bench.size(60, 3600, 2)))
    bench.measured("targets", len(targets))
    bench.measured("time for each", seconds, " s (FUZZ_SECONDS)")
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        results = list(pool.map(lambda target: run(bench, target, seconds), targets))
    bench.measured("inputs tried", sum(tried for tried, _ in results))
    bench.bar("findings", sum(found for _, found in results), "==", 0)


def run(bench, target, seconds):
    """Inputs tried, and whether one of them broke something. New inputs stay in the build folder; what broke
    something becomes part of the corpus when its cause is mended."""
    name = target.name.removeprefix("fuzz-")
    corpus = CORPUS / name
    found = target.parent / "found" / name
    found.mkdir(parents=True, exist_ok=True)
    dictionary = corpus.parent / f"{name}.dict"
    command = [target, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1",
               f"-artifact_prefix={found}-", found, corpus]
    if dictionary.exists():
        command.insert(1, f"-dict={dictionary}")
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", cwd=target.parent)
    tried = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
    coverage = re.findall(r"cov: (\d+)", done.stderr)
    count = int(tried[1]) if tried else 0
    bench.say(f"        {name}: {count} inputs, {coverage[-1] if coverage else '?'} edges")
    if done.returncode != 0:
        bench.say(f"        {name} found something:\n{tail(done.stderr)}")
    return count, done.returncode != 0


def tail(text):
    return "\n".join(text.splitlines()[-40:])
