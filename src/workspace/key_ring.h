// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/key_store.h"

#include <QHash>

namespace workspace
{

/// Where a key is kept.
enum class KeyPlace { Nowhere, ThisRun, Keychain };

struct KeptKey {
    KeyPlace place = KeyPlace::Nowhere;
    QByteArray key;  ///< only when asked for
    QString problem; ///< why the keychain could not be used; empty when it could
};

/// The API keys of the environments: in the system's keychain or, where that cannot be used, in memory until
/// the program ends. Never anywhere else.
class KeyRing
{
public:
    /// KeyStore says when the answer comes.
    using Answer = std::function<void(const KeptKey &)>;

    /// `keychain` outlives the key ring, and the key ring its callers' contexts.
    explicit KeyRing(KeyStore *keychain) : m_keychain(keychain) {}

    void read(const QString &id, QObject *context, const Answer &answer);
    void write(const QString &id, const QByteArray &key, QObject *context, const Answer &answer);
    /// The answer's place says where the key still is: the keychain, if that could not be used.
    void remove(const QString &id, QObject *context, const Answer &answer);

private:
    KeyStore *m_keychain;
    QHash<QString, QByteArray> m_forThisRun;
};

} // namespace workspace
