// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHashFunctions>

#include <memory>
#include <utility>
#include <vector>

namespace roundtrip
{

/// A hash that never changes: inserting gives a new one, which shares all but one path of small nodes with
/// the old one. Costs time in the logarithm (base 16) of the size. May be read from any thread.
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
    [[nodiscard]] PersistentHash inserted(const Key &key, const Value &value) const
    {
        PersistentHash hash;
        hash.m_root = put(m_root.get(), 0, key, value);
        return hash;
    }

private:
    static constexpr int bits = 4;
    static constexpr size_t fanOut = size_t(1) << bits;
    static constexpr size_t leafSize = 8; ///< more are parted by the next bits of their hashes
    static constexpr int deepest = int(sizeof(size_t)) * 8 / bits - 1;

    struct Node {
        std::vector<std::shared_ptr<const Node>> children; ///< empty in a leaf
        std::vector<std::pair<Key, Value>> entries;        ///< of a leaf
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

    static std::shared_ptr<const Node> put(const Node *node, int level, const Key &key, const Value &value)
    {
        auto copy = node ? std::make_shared<Node>(*node) : std::make_shared<Node>();
        if (!copy->children.empty()) {
            auto &child = copy->children[slot(key, level)];
            child = put(child.get(), level + 1, key, value);
            return copy;
        }
        for (auto &entry : copy->entries) {
            if (entry.first == key) {
                entry.second = value;
                return copy;
            }
        }
        copy->entries.emplace_back(key, value);
        if (copy->entries.size() > leafSize && level < deepest) {
            copy->children.resize(fanOut);
            for (const auto &entry : std::exchange(copy->entries, {})) {
                auto &child = copy->children[slot(entry.first, level)];
                child = put(child.get(), level + 1, entry.first, entry.second);
            }
        }
        return copy;
    }

    std::shared_ptr<const Node> m_root;
};

} // namespace roundtrip
