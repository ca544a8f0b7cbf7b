// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <vector>

namespace core
{

/// Part of a text, from `begin` to before `end`.
struct Span {
    qsizetype begin = 0;
    qsizetype end = 0;
    bool isEmpty() const { return end <= begin; }
};

/// The value that a text gives to a name.
struct NamedValue {
    Span value;               ///< without its quotes
    qsizetype quote = -1;     ///< where the quote that closes the name is, when the name has quotes
    bool needsQuotes = false; ///< in JSON, and it has none
};

/// The values of all names that `wanted` says yes to: of members of JSON on any level (also of JSON that is
/// written in a string), of parameters in a query, form or cookie, of headers, and of the parts of
/// multipart/form-data. Values do not overlap; they come in their order. A guess by looks, on plain text:
/// broken documents are read too. Takes time by the text's length.
std::vector<NamedValue> findValues(QByteArrayView text,
                                   const std::function<bool(QByteArrayView name)> &wanted);

} // namespace core
