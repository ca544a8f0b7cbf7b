// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/harmless_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace core
{

namespace
{

struct Range {
    char32_t first;
    char32_t last;
};

/// Nothing is drawn for these, though their categories are those of letters and marks (Unicode's
/// Default_Ignorable_Code_Point). Variation selectors are missing on purpose: they choose how the character
/// before them looks, as in most emoji.
constexpr Range invisible[] = {{0x034F, 0x034F}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
                               {0x3164, 0x3164}, {0xFFA0, 0xFFA0}, {0xE0000, 0xE00FF}};

/// The character that starts at `i`, or the half of one that is there.
char32_t characterAt(QStringView text, qsizetype i)
{
    const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
}

qsizetype unitsOf(char32_t c)
{
    return QChar::requiresSurrogates(c) ? 2 : 1;
}

QString escape(char32_t c)
{
    QString text;
    for (const char16_t unit : QChar::fromUcs4(c))
        text += u"\\u%1"_s.arg(uint(unit), 4, 16, QChar(u'0'));
    return text;
}

} // namespace

bool isHarmless(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // the directions of writing are among them
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return std::ranges::none_of(invisible,
                                    [c](const Range &range) { return c >= range.first && c <= range.last; });
    }
}

QString harmless(QString text, QChar instead, QStringView keeping)
{
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = characterAt(text, i);
        const qsizetype units = unitsOf(c);
        if (!isHarmless(c) && !keeping.contains(text[i]))
            std::fill_n(text.begin() + i, units, instead);
        i += units;
    }
    return text;
}

QString escapedWhereHarmful(const QString &text, QStringView keeping)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = characterAt(text, i);
        const qsizetype units = unitsOf(c);
        if (isHarmless(c) || keeping.contains(text[i]))
            result += QStringView(text).sliced(i, units);
        else
            result += escape(c);
        i += units;
    }
    return result;
}

QString oneLine(const QString &text)
{
    QString safe = text;
    safe.replace(u'\\', "\\\\"_L1).replace(u'\n', "\\n"_L1);
    return escapedWhereHarmful(safe);
}

} // namespace core
