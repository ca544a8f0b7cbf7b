// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/settings.h"

#include "core/places.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <optional>

namespace workspace
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int recentFilesLimit = 10;
const Setting<QStringList> recent{"session/recentFiles"};

constexpr std::array themeWords{"system"_L1, "light"_L1, "dark"_L1}; // in the order of the enum

QVariant written(const QVariant &value)
{
    return value;
}

QVariant written(Settings::Theme theme)
{
    return QString(themeWords[size_t(theme)]);
}

/// Nothing where the text is not a value of that type.
template <typename Value>
std::optional<Value> readAs(const QVariant &value)
{
    return value.value<Value>();
}

template <>
std::optional<quint16> readAs(const QVariant &value)
{
    bool isNumber = false;
    const quint16 number = value.toString().toUShort(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

template <>
std::optional<Settings::Theme> readAs(const QVariant &value)
{
    const auto found = std::find(themeWords.begin(), themeWords.end(), value.toString());
    return found == themeWords.end() ? std::nullopt
                                     : std::optional(Settings::Theme(found - themeWords.begin()));
}

} // namespace

Settings::Settings(const QString &file) : m_settings(file, QSettings::IniFormat) {}

QString Settings::defaultFile()
{
    return core::placeIn(core::configFolder(), "settings.ini"_L1);
}

std::optional<core::Error> Settings::problem() const
{
    const QFileInfo file(m_settings.fileName());
    const bool isRead = !file.exists() || (file.isFile() && file.isReadable());
    if (isRead && m_settings.status() == QSettings::NoError)
        return std::nullopt;
    return core::Error{
        u"settings"_s,
        tr("The settings in %1 cannot be read, so the usual ones apply.").arg(file.filePath())};
}

template <typename Value>
Value Settings::get(const Setting<Value> &setting) const
{
    const QVariant value = m_settings.value(QLatin1StringView(setting.key));
    return value.isValid() ? readAs<Value>(value).value_or(setting.fallback) : setting.fallback;
}

template <typename Value>
void Settings::set(const Setting<Value> &setting, const std::type_identity_t<Value> &value)
{
    m_settings.setValue(QLatin1StringView(setting.key), written(value));
}

// The types that settings have.
template bool Settings::get(const Setting<bool> &) const;
template void Settings::set(const Setting<bool> &, const bool &);
template quint16 Settings::get(const Setting<quint16> &) const;
template void Settings::set(const Setting<quint16> &, const quint16 &);
template QString Settings::get(const Setting<QString> &) const;
template void Settings::set(const Setting<QString> &, const QString &);
template QStringList Settings::get(const Setting<QStringList> &) const;
template void Settings::set(const Setting<QStringList> &, const QStringList &);
template QByteArray Settings::get(const Setting<QByteArray> &) const;
template void Settings::set(const Setting<QByteArray> &, const QByteArray &);
template Settings::Theme Settings::get(const Setting<Settings::Theme> &) const;
template void Settings::set(const Setting<Settings::Theme> &, const Settings::Theme &);

QStringList Settings::recentFiles() const
{
    return get(recent).mid(0, recentFilesLimit);
}

void Settings::addRecentFile(const QString &file)
{
    // Absolute: the next start has another working folder.
    const QString path = QFileInfo(file).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    set(recent, files.mid(0, recentFilesLimit));
}

void Settings::clearRecentFiles()
{
    m_settings.remove(QLatin1StringView(recent.key));
}

} // namespace workspace
