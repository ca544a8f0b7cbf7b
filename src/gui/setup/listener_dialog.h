// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDialog>
#include <QList>
#include <QStringList>

#include <memory>
#include <optional>

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
    QString allowedHosts; ///< by which it is called too, separated by commas
    bool operator==(const ListenerChoice &) const = default;
};

/// The hosts of ListenerChoice::allowedHosts; nothing when one of them is none.
std::optional<QList<QByteArray>> hostsIn(const QString &allowedHosts);

/// Asks where the callback listener should listen, and shows what it refused.
class ListenerDialog : public QDialog
{
    Q_OBJECT
public:
    /// `refused` has a line for each request that was refused lately.
    explicit ListenerDialog(const ListenerChoice &choice, const QStringList &refused = {},
                            QWidget *parent = nullptr);
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
