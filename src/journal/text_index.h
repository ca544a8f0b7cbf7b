// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "journal/records.h"

namespace journal
{

class Connection;

/// The full-text index of a journal; all in the caller's transaction.
class TextIndex
{
public:
    explicit TextIndex(const Connection &connection) : m_connection(connection) {}

    /// Where the words of the exchange that is the `ordinal`th of its entry are to stand; 0 where there
    /// is no place left (half a million exchanges in one entry).
    static qint64 placeOf(qint64 entry, qint64 ordinal);

    core::Result<core::Done> addRequest(qint64 place, const Exchange &exchange);
    core::Result<core::Done> addResponse(qint64 place, const Exchange &exchange);
    // What is taken out must be as it was when it was added: the exchange is intact.
    core::Result<core::Done> removeResponse(qint64 place, const Exchange &exchange);
    /// Takes both out.
    core::Result<core::Done> remove(qint64 place, const Exchange &exchange);

    /// Adds exchanges that were written down before there was an index.
    core::Result<core::Done> catchUp();
    /// Makes it anew from all exchanges.
    core::Result<core::Done> rebuild();
    /// Rewrites it without what was removed, which FTS5 until then only marks as such.
    core::Result<core::Done> compact();

private:
    core::Result<core::Done> add(qint64 place, const QString &words);
    core::Result<core::Done> remove(qint64 place, const QString &words);

    const Connection &m_connection;
};

} // namespace journal
