// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <type_traits>

namespace gui
{

/// Runs `work` in another thread, then `then` with what came of it in the thread of `owner`; when `owner` is
/// gone by then, nothing. `work` holds all it needs as values. (QFuture::then() with a context asserts in
/// Qt 6.4 when the context has gone.)
template <typename Work, typename Then>
void runThen(QObject *owner, const Work &work, const Then &then)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, then] {
        watcher->deleteLater();
        then(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(work));
}

} // namespace gui
