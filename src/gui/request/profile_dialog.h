// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/profile_library.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace Ui
{
class ProfileDialog;
}

namespace gui
{

/// Takes the id of the biller profile in use and returns the one to use. Shows every profile there is: where
/// it comes from, its rules in words, its integration modifications, or why its file cannot be read. Follows
/// the files while it is open.
class ProfileDialog : public QDialog
{
    Q_OBJECT
public:
    /// `library` outlives the dialog.
    ProfileDialog(workspace::ProfileLibrary *library, const QString &usedId, QWidget *parent = nullptr);
    ~ProfileDialog() override;

    /// What was chosen; good when the dialog was accepted.
    QString profileId() const;

private:
    const workspace::ProfileFile *selected() const; ///< nullptr for none
    void select(const QString &file);
    void showList();
    void showSelected();
    void showProfile(const cpv2::BillerProfile &profile);
    void openFolder();
    void askForNewId();
    void makeNew(const QString &id);
    QString freeId() const;

    workspace::ProfileLibrary *m_library;
    QString m_usedId;
    std::unique_ptr<Ui::ProfileDialog> m_ui;
    QPushButton *m_use;
    QPushButton *m_new;
};

} // namespace gui
