// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace roundtrip
{

/// A list that never changes: appending and replacing give a new list, which shares all but one path of
/// small nodes with the old one. Both cost time in the logarithm (base 32) of the size, copying a list costs
/// one reference count, and lists may be read from any thread.
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

    [[nodiscard]] PersistentList appended(T value) const
    {
        PersistentList list = *this;
        if (m_size == qsizetype(1) << (bits * (m_levels + 1))) { // full: the old root is the new one's first
            auto root = std::make_shared<Node>();
            root->children.push_back(m_root);
            list.m_root = root;
            ++list.m_levels;
        }
        list.m_root = put(list.m_root.get(), list.m_levels, m_size, std::move(value));
        ++list.m_size;
        return list;
    }

    [[nodiscard]] PersistentList replaced(qsizetype index, T value) const
    {
        Q_ASSERT(index >= 0 && index < m_size);
        PersistentList list = *this;
        list.m_root = put(m_root.get(), m_levels, index, std::move(value));
        return list;
    }

private:
    static constexpr int bits = 5;

    /// Children above, values at the bottom.
    struct Node {
        std::vector<std::shared_ptr<const Node>> children;
        std::vector<T> values;
    };

    static size_t slot(qsizetype index, int level)
    {
        return size_t(index >> (bits * level)) & ((1U << bits) - 1);
    }

    static std::shared_ptr<const Node> put(const Node *node, int level, qsizetype index, T value)
    {
        auto copy = node ? std::make_shared<Node>(*node) : std::make_shared<Node>();
        const size_t at = slot(index, level);
        if (level == 0) {
            if (at == copy->values.size())
                copy->values.push_back(std::move(value));
            else
                copy->values[at] = std::move(value);
            return copy;
        }
        if (at == copy->children.size())
            copy->children.emplace_back();
        copy->children[at] = put(copy->children[at].get(), level - 1, index, std::move(value));
        return copy;
    }

    std::shared_ptr<const Node> m_root;
    qsizetype m_size = 0;
    int m_levels = 0; ///< of nodes above those with values
};

} // namespace roundtrip
