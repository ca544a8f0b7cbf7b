// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/navigator_model.h"

#include "gui/look/outcome.h"
#include "gui/look/plain_text.h"

#include <QFileInfo>
#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

// A row's internal id is its section's number; a heading's is this.
constexpr quintptr headingId = 0xff;
constexpr int sectionCount = 2;

/// Today's by the clock, older ones by the day.
QString timeText(const QDateTime &utc)
{
    const QDateTime local = utc.toLocalTime();
    return local.date() == QDate::currentDate() ? QLocale().toString(local.time(), QLocale::ShortFormat)
                                                : QLocale().toString(local.date(), QLocale::ShortFormat);
}

} // namespace

void NavigatorModel::setOpenRequests(const QList<OpenRequest> &requests)
{
    if (requests == m_openRequests)
        return;
    m_openRequests = requests;
    updateRequests();
}

void NavigatorModel::setRecentFiles(const QStringList &files)
{
    m_recentFiles = files;
    updateRequests();
}

void NavigatorModel::setRoundTrip(const roundtrip::RoundTrip &trip)
{
    const Row row = rowOf(trip);
    if (const QModelIndex known = roundTripIndex(row.key); known.isValid()) {
        changeRow(RoundTrips, known.row(), row);
        return;
    }
    const QList<Row> &rows = m_sections[RoundTrips];
    const auto older = std::find_if(rows.begin(), rows.end(), [&row](const Row &other) {
        return other.kind == Kind::Unmatched || other.startedAt <= row.startedAt;
    });
    insertRow(RoundTrips, int(older - rows.begin()), row);
}

void NavigatorModel::setUnmatchedCount(int count)
{
    QList<Row> rows = m_sections[RoundTrips];
    if (!rows.isEmpty() && rows.last().kind == Kind::Unmatched)
        rows.removeLast();
    if (count > 0) {
        rows << Row{
            .kind = Kind::Unmatched, .title = tr("%Ln capture(s)", nullptr, count), .badge = tr("unmatched")};
    }
    setRows(RoundTrips, rows);
}

void NavigatorModel::setCurrentRoundTrip(Kind kind, const QString &key)
{
    if (kind == m_currentKind && key == m_currentKey)
        return;
    m_currentKind = kind;
    m_currentKey = key;
    const QModelIndex heading = index(RoundTrips, 0);
    if (const int rows = rowCount(heading); rows > 0)
        emit dataChanged(index(0, 0, heading), index(rows - 1, 0, heading), {CurrentRole});
}

bool NavigatorModel::isCurrent(const Row &row) const
{
    if (row.kind == Kind::Document)
        return row.isCurrent;
    return row.kind == m_currentKind && row.key == m_currentKey;
}

QModelIndex NavigatorModel::roundTripIndex(const QString &id) const
{
    const QList<Row> &rows = m_sections[RoundTrips];
    for (int i = 0; i < rows.size(); ++i) {
        if (rows.at(i).kind == Kind::RoundTrip && rows.at(i).key == id)
            return createIndex(i, 0, quintptr(RoundTrips));
    }
    return {};
}

QModelIndex NavigatorModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : headingId);
}

QModelIndex NavigatorModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == headingId)
        return {};
    return createIndex(int(index.internalId()), 0, headingId);
}

int NavigatorModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return sectionCount;
    return parent.internalId() == headingId ? int(m_sections[parent.row()].size()) : 0;
}

int NavigatorModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant NavigatorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row *found = row(index);
    if (!found) {
        if (role == Qt::DisplayRole)
            return index.row() == Requests ? tr("REQUESTS") : tr("ROUND TRIPS");
        return role == KindRole ? QVariant::fromValue(Kind::Heading) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return found->title;
    case Qt::ToolTipRole:
        return plainToolTip(found->hint);
    case Qt::AccessibleTextRole:
        return accessibleText(*found);
    case KindRole:
        return QVariant::fromValue(found->kind);
    case KeyRole:
        return found->key;
    case CurrentRole:
        return isCurrent(*found);
    case DetailRole:
        return found->detail;
    case BadgeRole:
        return found->badge;
    case BadgeKindRole:
        return QVariant::fromValue(found->badgeKind);
    case VerdictRole:
        return found->verdict;
    case VerdictKindRole:
        return QVariant::fromValue(found->verdictKind);
    default:
        return {};
    }
}

