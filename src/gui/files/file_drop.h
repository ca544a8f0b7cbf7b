// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QWidget;

namespace gui
{

/// Takes files dropped anywhere on a window, on its text fields too, which would otherwise take them as
/// text.
class FileDrop : public QObject
{
    Q_OBJECT
public:
    explicit FileDrop(QWidget *window);

signals:
    void dropped(const QStringList &files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
};

} // namespace gui
