// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace gui
{

/// Stands around the window's content, and turns into a coloured frame while requests go to a live
/// service.
class LiveFrame : public QWidget
{
    Q_OBJECT
public:
    explicit LiveFrame(QWidget *parent = nullptr);

    void setLive(bool live);
    bool isLive() const { return m_isLive; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isLive = false;
};

} // namespace gui
