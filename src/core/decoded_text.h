// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <vector>

namespace core
{

/// A text as its reader understands it, however it is encoded: percent-encoding and JSON escapes are removed,
/// and full-width digits become digits. It remembers where each of its bytes is in the raw text. An encoding
/// of any other character is left as it is.
class DecodedText
{
public:
    explicit DecodedText(const QByteArray &raw);

    const QByteArray &text() const { return m_text; }
    bool hasEscapes() const { return !m_shifts.empty(); }
    /// Where in the raw text the spelling of byte `index` begins; for text().size() the end of the raw text.
    qsizetype rawBegin(qsizetype index) const;
    qsizetype rawEnd(qsizetype index) const { return rawBegin(index + 1); }

private:
    /// From byte `index` on, the raw text is `by` bytes ahead.
    struct Shift {
        qsizetype index;
        qsizetype by;
    };

    QByteArray m_text;
    std::vector<Shift> m_shifts;
};

/// A `*` in the spelling of the digit that it replaces (`4`, `%34`, `\u0034`, full-width `４`), which is as
/// long.
QByteArray starLike(QByteArray digit);

} // namespace core
