// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QListWidget;

namespace gui
{

/// Asks which of the recovered requests to open.
class DraftChoiceDialog : public QDialog
{
    Q_OBJECT
public:
    /// One row for each of `descriptions`, all chosen at first.
    explicit DraftChoiceDialog(const QStringList &descriptions, QWidget *parent = nullptr);

    bool isChosen(int row) const;

private:
    QListWidget *m_rows;
};

} // namespace gui
