// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/environment.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class EndpointDialog;
}

namespace gui
{

/// Takes an environment and returns one: the address of a CPV2 service that is not the simulator, and
/// the API key for it. The key is kept for this run of the program only, and the dialog says so.
class EndpointDialog : public QDialog
{
    Q_OBJECT
public:
    explicit EndpointDialog(const Environment &environment, QWidget *parent = nullptr);
    ~EndpointDialog() override;

    /// What was entered; good when the dialog was accepted.
    Environment environment() const;

private:
    QUrl url() const;
    void update();

    std::unique_ptr<Ui::EndpointDialog> m_ui;
};

} // namespace gui
