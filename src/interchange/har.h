// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "interchange/call.h"
#include "interchange/imported.h"
#include "journal/records.h"

namespace interchange
{

/// An HTTP archive (HAR 1.2) with the one call, not yet made: status 0 and no times, as browsers write a call
/// that got no answer. Without a key, the value of `Authorization` is marked as omitted. Fails with `export`
/// when the body is not UTF-8.
core::Result<QByteArray> toHar(const Call &call, const QDateTime &at, const QByteArray &apiKey = {});

/// The same for a submitted exchange, with its answer and how long it took. Its `Authorization` is the mark
/// from the journal.
core::Result<QByteArray> toHar(const journal::Exchange &exchange, const QString &name);

/// The calls of an archive, in order. Fails with `import` when the text is no HTTP archive.
core::Result<QList<Imported>> fromHar(const QByteArray &archive);

} // namespace interchange
