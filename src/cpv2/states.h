// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace cpv2
{

/// `text` is the two-letter code, in capitals, of a state, the District of Columbia, a territory or a
/// military post of the United States (USPS Publication 28, appendix B).
bool isStateCode(const QString &text);
/// The code for a state's code in any case or its English name; empty when it is neither.
QString stateCode(const QString &text);

/// `12345` or `12345-6789`.
bool isZip(const QString &text);

} // namespace cpv2
