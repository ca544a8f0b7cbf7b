// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/badge.h"

#include "gui/look/theme.h"

#include <QMetaEnum>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include <algorithm>

namespace gui
{

namespace
{

constexpr int padding = 7;          // the frame's pixel included
constexpr int wholeWordLength = 10; // characters that are always whole: the longest state alone

} // namespace

Badge::Badge(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
}

void Badge::show(Kind kind, const QString &text)
{
    setText(text);
    if (kind != m_kind) {
        m_kind = kind;
        style()->unpolish(this);
        style()->polish(this);
    }
    setVisible(true);
}

QSize Badge::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    return {std::min(whole.width(), wholeWordLength * fontMetrics().averageCharWidth() + 2 * padding),
            whole.height()};
}

void Badge::paintEvent(QPaintEvent *event)
{
    if (width() >= sizeHint().width())
        return QLabel::paintEvent(event);
    QStyleOptionFrame frame;
    initStyleOption(&frame);
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_Widget, &frame, &painter, this);
    const QRect inside = rect().adjusted(padding, 0, -padding, 0);
    style()->drawItemText(&painter, inside, int(alignment()), palette(), isEnabled(),
                          fontMetrics().elidedText(text(), Qt::ElideRight, inside.width()), foregroundRole());
}

QString Badge::kindName() const
{
    return QString::fromLatin1(QMetaEnum::fromType<Kind>().valueToKey(int(m_kind)));
}

Badge::Kind kindOf(roundtrip::State state)
{
    switch (state) {
    case roundtrip::State::Listening:
    case roundtrip::State::Submitting:
        return Badge::Kind::Accent;
    case roundtrip::State::Unknown:
    case roundtrip::State::Pending:
        return Badge::Kind::Warning;
    case roundtrip::State::NotSent:
    case roundtrip::State::Refused:
    case roundtrip::State::Declined:
        return Badge::Kind::Bad;
    case roundtrip::State::Paid:
        return Badge::Kind::Good;
    }
    Q_UNREACHABLE();
}

Badge::Kind kindOf(roundtrip::InvoiceState state)
{
    switch (state) {
    case roundtrip::InvoiceState::Open:
        return Badge::Kind::Neutral;
    case roundtrip::InvoiceState::Pending:
    case roundtrip::InvoiceState::Unknown:
        return Badge::Kind::Warning;
    case roundtrip::InvoiceState::Declined:
        return Badge::Kind::Bad;
    case roundtrip::InvoiceState::Paid:
        return Badge::Kind::Good;
    }
    Q_UNREACHABLE();
}

Badge::Kind kindOf(cpv2::Finding::Severity severity)
{
    switch (severity) {
    case cpv2::Finding::Severity::Error:
        return Badge::Kind::Bad;
    case cpv2::Finding::Severity::Warning:
        return Badge::Kind::Warning;
    case cpv2::Finding::Severity::Hint:
        return Badge::Kind::Neutral;
    }
    Q_UNREACHABLE();
}

BadgeColors badgeColors(Badge::Kind kind, const Theme &theme)
{
    switch (kind) {
    case Badge::Kind::Neutral:
        return {theme.dim, theme.background, theme.line};
    case Badge::Kind::Accent:
        return {theme.accent, theme.selection, theme.selection};
    case Badge::Kind::Good:
        return {theme.good, theme.goodBackground, theme.goodBackground};
    case Badge::Kind::Warning:
        return {theme.warning, theme.warningBackground, theme.warningBackground};
    case Badge::Kind::Bad:
        return {theme.bad, theme.badBackground, theme.badBackground};
    }
    Q_UNREACHABLE();
}

QSize badgeSize(const QString &text, const QFont &font)
{
    const QFontMetrics metrics(smallFont(font));
    return {metrics.horizontalAdvance(text) + 2 * padding, metrics.height() + 4};
}

int paintBadge(QPainter *painter, const QRect &area, Badge::Kind kind, const QString &text,
               const Theme &theme)
{
    const QSize size = badgeSize(text, painter->font());
    const QRect box(area.left(), area.top() + (area.height() - size.height()) / 2, size.width(),
                    size.height());
    const BadgeColors colors = badgeColors(kind, theme);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(smallFont(painter->font()));
    painter->setPen(colors.border);
    painter->setBrush(colors.background);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->setPen(colors.text);
    painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter->restore();
    return box.right() + 1;
}

} // namespace gui
