// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "journal/history.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class PruneDialog;
}

namespace gui
{

/// Asks which entries of the history are to go for good. Nothing is chosen at first.
class PruneDialog : public QDialog
{
    Q_OBJECT
public:
    explicit PruneDialog(QWidget *parent = nullptr);
    ~PruneDialog() override;

    journal::Retention retention() const;

private:
    std::unique_ptr<Ui::PruneDialog> m_ui;
};

} // namespace gui
