// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/validation.h"

#include <QAbstractListModel>
#include <QListView>

namespace gui
{

/// Findings as rows; the sentence is the text.
class FindingsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setFindings(const QList<cpv2::Finding> &findings);
    const cpv2::Finding &finding(const QModelIndex &index) const { return m_findings.at(index.row()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<cpv2::Finding> m_findings;
};

/// What a person should know before sending: severity, sentence, and a Fix button where one edit
/// mends it (Alt+Return on the chosen row).
class FindingsList : public QListView
{
    Q_OBJECT
public:
    explicit FindingsList(QWidget *parent = nullptr);

    void setFindings(const QList<cpv2::Finding> &findings);
    QSize sizeHint() const override;
    /// Where the Fix button of a row is, in the viewport; empty when it has none.
    QRect fixButton(const QModelIndex &index) const;

signals:
    void findingActivated(const cpv2::Finding &finding);
    void fixRequested(const cpv2::Finding &finding);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void activate(const QModelIndex &index);
    void requestFix(const QModelIndex &index);

    FindingsModel *m_model;
    class QAction *m_fix;
};

} // namespace gui
