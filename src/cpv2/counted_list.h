// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/validation.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace cpv2
{

/// How many findings there are, by severity.
class FindingCounts
{
public:
    int of(Severities severities) const
    {
        int count = 0;
        for (size_t i = 0; i < m_counts.size(); ++i)
            count += severities.contains(Finding::Severity(i)) ? m_counts[i] : 0;
        return count;
    }
    void add(Finding::Severity severity, int count = 1) { m_counts[size_t(severity)] += count; }

    FindingCounts &operator+=(const FindingCounts &other)
    {
        for (size_t i = 0; i < m_counts.size(); ++i)
            m_counts[i] += other.m_counts[i];
        return *this;
    }
    FindingCounts &operator-=(const FindingCounts &other)
    {
        for (size_t i = 0; i < m_counts.size(); ++i)
            m_counts[i] -= other.m_counts[i];
        return *this;
    }
    bool operator==(const FindingCounts &) const = default;

private:
    std::array<int, 3> m_counts{};
};

/// A long list of items, each with a function `counts()` for its findings. It is kept in blocks that know
/// their sums, so that inserting, removing, changing an item and finding the one with the nth finding need
/// not look at all the others.
template <typename Item>
class CountedList
{
public:
    int size() const { return m_size; }
    const FindingCounts &counts() const { return m_counts; }

    const Item &at(int index) const
    {
        const Spot spot = spotOf(index);
        return m_blocks[spot.block].items[spot.item];
    }

    /// Calls `change` with the item.
    template <typename Change>
    void change(int index, Change change)
    {
        const Spot spot = spotOf(index);
        Item &item = m_blocks[spot.block].items[spot.item];
        uncount(spot.block, item.counts());
        change(item);
        count(spot.block, item.counts());
    }

    void append(Item item) { insert(m_size, std::move(item)); }

    void insert(int index, Item item)
    {
        if (m_blocks.empty() || (index == m_size && m_blocks.back().items.size() == blockSize))
            m_blocks.emplace_back();
        Spot spot = index == m_size ? Spot{m_blocks.size() - 1, m_blocks.back().items.size()} : spotOf(index);
        if (m_blocks[spot.block].items.size() == blockSize)
            spot = split(spot);
        ++m_size;
        count(spot.block, item.counts());
        auto &items = m_blocks[spot.block].items;
        items.insert(items.begin() + qsizetype(spot.item), std::move(item));
    }

    Item take(int index)
    {
        const Spot spot = spotOf(index);
        auto &items = m_blocks[spot.block].items;
        Item item = std::move(items[spot.item]);
        items.erase(items.begin() + qsizetype(spot.item));
        uncount(spot.block, item.counts());
        if (items.empty())
            m_blocks.erase(m_blocks.begin() + qsizetype(spot.block));
        --m_size;
        return item;
    }

    struct Found {
        int item;
        int finding; ///< among the item's own
    };
    /// The item that has finding number `finding` among those of `severities`; it must exist.
    Found find(int finding, Severities severities) const
    {
        Q_ASSERT(finding >= 0 && finding < m_counts.of(severities));
        int index = 0;
        auto block = m_blocks.begin();
        for (; finding >= block->counts.of(severities); ++block) {
            finding -= block->counts.of(severities);
            index += int(block->items.size());
        }
        auto item = block->items.begin();
        for (; finding >= item->counts().of(severities); ++item, ++index)
            finding -= item->counts().of(severities);
        return {index, finding};
    }

    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (const Block &block : m_blocks)
            std::for_each(block.items.begin(), block.items.end(), visit);
    }

private:
    static constexpr size_t blockSize = 256;

    struct Block {
        std::vector<Item> items;
        FindingCounts counts;
    };
    struct Spot {
        size_t block;
        size_t item;
    };

    Spot spotOf(int index) const
    {
        Q_ASSERT(index >= 0 && index < m_size);
        size_t block = 0;
        auto item = size_t(index);
        while (item >= m_blocks[block].items.size())
            item -= m_blocks[block++].items.size();
        return {block, item};
    }

    /// Splits a full block; returns the place in its new half.
    Spot split(Spot spot)
    {
        constexpr size_t half = blockSize / 2;
        Block upper;
        auto &items = m_blocks[spot.block].items;
        std::move(items.begin() + half, items.end(), std::back_inserter(upper.items));
        items.resize(half);
        for (const Item &item : upper.items)
            upper.counts += item.counts();
        m_blocks[spot.block].counts -= upper.counts;
        m_blocks.insert(m_blocks.begin() + qsizetype(spot.block) + 1, std::move(upper));
        return spot.item <= half ? spot : Spot{spot.block + 1, spot.item - half};
    }

    void count(size_t block, const FindingCounts &counts)
    {
        m_blocks[block].counts += counts;
        m_counts += counts;
    }
    void uncount(size_t block, const FindingCounts &counts)
    {
        m_blocks[block].counts -= counts;
        m_counts -= counts;
    }

    std::vector<Block> m_blocks;
    FindingCounts m_counts;
    int m_size = 0;
};

} // namespace cpv2
