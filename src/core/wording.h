// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QLatin1StringView>
#include <QString>

#include <algorithm>
#include <array>

namespace core
{

/// A value with its two words. Tables of these are what wordOf(), labelOf() and valueOf() look into.
template <typename Value>
struct Wording {
    Value value;
    QLatin1StringView word; ///< for machines: stored, and printed by `--json`, so it never changes
    const char *label;      ///< for people, marked with QT_TRANSLATE_NOOP in the table's context
};

template <typename Value, size_t count>
using WordTable = std::array<Wording<Value>, count>;

/// The row of a value, which must be in the table.
template <typename Value, size_t count>
const Wording<Value> &rowOf(const WordTable<Value, count> &table, Value value)
{
    const auto row = std::ranges::find_if(table, [&](const auto &one) { return value == one.value; });
    Q_ASSERT(row != table.end());
    return *row;
}

template <typename Value, size_t count>
QString wordOf(const WordTable<Value, count> &table, Value value)
{
    return rowOf(table, value).word;
}

template <typename Value, size_t count>
QString labelOf(const WordTable<Value, count> &table, const char *context, Value value)
{
    return QCoreApplication::translate(context, rowOf(table, value).label);
}

/// The label of a word; a word that the table lacks, of another version, is its own label.
template <typename Value, size_t count>
QString labelOfWord(const WordTable<Value, count> &table, const char *context, const QString &word)
{
    const auto row = std::ranges::find_if(table, [&](const auto &one) { return word == one.word; });
    return row == table.end() ? word : QCoreApplication::translate(context, row->label);
}

} // namespace core
