// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/biller_profile.h"

#include <QByteArray>

namespace cpv2
{

/// The contract as JSON Schema 2020-12, made of the field table: type and requiredness as validate() judges
/// them, and the profile's rules where a schema can say them. It knows the sample's spelling of names only,
/// and of a number the value, not how it is written (`43.0` is whole to it); its `$comment` says so.
QByteArray jsonSchema(const BillerProfile &profile);

} // namespace cpv2
