// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_pointer.h"

#include <QHash>

namespace core
{

/// Line and column count from 1, the column in UTF-16 units, as in JsonParseError.
struct JsonPosition {
    int line = 1;
    int column = 1;
    bool operator==(const JsonPosition &) const = default;
};

/// Where the values of a JSON text are in it, as it was written: for messages about a file. Asking for the
/// places of all members of an object takes time that grows with their number, not with its square.
class JsonPositions
{
public:
    /// `text` must be one that parseJson() has read; `document` is what it made of it.
    JsonPositions(QByteArrayView text, const Json &document);
    Q_DISABLE_COPY_MOVE(JsonPositions)

    /// Where the value at `at` starts; where nothing is there, the innermost value around it that is.
    JsonPosition of(const JsonPointer &at);

    /// How many members and items were compared or counted so far, to tell how the work grows.
    qint64 steps() const { return m_steps; }

private:
    struct Node {
        JsonPosition start;
        std::vector<Node> children; ///< of an array or object, in its order
    };
    class Scanner;

    int indexOf(const Json &container, const QString &token);

    Json m_document;
    Node m_root;
    QHash<const Json *, QHash<QString, int>> m_names; ///< of large objects: where each name is last
    qint64 m_steps = 0;
};

} // namespace core
