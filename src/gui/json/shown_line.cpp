// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/shown_line.h"

#include "core/harmless_text.h"
#include "gui/json/json_colors.h"
#include "gui/json/text_layout.h"
#include "gui/look/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(gui::JsonView)
};

/// Characters of UTF-8 text as QString counts them. (Bytes that are not UTF-8 may count differently; only
/// the number in the mark of an elided line depends on it.)
int utf16Length(QByteArrayView bytes)
{
    return int(std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0xc0) != 0x80; }) +
               std::count_if(bytes.begin(), bytes.end(), [](char c) { return uchar(c) >= 0xf0; }));
}

} // namespace

ShownLine showLine(const QByteArray &line, bool isHighlighted, const Theme &theme, const QFont &font)
{
    constexpr qsizetype byteLimit = 4 * qsizetype(ShownLine::limit);
    const bool isDecodedWhole = line.size() <= byteLimit;
    QString text = QString::fromUtf8(QByteArrayView(line).first(qMin(line.size(), byteLimit)));
    ShownLine shown;
    shown.length = isDecodedWhole ? int(text.size()) : qMax(utf16Length(line), ShownLine::limit + 1);
    text.truncate(ShownLine::limit);
    QList<QTextLayout::FormatRange> colors;
    if (isHighlighted)
        colors = jsonColors(text, theme);
    text = core::harmless(text, QChar::ReplacementCharacter, u"\t");
    if (shown.isElided()) {
        const qsizetype mark = text.size();
        text += u" … "_s +
                Words::tr("[%1 more characters]").arg(QLocale().toString(shown.length - ShownLine::limit));
        QTextCharFormat dim;
        dim.setForeground(theme.dim);
        colors.append({int(mark), int(text.size() - mark), dim});
    }
    shown.layout = layOutLine(text, colors, font);
    return shown;
}

} // namespace gui
