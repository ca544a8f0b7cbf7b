// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

namespace core
{

/// What a person reads: a character of ASCII for a digit, dash, space, dot or full-width character of
/// Unicode; lookAlikeOfNothing for one that cannot be seen; 0 for any other character.
char lookAlike(char32_t c);
inline constexpr char lookAlikeOfNothing = '\x7F';

} // namespace core
