// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/search_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// Of less, half of the index would be a continuation. The index is made for it (`prefix` in
/// resources/journal/0002-history.sql).
constexpr int shortestBeginning = 3;

/// `a+b%40c` is `a b@c`. The delimiters stay: they part the words.
QString formText(QByteArray encoded)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(encoded.replace('+', ' ')));
}

QString bodyText(const QByteArray &body)
{
    const QByteArray begin = body.left(64).trimmed();
    const bool isForm = !begin.startsWith('{') && !begin.startsWith('[') && !begin.startsWith('<');
    return isForm ? formText(body) : QString::fromUtf8(body);
}

/// Of a phrase such as `127.0.0.1`, FTS5 takes only the last token for a beginning.
qsizetype lastTokenSize(QStringView word)
{
    const auto isInToken = [](QChar c) {
        return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
    };
    const auto end = std::find_if(word.rbegin(), word.rend(), isInToken);
    return std::find_if_not(end, word.rend(), isInToken) - end;
}

} // namespace

QString requestText(const Exchange &exchange)
{
    return formText(exchange.url.toUtf8()) + u'\n' + bodyText(exchange.requestBody);
}

QString responseText(const Exchange &exchange)
{
    const bool isTheirs =
        exchange.role == Role::Submit || exchange.role == Role::Forward || exchange.role == Role::Replay;
    return isTheirs ? bodyText(exchange.responseBody) : QString();
}

QString matchExpression(const QString &typed)
{
    static const QRegularExpression spaces(uR"([\s\x{0}]+)"_s);
    QStringList phrases;
    for (QString word : typed.split(spaces, Qt::SkipEmptyParts)) {
        if (std::ranges::none_of(word, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); }))
            continue;
        const QString begins = lastTokenSize(word) < shortestBeginning ? QString() : u"*"_s;
        phrases += u'"' + word.replace(u'"', u"\"\""_s) + u'"' + begins;
    }
    return phrases.isEmpty() ? u"\"\""_s : phrases.join(u' ');
}

} // namespace journal
