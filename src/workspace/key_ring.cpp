// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/key_ring.h"

#include <QTimer>

namespace workspace
{

void KeyRing::read(const QString &id, QObject *context, const Answer &answer)
{
    if (const auto known = m_forThisRun.constFind(id); known != m_forThisRun.cend()) {
        const KeptKey kept{KeyPlace::ThisRun, *known, {}};
        QTimer::singleShot(0, context, [answer, kept] { answer(kept); });
        return;
    }
    m_keychain->read(id, context, [answer](const core::Result<QByteArray> &key) {
        if (!key)
            answer({KeyPlace::Nowhere, {}, key.error().sentence});
        else
            answer({key->isEmpty() ? KeyPlace::Nowhere : KeyPlace::Keychain, *key, {}});
    });
}

void KeyRing::write(const QString &id, const QByteArray &key, QObject *context, const Answer &answer)
{
    m_forThisRun.insert(id, key); // also while the keychain has not answered
    m_keychain->write(id, key, context, [this, id, answer](const core::Result<core::Done> &written) {
        if (!written)
            return answer({KeyPlace::ThisRun, {}, written.error().sentence});
        m_forThisRun.remove(id);
        answer({KeyPlace::Keychain, {}, {}});
    });
}

void KeyRing::remove(const QString &id, QObject *context, const Answer &answer)
{
    m_forThisRun.remove(id);
    m_keychain->remove(id, context, [answer](const core::Result<core::Done> &removed) {
        answer(removed ? KeptKey{} : KeptKey{KeyPlace::Keychain, {}, removed.error().sentence});
    });
}

} // namespace workspace
