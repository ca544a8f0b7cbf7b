// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/biller_profile.h"

#include <QByteArray>

namespace cpv2
{

/// The contract as JSON Schema 2020-12, made from the field table: types and required members as validate()
/// checks them, and the profile's rules where a schema can express them. It knows only the sample's spelling
/// of names, and a number's value, not how it is written (`43.0` counts as whole); its `$comment` says so.
QByteArray jsonSchema(const BillerProfile &profile);

} // namespace cpv2
