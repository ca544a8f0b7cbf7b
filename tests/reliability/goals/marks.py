# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""Which test covers what: the ids of faults (L01) and goals (G11) in the comment above a test function or in the
name of a row."""
import dataclasses
import pathlib
import re

ID = re.compile(r"\b(?:[A-FH-Z]\d\d|G\d\d?)\b")
FUNCTION = re.compile(r"^(?:    )?void (?:\w+::)?(\w+)\(\)(?: const)?$", re.MULTILINE)
SUITE = re.compile(r"add_workbench_test\(\s*([\w-]+)\s+SOURCES\s+([^)]*?)\s+LIBRARIES")


@dataclasses.dataclass
class Mark:
    """One id at one test function."""
    id: str
    program: str   # the test as ctest knows it
    function: str  # `name`, for a row's `name_data`
    body: str


def in_tests(root):
    """All marks, in the order of the files."""
    listings = [path for path in (root / "tests").rglob("CMakeLists.txt") if "node_modules" not in path.parts]
    for listing in sorted(listings):
        for program, sources in SUITE.findall(listing.read_text()):
            for source in sources.split():
                path = listing.parent / source
                if path.suffix == ".cpp" and path.exists():
                    yield from in_source(path, program)


def in_source(path: pathlib.Path, program):
    """A comment speaks of the function under it, and a comment or text in a body of that function; what stands
    in a table beside the tests (rows of requests.cpp) counts for the file."""
    text = path.read_text()
    found = list(FUNCTION.finditer(text))
    starts = [len(text[:match.start()]) - len(comment_above(text[:match.start()])) for match in found]
    ends = starts[1:] + [len(text)]
    head = text[:starts[0]] if starts else text
    for id in sorted(set(ID.findall(noted(head)))):
        yield Mark(id, program, path.name, head)
    for match, start, end in zip(found, starts, ends):
        piece = text[start:end]
        for id in sorted(set(ID.findall(noted(piece)))):
            yield Mark(id, program, match[1].removesuffix("_data"), piece)


def comment_above(text):
    lines = []
    for line in reversed(text.splitlines(keepends=True)):
        if not line.strip().startswith("//"):
            break
        lines.insert(0, line)
    return "".join(lines)


def noted(code):
    """Comments and the names of rows: nothing else in the code means an id."""
    return "\n".join(re.findall(r"//.*", code) + re.findall(r"(?:newRow|addRow|row|Row)\(\s*(\"[^\"]*\")", code))
