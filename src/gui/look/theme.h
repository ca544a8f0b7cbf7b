// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/settings.h"

#include <QColor>
#include <QFont>
#include <QString>

#include <optional>

class QApplication;
class QPalette;

namespace gui
{

/// The colours of the window, light or dark: one accent, three states, the JSON's four.
struct Theme {
    bool isDark = false;
    QColor background, pane, line, text, dim;
    QColor accent, onAccent, selection;
    QColor good, goodBackground, warning, warningBackground, bad, badBackground;
    QColor code, key, string, number, mark;

    static const Theme &light();
    static const Theme &dark();
};

/// The theme a widget is shown in, by its palette: for everything that paints itself.
const Theme &themeOf(const QPalette &palette);

/// The light or dark theme for the user's choice. `System` follows the desktop (DesktopAppearance) or,
/// where the desktop does not say, the platform's own palette.
const Theme &themeFor(workspace::Settings::Theme choice, std::optional<bool> desktopIsDark,
                      const QPalette &platformPalette);

/// Sets the application's look: Fusion, the palette and one thin style sheet. May be called again at any
/// time; open windows follow. Besides plain widget classes, the style sheet knows these
/// dynamic properties: `heading` (a QLabel in small, bold, dim letters), `title` (a QLabel in larger ones),
/// `chip` (a rounded button that switches a filter), `switch` (a button of a switch between pages), `dim` (a
/// QLabel), `tab` (a QLabel that looks like the chosen tab), `problem` (a QLabel that names a problem),
/// `primary` (the one QPushButton or QToolButton in the accent colour), `compact` (a small button inside a
/// pane) and `finding` = "error" or "warning" (the frame of a field), `fieldState` = "empty" (a field that is
/// null or absent).
void applyTheme(QApplication &application, workspace::Settings::Theme choice,
                std::optional<bool> desktopIsDark = {});

/// The first half of applyTheme(): Fusion and the palette.
void applyColors(QApplication &application, workspace::Settings::Theme choice,
                 std::optional<bool> desktopIsDark = {});
/// The second half: the style sheet for the palette there is. Every widget that gets a parent while there is
/// a style sheet is styled again with all below it, so the program makes its window first.
void applyStyleSheet(QApplication &application);

/// The size of headings, badges and details next to the user's own font.
QFont smallFont(QFont font);

} // namespace gui
