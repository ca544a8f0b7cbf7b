// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/request/field_search.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;

namespace gui
{

/// Goes to a field by its name and place: type, choose, Return.
class GoToField : public QDialog
{
    Q_OBJECT
public:
    explicit GoToField(const cpv2::PaymentRequest &request, QWidget *parent = nullptr);

signals:
    void chosen(const core::JsonPointer &at);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showHits();
    void showCount();
    void choose();

    FieldSearch *m_search;
    QList<FieldHit> m_hits;
    QLineEdit *m_query;
    QListWidget *m_list;
    QLabel *m_count;
};

} // namespace gui
