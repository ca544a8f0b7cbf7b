// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"

#include <QAnyStringView>
#include <QHash>

namespace cpv2
{

/// The index of the member that the service binds to `name` (docs/contract.md#create-request): exact spelling
/// first, else any case; the last one when it repeats. -1 when there is none.
int boundMember(const core::Json::Members &members, QAnyStringView name);
/// The same in `object`; -1 also when it is not an object.
int boundMember(const core::Json &object, QAnyStringView name);
/// Its value; nullptr when there is none, or `object` is not an object.
const core::Json *boundValue(const core::Json &object, QAnyStringView name);

/// A string's, number's or boolean's text; empty for null, objects and arrays.
QString textOf(const core::Json &value);

/// While one lives, this thread remembers the names in large objects, so that looking up a member again and
/// again (Customers, for each of its invoices) does not look at all the others each time. The document must
/// not change meanwhile. For one at a time: one within another does nothing.
class BoundNames
{
    Q_DISABLE_COPY_MOVE(BoundNames)
public:
    BoundNames();
    ~BoundNames();

    int find(const core::Json::Members &members, QAnyStringView name);

    /// How many members this thread has looked at so far: for tests of growth.
    static qint64 steps();

private:
    struct Names {
        QHash<QString, int> exact;
        QHash<QString, int> anyCase; ///< by the name in lower case
    };
    QHash<const core::Json::Member *, Names> m_names; ///< by the first member of the object
};

} // namespace cpv2
