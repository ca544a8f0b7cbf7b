// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/housekeeper.h"

#include <algorithm>

namespace journal
{

namespace
{

constexpr qint64 progressEveryMs = 200;

} // namespace

Housekeeper::Housekeeper(Journal *journal, QObject *parent)
    : QObject(parent), m_journal(journal), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Housekeeper::work);
}

void Housekeeper::start(Upkeep::Work work, const Retention &retention)
{
    const auto place = std::ranges::find(m_upkeeps, Upkeep::Work::Resume, &Upkeep::work);
    m_upkeeps.emplace(place, *m_journal, work, retention);
    m_sinceProgress.start();
    if (!m_timer.isActive())
        m_timer.start(0);
}

void Housekeeper::cancel()
{
    if (!m_upkeeps.empty())
        m_upkeeps.front().cancel();
}

void Housekeeper::work()
{
    QElapsedTimer slice;
    slice.start();
    Upkeep &upkeep = m_upkeeps.front();
    const auto step = upkeep.step();
    if (const QStringList gone = upkeep.takeErasedRoundTrips(); !gone.isEmpty())
        emit erased(gone);
    const bool isOver = !step || *step == Upkeep::Step::Finished;
    if (isOver) {
        const Upkeep done = std::move(upkeep);
        m_upkeeps.pop_front();
        if (step)
            emit finished(done.work(), done.erased());
        else
            emit failed(done.work(), step.error());
    } else if (m_sinceProgress.hasExpired(progressEveryMs)) {
        m_sinceProgress.start();
        emit progressed(upkeep.progress());
    }
    if (m_upkeeps.empty())
        return;
    const bool isLater = step && *step == Upkeep::Step::Later;
    m_timer.start(isLater ? Upkeep::restMs : int(std::max<qint64>(1, slice.elapsed())));
}

} // namespace journal
