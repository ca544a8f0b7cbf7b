// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/checks/check.h"

#include <QSplitter>

namespace gui
{

class SequenceView;
class StoriesList;

/// What happened, as a sequence, and beside it what the checks say.
class RoundTripOverview : public QSplitter
{
    Q_OBJECT
public:
    explicit RoundTripOverview(QWidget *parent = nullptr);

    /// The chosen check and step stay chosen when it is the same round trip again.
    void setRoundTrip(const roundtrip::RoundTrip &trip);
    /// The steps of this exchange are marked; 0 for none.
    void setCurrentExchange(qint64 exchangeId);

signals:
    /// The user wants to see what proves a step or decided a check. `isAnswer`: the answer does.
    void proofChosen(const roundtrip::Proof &proof, bool isAnswer);
    /// The user wants to know what can be done with an exchange; 0 for none in particular.
    void menuRequested(qint64 exchangeId, const QPoint &globalPosition);

private:
    SequenceView *m_sequence;
    StoriesList *m_stories;
};

} // namespace gui
