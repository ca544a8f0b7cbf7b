// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

class QString;
class QWidget;

namespace gui
{

/// The first round trip in six steps.
void showTour(QWidget *window);
/// Version, licences, and where data is kept.
void showAbout(QWidget *window, const QString &journalFile);

} // namespace gui
