// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/decoded.h"
#include "roundtrip/persistent_list.h"

#include <iterator>
#include <utility>

namespace roundtrip
{

/// Exchanges in order of arrival, which is the order of their ids; one that the journal has not numbered
/// yet is the last. Copying costs one reference count, and changing a copy leaves the others as they are.
class Exchanges
{
public:
    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Decoded;
        using difference_type = std::ptrdiff_t;
        using pointer = const Decoded *;
        using reference = const Decoded &;

        Iterator() = default;
        explicit Iterator(PersistentList<DecodedPointer>::Iterator at) : m_at(at) {}
        reference operator*() const { return **m_at; }
        pointer operator->() const { return m_at->get(); }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        Iterator operator++(int) { return Iterator(m_at++); }
        bool operator==(const Iterator &other) const { return m_at == other.m_at; }

    private:
        PersistentList<DecodedPointer>::Iterator m_at;
    };

    qsizetype size() const { return m_list.size(); }
    bool isEmpty() const { return m_list.isEmpty(); }
    const Decoded &at(qsizetype index) const { return *m_list.at(index); }
    const Decoded &first() const { return at(0); }
    const Decoded &last() const { return at(size() - 1); }
    Iterator begin() const { return Iterator(m_list.begin()); }
    Iterator end() const { return Iterator(m_list.end()); }

    /// -1 when there is none of that id.
    qsizetype indexOf(qint64 id) const
    {
        qsizetype from = 0;
        qsizetype to = size();
        while (from < to) {
            const qsizetype middle = from + (to - from) / 2;
            const qint64 found = at(middle).id;
            if (found == id)
                return middle;
            if (found == 0 || found > id)
                to = middle;
            else
                from = middle + 1;
        }
        return -1;
    }
    /// nullptr when there is none of that id; good as long as this or any version that has it.
    const Decoded *find(qint64 id) const
    {
        const qsizetype index = indexOf(id);
        return index < 0 ? nullptr : &at(index);
    }

    void append(DecodedPointer exchange) { m_list.append(std::move(exchange)); }
    /// Of the same id; does nothing when there is none.
    void replace(DecodedPointer exchange)
    {
        if (const qsizetype index = indexOf(exchange->id); index >= 0)
            m_list.replace(index, std::move(exchange));
    }

private:
    PersistentList<DecodedPointer> m_list;
};

} // namespace roundtrip
