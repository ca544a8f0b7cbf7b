// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_pointer.h"

namespace core
{

/// One change of a document, as a value.
struct JsonEdit {
    enum class Kind { Replace, Insert, Remove, Move };
    Kind kind = Kind::Replace;
    JsonPointer at; ///< the value changed; for Insert the place it gets
    Json value;     ///< Replace, Insert
    /// Insert into an object: the index among its members, -1 = last. Remove from an object: the index
    /// of the member, -1 = the last of that name. Move: the new index in the array.
    int position = -1;
};

/// Carries out the edit and returns the one that takes it back. Fails with `json-edit`, changing
/// nothing, when the place does not exist or the document would nest deeper than jsonDepthLimit.
Result<JsonEdit> apply(Json &document, const JsonEdit &edit);

} // namespace core
