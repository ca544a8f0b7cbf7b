// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <memory>

namespace Ui
{
class LiveConfirmationDialog;
}

namespace gui
{

/// Before anything is sent to a live service: the user types the name of its host.
class LiveConfirmationDialog : public QDialog
{
    Q_OBJECT
public:
    explicit LiveConfirmationDialog(const QString &host, QWidget *parent = nullptr);
    ~LiveConfirmationDialog() override;

private:
    std::unique_ptr<Ui::LiveConfirmationDialog> m_ui;
};

} // namespace gui
