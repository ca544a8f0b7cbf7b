// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

/// What a wrong text most likely means, for the fixes that findings offer. Each is empty when there is no
/// good guess; else its text passes the rule that the given one broke.
namespace cpv2::repairs
{

/// `$1,164.31` → `1164.31`.
std::optional<QString> amount(const QString &text);
/// To the nearest cent, halves away from zero: `164.315` → `164.32`.
std::optional<QString> cents(const QString &amount);
/// A `|` inside a name becomes `/`.
std::optional<QString> feeLine(const QString &text);
/// Without white space around it, and without `mailto:`.
std::optional<QString> email(const QString &text);
/// `300421234` → `30042-1234`.
std::optional<QString> zip(const QString &text);
/// Removes surrounding white space and writes inner white space as `%20`; puts `https://` before a host
/// without a scheme.
std::optional<QString> url(const QString &text);
/// Removes half characters and control characters; line breaks and tabs become spaces.
QString plainText(const QString &text);

} // namespace cpv2::repairs

namespace cpv2
{

bool isEmail(const QString &text);

/// What prevents a text from arriving as it is.
enum class TextFault : quint8 {
    None,
    HalfCharacter, ///< a surrogate without its other half: no encoding can carry it
    Control,       ///< U+0000 to U+001F, U+007F to U+009F
};
TextFault textFault(QStringView text);

} // namespace cpv2
