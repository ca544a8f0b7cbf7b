// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/postbacks_model.h"

#include "gui/look/plain_text.h"
#include "gui/look/theme.h"
#include "roundtrip/correlation.h"
#include "roundtrip/field_comparison.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

void PostbacksModel::setRoundTrip(const roundtrip::RoundTrip &trip)
{
    const roundtrip::Exchanges postbacks = trip.ofRole(journal::Role::Postback);
    const bool isSame = !trip.id().isEmpty() && trip.id() == m_trip.id();
    const qsizetype before = m_postbacks.size();
    if (!isSame || postbacks.size() < before) {
        beginResetModel();
        m_trip = trip;
        m_postbacks = postbacks;
        m_faults.clear();
        endResetModel();
        return;
    }
    m_faults.clear(); // what the hosted page showed may be known only now
    if (postbacks.size() > before)
        beginInsertRows({}, int(before), int(postbacks.size()) - 1);
    m_trip = trip;
    m_postbacks = postbacks;
    if (postbacks.size() > before)
        endInsertRows();
    if (before > 0)
        emit dataChanged(index(0, 0), index(int(before) - 1, ColumnCount - 1));
}

int PostbacksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_postbacks.size());
}

int PostbacksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PostbacksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(textAt(index.row(), column));
    case Qt::ToolTipRole:
        return plainToolTip(textAt(index.row(), column).left(4000));
    case Qt::TextAlignmentRole:
        return column == Amount ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole: {
        const bool isBad = column == Verdict ? !faultOf(index.row()).isEmpty()
                                             : column == Approved && !postback(index.row()).fields.approved();
        return isBad ? QVariant(themeOf(QGuiApplication::palette()).bad) : QVariant();
    }
    case SortRole:
        return sortValue(index.row(), column);
    default:
        return {};
    }
}

QVariant PostbacksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (Column(section)) {
    case Verdict:
        return tr("Verdict");
    case Time:
        return tr("Postback");
    case Invoice:
        return tr("Invoice");
    case Amount:
        return tr("Amount");
    case Approved:
        return tr("Approved");
    case Message:
        return tr("Message");
    case Answer:
        return tr("Answer");
    case MatchedBy:
        return tr("Matched by");
    case ColumnCount:
        break;
    }
    return {};
}

QString PostbacksModel::faultOf(int row) const
{
    if (const auto known = m_faults.constFind(row); known != m_faults.constEnd())
        return *known;
    const cpv2::Postback &fields = postback(row).fields;
    QStringList faults;
    if (!fields.isComplete())
        faults += tr("incomplete");
    for (const roundtrip::FieldComparison &field : roundtrip::compare(m_trip, fields)) {
        if (field.outcome == roundtrip::FieldComparison::Outcome::Different)
            faults += field.field;
    }
    return *m_faults.insert(row, faults.join(u", "_s));
}

QString PostbacksModel::textAt(int row, Column column) const
{
    const roundtrip::Decoded &exchange = postback(row);
    switch (column) {
    case Verdict: {
        const QString fault = faultOf(row);
        if (!fault.isEmpty())
            return u"✗ "_s + fault;
        return exchange.fields.approved() ? u"✓"_s : u"·"_s;
    }
    case Time:
        return exchange.at.toLocalTime().toString(u"HH:mm:ss.zzz"_s);
    case Invoice:
        return exchange.fields.value(u"InvoiceNumber");
    case Amount:
        return exchange.fields.value(u"PaymentAmount");
    case Approved:
        return exchange.fields.value(u"Approved");
    case Message:
        return exchange.fields.value(u"PaymentMessage");
    case Answer:
        if (exchange.outcome != journal::Outcome::Answered)
            return {};
        return exchange.elapsedMs > 0
                   ? tr("%1 · %2 ms")
                         .arg(QString::number(exchange.status), QLocale().toString(exchange.elapsedMs))
                   : QString::number(exchange.status);
    case MatchedBy:
        return roundtrip::matchSentence(exchange.matchedBy);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PostbacksModel::sortValue(int row, Column column) const
{
    if (column == Time)
        return postback(row).id;
    if (column == Amount) {
        const core::Result<cpv2::Money> amount = postback(row).fields.paymentAmount();
        return amount ? QVariant(amount->tenThousandths()) : QVariant();
    }
    return textAt(row, column).toCaseFolded();
}

} // namespace gui
