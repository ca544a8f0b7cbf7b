-- SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
-- SPDX-License-Identifier: MIT
--
-- How these files are read: a statement ends with a semicolon at the end of a line; a comment is
-- a line that starts with two dashes. A file that was ever released is never changed: the next
-- number gets the next change.
--
-- Times are milliseconds since 1970 in UTC. Texts and bytes are never NULL; an empty one is empty.
-- A digest is the SHA-256 of the row's bytes as they were written down (digestOf in src/journal/rows.cpp).

CREATE TABLE round_trip (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    started_at INTEGER NOT NULL,
    environment TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    simulated INTEGER NOT NULL,
    document_name TEXT NOT NULL,
    request_bytes BLOB NOT NULL,
    return_url TEXT NOT NULL,
    post_back_url TEXT NOT NULL,
    callbacks_replaced INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT;

-- round_trip is NULL for what came to the listener and belongs to none.
CREATE TABLE exchange (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_trip TEXT REFERENCES round_trip (id),
    role TEXT NOT NULL,
    at INTEGER NOT NULL,
    url TEXT NOT NULL,
    request_head BLOB NOT NULL,
    request_body BLOB NOT NULL,
    request_raw BLOB NOT NULL,
    request_digest BLOB NOT NULL,
    outcome TEXT NOT NULL,
    status INTEGER NOT NULL,
    response_head BLOB NOT NULL,
    response_body BLOB NOT NULL,
    response_digest BLOB NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    remark TEXT NOT NULL
) STRICT;

CREATE INDEX exchange_by_round_trip ON exchange (round_trip, id);
