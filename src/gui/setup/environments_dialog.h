// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/biller_status.h"
#include "workspace/environment_store.h"
#include "workspace/key_ring.h"

#include <QDialog>
#include <QHash>

#include <memory>

namespace Ui
{
class EnvironmentsDialog;
}

namespace gui
{

/// The user's environments: a list, and a form for the one chosen in it. Nothing is changed before OK.
/// An API key can be entered, replaced and forgotten, and is never shown.
class EnvironmentsDialog : public QDialog
{
    Q_OBJECT
public:
    /// Begins with the environment `id`. The store and the key ring outlive the dialog.
    EnvironmentsDialog(workspace::EnvironmentStore *store, workspace::KeyRing *keys, const QString &id,
                       QWidget *parent = nullptr);
    ~EnvironmentsDialog() override;

    /// Why a key is kept for this run only, or could not be forgotten; empty when there is nothing to say.
    QString keyProblem() const { return m_keyProblem; }

    /// Begins a new one; also the button below the list.
    void add();
    void accept() override;

private:
    workspace::Environment *current();
    void fillList();
    void choose(int row);
    void removeCurrent();
    void fillForm(const workspace::Environment &environment);
    void readForm();
    void judge();
    void tellKeyPlace();
    void check();
    void saveKeys();
    void keyHandled(const workspace::KeptKey &kept);

    workspace::EnvironmentStore *m_store;
    workspace::KeyRing *m_keys;
    std::unique_ptr<Ui::EnvironmentsDialog> m_ui;
    QList<workspace::Environment> m_environments; ///< as they are to be
    QStringList m_removed;                        ///< by id
    QString m_currentId;
    QHash<QString, QByteArray> m_newKeys; ///< by id; an empty one is to be forgotten
    QString m_keyPlace;                   ///< of the current one, to show
    QString m_keyProblem;
    int m_keysUnderWay = 0;
    bool m_isShowing = false; ///< the form is being filled by us
    roundtrip::BillerStatus m_status;
};

} // namespace gui
