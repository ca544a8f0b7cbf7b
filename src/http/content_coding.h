// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace http
{

/// How much may come out of a packed body. The defaults are for people: nobody reads more.
struct UnpackLimits {
    qsizetype bytes = 1024 * 1024;
    qsizetype ratio = 40; ///< to the size of the packed body; 0: any
};

/// What a body contains that came with this `Content-Encoding` (RFC 9110, section 8.4): `gzip`, `x-gzip`,
/// `deflate` (with or without its zlib wrapping) or `identity`, or a list of them. Never used on the way to
/// the journal, which keeps the bytes as they came. Fails with `coding` for any other coding, for a body that
/// is damaged or cut, and above the limits (docs/faults.md, L27).
core::Result<QByteArray> unpacked(const QByteArray &body, QByteArrayView coding,
                                  const UnpackLimits &limits = {});

} // namespace http
