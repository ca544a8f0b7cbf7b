// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <memory>

namespace Ui
{
class ListenerDialog;
}

namespace gui
{

/// Where the callback listener listens: its port, and whether other computers reach it.
class ListenerDialog : public QDialog
{
    Q_OBJECT
public:
    ListenerDialog(quint16 port, bool isReachable, QWidget *parent = nullptr);
    ~ListenerDialog() override;

    quint16 port() const; ///< 0: any free one
    bool isReachable() const;

    /// Asks first when other computers shall reach the listener that did not before.
    void accept() override;

private:
    const bool m_wasReachable;
    std::unique_ptr<Ui::ListenerDialog> m_ui;
};

} // namespace gui