Qt::ItemFlags NavigatorModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return row(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                      : Qt::ItemFlags(Qt::ItemIsEnabled);
}

NavigatorModel::Row NavigatorModel::rowOf(const roundtrip::RoundTrip &trip)
{
    const journal::Summary summary = trip.summary();
    const core::Result<cpv2::Money> &total = trip.asked().total();
    const QString time = timeText(trip.record().startedAt);
    return {.kind = Kind::RoundTrip,
            .key = trip.record().id,
            .title = trip.title(),
            .detail = total && trip.hasRequest() ? tr("%1 · %2").arg(total->toDisplay(), time) : time,
            .badge = stateLabel(summary),
            .badgeKind = stateKind(summary),
            .verdict = verdictBrief(summary),
            .verdictInWords = verdictLabel(summary),
            .verdictKind = verdictKind(summary),
            .hint = trip.record().environment.isEmpty()
                        ? trip.record().endpoint
                        : tr("%1\n%2").arg(trip.record().environment, trip.record().endpoint),
            .startedAt = trip.record().startedAt};
}

NavigatorModel::Row NavigatorModel::rowOf(const OpenRequest &request, int number)
{
    Row row{.kind = Kind::Document, .key = QString::number(number), .title = request.name};
    if (request.isModified)
        row.title += u" •"_s;
    if (const int count = request.errors + request.warnings; count > 0)
        row.badge = QLocale().toString(count);
    row.badgeKind = request.errors > 0 ? Badge::Kind::Bad : Badge::Kind::Warning;
    row.hint = request.file;
    row.isCurrent = request.isCurrent;
    return row;
}

QList<NavigatorModel::Row> NavigatorModel::requestRows() const
{
    QList<Row> rows;
    QSet<QString> openFiles;
    for (const OpenRequest &request : m_openRequests) {
        openFiles << request.file;
        rows << rowOf(request, int(rows.size()));
    }
    for (const QString &file : m_recentFiles) {
        if (!openFiles.contains(file))
            rows << Row{.kind = Kind::File, .key = file, .title = QFileInfo(file).fileName(), .hint = file};
    }
    return rows;
}

void NavigatorModel::updateRequests()
{
    setRows(Requests, requestRows());
}

void NavigatorModel::setRows(Section section, const QList<Row> &rows)
{
    const QModelIndex heading = index(section, 0);
    QList<Row> &current = m_sections[section];
    if (current.size() > rows.size()) {
        beginRemoveRows(heading, int(rows.size()), int(current.size()) - 1);
        current.resize(rows.size());
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        if (i < current.size())
            changeRow(section, i, rows.at(i));
        else
            insertRow(section, i, rows.at(i));
    }
}

void NavigatorModel::insertRow(Section section, int at, const Row &row)
{
    beginInsertRows(index(section, 0), at, at);
    m_sections[section].insert(at, row);
    endInsertRows();
}

void NavigatorModel::changeRow(Section section, int at, const Row &row)
{
    if (m_sections[section].at(at) == row)
        return;
    m_sections[section][at] = row;
    const QModelIndex changed = index(at, 0, index(section, 0));
    emit dataChanged(changed, changed);
}

const NavigatorModel::Row *NavigatorModel::row(const QModelIndex &index) const
{
    return index.internalId() == headingId ? nullptr : &m_sections[index.internalId()].at(index.row());
}

QString NavigatorModel::accessibleText(const Row &row)
{
    QStringList parts{row.title, row.badge, row.verdictInWords, row.detail};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace gui
