// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QStringList>

namespace journal
{
struct Exchange;
class Journal;
class JournalReader;
} // namespace journal

namespace roundtrip
{

/// Ends an exchange of which only the begin was written down, by a program that is gone: its outcome is
/// unknown.
void endAbandoned(journal::Exchange &exchange);

/// Repairs a journal, just opened, in which a program ended in the middle of a submit: nobody waits for its
/// answer any more. Fails as the journal.
core::Result<core::Done> repairSubmits(journal::Journal &journal);
/// Ids of round trips whose summary may be older than their exchanges, as the program before was killed. None
/// when it came to its end.
core::Result<QStringList> notSummedUp(const journal::Journal &journal);

/// Both, at once, for a program that only reads the journal: the history must not say for ever that a request
/// is being sent. Does nothing while another program writes the journal, or when it cannot be written.
void repairFor(const journal::JournalReader &reader, const QString &file);

} // namespace roundtrip
