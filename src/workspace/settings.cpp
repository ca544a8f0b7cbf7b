// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/settings.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace workspace
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int recentFilesLimit = 10;

constexpr auto lightWord = "light"_L1;
constexpr auto darkWord = "dark"_L1;
constexpr auto systemWord = "system"_L1;

QString splitterKey(const QString &name)
{
    return "session/splitters/"_L1 + name;
}

} // namespace

Settings::Settings(const QString &file) : m_settings(file, QSettings::IniFormat) {}

QString Settings::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           "/cpv2-workbench/settings.ini"_L1;
}

Settings::Theme Settings::theme() const
{
    const QString word = m_settings.value(u"preferences/theme"_s).toString();
    if (word == lightWord)
        return Theme::Light;
    return word == darkWord ? Theme::Dark : Theme::System;
}

void Settings::setTheme(Theme theme)
{
    const QString word = theme == Theme::Light ? lightWord : theme == Theme::Dark ? darkWord : systemWord;
    m_settings.setValue(u"preferences/theme"_s, word);
}

bool Settings::replaceCallbacks() const
{
    return m_settings.value(u"preferences/replaceCallbacks"_s, true).toBool();
}

void Settings::setReplaceCallbacks(bool on)
{
    m_settings.setValue(u"preferences/replaceCallbacks"_s, on);
}

bool Settings::openPageAutomatically() const
{
    return m_settings.value(u"preferences/openPageAutomatically"_s, true).toBool();
}

void Settings::setOpenPageAutomatically(bool on)
{
    m_settings.setValue(u"preferences/openPageAutomatically"_s, on);
}

bool Settings::reopenFiles() const
{
    return m_settings.value(u"preferences/reopenFiles"_s, true).toBool();
}

void Settings::setReopenFiles(bool on)
{
    m_settings.setValue(u"preferences/reopenFiles"_s, on);
}

quint16 Settings::listenerPort() const
{
    return m_settings.value(u"preferences/listenerPort"_s).toString().toUShort();
}

void Settings::setListenerPort(quint16 port)
{
    m_settings.setValue(u"preferences/listenerPort"_s, port);
}

QString Settings::profile() const
{
    return m_settings.value(u"preferences/profile"_s, u"sagesgov"_s).toString();
}

void Settings::setProfile(const QString &id)
{
    m_settings.setValue(u"preferences/profile"_s, id);
}

quint16 Settings::lastListenerPort() const
{
    return m_settings.value(u"session/listenerPort"_s).toString().toUShort();
}

void Settings::setLastListenerPort(quint16 port)
{
    m_settings.setValue(u"session/listenerPort"_s, port);
}

QByteArray Settings::windowGeometry() const
{
    return m_settings.value(u"session/windowGeometry"_s).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_settings.setValue(u"session/windowGeometry"_s, geometry);
}

QByteArray Settings::splitterState(const QString &name) const
{
    return m_settings.value(splitterKey(name)).toByteArray();
}

void Settings::setSplitterState(const QString &name, const QByteArray &state)
{
    m_settings.setValue(splitterKey(name), state);
}

QStringList Settings::hiddenPanes() const
{
    return m_settings.value(u"session/hiddenPanes"_s).toStringList();
}

void Settings::setHiddenPanes(const QStringList &names)
{
    m_settings.setValue(u"session/hiddenPanes"_s, names);
}

QStringList Settings::recentFiles() const
{
    return m_settings.value(u"session/recentFiles"_s).toStringList().mid(0, recentFilesLimit);
}

void Settings::addRecentFile(const QString &file)
{
    // Absolute: the next start has another working folder.
    const QString path = QFileInfo(file).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_settings.setValue(u"session/recentFiles"_s, files.mid(0, recentFilesLimit));
}

void Settings::clearRecentFiles()
{
    m_settings.remove(u"session/recentFiles"_s);
}

QStringList Settings::openFiles() const
{
    return m_settings.value(u"session/openFiles"_s).toStringList();
}

QString Settings::currentFile() const
{
    return m_settings.value(u"session/currentFile"_s).toString();
}

void Settings::setOpenFiles(const QStringList &files, const QString &current)
{
    m_settings.setValue(u"session/openFiles"_s, files);
    m_settings.setValue(u"session/currentFile"_s, current);
}

} // namespace workspace
