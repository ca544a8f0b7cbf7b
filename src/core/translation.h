// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>

class QCoreApplication;

namespace core
{

/// Installs our catalogue and Qt's own for the user's language, where there is one, and below
/// them our English one, which has the plural forms only. Call it once, before anything is shown.
void installTranslations(QCoreApplication &application, const QLocale &locale = QLocale::system());

} // namespace core
