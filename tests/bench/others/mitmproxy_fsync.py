# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""An addon for mitmdump: each request is appended to a file and synced before it is answered."""
import os

from mitmproxy import http

CAPTURES = open(os.environ["CAPTURES"], "ab", buffering=0)


def request(flow):
    CAPTURES.write(flow.request.raw_content)
    os.fsync(CAPTURES.fileno())
    flow.response = http.Response.make(200, b"OK\n")
