// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "interchange/call.h"
#include "interchange/imported.h"

namespace interchange
{

/// A Postman collection (format v2.1) with the one call. Without a key the person enters it into the
/// collection's variable `cpv2ApiKey`; a script of the collection makes the header of it. Fails with `export`
/// when the body is no UTF-8 or names a variable that Postman would replace (`{{$guid}}`): there is no
/// escape.
core::Result<QByteArray> toPostman(const Call &call, const QByteArray &apiKey = {});

/// The calls of a collection (format v2.0 or v2.1), folders included, in order. Variables to which the
/// collection gives a value are replaced. Fails with `import` when the text is no such collection.
core::Result<QList<Imported>> fromPostman(const QByteArray &collection);

} // namespace interchange
