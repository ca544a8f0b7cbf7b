// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace http
{

/// Somebody reads it: nobody reads more. Bytes, and how many times the size of the packed body.
inline constexpr qsizetype unpackedLimit = 1024 * 1024;
inline constexpr qsizetype unpackedRatio = 40;

/// What a body holds that came with this `Content-Encoding` (RFC 9110, section 8.4.1): `gzip`, `x-gzip`,
/// `deflate` or `identity`. To be read by people, never on the way to the journal. Fails with `coding` for
/// any other coding, for a body that is broken or cut, and above the limits (docs/faults.md, L27).
core::Result<QByteArray> unpacked(const QByteArray &body, QByteArrayView coding);

} // namespace http
