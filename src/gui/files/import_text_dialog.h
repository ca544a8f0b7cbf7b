// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <memory>

namespace Ui
{
class ImportTextDialog;
}

namespace gui
{

/// Takes a text, usually the clipboard's, and returns what the user made of it: something to import.
class ImportTextDialog : public QDialog
{
    Q_OBJECT
public:
    /// `problem` is why the text could not be imported before; may be empty.
    ImportTextDialog(const QString &text, const QString &problem, QWidget *parent = nullptr);
    ~ImportTextDialog() override;

    QString text() const;

private:
    std::unique_ptr<Ui::ImportTextDialog> m_ui;
};

} // namespace gui
