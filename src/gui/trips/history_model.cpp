// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/history_model.h"

#include "cpv2/money.h"
#include "gui/look/plain_text.h"
#include "gui/trips/history_reader.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using journal::HistoryEntry;

namespace gui
{

namespace
{

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

Badge::Kind kindOfState(const QString &word)
{
    for (const roundtrip::State state : roundtrip::allStates) {
        if (roundtrip::wordFor(state) == word)
            return kindOf(state);
    }
    return Badge::Kind::Neutral;
}

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

void HistoryModel::read(Purpose purpose)
{
    m_purpose = purpose;
    m_isLoading = true;
    const qint64 before = purpose == Purpose::More ? m_entries.last().number : 0;
    m_ticket = m_reader->readPage(m_filter, before, pageSize);
}

void HistoryModel::take(const QList<HistoryEntry> &page)
{
    m_isLoading = false;
    switch (m_purpose) {
    case Purpose::Begin:
        begin(page);
        break;
    case Purpose::More:
        append(page);
        break;
    case Purpose::Refresh:
        merge(page);
        break;
    }
    if (std::exchange(m_isOutdated, false))
        read(Purpose::Refresh);
    emit loaded();
}

void HistoryModel::begin(const QList<HistoryEntry> &page)
{
    beginResetModel();
    m_entries = page;
    m_hasMore = page.size() == pageSize;
    endResetModel();
}

void HistoryModel::append(const QList<HistoryEntry> &page)
{
    m_hasMore = page.size() == pageSize;
    if (page.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(page.size()) - 1);
    m_entries += page;
    endInsertRows();
}

void HistoryModel::merge(const QList<HistoryEntry> &page)
{
    // The page tells of all entries down to its last one; below that nothing is known to be new.
    const qint64 last = page.size() == pageSize ? page.last().number : 0;
    if (m_entries.isEmpty() || m_entries.first().number < last)
        return begin(page);

    int row = 0;
    for (const HistoryEntry &entry : page) {
        while (row < m_entries.size() && m_entries.at(row).number > entry.number) { // no longer there
            beginRemoveRows({}, row, row);
            m_entries.removeAt(row);
            endRemoveRows();
        }
        if (row < m_entries.size() && m_entries.at(row).number == entry.number) {
            m_entries[row] = entry;
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        } else {
            beginInsertRows({}, row, row);
            m_entries.insert(row, entry);
            endInsertRows();
        }
        ++row;
    }
    if (last == 0 && row < m_entries.size()) {
        beginRemoveRows({}, row, rowCount() - 1);
        m_entries.resize(row);
        endRemoveRows();
        m_hasMore = false;
    }
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
        return QVariant::fromValue(kindOfState(entry.summary.state));
    if (role == Qt::TextAlignmentRole && (index.column() == Amount || index.column() >= Exchanges))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Title)
        return plainToolTip(entry.summary.title);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case State:
        return isRoundTrip(entry) ? roundtrip::labelForStateWord(entry.summary.state) : tr("unmatched");
    case Title:
        return oneLine(entry.summary.title);
    case Amount:
        return amountOf(entry);
    case Environment:
        return oneLine(entry.environment);
    case Started:
        return QLocale().toString(entry.startedAt.toLocalTime(), QLocale::ShortFormat);
    case Exchanges:
        return QLocale().toString(entry.exchanges);
    case Size:
        return QLocale().formattedDataSize(entry.bytes);
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
    case Title:
        return tr("Round trip");
    case Amount:
        return tr("Amount");
    case Environment:
        return tr("Environment");
    case Started:
        return tr("Started");
    case Exchanges:
        return tr("Exchanges");
    case Size:
        return tr("Size");
    case ColumnCount:
        break;
    }
    return {};
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
