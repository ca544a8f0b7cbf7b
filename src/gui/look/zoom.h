// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "workspace/settings.h"

#include <QFont>
#include <QObject>

namespace gui
{

/// The size of the type in all windows, in percent of the user's own font; remembered. Ctrl with the wheel
/// changes it too.
class Zoom : public QObject
{
    Q_OBJECT
public:
    static constexpr int least = 70;
    static constexpr int most = 250;

    /// Applies what is remembered. `settings` outlives it.
    explicit Zoom(workspace::Settings *settings, QObject *parent = nullptr);
    ~Zoom() override; ///< back to the user's own font

    int percent() const { return m_percent; }
    void zoomIn() { set(m_percent + step); }
    void zoomOut() { set(m_percent - step); }
    void reset() { set(100); }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int step = 10;
    void set(int percent);
    void apply();

    workspace::Settings *m_settings;
    QFont m_font; ///< the user's own
    int m_percent;
    int m_turned = 0; ///< of the wheel, less than a notch
};

} // namespace gui
