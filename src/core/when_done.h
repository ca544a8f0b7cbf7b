// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace core
{

/// Calls `then` with what comes of `future`, later, in the thread of `owner`; when `owner` is gone by then,
/// never. (QFuture::then() with a context asserts in Qt 6.4 when the context has gone.)
template <typename Value, typename Then>
void whenDone(QObject *owner, const QFuture<Value> &future, const Then &then)
{
    auto *watcher = new QFutureWatcher<Value>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, then] {
        watcher->deleteLater();
        then(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace core
