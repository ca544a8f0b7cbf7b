// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace workspace
{

/// Keeps API keys by the ids of their environments. Every function returns at once and answers later, in the
/// caller's thread, exactly once, or not at all if `context` no longer exists.
class KeyStore
{
public:
    using KeyAnswer = std::function<void(const core::Result<QByteArray> &)>;
    using Answer = std::function<void(const core::Result<core::Done> &)>;

    virtual ~KeyStore() = default;

    /// Answers with an empty key when there is none; some locked keychains do the same. Fails with
    /// `keychain`.
    virtual void read(const QString &id, QObject *context, const KeyAnswer &answer) = 0;
    /// Fails with `keychain`; the key is then not kept.
    virtual void write(const QString &id, const QByteArray &key, QObject *context, const Answer &answer) = 0;
    /// Succeeds when there is none. Fails with `keychain`.
    virtual void remove(const QString &id, QObject *context, const Answer &answer) = 0;
};

} // namespace workspace
