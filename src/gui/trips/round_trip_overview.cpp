// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/round_trip_overview.h"

#include "gui/trips/sequence_view.h"
#include "gui/trips/stories_list.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

RoundTripOverview::RoundTripOverview(QWidget *parent)
    : QSplitter(Qt::Horizontal, parent), m_sequence(new SequenceView), m_stories(new StoriesList)
{
    setChildrenCollapsible(false);
    m_sequence->setObjectName("sequence"_L1);
    m_sequence->setAccessibleName(tr("Sequence of the round trip"));
    m_stories->setObjectName("stories"_L1);
    m_stories->setAccessibleName(tr("Stories and checks"));
    m_stories->setFrameShape(QFrame::NoFrame);

    auto *heading = new QLabel(tr("STORIES AND CHECKS"));
    heading->setProperty("heading", true);
    heading->setIndent(12);
    auto *checks = new QWidget;
    checks->setBackgroundRole(QPalette::Base);
    checks->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(checks);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(heading);
    layout->addWidget(m_stories);
    addWidget(m_sequence);
    addWidget(checks);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    setSizes({560, 440}); // shares

    connect(m_sequence, &SequenceView::exchangeChosen, this,
            [this](qint64 exchangeId, bool isAnswer) { emit proofChosen({exchangeId}, isAnswer); });
    connect(m_sequence, &SequenceView::menuRequested, this, &RoundTripOverview::menuRequested);
    connect(m_stories, &StoriesList::proofChosen, this, [this](const roundtrip::Proof &proof) {
        m_sequence->setCurrentExchange(proof.exchangeId);
        emit proofChosen(proof, false);
    });
}

void RoundTripOverview::setRoundTrip(const roundtrip::RoundTrip &trip)
{
    const QList<roundtrip::Check> checks = roundtrip::judge(trip);
    QSet<qint64> broken;
    for (const roundtrip::Check &check : checks) {
        if (check.verdict == roundtrip::Verdict::Failed)
            broken.insert(check.proof.exchangeId);
    }
    m_sequence->setBroken(broken);
    m_sequence->setRoundTrip(trip);
    m_stories->setChecks(checks);
}

void RoundTripOverview::setCurrentExchange(qint64 exchangeId)
{
    m_sequence->setCurrentExchange(exchangeId);
}

} // namespace gui
