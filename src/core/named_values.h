// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/packed_text.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <vector>

namespace core
{

/// The value that a text gives to a name.
struct NamedValue {
    Span value;               ///< without its quotes
    Span name = {};           ///< without its quotes
    Span quote = {};          ///< the quote that closes the name, when the name has quotes
    bool needsQuotes = false; ///< in JSON, and it has none
};

/// Whether the value of that name is looked for. `isPhrase`: the name has spaces in it, and may be words of a
/// sentence.
using Wanted = std::function<bool(QByteArrayView name, bool isPhrase)>;

/// The values of all names that are wanted:
/// - members of JSON and of JavaScript, on any level; parameters of a query, form or cookie; headers;
/// - parts of multipart/form-data, however their name is quoted and their lines end;
/// - elements and attributes of XML and HTML;
/// - pairs: `{"name": "cvv", "value": "123"}`, `<input name="cvv" value="123">`, `<field
/// name="cvv">123</field>`,
///   `["cvv", "123"]`.
/// Values do not overlap, except that of a pair. A guess by looks, on plain text: broken documents are read
/// too. Takes time in proportion to the length of the text.
std::vector<NamedValue> findValues(const QByteArray &text, const Wanted &wanted);

} // namespace core
