// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/validation.h"
#include "roundtrip/round_trip.h"

#include <QLabel>

namespace gui
{

struct Theme;

/// A word in a small coloured box: a state, a severity, a count. It tells by its word first, by its
/// colour second.
class Badge : public QLabel
{
    Q_OBJECT
    Q_PROPERTY(QString kind READ kindName)
public:
    enum class Kind { Neutral, Accent, Good, Warning, Bad };
    Q_ENUM(Kind)

    explicit Badge(QWidget *parent = nullptr);

    using QLabel::show;
    /// Shows the word and makes the badge visible.
    void show(Kind kind, const QString &text);
    Kind kind() const { return m_kind; }
    /// For the style sheet: `Good`, `Bad`, ….
    QString kindName() const;
    /// A long word gives way, with an ellipsis, before it makes its surroundings wider than the window.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind = Kind::Neutral;
};

Badge::Kind kindOf(roundtrip::State state);
Badge::Kind kindOf(roundtrip::InvoiceState state);
Badge::Kind kindOf(cpv2::Finding::Severity severity);

struct BadgeColors {
    QColor text, background, border;
};
BadgeColors badgeColors(Badge::Kind kind, const Theme &theme);

// The same badge for delegates.
QSize badgeSize(const QString &text, const QFont &font);
/// Paints it at the left of `area`, vertically centred; returns the x after it.
int paintBadge(QPainter *painter, const QRect &area, Badge::Kind kind, const QString &text,
               const Theme &theme);

} // namespace gui
