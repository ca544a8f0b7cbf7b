-- SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
-- SPDX-License-Identifier: MIT
--
-- What the checks say of a round trip, so that a list shows it and finds it without reading the exchanges.

-- The word for machines; empty for what an older version wrote and nobody has judged since.
ALTER TABLE entry ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN failed_checks INTEGER NOT NULL DEFAULT 0;
