// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/own_node.h"

#include <QtGlobal>

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace roundtrip
{

/// A list whose copies share what they have in common: copying costs one reference count, and appending to a
/// copy, or replacing in it, copies one path of small nodes, in the logarithm (base 32) of the size. What
/// only this copy has is changed in place. Different copies may be used by different threads.
template <typename T>
class PersistentList
{
public:
    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = const T *;
        using reference = const T &;

        Iterator() = default;
        Iterator(const PersistentList *list, qsizetype at) : m_list(list), m_at(at) {}
        reference operator*() const { return m_list->at(m_at); }
        pointer operator->() const { return &m_list->at(m_at); }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        Iterator operator++(int) { return {m_list, m_at++}; }
        bool operator==(const Iterator &other) const { return m_at == other.m_at; }

    private:
        const PersistentList *m_list = nullptr;
        qsizetype m_at = 0;
    };

    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, m_size}; }

    const T &at(qsizetype index) const
    {
        Q_ASSERT(index >= 0 && index < m_size);
        const Node *node = m_root.get();
        for (int level = m_levels; level > 0; --level)
            node = node->children[slot(index, level)].get();
        return node->values[slot(index, 0)];
    }
    const T &first() const { return at(0); }
    const T &last() const { return at(m_size - 1); }

    void append(T value)
    {
        if (m_size == qsizetype(1) << (bits * (m_levels + 1))) { // full: the old root is the new one's first
            auto root = std::make_shared<Node>();
            root->children.push_back(std::move(m_root));
            m_root = std::move(root);
            ++m_levels;
        }
        put(m_root, m_levels, m_size, std::move(value));
        ++m_size;
    }
    void replace(qsizetype index, T value)
    {
        Q_ASSERT(index >= 0 && index < m_size);
        put(m_root, m_levels, index, std::move(value));
    }

private:
    static constexpr int bits = 5;

    /// Children above, values at the bottom.
    struct Node {
        std::vector<std::shared_ptr<Node>> children;
        std::vector<T> values;
    };

    static size_t slot(qsizetype index, int level)
    {
        return size_t(index >> (bits * level)) & ((1U << bits) - 1);
    }

    static void put(std::shared_ptr<Node> &shared, int level, qsizetype index, T &&value)
    {
        Node &node = ownNode(shared);
        const size_t at = slot(index, level);
        if (level > 0) {
            if (at == node.children.size())
                node.children.emplace_back();
            put(node.children[at], level - 1, index, std::move(value));
        } else if (at == node.values.size()) {
            node.values.push_back(std::move(value));
        } else {
            node.values[at] = std::move(value);
        }
    }

    std::shared_ptr<Node> m_root; ///< its nodes are changed only while nobody shares them
    qsizetype m_size = 0;
    int m_levels = 0; ///< of nodes above those with values
};

} // namespace roundtrip
