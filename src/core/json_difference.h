// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_pointer.h"

#include <QCoreApplication>
#include <QList>

#include <functional>
#include <limits>

namespace core
{

/// One thing in which two documents differ. Its values share their containers with the documents.
struct JsonDifference {
    Q_DECLARE_TR_FUNCTIONS(core::JsonDifference)
public:
    enum class Kind {
        Added,     ///< only in the second
        Removed,   ///< only in the first
        Changed,   ///< another value, or a number or text spelled in another way: 10.00 and 10
        Moved,     ///< an item or a member that has overtaken others beside it
        Respelled, ///< a member whose name is spelled in another case
    };
    /// One of the two sides. Both sides have the same place, except for items that stand elsewhere.
    struct Side {
        JsonPointer at;    ///< of the one that is not there: where its parent is
        int position = -1; ///< among its siblings, from 0; -1 for the root and for what is not there
        Json value;
        bool operator==(const Side &) const = default;
    };

    Kind kind = Kind::Changed;
    Side before;
    Side after;

    bool isInBefore() const { return kind != Kind::Added; }
    bool isInAfter() const { return kind != Kind::Removed; }
    /// In the first document, or in the second for what is only there.
    const JsonPointer &at() const { return isInBefore() ? before.at : after.at; }
    /// `POINTER: before → after` for people, on one line.
    QString toLine() const;
    bool operator==(const JsonDifference &) const = default;
};

/// What an item of an array is known by, whatever its index is; empty for one that has no such thing.
using ItemKey = std::function<QString(const Json &item)>;

/// The first of these members that an object has, in any case, as a number or a text that is not empty.
ItemKey keyedByMembers(const QStringList &names);

/// How `after` differs from `before`, in the order of `before`, what was added to an array or object last.
/// Empty only for equal documents.
///
/// Members are paired by name, a repeated name's in their order, and those without a partner by their name in
/// any case; items by their key. Items without a partner
/// are paired in their order where they follow the same pair: so one whose key was edited is still known by
/// where it is, and without any key it is the index that counts. Takes time by the number of items and
/// members, and none for arrays and objects that both documents share.
QList<JsonDifference> differences(const Json &before, const Json &after, const ItemKey &itemKey = {});

/// The value as JSON on one line. Ends soon after `limit` bytes.
QByteArray compactText(const Json &value, qsizetype limit = std::numeric_limits<qsizetype>::max());

} // namespace core
