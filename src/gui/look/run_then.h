// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/when_done.h"

#include <QtConcurrentRun>

namespace gui
{

/// Runs `work` in another thread, then `then` with what came of it in the thread of `owner`; when `owner` is
/// gone by then, nothing. `work` holds all it needs as values.
template <typename Work, typename Then>
void runThen(QObject *owner, const Work &work, const Then &then)
{
    core::whenDone(owner, QtConcurrent::run(work), then);
}

} // namespace gui
