// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace cpv2
{

/// A text in which the names of payment methods can be looked for: lower case, letters and digits only, so
/// that `Google Pay`, `GooglePay` and `GOOGLE_PAY` are the same.
QString plainMethod(const QString &text);

/// The first of `methods` that `plain`, which plainMethod() made, names, also by its usual short name; empty
/// when it names none.
QString methodNamedIn(const QString &plain, const QStringList &methods);

} // namespace cpv2
