// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/fields.h"

#include <QLatin1StringView>
#include <QList>

namespace cpv2
{

// The objects of a request, named by their paths as Field::parent has them. All of it follows from the field
// table.

/// Every object that has fields, in the table's order; the request itself is the empty path.
QList<QLatin1StringView> objects();
/// The object at `path` and those inside it that belong to the same customer and invoice: not the items of a
/// list.
QList<QLatin1StringView> objectsWithin(QLatin1StringView path);
/// The field that holds the object at `path`; nullptr for the request itself and for an item of a list.
const Field *fieldOfObject(QLatin1StringView path);
/// The fields of the object at `path`, in the table's order.
QList<const Field *> fieldsOf(QLatin1StringView path);

/// True for a switch of PageResultOptions or of an object in it.
bool isPageResultOption(const Field &field);
/// What the hosted page does with a switch that the request lacks: Related Invoices and Remind Me are on then
/// (docs/contract.md#create-request).
bool isOnWhenAbsent(const Field &field);
/// All of these, in the table's order.
QList<const Field *> pageResultOptions();

} // namespace cpv2
