// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/key_store.h"

#include <QCoreApplication>
#include <QHash>

namespace workspace
{

/// The system's keychain (GNOME Keyring, KWallet, …; service `cpv2-workbench`). Never writes plain text:
/// where there is no keychain, or it is locked or does not answer within the time-out, it fails and says so.
/// A key that it writes only after that is taken out again: whoever was told that it is not kept relies on
/// it.
class Keychain : public KeyStore
{
    Q_DECLARE_TR_FUNCTIONS(workspace::Keychain)
public:
    explicit Keychain(int timeoutMs = 5000) : m_timeoutMs(timeoutMs) {}

    void read(const QString &id, QObject *context, const KeyAnswer &answer) override;
    void write(const QString &id, const QByteArray &key, QObject *context, const Answer &answer) override;
    void remove(const QString &id, QObject *context, const Answer &answer) override;

private:
    int m_timeoutMs;
    QObject m_lateWrites;               ///< the context of taking them out
    QHash<QString, int> m_changesSoFar; ///< writes and removals, by id
};

} // namespace workspace
