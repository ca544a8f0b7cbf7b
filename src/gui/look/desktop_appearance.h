// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <optional>

class QDBusVariant;

namespace gui
{

/// Whether the desktop wants dark windows, as the freedesktop portal tells it
/// (org.freedesktop.appearance, color-scheme), and when that changes. It asks without waiting; on a
/// desktop without the portal it never knows.
class DesktopAppearance : public QObject
{
    Q_OBJECT
public:
    explicit DesktopAppearance(QObject *parent = nullptr);

    /// Empty while not known, or when the desktop has no wish.
    std::optional<bool> isDark() const { return m_isDark; }

signals:
    void changed();

private slots:
    void takeSetting(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);

    std::optional<bool> m_isDark;
};

} // namespace gui
