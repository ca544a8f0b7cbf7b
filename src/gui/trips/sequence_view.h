// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/round_trip.h"

#include <QAbstractScrollArea>

#include <span>

namespace gui
{

/// One arrow of the sequence picture: something that has happened.
struct SequenceStep {
    enum class Party { Workbench, Service, Browser, Listener, Portal };
    enum class Tone { Plain, Good, Bad };
    Party from = Party::Workbench;
    Party to = Party::Service;
    QString text = {};
    bool isAnswer = false; ///< dashed, its text dim
    Tone tone = Tone::Plain;
    bool arrives = true;   ///< false: it never left, or nobody knows whether it arrived
    qint64 exchangeId = 0; ///< that gives evidence of it
    bool operator==(const SequenceStep &) const = default;
};

/// The steps of a round trip in the order of their evidence. What the payer did on the hosted page
/// is known from the postback alone.
QList<SequenceStep> sequenceOf(const roundtrip::RoundTrip &trip);

/// Paints a round trip as a sequence between workbench, CPV2, the payer's browser, the listener and, where
/// something was sent to it, the biller's own portal.
/// The accessible description tells the same as one sentence a step.
class SequenceView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit SequenceView(QWidget *parent = nullptr);

    void setSteps(const QList<SequenceStep> &steps);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

signals:
    /// The person wants to know what can be done with a step; 0 for none, as by the key.
    void menuRequested(qint64 exchangeId, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    int namesHeight() const;
    int stepHeight() const;
    int contentHeight() const;
    std::span<const SequenceStep::Party> parties() const; ///< from left to right
    int lifeline(SequenceStep::Party party) const;        ///< x
    QFont smallFont() const;
    void paintStep(QPainter &painter, const SequenceStep &step, int y) const;
    void updateScrollBar();
    /// nullptr where there is none.
    const SequenceStep *stepAt(int y) const;

    QList<SequenceStep> m_steps;
    bool m_hasPortal = false;
};

} // namespace gui
