# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""The second half of G19: do the tests of the four files notice when one of them is wrong?

A mutant is a copy of the sources in which one operator, number or word of one file is another. It is killed when a
test of that file fails or does not end; what does not compile is none."""
import os
import random
import re
import resource
import shutil
import subprocess

from . import bench as b

CHANGES = [(re.compile(pattern), by) for pattern, by in (
    (r" == ", " != "), (r" != ", " == "), (r" <= ", " < "), (r" < ", " <= "), (r" >= ", " > "), (r" > ", " >= "),
    (r" && ", " || "), (r" \|\| ", " && "), (r" \+ ", " - "), (r" - ", " + "), (r"\+\+", "--"), (r"--", "++"),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"(?<=[( ])!(?=[A-Za-z_(])", ""), (r"\bcontinue;", ";"),
    (r"(?<![\w.'])\d+(?:'\d+)*(?![\w.'])", lambda found: str(int(found[0].replace("'", "")) + 1)))]
LITERAL = re.compile(r'"(?:\\.|[^"\\])*"' r"|'(?:\\.|[^'\\])'" r"|//.*")
# Lines that do the same when they are written like this, and why: such a mutant is none.
EQUIVALENT = {
    "the first look at a text decides how fast it is read, not what is found": (
        "if (span.end + span.begin >= 18)",
        "return text[0] >= 'M' && text[0] <= 'O' || isOneOf(text[1], \"DTjz\") && isOneOf(text[2], \"AEIMQUYcgk\") &&",
        "at += nextLook - 2;",
        "for (qsizetype at = 1; at + 4 <= raw.size(); ++at) {",
        "constexpr qsizetype behind = 65; // a number is at most 37 bytes, 52 characters",
        "constexpr qsizetype nextLook = 9; // so the looks overlap by more than a number",
        "return text[0] >= 'M' && text[0] < 'O' && isOneOf(text[1], \"DTjz\") && isOneOf(text[2], \"AEIMQUYcgk\") &&",
        "std::all_of(raw.cbegin() + span.begin + 4, raw.cbegin() + span.begin, isLetterOrDigit))"),
    "no card number has 20 digits": (
        "const bool isNumber = end - i <= 20 && isCardNumber(text.sliced(i, end - i));",),
    "any negative number says none": (
        "return -2;", "return before >= 0 && text[before] == '\"' ? before : -2;"),
    "a space is no colon": (
        "while (before > 0 && isSpace(text[before]))", "while (before >= 1 && isSpace(text[before]))"),
    "it grows": ("QVarLengthArray<char, 81> joined; // in lower case",),
    "equal secrets are one": ("return std::pair(-a.size(), a) <= std::pair(-b.size(), b);",),
    "zero has no sign": (
        "const quint64 magnitude = count <= 0 ? 0 - quint64(count) : quint64(count); // also of the least number",
        "const quint64 magnitude = count < 1 ? 0 - quint64(count) : quint64(count); // also of the least number"),
    "with the point in front there are no whole dollars, and that is refused anyway": (
        *(f"const QStringView whole = point {less} ? number : number.first(point);" for less in ("<= 0", "< 1")),
        *(f"const QStringView decimals = point {less} ? QStringView() : number.sliced(point + 1);"
          for less in ("<= 0", "< 1")),
        *(f"if (whole.isEmpty() || (point {more} && decimals.isEmpty()) || !isDigits(whole) || !isDigits(decimals))"
          for more in ("> 0", ">= 1"))),
    "it is overwritten": ("bool isInReach = false;",),
    "no scale is below 0": ("while (scale >= 0 && count % 10 == 0) {",),
}
MEMORY = 8 * 1024**3  # of a mutant that does not stop to grow


def killed(bench):
    """Of each file that many mutants, chosen at random but always the same."""
    wanted = bench.size(0, 60)
    if not wanted:
        return
    folder = bench.root / "build" / "mutation"
    copy = copied_sources(bench.root, folder / "source")
    files = own_tests(bench.root)
    programs = folder / "programs"
    b.quietly(["cmake", "-S", copy, "-B", programs, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
               "-DCMAKE_CXX_FLAGS_DEBUG=-O1"])
    listed = subprocess.run(["ctest", "--show-only"], cwd=programs, capture_output=True, text=True, check=True).stdout
    known = re.findall(r"Test +#\d+: (\S+)", listed)
    for file, pattern in files.items():
        tests = [name for name in known if re.fullmatch(pattern, name)]
        b.quietly(["cmake", "--build", programs, "--target", *tests])
        if verdict(programs, tests) != "survived":
            raise b.Unmeasurable(f"the tests of {file} fail without a mutation")
        count = {"killed": 0, "survived": 0, "none": 0}
        for mutant in mutants(copy / file, wanted):
            told = judged(programs, tests, copy / file, mutant)
            count[told] += 1
            if told == "survived":
                bench.say(f"        survived: {file}:{mutant.line}: {mutant.before.strip()} -> {mutant.after.strip()}")
        told = count["killed"] + count["survived"]
        bench.measured(f"mutants of {file}", told)
        bench.bar("of them killed by its own tests", count["killed"] / max(1, told) * 100, ">=", 90.0, " %")


def own_tests(root):
    """As scripts/coverage has them: the file, and the names of the tests that are its own."""
    return dict(re.findall(r"(src/\S+\.cpp):([\w|-]+)", (root / "scripts" / "coverage").read_text()))


def copied_sources(root, copy):
    """The files that git knows; what is the same stays as it is, so that only what changed is built."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if not (root / name).is_file():
            continue
        target = copy / name
        if not target.exists() or target.read_bytes() != (root / name).read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, target)
    return copy


class Mutant:
    def __init__(self, line, before, after):
        self.line = line
        self.before = before
        self.after = after


def mutants(path, wanted):
    possible = []
    equivalent = {text for texts in EQUIVALENT.values() for text in texts}
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.lstrip().startswith(("#", "static_assert")):
            continue
        code = LITERAL.sub(lambda found: "\0" * len(found[0]), line)
        for pattern, by in CHANGES:
            for found in pattern.finditer(code):
                after = line[:found.start()] + (by(found) if callable(by) else by) + line[found.end():]
                if after.strip() not in equivalent:
                    possible.append(Mutant(number, line, after))
    return random.Random(path.name).sample(possible, min(wanted, len(possible)))


def judged(programs, tests, path, mutant):
    original = path.read_text()
    lines = original.splitlines()
    lines[mutant.line - 1] = mutant.after
    try:
        path.write_text("\n".join(lines) + "\n")
        built = subprocess.run(["cmake", "--build", programs, "--target", *tests], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
        return verdict(programs, tests) if built.returncode == 0 else "none"
    finally:
        path.write_text(original)


def verdict(programs, tests):
    """One test after the other, until one fails."""
    def bounded():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    for name in tests:
        try:
            done = subprocess.run([programs / "tests" / name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  timeout=120, preexec_fn=bounded, env=os.environ | {"QTEST_FUNCTION_TIMEOUT": "30000"})
        except subprocess.TimeoutExpired:
            return "killed"
        if done.returncode != 0:
            return "killed"
    return "survived"
