// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/history_model.h"

#include "cpv2/money.h"
#include "gui/look/outcome.h"
#include "gui/look/plain_text.h"
#include "gui/trips/history_reader.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using journal::HistoryEntry;

namespace gui
{

namespace
{

/// Of rows that are announced one after the other.
constexpr qsizetype mostRuns = 50;

bool isRoundTrip(const HistoryEntry &entry)
{
    return !entry.roundTripId.isEmpty();
}

QString amountOf(const HistoryEntry &entry)
{
    const core::Result<cpv2::Money> amount = cpv2::Money::parse(entry.summary.amount);
    return amount ? amount->toDisplay() : entry.summary.amount;
}

} // namespace

HistoryModel::HistoryModel(HistoryReader *reader, QObject *parent)
    : QAbstractTableModel(parent), m_reader(reader)
{
    connect(m_reader, &HistoryReader::pageRead, this,
            [this](quint64 ticket, const QList<HistoryEntry> &page) {
                if (ticket == m_ticket)
                    take(page);
            });
    connect(m_reader, &HistoryReader::failed, this, [this] {
        m_isLoading = false;
        m_hasMore = false;
        emit loaded();
    });
}

void HistoryModel::setFilter(const journal::HistoryFilter &filter)
{
    m_filter = filter;
    m_isOutdated = false;
    read(Purpose::Begin);
}

void HistoryModel::refresh()
{
    if (m_isLoading)
        m_isOutdated = true;
    else
        read(Purpose::Refresh);
}

void HistoryModel::sort(int column, Qt::SortOrder order)
{
    using By = journal::HistoryOrder::By;
    constexpr By orders[ColumnCount] = {By::State,  By::Verdict, By::Title,
                                        By::Amount, By::Begun,   By::Environment};
    if (column < 0 || column >= ColumnCount)
        return;
    const journal::HistoryOrder wanted{orders[column], order == Qt::DescendingOrder};
    if (wanted == std::exchange(m_order, wanted))
        return;
    m_isOutdated = false;
    read(Purpose::Begin);
}

void HistoryModel::read(Purpose purpose)
{
    m_purpose = purpose;
    m_isLoading = true;
    if (isNewestFirst()) {
        m_ticket = m_reader->readPage(m_filter, purpose == Purpose::More ? m_readDownTo : 0, pageSize);
        return;
    }
    // A new entry may belong anywhere, so all that is shown is read again.
    const int shown = int(m_entries.size());
    const int limit = purpose == Purpose::Refresh ? std::max(shown, pageSize) : pageSize;
    m_asked = limit;
    m_ticket = m_reader->readSortedPage(m_filter, m_order, purpose == Purpose::More ? shown : 0, limit);
}

void HistoryModel::take(const QList<HistoryEntry> &page)
{
    m_isLoading = false;
    const bool isLast = page.size() < (isNewestFirst() ? pageSize : m_asked);
    if (m_purpose != Purpose::Refresh && !page.isEmpty())
        m_readDownTo = page.last().number;
    QList<HistoryEntry> shown = page;
    shown.removeIf([this](const HistoryEntry &entry) { return m_takenOut.contains(entry.number); });
    if (!isNewestFirst())
        takeSorted(shown, isLast);
    else
        takeNewest(shown, isLast);
    if (std::exchange(m_isOutdated, false))
        read(Purpose::Refresh);
    fillUp();
    emit loaded();
}

void HistoryModel::takeNewest(const QList<HistoryEntry> &page, bool isLast)
{
    switch (m_purpose) {
    case Purpose::Begin:
        m_hasMore = !isLast;
        return begin(page);
    case Purpose::More:
        m_hasMore = !isLast;
        return become(m_entries + page);
    case Purpose::Refresh:
        return merge(page, isLast);
    }
}

void HistoryModel::takeSorted(const QList<HistoryEntry> &page, bool isLast)
{
    m_hasMore = !isLast;
    if (m_purpose != Purpose::More) {
        if (page != m_entries)
            begin(page);
        return;
    }
    QList<HistoryEntry> more = page; // what came before may have moved down since
    more.removeIf([this](const HistoryEntry &entry) {
        return std::ranges::find(m_entries, entry.number, &HistoryEntry::number) != m_entries.end();
    });
    if (more.isEmpty())
        return;
    beginInsertRows({}, int(m_entries.size()), int(m_entries.size() + more.size()) - 1);
    m_entries += more;
    endInsertRows();
}

void HistoryModel::fillUp()
{
    if (m_entries.size() < pageSize)
        fetchMore({});
}

void HistoryModel::begin(const QList<HistoryEntry> &page)
{
    beginResetModel();
    m_entries = page;
    endResetModel();
}

void HistoryModel::merge(const QList<HistoryEntry> &page, bool isLast)
{
    // The page holds all entries down to its last one; below that nothing is known to be new.
    if (isLast) {
        m_hasMore = false;
        return become(page);
    }
    const qint64 last = page.isEmpty() ? 0 : page.last().number;
    if (m_entries.isEmpty() || m_entries.first().number < last) { // there may be others in between
        m_hasMore = true;
        m_readDownTo = last;
        return begin(page);
    }
    const auto rest =
        std::ranges::find_if(m_entries, [last](const HistoryEntry &entry) { return entry.number < last; });
    become(page + QList<HistoryEntry>(rest, m_entries.end()));
}

void HistoryModel::takeOut(const QList<HistoryEntry> &entries)
{
    for (const HistoryEntry &entry : entries)
        m_takenOut.insert(entry.number);
    QList<HistoryEntry> rest = m_entries;
    rest.removeIf([this](const HistoryEntry &entry) { return m_takenOut.contains(entry.number); });
    isNewestFirst() ? become(rest) : begin(rest);
    fillUp();
    emit loaded();
}

void HistoryModel::putBack(const QList<HistoryEntry> &entries, const journal::HistoryFilter &filter)
{
    for (const HistoryEntry &entry : entries)
        m_takenOut.remove(entry.number);
    if (filter != m_filter || !isNewestFirst())
        return refresh();
    QList<HistoryEntry> all = m_entries;
    all += entries;
    std::ranges::stable_sort(all, std::ranges::greater(), &HistoryEntry::number);
    const auto repeated = std::ranges::unique(all, {}, &HistoryEntry::number);
    all.erase(repeated.begin(), repeated.end());
    become(all);
    emit loaded();
}

void HistoryModel::become(const QList<HistoryEntry> &entries)
{
    // Where runs of rows begin in the old list and in the new one, and how long they are.
    struct Run {
        qsizetype oldBegin;
        qsizetype newBegin;
        qsizetype removed;
        qsizetype inserted;
    };
    QList<Run> runs;
    QList<qsizetype> changed;
    const auto runAt = [&runs](qsizetype oldRow, qsizetype newRow) -> Run & {
        if (runs.isEmpty() || runs.last().oldBegin + runs.last().removed != oldRow ||
            runs.last().newBegin + runs.last().inserted != newRow)
            runs.append({oldRow, newRow, 0, 0});
        return runs.last();
    };
    for (qsizetype oldRow = 0, newRow = 0; oldRow < m_entries.size() || newRow < entries.size();) {
        const bool isOldLeft = oldRow < m_entries.size();
        const bool isNewLeft = newRow < entries.size();
        if (isOldLeft && isNewLeft && m_entries.at(oldRow).number == entries.at(newRow).number) {
            if (m_entries.at(oldRow) != entries.at(newRow))
                changed += newRow;
            ++oldRow;
            ++newRow;
        } else if (isOldLeft && (!isNewLeft || m_entries.at(oldRow).number > entries.at(newRow).number)) {
            ++runAt(oldRow, newRow).removed;
            ++oldRow;
        } else {
            ++runAt(oldRow, newRow).inserted;
            ++newRow;
        }
    }
    if (runs.size() > mostRuns) // each of them moves all rows below it
        return begin(entries);

    for (auto run = runs.crbegin(); run != runs.crend(); ++run) { // from below, so that rows above stay
        const int row = int(run->oldBegin);
        if (run->removed > 0) {
            beginRemoveRows({}, row, row + int(run->removed) - 1);
            m_entries.remove(row, run->removed);
            endRemoveRows();
        }
        if (run->inserted > 0) {
            beginInsertRows({}, row, row + int(run->inserted) - 1);
            m_entries =
                m_entries.first(row) + entries.sliced(run->newBegin, run->inserted) + m_entries.sliced(row);
            endInsertRows();
        }
    }
    m_entries = entries;
    for (const qsizetype row : std::as_const(changed))
        emit dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HistoryEntry &entry = m_entries.at(index.row());
    if (role == BadgeKindRole && index.column() == State)
        return QVariant::fromValue(isRoundTrip(entry) ? stateKind(entry.summary) : Badge::Kind::Neutral);
    if (role == BadgeKindRole && index.column() == Verdict)
        return QVariant::fromValue(verdictKind(entry.summary));
    if (role == Qt::TextAlignmentRole && index.column() == Amount)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Title)
        return plainToolTip(entry.summary.title);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case State:
        return isRoundTrip(entry) ? stateLabel(entry.summary) : tr("unmatched");
    case Verdict:
        return verdictBrief(entry.summary);
    case Title:
        return oneLine(entry.summary.title);
    case Amount:
        return amountOf(entry);
    case Environment:
        return oneLine(entry.environment);
    case Started:
        return QLocale().toString(entry.startedAt.toLocalTime(), QLocale::ShortFormat);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case State:
        return tr("State");
    case Verdict:
        return tr("Checks");
    case Title:
        return tr("Reference");
    case Amount:
        return tr("Amount");
    case Environment:
        return tr("Environment");
    case Started:
        return tr("When");
    case ColumnCount:
        break;
    }
    return {};
}

int HistoryModel::rowOf(const QString &roundTripId) const
{
    const auto found = std::ranges::find(m_entries, roundTripId, &HistoryEntry::roundTripId);
    return found == m_entries.end() || roundTripId.isEmpty() ? -1 : int(found - m_entries.begin());
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isLoading;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(Purpose::More);
}

} // namespace gui
