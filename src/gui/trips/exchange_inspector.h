// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/field_comparison.h"
#include "roundtrip/round_trip.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <memory>

namespace Ui
{
class ExchangeInspector;
}

namespace gui
{

/// A postback's fields beside what the request asked for and what the hosted page showed.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Field, Asked, Shown, Reported, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setComparisons(const QList<roundtrip::FieldComparison> &comparisons);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<roundtrip::FieldComparison> m_comparisons;
};

/// The exchanges of a round trip, decoded and raw: the chosen postback against the request, the request
/// and its response, the return, and the exact bytes of each message.
class ExchangeInspector : public QWidget
{
    Q_OBJECT
public:
    explicit ExchangeInspector(QWidget *parent = nullptr);
    ~ExchangeInspector() override;

    /// Keeps the chosen tab, postback and message when it is the same round trip again.
    void setRoundTrip(const roundtrip::RoundTrip &trip);
    /// One capture that belongs to no round trip.
    void setCapture(const journal::Exchange &capture);

signals:
    /// The person wants to know what can be done with the postback that is shown.
    void menuRequested(qint64 exchangeId, const QPoint &globalPosition);

private:
    /// One side of an exchange.
    struct Message {
        QString title;
        QByteArray bytes;
    };
    static QString titleOf(const roundtrip::Decoded &exchange);
    void setCallbackTabsVisible(bool visible);
    void setTrip(const roundtrip::RoundTrip &trip);
    /// The one chosen; nullptr for none.
    const roundtrip::Decoded *postback() const;
    void showPostback();
    void showReturn();
    void showSubmit();
    void showRaw();
    void copyRaw();

    roundtrip::RoundTrip m_trip;
    QList<Message> m_messages;
    ComparisonModel *m_comparison;
    std::unique_ptr<Ui::ExchangeInspector> m_ui;
};

} // namespace gui
