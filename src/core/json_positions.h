// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_pointer.h"

namespace core
{

/// Line and column count from 1, the column in UTF-16 units, as in JsonParseError.
struct JsonPosition {
    int line = 1;
    int column = 1;
    bool operator==(const JsonPosition &) const = default;
};

/// Where the values of a JSON text stand in it, as it was written: for messages about a file.
class JsonPositions
{
public:
    /// `text` must be one that parseJson() has taken.
    explicit JsonPositions(QByteArrayView text);

    /// Where the value at `at` starts; where nothing is there, the innermost value around it that is.
    /// `document` is what parseJson() made of the text.
    JsonPosition of(const Json &document, const JsonPointer &at) const;

private:
    struct Node {
        JsonPosition start;
        std::vector<Node> children; ///< of an array or object, in its order
    };
    class Scanner;

    Node m_root;
};

} // namespace core
