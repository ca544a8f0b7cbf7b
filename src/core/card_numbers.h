// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QVarLengthArray>

#include <vector>

namespace core
{

/// The places of a card number's digits in a text.
using CardNumber = QVarLengthArray<qsizetype, 19>;

/// How many digits stay to be seen: enough to tell cards apart, and no more than PCI DSS 3.4 allows.
inline constexpr qsizetype shownInFront = 6;
inline constexpr qsizetype shownBehind = 4;

/// True for 13 to 19 digits of a known issuer with a good Luhn sum (ISO/IEC 7812-1, annex B).
bool isCardNumber(QByteArrayView digits);

/// All card numbers in plain text (see redact() for what counts as one), as if the digits that are not
/// shown of one found before were not there any more. Takes time and memory by the text's length.
std::vector<CardNumber> findCardNumbers(QByteArrayView text);

} // namespace core
