// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <memory>

namespace roundtrip
{

/// The node of a persistent structure, to be changed: a copy when other versions share it, a new one when
/// there is none.
template <typename Node>
Node &ownNode(std::shared_ptr<Node> &shared)
{
    if (!shared)
        shared = std::make_shared<Node>();
    else if (shared.use_count() != 1)
        shared = std::make_shared<Node>(*shared);
    else // another thread may just have let go of it, and read it before
        std::atomic_thread_fence(std::memory_order_acquire);
    return *shared;
}

} // namespace roundtrip
