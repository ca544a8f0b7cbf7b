// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "interchange/call.h"
#include "interchange/imported.h"

namespace interchange
{

/// A Postman collection (format v2.1) with the one call. Without a key, the user enters it in the
/// collection's variable `cpv2ApiKey`, and a script in the collection makes the header from it. Fails with
/// `export` when the body is not UTF-8 or contains a variable that Postman would replace (`{{$guid}}`): there
/// is no escape.
core::Result<QByteArray> toPostman(const Call &call, const QByteArray &apiKey = {});

/// The calls of a collection (format v2.0 or v2.1), folders included, in order. Variables with a value in the
/// collection are replaced. Fails with `import` when the text is not such a collection.
core::Result<QList<Imported>> fromPostman(const QByteArray &collection);

} // namespace interchange
