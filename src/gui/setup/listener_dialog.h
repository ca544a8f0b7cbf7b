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

/// Where the callback listener listens, and how.
struct ListenerChoice {
    enum class Encryption {
        None,     ///< http
        SelfMade, ///< https with a certificate of ours for localhost
        Own,      ///< https with the user's files (PEM)
    };

    quint16 port = 0;         ///< 0: any free one
    bool isReachable = false; ///< by other computers
    Encryption encryption = Encryption::None;
    QString certificateFile;
    QString keyFile;
    bool operator==(const ListenerChoice &) const = default;
};

/// Asks where the callback listener should listen.
class ListenerDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ListenerDialog(const ListenerChoice &choice, QWidget *parent = nullptr);
    ~ListenerDialog() override;

    ListenerChoice choice() const;

    /// Asks first if other computers are to reach the listener that could not before.
    void accept() override;

private:
    void update();

    const bool m_wasReachable;
    QString m_usualNote; ///< about the port
    std::unique_ptr<Ui::ListenerDialog> m_ui;
};

} // namespace gui
