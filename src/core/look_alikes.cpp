// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/look_alikes.h"

#include <QChar>

#include <algorithm>
#include <utility>

namespace core
{

namespace
{

/// Those that Unicode's categories do not tell.
constexpr std::pair<char32_t, char> single[] = {
    {0x00AD, lookAlikeOfNothing}, // soft hyphen
    {0x00B7, '.'},                // middle dot
    {0x02D7, '-'},                // modifier letter minus
    {0x034F, lookAlikeOfNothing}, // combining grapheme joiner
    {0x2022, '.'},                // bullet
    {0x2024, '.'},                // one dot leader
    {0x2027, '.'},                // hyphenation point
    {0x2043, '-'},                // hyphen bullet
    {0x2044, '/'},                // fraction slash
    {0x2212, '-'},                // minus
    {0x2215, '/'},                // division slash
    {0x2219, '.'},                // bullet operator
    {0x22C5, '.'},                // dot operator
    {0x2796, '-'},                // heavy minus
    {0x3002, '.'},                // ideographic full stop
    {0x30FB, '.'},                // katakana middle dot
    {0x30FC, '-'},                // katakana length mark
};

} // namespace

char lookAlike(char32_t c)
{
    if (c < 0x80)
        return 0;
    if (c >= 0xFF01 && c <= 0xFF5E) // full-width forms are in ASCII's order
        return char(c - 0xFF01 + '!');
    if (const int digit = QChar::digitValue(c); digit >= 0)
        return char('0' + digit);
    if (const auto *found = std::ranges::find(single, c, &std::pair<char32_t, char>::first);
        found != std::end(single))
        return found->second;
    switch (QChar::category(c)) {
    case QChar::Separator_Space:
        return ' ';
    case QChar::Punctuation_Dash:
        return '-';
    case QChar::Other_Format:
        return lookAlikeOfNothing;
    default:
        return 0;
    }
}

} // namespace core
