// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace gui
{

/// Waits for a window to be painted, so that what the user does not see at once does not hold it up.
class FirstPaint : public QObject
{
    Q_OBJECT
public:
    /// For a window that has not been shown yet; it outlives this.
    explicit FirstPaint(QWidget *window);

signals:
    /// Once: the window can be seen, or has not been painted for a second (it starts minimized, for example).
    void painted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish();

    QWidget *m_window;
    QTimer m_patience;
};

} // namespace gui
