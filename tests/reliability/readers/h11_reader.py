#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
# SPDX-License-Identifier: MIT
"""Another reader of HTTP to compare with: h11. Same input and output as reliability-http-verdict."""
import sys

import h11


def verdict(data):
    connection = h11.Connection(h11.SERVER)
    method = target = None
    body = b""
    try:
        connection.receive_data(data)
        while True:
            event = connection.next_event()
            if isinstance(event, h11.Request):
                method, target = event.method, event.target
            elif isinstance(event, h11.Data):
                body += bytes(event.data)
            elif isinstance(event, h11.EndOfMessage):
                return " ".join(["accepted", *(part.hex() or "-" for part in (method, target, body))])
            elif event is h11.NEED_DATA:
                return "incomplete"
            else:
                return "refused"
    except h11.RemoteProtocolError as error:
        return f"refused {error}"


while line := sys.stdin.buffer.readline():
    print(verdict(sys.stdin.buffer.read(int(line))), flush=True)
