// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/destination.h"
#include "workspace/environment_store.h"
#include "workspace/key_ring.h"

#include <QWidget>

class QComboBox;

namespace gui
{

class Badge;

/// Where requests go: the built-in simulator, with which every run begins, or one of the user's environments.
/// A badge always shows which kind it is.
class EnvironmentSelector : public QWidget
{
    Q_OBJECT
public:
    /// The store and the key ring outlive the selector.
    EnvironmentSelector(const roundtrip::Destination &simulator, workspace::EnvironmentStore *store,
                        workspace::KeyRing *keys, QWidget *parent = nullptr);

    /// Without an endpoint while its key is being read.
    const roundtrip::Destination &current() const { return m_current; }
    const roundtrip::Destination &simulator() const { return m_simulator; }
    /// Opens the dialog that sets environments up; also the combo box's last row.
    void edit();
    /// Emits noticed() with what is wrong with the file of environments, for whoever was not there when it
    /// was read.
    void reportProblem();

signals:
    void changed(const roundtrip::Destination &destination);
    /// Something about a key or the file of environments that the user must know; empty: no longer.
    void noticed(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void chooseRow(int row);
    void choose(const QString &id);
    void use(const roundtrip::Destination &destination);
    void showBadge();
    void fillRows();

    roundtrip::Destination m_simulator;
    roundtrip::Destination m_current;
    workspace::EnvironmentStore *m_store;
    workspace::KeyRing *m_keys;
    QString m_id; ///< of the one chosen
    QComboBox *m_rows;
    Badge *m_badge;
};

} // namespace gui
