// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/validation.h"

#include <QAbstractListModel>
#include <QListView>

namespace gui
{

class RequestDocument;

/// The findings about a request as rows; the sentence is the text. A finding is made when its row is looked
/// at, so an edit costs by the rows that are painted, not by all there are.
class FindingsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    /// The document must outlive the model.
    void setDocument(const RequestDocument *document);
    void setSeverities(cpv2::Severities shown);
    /// There must be such a row.
    const cpv2::Finding &finding(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void update();

    const RequestDocument *m_document = nullptr;
    cpv2::Severities m_severities;
    int m_count = 0;
    // The row looked at last: a view asks for one role after the other.
    mutable int m_row = -1;
    mutable cpv2::Finding m_finding;
};

/// What a user should know before sending: severity, sentence, and a Fix button where one edit
/// repairs it (Alt+Return on the chosen row). The chosen row stays the same number while findings come and
/// go.
class FindingsList : public QListView
{
    Q_OBJECT
public:
    explicit FindingsList(QWidget *parent = nullptr);

    /// Shows its findings from now on. The document must outlive the list.
    void setDocument(const RequestDocument *document);
    /// Only those are shown from now on; at first all.
    void setSeverities(cpv2::Severities shown);
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
    void updateFix();

    FindingsModel *m_model;
    class QAction *m_fix;
};

} // namespace gui
