// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/checks/check.h"
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
    enum Column { Field, Asked, Shown, Reported, Verdict, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setComparisons(const QList<roundtrip::FieldComparison> &comparisons);
    /// -1 when there is none.
    int rowOf(const QString &field) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<roundtrip::FieldComparison> m_comparisons;
};

/// One exchange of a round trip after the other, decoded and raw: the chosen postback against the request,
/// the request and its response, the return, and the exact bytes of the chosen exchange. Until one is chosen,
/// it shows the newest postback, return and exchange.
class ExchangeInspector : public QWidget
{
    Q_OBJECT
public:
    explicit ExchangeInspector(QWidget *parent = nullptr);
    ~ExchangeInspector() override;

    /// Keeps the chosen tab and exchange when it is the same round trip again.
    void setRoundTrip(const roundtrip::RoundTrip &trip);
    /// Shows the exchange in the tab for its role, and selects the field of a postback.
    void choose(const roundtrip::Proof &proof, bool isAnswer = false);
    /// The exchange that was chosen; else the newest postback. 0 for none.
    qint64 shownExchange() const;
    /// One capture that belongs to no round trip.
    void setCapture(const journal::Exchange &capture);

signals:
    /// The user wants to know what can be done with the postback that is shown.
    void menuRequested(qint64 exchangeId, const QPoint &globalPosition);

private:
    void setCallbackTabsVisible(bool visible);
    void setTrip(const roundtrip::RoundTrip &trip);
    /// The chosen exchange if it has this role, else the newest of the role; nullptr for none.
    const roundtrip::Decoded *shown(journal::Role role) const;
    const roundtrip::Decoded *shownRaw() const;
    QWidget *tabFor(journal::Role role, bool isAnswer) const;
    QByteArray rawBytes() const;
    void showAll();
    void showPostback();
    void showReturn();
    void showSubmit();
    void showRaw();
    void copyRaw();

    roundtrip::RoundTrip m_trip;
    qint64 m_chosen = 0; ///< 0: what is newest is shown
    ComparisonModel *m_comparison;
    std::unique_ptr<Ui::ExchangeInspector> m_ui;
};

} // namespace gui
