// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/key_store.h"

#include <QCoreApplication>
#include <QHash>

namespace workspace
{

/// The system's keychain (GNOME Keyring, KWallet, …; service `cpv2-workbench`). Never writes plain text: if
/// there is no keychain, or it is locked or does not answer in time, it fails and says so. If the keychain
/// writes a key after that, the key is removed again, since the caller was told that it is not kept.
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
    QObject m_lateWrites;               ///< the context for removing keys that were written late
    QHash<QString, int> m_changesSoFar; ///< writes and removals, by id
};

} // namespace workspace
