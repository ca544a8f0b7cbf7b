// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/text_layout.h"

#include "gui/look/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <limits>

namespace gui
{

namespace
{

constexpr int numberMargin = 10; ///< on both sides of a line number

} // namespace

std::unique_ptr<QTextLayout> layOutLine(const QString &text, const QList<QTextLayout::FormatRange> &colors,
                                        const QFont &font)
{
    auto layout = std::make_unique<QTextLayout>(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(u' '));
    layout->setTextOption(option);
    layout->setFormats(colors);
    layout->setCacheEnabled(true);
    layout->beginLayout();
    QTextLine line = layout->createLine();
    line.setLineWidth(std::numeric_limits<short>::max() * 64.0);
    layout->endLayout();
    return layout;
}

int lineNumberWidth(int lineCount, const QFontMetrics &metrics)
{
    const auto digits = QString::number(qMax(100, lineCount)).size();
    return int(digits) * metrics.horizontalAdvance(u'9') + 2 * numberMargin;
}

void paintLineNumber(QPainter &painter, const QRect &area, int line, const Theme &theme)
{
    painter.setPen(theme.dim);
    painter.drawText(area.adjusted(0, 0, -numberMargin, 0), Qt::AlignRight | Qt::AlignTop,
                     QString::number(line));
    painter.setPen(theme.text);
}

} // namespace gui
