// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/badge.h"
#include "roundtrip/round_trip.h"

#include <QAbstractItemModel>
#include <QDateTime>

namespace gui
{

/// The navigator's tree: two headings, REQUESTS and ROUND TRIPS, and their rows.
class NavigatorModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Section { Requests, RoundTrips };
    /// What a row is about.
    enum class Kind { Heading, Document, File, RoundTrip, Unmatched };
    Q_ENUM(Kind)
    enum Role {
        KindRole = Qt::UserRole,
        KeyRole,       ///< an open request's number from 0, a file's path, a round trip's id
        CurrentRole,   ///< bool: what the window is about: the request in front, the round trip shown
        DetailRole,    ///< dim text behind the title
        BadgeRole,     ///< the badge's word; empty for none
        BadgeKindRole, ///< Badge::Kind
        VerdictRole,   ///< what the checks say of a round trip, in short: `✗ 2`
        VerdictKindRole,
    };

    struct OpenRequest {
        QString name;
        QString file; ///< empty while it has none
        bool isModified = false;
        bool isCurrent = false;
        int errors = 0;
        int warnings = 0;
        bool operator==(const OpenRequest &) const = default;
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// In the order of the tabs.
    void setOpenRequests(const QList<OpenRequest> &requests);
    /// Those that are already open appear only among the open requests.
    void setRecentFiles(const QStringList &files);
    /// Inserts by time of start, the newest first, or updates.
    void setRoundTrip(const roundtrip::RoundTrip &trip);
    void setUnmatchedCount(int count);
    /// The row of this kind and key is the current one of its section; the key of Kind::Unmatched is empty.
    void setCurrentRoundTrip(Kind kind, const QString &key);
    /// Invalid when it is not there.
    QModelIndex roundTripIndex(const QString &id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        Kind kind = Kind::File;
        QString key = {};
        QString title = {};
        QString detail = {};
        QString badge = {};
        Badge::Kind badgeKind = Badge::Kind::Neutral;
        QString verdict = {};
        QString verdictInWords = {};
        Badge::Kind verdictKind = Badge::Kind::Neutral;
        QString hint = {}; ///< for the tool tip
        bool isCurrent = false;
        QDateTime startedAt = {};
        bool operator==(const Row &) const = default;
    };
    static Row rowOf(const roundtrip::RoundTrip &trip);
    static Row rowOf(const OpenRequest &request, int number);
    QList<Row> requestRows() const;
    void updateRequests();
    /// Brings a section to `rows` with as few changes as they need.
    void setRows(Section section, const QList<Row> &rows);
    void insertRow(Section section, int at, const Row &row);
    void changeRow(Section section, int at, const Row &row);
    const Row *row(const QModelIndex &index) const;
    static QString accessibleText(const Row &row);

    bool isCurrent(const Row &row) const;

    QList<OpenRequest> m_openRequests;
    Kind m_currentKind = Kind::RoundTrip;
    QString m_currentKey;
    QStringList m_recentFiles;
    QList<Row> m_sections[2];
};

} // namespace gui
