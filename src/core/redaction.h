// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace core
{

/// Replaces every card number in `bytes` by its first six and last four digits with `*` between
/// (`411111******1111`): 13 to 19 digits, single spaces (also a form's `+` and `%20`) or single dashes
/// allowed between them, a known issuer range and a good Luhn sum (ISO/IEC 7812-1). All else stays, byte for
/// byte; the length never changes, and masking twice is masking once.
QByteArray maskCardNumbers(QByteArray bytes);

/// What stands in for a secret wherever bytes are kept or shown.
inline constexpr char redactedMark[] = "[redacted]";

/// Replaces each secret, raw and as base64 (with and without its padding), by redactedMark.
QByteArray maskSecrets(QByteArray bytes, const QList<QByteArray> &secrets);

} // namespace core
