// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/key_store.h"

#include <QHash>
#include <QTimer>

namespace support
{

/// A keychain in memory. It stores keys, or fails as a keychain that is not there.
class MemoryKeys : public workspace::KeyStore
{
public:
    bool isUsable = true;
    QHash<QString, QByteArray> keys;

    void read(const QString &id, QObject *context, const KeyAnswer &answer) override
    {
        QTimer::singleShot(0, context,
                           [this, id, answer] { isUsable ? answer(keys.value(id)) : answer(problem()); });
    }
    void write(const QString &id, const QByteArray &key, QObject *context, const Answer &answer) override
    {
        if (isUsable)
            keys.insert(id, key);
        acknowledge(context, answer);
    }
    void remove(const QString &id, QObject *context, const Answer &answer) override
    {
        if (isUsable)
            keys.remove(id);
        acknowledge(context, answer);
    }

private:
    static core::Error problem()
    {
        return {QStringLiteral("keychain"), QStringLiteral("There is no keychain.")};
    }
    void acknowledge(QObject *context, const Answer &answer)
    {
        QTimer::singleShot(0, context,
                           [this, answer] { isUsable ? answer(core::done()) : answer(problem()); });
    }
};

} // namespace support
