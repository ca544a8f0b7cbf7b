// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/checks/check.h"

#include <QAbstractListModel>
#include <QListView>

namespace gui
{

/// The stories and checks of a round trip as rows; the evidence is the tool tip.
class StoriesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        VerdictRole = Qt::UserRole, ///< roundtrip::Verdict as int
        StartsGroupRole,            ///< the first of the checks: some space above it
    };

    using QAbstractListModel::QAbstractListModel;

    void setChecks(const QList<roundtrip::Check> &checks);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<roundtrip::Check> m_checks;
};

/// The source document's four user stories and then the checks, each ticked by its evidence: ✓ passed,
/// ✗ failed, ○ waiting.
class StoriesList : public QListView
{
    Q_OBJECT
public:
    explicit StoriesList(QWidget *parent = nullptr);

    void setChecks(const QList<roundtrip::Check> &checks);

private:
    StoriesModel *m_model;
};

} // namespace gui
