// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/json_comments.h"

#include <algorithm>

namespace core
{

namespace
{

/// Where the string that starts at `from` ends, behind its closing quotation mark.
qsizetype endOfString(QByteArrayView text, qsizetype from)
{
    for (qsizetype i = from + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return text.size();
}

qsizetype endOfComment(QByteArrayView text, qsizetype from)
{
    if (text.sliced(from).startsWith("/*")) {
        const qsizetype end = text.indexOf("*/", from + 2);
        return end < 0 ? text.size() : end + 2;
    }
    const qsizetype end = text.indexOf('\n', from);
    return end < 0 ? text.size() : end;
}

} // namespace

bool startsWithComment(QByteArrayView text)
{
    return text.startsWith("//") || text.startsWith("/*") || text.startsWith('#');
}

QByteArray withoutComments(QByteArrayView text)
{
    QByteArray result = text.toByteArray();
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] == '"') {
            i = endOfString(text, i);
        } else if (startsWithComment(text.sliced(i))) {
            const qsizetype end = endOfComment(text, i);
            std::replace_if(
                result.begin() + i, result.begin() + end, [](char c) { return c != '\n' && c != '\r'; }, ' ');
            i = end;
        } else {
            ++i;
        }
    }
    return result;
}

} // namespace core
