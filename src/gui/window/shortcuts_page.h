// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QKeySequence>
#include <QList>

namespace gui
{

/// One thing that keys can do.
struct ShortcutEntry {
    QString purpose;
    QList<QKeySequence> keys;
    QString place; ///< where the focus must be; empty where that does not matter
    bool operator==(const ShortcutEntry &) const = default;
};

/// Read from the actions, shortcuts and buttons that are in the window now, so it lists what there is. What
/// several open requests have alike is listed once.
QList<ShortcutEntry> shortcutsOf(const QWidget *window);

/// All keys of the window, to be filtered.
class ShortcutsPage : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsPage(QWidget *window);
};

} // namespace gui
