// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QSettings>
#include <QStringList>

#include <optional>
#include <type_traits>

namespace workspace
{

/// One row of the table below: where a value is kept, and what it is until the user chooses another.
template <typename Value>
struct Setting {
    const char *key;
    Value fallback = {};
};

/// What the user chose and what the window remembers, in the user's configuration folder
/// (`cpv2-workbench/settings.ini`, XDG_CONFIG_HOME). Never a secret.
class Settings
{
    Q_DECLARE_TR_FUNCTIONS(workspace::Settings)
public:
    enum class Theme { System, Light, Dark };

    explicit Settings(const QString &file = defaultFile());
    static QString defaultFile();
    /// Why the usual settings apply, though there is a file.
    std::optional<core::Error> problem() const;

    /// The fallback where the file has nothing, or nothing that makes sense.
    template <typename Value>
    Value get(const Setting<Value> &setting) const;
    template <typename Value>
    void set(const Setting<Value> &setting, const std::type_identity_t<Value> &value);

    /// The newest first, at most ten.
    QStringList recentFiles() const;
    void addRecentFile(const QString &file);
    void clearRecentFiles();

private:
    QSettings m_settings;
};

/// The table of settings.
namespace setting
{

// Preferences
inline const Setting<Settings::Theme> theme{"preferences/theme", Settings::Theme::System};
/// Put the listener's addresses into ReturnURL and PostBackURL when submitting.
inline const Setting<bool> replaceCallbacks{"preferences/replaceCallbacks", true};
/// Open the hosted page in the browser as soon as a request is accepted.
inline const Setting<bool> openPageAutomatically{"preferences/openPageAutomatically", true};
/// 0: any free one.
inline const Setting<quint16> listenerPort{"preferences/listenerPort", 0};
/// Open the files of the last session again at the start.
inline const Setting<bool> reopenFiles{"preferences/reopenFiles", true};
/// The size of the type, in percent of the user's own font.
inline const Setting<quint16> zoom{"preferences/zoom", 100};
/// The id of the biller profile in use.
inline const Setting<QString> profile{"preferences/profile", QStringLiteral("sagesgov")};

// What the last session left
/// Where the listener was to be found; 0: nowhere yet.
inline const Setting<quint16> lastListenerPort{"session/listenerPort", 0};
inline const Setting<QByteArray> windowGeometry{"session/windowGeometry"};
inline const Setting<QByteArray> columnSizes{"session/splitters/columns"};
/// How much of the window's height the open strip of the round trip takes, in percent.
inline const Setting<quint16> stripShare{"session/stripShare", 38};
inline const Setting<QByteArray> roundTripColumns{"session/splitters/roundTrips"};
/// By the names of the actions that show them.
inline const Setting<QStringList> hiddenPanes{"session/hiddenPanes"};
/// In the order of their tabs.
inline const Setting<QStringList> openFiles{"session/openFiles"};
/// The one in front; empty for none.
inline const Setting<QString> currentFile{"session/currentFile"};

} // namespace setting

} // namespace workspace
