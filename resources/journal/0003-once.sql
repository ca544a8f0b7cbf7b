-- SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
-- SPDX-License-Identifier: MIT
--
-- Bytes that were stored twice are stored once, and the text index is cut into volumes. Exchanges that an
-- older version wrote are converted by journal::Upkeep, in slices, while the journal is in use.

-- 1: request_raw is request_head followed by request_body, and is empty here.
ALTER TABLE exchange ADD COLUMN raw_elsewhere INTEGER NOT NULL DEFAULT 0;
-- 1: request_body is request_bytes of the round trip, and is empty here.
ALTER TABLE exchange ADD COLUMN body_elsewhere INTEGER NOT NULL DEFAULT 0;

-- Something in the request was masked before it was kept: 0 no, 1 yes, NULL when an older version of the program
-- did not say.
ALTER TABLE exchange ADD COLUMN masked INTEGER;

-- Read exchanges from here: request_body is always complete. The reader puts request_raw together.
CREATE VIEW whole_exchange AS
SELECT id, round_trip, role, at, url, request_head,
       CASE WHEN body_elsewhere
            THEN (SELECT request_bytes FROM round_trip WHERE round_trip.id = exchange.round_trip)
            ELSE request_body END AS request_body,
       request_raw, raw_elsewhere, body_elsewhere, request_digest, outcome, status, response_head,
       response_body, response_digest, elapsed_ms, remark, matched_by, source, provoked, masked, text_id
FROM exchange;

-- The index of one volume is the table text_index_<number>. FTS5 moves all occurrences of a word in one
-- step when it merges, so the size of a volume bounds how long anything waits for that.
CREATE TABLE text_volume (
    number INTEGER PRIMARY KEY, -- of its entries, divided by 4096
    -- Exchanges up to this one still have to be converted and indexed, from the last entry down to the
    -- first and from the last exchange of an entry to its first. NULL when there are none.
    next_entry INTEGER,
    next_exchange INTEGER,
    -- 0: no deleted words are left in the index; 1: they are gone once it is merged; 2: it is being merged.
    remains INTEGER NOT NULL DEFAULT 0
) STRICT;

DROP INDEX exchange_not_indexed;
DROP TABLE text_index;
