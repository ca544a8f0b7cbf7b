// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/badge.h"
#include "journal/history.h"

#include <QAbstractTableModel>
#include <QSet>

namespace gui
{

class HistoryReader;

/// The entries of the history that a filter lets through, the newest first or in another order. Only what was
/// looked at is loaded, a page at a time.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { State, Verdict, Title, Amount, Started, Environment, ColumnCount };
    enum Role {
        BadgeKindRole = Qt::UserRole, ///< Badge::Kind, of the columns State and Verdict
    };
    static constexpr int pageSize = 200;

    /// `reader` outlives the model. It is empty until a filter is set.
    explicit HistoryModel(HistoryReader *reader, QObject *parent = nullptr);

    /// Begins anew in this order.
    void sort(int column, Qt::SortOrder order) override;
    /// Begins anew with what the filter lets through.
    void setFilter(const journal::HistoryFilter &filter);
    /// Looks for what is new or changed among the newest; the rest stays where it is.
    void refresh();
    /// Takes entries out at once, before the journal has been read again. They stay out until putBack().
    void takeOut(const QList<journal::HistoryEntry> &entries);
    /// Undoes takeOut() with the same entries; they appear if the filter is still the one they passed.
    void putBack(const QList<journal::HistoryEntry> &entries, const journal::HistoryFilter &filter);
    const journal::HistoryFilter &filter() const { return m_filter; }
    bool isLoading() const { return m_isLoading; }
    const journal::HistoryEntry &entry(int row) const { return m_entries.at(row); }
    /// -1 when it is not loaded, or there is none.
    int rowOf(const QString &roundTripId) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    /// A page came, or could not be read: isLoading() says whether another is on its way.
    void loaded();

private:
    enum class Purpose { Begin, More, Refresh };
    void read(Purpose purpose);
    void take(const QList<journal::HistoryEntry> &page);
    void takeNewest(const QList<journal::HistoryEntry> &page, bool isLast);
    void takeSorted(const QList<journal::HistoryEntry> &page, bool isLast);
    void begin(const QList<journal::HistoryEntry> &page);
    /// Reads on when so much was taken out that a view may have no reason to ask for it.
    void fillUp();
    /// Entries of the page replace those from its beginning down to its last one.
    void merge(const QList<journal::HistoryEntry> &page, bool isLast);
    /// Announces the difference in runs of rows; when that takes very many, as a reset.
    void become(const QList<journal::HistoryEntry> &entries);

    HistoryReader *m_reader;
    /// They are ordered by their numbers, so that what is new can be merged.
    bool isNewestFirst() const { return m_order == journal::HistoryOrder(); }

    journal::HistoryFilter m_filter;
    journal::HistoryOrder m_order;
    QList<journal::HistoryEntry> m_entries;
    qint64 m_readDownTo = 0; ///< number of the last entry read, shown or taken out
    QSet<qint64> m_takenOut; ///< by number
    Purpose m_purpose = Purpose::Begin;
    quint64 m_ticket = 0;
    int m_asked = pageSize; ///< entries of the page on its way
    bool m_isLoading = false;
    bool m_isOutdated = false; ///< a refresh was asked for while another page was on its way
    bool m_hasMore = false;
};

} // namespace gui
