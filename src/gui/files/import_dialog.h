// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "interchange/imported.h"

#include <QDialog>

#include <memory>

namespace Ui
{
class ImportDialog;
}

namespace gui
{

/// Takes the calls found in a file or text and returns the one that the user chooses. Says what was dropped
/// on the way in.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    /// `calls` is not empty; `judgements` says of each what it is, and `likeliest` is chosen at first.
    ImportDialog(const QList<interchange::Imported> &calls, const QStringList &judgements, int likeliest,
                 QWidget *parent = nullptr);
    ~ImportDialog() override;

    /// Has a value when the dialog was accepted.
    const interchange::Imported &chosen() const;

private:
    void update();

    std::unique_ptr<Ui::ImportDialog> m_ui;
    QList<interchange::Imported> m_calls;
};

} // namespace gui
