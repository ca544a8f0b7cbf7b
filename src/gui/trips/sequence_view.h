// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/round_trip.h"

#include <QAbstractScrollArea>
#include <QSet>

#include <memory>
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

/// The steps of a round trip, in the order of their evidence. What the payer did on the hosted page is known
/// only from the postback. A round trip that has grown is read on from where it was.
class Sequence
{
public:
    Sequence();
    ~Sequence();

    void read(const roundtrip::RoundTrip &trip);
    const QList<SequenceStep> &steps() const;

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

/// Paints a round trip as a sequence between workbench, CPV2, the payer's browser, the listener and, where
/// something was sent to it, the biller's own portal. A click, or the arrow keys, choose a step.
/// The accessible description says the same in one sentence a step.
class SequenceView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit SequenceView(QWidget *parent = nullptr);

    void setRoundTrip(const roundtrip::RoundTrip &trip);
    /// The steps that this exchange proves are marked; 0 for none.
    void setCurrentExchange(qint64 exchangeId);
    /// These exchanges broke a check: their arrows are red.
    void setBroken(const QSet<qint64> &exchanges);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

signals:
    /// The user chose a step. `isAnswer`: the answer is its proof, not the request.
    void exchangeChosen(qint64 exchangeId, bool isAnswer);
    /// The user wants to know what can be done with a step; 0 for none, as by the key.
    void menuRequested(qint64 exchangeId, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const QList<SequenceStep> &steps() const { return m_sequence.steps(); }
    void choose(qsizetype step);
    void showStep(qsizetype step);
    int namesHeight() const;
    int stepHeight() const;
    int contentHeight() const;
    std::span<const SequenceStep::Party> parties() const; ///< from left to right
    int lifeline(SequenceStep::Party party) const;        ///< x
    QFont smallFont() const;
    void paintStep(QPainter &painter, const SequenceStep &step, int y) const;
    void updateScrollBar();
    /// -1 where there is none.
    qsizetype stepAt(int y) const;

    Sequence m_sequence;
    QSet<qint64> m_broken;
    qint64 m_currentExchange = 0;
    qsizetype m_currentStep = -1; ///< the one of that exchange that was chosen; -1: any
    bool m_hasPortal = false;
};

} // namespace gui
