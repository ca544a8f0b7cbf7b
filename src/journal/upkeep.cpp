// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "journal/upkeep.h"

#include "journal/journal.h"
#include "journal/scribe.h"

#include <algorithm>

namespace journal
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// Entries looked at in one slice of choosing.
constexpr int chosenAtOnce = 1000;
constexpr int markedAtOnce = 1000;
/// Pages (4 KB) taken from the end of the file in one slice.
constexpr int pagesGivenBack = 128;
/// Slices between two checkpoints: SQLite would make one of a thousand pages within some capture's commit.
constexpr int slicesToCheckpoint = 4;
/// Pages of the log that a reader may keep from going into the file.
constexpr qint64 longestLog = 4096;
/// With Upkeep::restMs between them: two seconds.
constexpr int triesToEmptyLog = 50;

/// What the change gives, once it is on the disk.
template <typename Value, typename Change>
core::Result<Value> committed(Journal &journal, Change change)
{
    Value value{};
    const auto done = journal.commit([&](Scribe &scribe) -> core::Result<core::Done> {
        auto result = change(scribe);
        if (!result)
            return result.error();
        value = *std::move(result);
        return core::done();
    });
    if (!done)
        return done.error();
    return value;
}

} // namespace

Upkeep::Upkeep(Journal &journal, Work work, const Retention &retention)
    : m_journal(&journal), m_work(work), m_retention(retention),
      m_stage(work == Work::Resume  ? Stage::Convert
              : work == Work::Purge ? Stage::Erase
                                    : Stage::Choose)
{
}

core::Result<Upkeep::Step> Upkeep::step()
{
    if (!m_wasConverted) {
        const auto isConverted = m_journal->isConverted();
        if (!isConverted)
            return isConverted.error();
        m_wasConverted = *isConverted;
    }
    if (m_slices >= slicesToCheckpoint) {
        const auto left = m_journal->checkpoint();
        if (!left)
            return left.error();
        if (*left > longestLog) { // whoever reads an old state would make the log as long as what is deleted
            if (++m_tries >= triesToEmptyLog)
                return m_journal->logInUse();
            return Step::Later;
        }
        m_slices = 0;
        m_tries = 0;
        return Step::More;
    }
    switch (m_stage) {
    case Stage::Convert:
        return convert(Stage::Merge);
    case Stage::Choose:
        return choose();
    case Stage::Erase:
        return erase();
    case Stage::Reconvert:
        return convert(Stage::Merge);
    case Stage::Merge:
        return merge();
    case Stage::GiveBack:
        return giveBack();
    case Stage::EmptyLog:
        return emptyLog();
    case Stage::End:
        break;
    }
    return Step::Finished;
}

void Upkeep::cancel()
{
    if (m_stage == Stage::Choose || m_stage == Stage::Erase)
        m_stage = afterErasing();
    else if (m_stage == Stage::Convert)
        m_stage = Stage::EmptyLog; // the next one goes on where this one stopped
}

Upkeep::Stage Upkeep::afterErasing() const
{
    // A volume that had to be emptied is indexed again, but a purge does not wait for all that an older
    // version left.
    return m_wasConverted.value_or(false) ? Stage::Reconvert : Stage::Merge;
}

Upkeep::Progress Upkeep::progress() const
{
    switch (m_stage) {
    case Stage::Convert:
        return {Phase::Converting, m_done, m_total};
    case Stage::Choose:
        return {Phase::Choosing, 0, 0};
    case Stage::Erase:
        return {Phase::Erasing, m_erased, m_total};
    default:
        return {Phase::Tidying, 0, 0};
    }
}

core::Result<Upkeep::Step> Upkeep::convert(Stage next)
{
    const auto reached =
        committed<std::optional<qint64>>(*m_journal, [](Scribe &scribe) { return scribe.convertSome(); });
    if (!reached)
        return reached.error();
    if (!*reached) {
        m_stage = next;
        return Step::More;
    }
    m_hasChanged = true;
    ++m_slices;
    m_total = std::max(m_total, **reached);
    m_done = m_total - **reached;
    return Step::More;
}

core::Result<Upkeep::Step> Upkeep::choose()
{
    const auto page = m_journal->outline(m_before, chosenAtOnce);
    if (!page)
        return page.error();
    for (const EntryOutline &entry : *page) { // the newest first, so that the first ones kept are the newest
        m_before = entry.number;
        const bool isOld = m_retention.olderThan.isValid() && entry.startedAt < m_retention.olderThan;
        const bool isSurplus = m_retention.keepNewest && m_kept >= *m_retention.keepNewest;
        const bool isTooMuch = m_retention.maxBytes && m_keptBytes + entry.bytes > *m_retention.maxBytes;
        if (!isOld && !isSurplus) // what follows one that is too much is too much as well
            m_keptBytes += entry.bytes;
        if (isOld || isSurplus || isTooMuch)
            m_entries += entry.number;
        else
            ++m_kept;
    }
    if (page->size() < chosenAtOnce) {
        std::ranges::reverse(m_entries); // an end of the program leaves the newest
        m_total = m_entries.size();
        m_stage = Stage::Erase;
    }
    return Step::More;
}

core::Result<Upkeep::Step> Upkeep::erase()
{
    if (m_entries.isEmpty() && m_work == Work::Purge) {
        const auto marked =
            committed<QList<qint64>>(*m_journal, [](Scribe &scribe) { return scribe.marked(markedAtOnce); });
        if (!marked)
            return marked.error();
        m_entries = *marked;
        m_total += marked->size();
    }
    if (m_entries.isEmpty()) {
        m_stage = afterErasing();
        return Step::More;
    }
    const auto gone = committed<Scribe::Erased>(*m_journal, [this](Scribe &scribe) {
        return scribe.eraseSome(m_entries.first(std::min<qsizetype>(m_entries.size(), markedAtOnce)));
    });
    if (!gone)
        return gone.error();
    m_entries.remove(0, gone->entries);
    m_erased += gone->entries;
    m_erasedRoundTrips += gone->roundTrips;
    m_hasChanged = true;
    ++m_slices;
    return Step::More;
}

core::Result<Upkeep::Step> Upkeep::merge()
{
    const auto isMore = committed<bool>(*m_journal, [](Scribe &scribe) { return scribe.mergeSome(); });
    if (!isMore)
        return isMore.error();
    m_hasChanged = m_hasChanged || *isMore;
    m_slices += *isMore;
    if (!*isMore) {
        // A program that ends keeps the free pages for the next one: they hold nothing but zeros.
        const bool givesBack = m_hasChanged && m_work != Work::Purge;
        m_stage = givesBack ? Stage::GiveBack : Stage::EmptyLog;
    }
    return Step::More;
}

core::Result<Upkeep::Step> Upkeep::giveBack()
{
    const auto isMore =
        committed<bool>(*m_journal, [](Scribe &scribe) { return scribe.giveBackSome(pagesGivenBack); });
    if (!isMore)
        return isMore.error();
    ++m_slices;
    if (!*isMore)
        m_stage = Stage::EmptyLog;
    return Step::More;
}

core::Result<Upkeep::Step> Upkeep::emptyLog()
{
    if (!m_hasChanged && m_work == Work::Resume) {
        m_stage = Stage::End;
        return Step::Finished;
    }
    const auto isEmpty = m_journal->emptyLog();
    if (!isEmpty)
        return isEmpty.error();
    if (!*isEmpty && ++m_tries < triesToEmptyLog)
        return Step::Later;
    m_stage = Stage::End;
    if (!*isEmpty)
        return m_journal->logInUse();
    return Step::Finished;
}

} // namespace journal
