// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace workspace
{

/// Keeps API keys, by the ids of their environments. Every function returns at once and answers later, in
/// the caller's thread, exactly once, and not at all when `context` is gone by then.
class KeyStore
{
public:
    using KeyAnswer = std::function<void(const core::Result<QByteArray> &)>;
    using Answer = std::function<void(const core::Result<core::Done> &)>;

    virtual ~KeyStore() = default;

    /// An empty key when there is none, and with some keychains when they are locked. Fails with `keychain`.
    virtual void read(const QString &id, QObject *context, const KeyAnswer &answer) = 0;
    /// Fails with `keychain`; then the key is not kept.
    virtual void write(const QString &id, const QByteArray &key, QObject *context, const Answer &answer) = 0;
    /// Well when there is none. Fails with `keychain`.
    virtual void remove(const QString &id, QObject *context, const Answer &answer) = 0;
};

} // namespace workspace
