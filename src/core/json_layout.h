// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_edit.h"

#include <memory>

namespace core
{

/// Where everything in a document is in writeJson(document), without holding that text: line and byte
/// counts of its arrays' items, kept up to date edit by edit. A replacement, a line and a place each cost
/// time by the objects on the way to it and the logarithm of the arrays, not by the size of the whole; where
/// an item comes, goes or moves, its array's counts are moved up, but no other item is looked at.
///
/// Every function is given the document that the layout describes; it keeps none itself.
class JsonLayout
{
public:
    JsonLayout();
    explicit JsonLayout(const Json &document);
    ~JsonLayout();
    JsonLayout(JsonLayout &&) noexcept;
    JsonLayout &operator=(JsonLayout &&) noexcept;

    /// `edit` has just been applied; `document` is the result.
    void update(const Json &document, const JsonEdit &edit);

    /// Of writeJson(document), its last line end included.
    qsizetype size() const;
    int lineCount() const;
    /// Line `line` (from 1) of writeJson(document), without its line end.
    QByteArray line(const Json &document, int line) const;
    /// As core::lineOf(): the line on which the value at `at` starts; 0 when it is not there.
    int lineOf(const Json &document, const JsonPointer &at) const;
    /// The innermost value that starts or ends on `line` (from 1) and that a pointer reaches: of members that
    /// repeat a name only the last is reached, for the others it is the object they are in.
    JsonPointer placeOf(const Json &document, int line) const;

private:
    struct Node;
    struct Spot;
    Spot spotAt(const Json &document, int line) const;

    std::unique_ptr<Node> m_root;
};

} // namespace core
