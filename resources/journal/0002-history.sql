-- SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
-- SPDX-License-Identifier: MIT
--
-- What the history, its search and the forwarding need.

ALTER TABLE exchange ADD COLUMN matched_by TEXT NOT NULL DEFAULT '';
-- The exchange whose bytes were sent; 0 for none.
ALTER TABLE exchange ADD COLUMN source INTEGER NOT NULL DEFAULT 0;
ALTER TABLE exchange ADD COLUMN provoked INTEGER NOT NULL DEFAULT 0;
-- Where its words stand in text_index: those of the request; those of the answer stand behind them.
-- NULL: not indexed yet; 0: never.
ALTER TABLE exchange ADD COLUMN text_id INTEGER;
CREATE INDEX exchange_not_indexed ON exchange (id) WHERE text_id IS NULL;

-- One row for a line of the history: a round trip, or a capture that belongs to none. Small, so that
-- a million of them are listed without touching the bodies. `places` counts the exchanges that ever
-- belonged to it.
CREATE TABLE entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    round_trip TEXT UNIQUE REFERENCES round_trip (id),
    exchange INTEGER UNIQUE REFERENCES exchange (id),
    started_at INTEGER NOT NULL,
    environment TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT '',
    amount TEXT NOT NULL DEFAULT '',
    exchanges INTEGER NOT NULL DEFAULT 0,
    places INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entry_by_state ON entry (state);
CREATE INDEX entry_by_environment ON entry (environment);
CREATE INDEX entry_by_time ON entry (started_at);
CREATE INDEX entry_removed ON entry (number) WHERE removed;

INSERT INTO entry (round_trip, exchange, started_at, environment, title, exchanges, bytes)
SELECT * FROM (
    SELECT id, NULL, started_at, environment, document_name,
           (SELECT count(*) FROM exchange WHERE round_trip = round_trip.id),
           length(request_bytes) + coalesce((
               SELECT sum(length(request_head) + length(request_body) + length(request_raw) +
                          length(response_head) + length(response_body))
               FROM exchange WHERE round_trip = round_trip.id), 0)
    FROM round_trip
    UNION ALL
    SELECT NULL, id, at, '', url, 1,
           length(request_head) + length(request_body) + length(request_raw) +
           length(response_head) + length(response_body)
    FROM exchange WHERE round_trip IS NULL)
ORDER BY 3;
UPDATE entry SET places = exchanges;

-- The words of requests and answers. A rowid is the entry's number times 2^20 and, below that, a place
-- of the exchange in its entry: what is found comes in the order of the history. It keeps no texts of
-- its own: what is taken out is taken out word by word (search_text.h says which those are).
CREATE VIRTUAL TABLE text_index USING fts5 (
    words, content = '', columnsize = 0, prefix = '3', tokenize = 'unicode61 remove_diacritics 2');

-- Captures on their way to the biller's own handler.
CREATE TABLE delivery (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    capture INTEGER NOT NULL REFERENCES exchange (id),
    round_trip TEXT REFERENCES round_trip (id),
    target TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    last_sentence TEXT NOT NULL
) STRICT;
CREATE INDEX delivery_by_state ON delivery (state, next_at);
CREATE INDEX delivery_by_round_trip ON delivery (round_trip, state);
CREATE INDEX delivery_by_capture ON delivery (capture);
