// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/own_node.h"

#include <QHashFunctions>

#include <memory>
#include <utility>
#include <vector>

namespace roundtrip
{

/// A hash whose copies share what they have in common: copying costs one reference count, and inserting into
/// a copy copies one path of small nodes, in the logarithm (base 16) of the size. What only this copy has is
/// changed in place. Different copies may be used by different threads.
template <typename Key, typename Value>
class PersistentHash
{
public:
    bool contains(const Key &key) const { return find(key) != nullptr; }
    Value value(const Key &key, const Value &fallback = {}) const
    {
        const Value *found = find(key);
        return found ? *found : fallback;
    }

    /// Replaces the value that the key has.
    void insert(const Key &key, const Value &value) { put(m_root, 0, key, value); }

private:
    static constexpr int bits = 4;
    static constexpr size_t fanOut = size_t(1) << bits;
    static constexpr size_t leafSize = 8; ///< more are parted by the next bits of their hashes
    static constexpr int deepest = int(sizeof(size_t)) * 8 / bits - 1;

    struct Node {
        std::vector<std::shared_ptr<Node>> children; ///< empty in a leaf
        std::vector<std::pair<Key, Value>> entries;  ///< of a leaf
    };

    /// With the seed of this run, so that nobody can send keys that all fall together.
    static size_t slot(const Key &key, int level)
    {
        return (qHash(key, QHashSeed::globalSeed()) >> (bits * level)) & (fanOut - 1);
    }

    const Value *find(const Key &key) const
    {
        const Node *node = m_root.get();
        for (int level = 0; node && !node->children.empty(); ++level)
            node = node->children[slot(key, level)].get();
        if (!node)
            return nullptr;
        for (const auto &entry : node->entries) {
            if (entry.first == key)
                return &entry.second;
        }
        return nullptr;
    }

    static void put(std::shared_ptr<Node> &shared, int level, const Key &key, const Value &value)
    {
        Node &node = ownNode(shared);
        if (!node.children.empty())
            return put(node.children[slot(key, level)], level + 1, key, value);
        for (auto &entry : node.entries) {
            if (entry.first == key) {
                entry.second = value;
                return;
            }
        }
        node.entries.emplace_back(key, value);
        if (node.entries.size() > leafSize && level < deepest) {
            node.children.resize(fanOut);
            for (const auto &entry : std::exchange(node.entries, {}))
                put(node.children[slot(entry.first, level)], level + 1, entry.first, entry.second);
        }
    }

    std::shared_ptr<Node> m_root; ///< its nodes are changed only while nobody shares them
};

} // namespace roundtrip
