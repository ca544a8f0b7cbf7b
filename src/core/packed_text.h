// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <functional>
#include <vector>

namespace core
{

/// Part of a text, from `begin` to before `end`.
struct Span {
    qsizetype begin = 0;
    qsizetype end = 0;
    bool isEmpty() const { return end <= begin; }
    qsizetype size() const { return end - begin; }
    bool operator==(const Span &) const = default;
};

/// Part of a text that holds another text, packed: in base64 or base64url (also wrapped in lines, or with
/// something else in front), in hexadecimal, or in UTF-16.
struct PackedText {
    Span at;
    QByteArray text; ///< unpacked
    /// The bytes for `at` when the text is changed: in the same alphabet, with the same padding and line
    /// ends.
    std::function<QByteArray(const QByteArray &changed)> pack;
};

/// All there are. What holds no readable text is not reported. A guess by looks; takes time in proportion to
/// the length of the text. A new way to pack is a row of the table in packed_text.cpp.
std::vector<PackedText> packedTextsIn(const QByteArray &text);

} // namespace core
