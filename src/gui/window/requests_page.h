// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/settings.h"

#include <QWidget>

class QSplitter;

namespace gui
{

class NavigatorPane;
class RequestTabs;
class RoundTripStrip;

/// The page on which requests are made: navigator, form, and JSON beside each other, and below them the strip
/// with the newest round trip. Escape closes the strip.
class RequestsPage : public QWidget
{
    Q_OBJECT
public:
    /// `settings` outlives the page, which keeps its layout there.
    RequestsPage(NavigatorPane *navigator, RequestTabs *tabs, RoundTripStrip *strip,
                 workspace::Settings *settings, QWidget *parent = nullptr);

    void restoreLayout();
    void saveLayout();
    /// As at the first start.
    void resetLayout();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeShare();
    void giveShare();

    workspace::Settings *m_settings;
    RoundTripStrip *m_strip;
    QSplitter *m_rows;
    QSplitter *m_columns;
    int m_share; ///< of the height that the open strip takes, in percent
};

} // namespace gui
