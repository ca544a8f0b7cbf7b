// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/checks/check.h"

#include <QAbstractListModel>
#include <QListView>

namespace gui
{

/// The stories and checks of a round trip as rows, each with its evidence.
class StoriesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        VerdictRole = Qt::UserRole, ///< roundtrip::Verdict as int
        EvidenceRole,               ///< the sentence that says what decided it
        StartsGroupRole,            ///< the first of the rules: some space above it
    };

    using QAbstractListModel::QAbstractListModel;

    /// Rows of the same checks stay and change; others take their place.
    void setChecks(const QList<roundtrip::Check> &checks);
    const roundtrip::Check &check(int row) const { return m_checks.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<roundtrip::Check> m_checks;
};

/// The source document's four user stories and then the rules, each ticked by its evidence: ✓ passed,
/// ✗ failed, ○ waiting. The evidence is beside the title, or below it where there is too little room.
class StoriesList : public QListView
{
    Q_OBJECT
public:
    explicit StoriesList(QWidget *parent = nullptr);

    /// The check that is selected stays selected.
    void setChecks(const QList<roundtrip::Check> &checks);

signals:
    /// The user chose a check, and wants to see what decided it.
    void proofChosen(const roundtrip::Proof &proof);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void choose(const QModelIndex &index);

    StoriesModel *m_model;
    bool m_isUpdating = false;
};

} // namespace gui
