// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <vector>

namespace core
{

/// A text with one layer of spelling removed: percent-encoding, the escapes of JSON and JavaScript, entities
/// of HTML and XML, and quoted-printable become the characters they stand for, and look-alikes (full-width
/// and other Unicode digits, dashes, spaces) become ASCII. What spells any other character beyond ASCII stays
/// as it is. Each byte remembers where it is in the text it came from. A text that is encoded twice needs a
/// second layer removed. A new alphabet is a row of the table in decoded_text.cpp.
class DecodedText
{
public:
    explicit DecodedText(const QByteArray &raw);

    const QByteArray &text() const { return m_text; }
    /// False when nothing was spelled in another way: then text() is the raw text.
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

/// A `*` in the spelling of the digit that it replaces. As long as that one when it is `4`, `%34`, `\u0034`
/// or the full-width `４`; otherwise a plain `*`, which means itself in every alphabet.
QByteArray starLike(QByteArray digit);

} // namespace core
