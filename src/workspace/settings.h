// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <optional>

namespace workspace
{

/// What the person chose and what the window remembers, in the user's configuration folder
/// (`cpv2-workbench/settings.ini`, XDG_CONFIG_HOME). Never a secret.
class Settings
{
public:
    enum class Theme { System, Light, Dark };

    explicit Settings(const QString &file = defaultFile());
    static QString defaultFile();

    // Preferences
    Theme theme() const;
    void setTheme(Theme theme);
    /// Put the listener's addresses into ReturnURL and PostBackURL when submitting. On unless turned off.
    bool replaceCallbacks() const;
    void setReplaceCallbacks(bool on);
    /// Open the hosted page in the browser as soon as a request is accepted. On unless turned off.
    bool openPageAutomatically() const;
    void setOpenPageAutomatically(bool on);
    quint16 listenerPort() const; ///< 0: any free one
    void setListenerPort(quint16 port);
    /// Open the files of the last session again at the start. On unless turned off.
    bool reopenFiles() const;
    void setReopenFiles(bool on);
    QString profile() const; ///< the id of the biller profile in use; `sagesgov` at first
    void setProfile(const QString &id);

    // Session state
    quint16 lastListenerPort() const; ///< where the listener was to be found; 0: nowhere yet
    void setLastListenerPort(quint16 port);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QByteArray splitterState(const QString &name) const;
    void setSplitterState(const QString &name, const QByteArray &state);
    QStringList hiddenPanes() const; ///< by the names of their actions; none at first
    void setHiddenPanes(const QStringList &names);
    QStringList recentFiles() const; ///< the newest first, at most ten
    void addRecentFile(const QString &file);
    void clearRecentFiles();
    QStringList openFiles() const; ///< of the last session, in the order of its tabs
    QString currentFile() const;   ///< the one of them in front; empty for none
    void setOpenFiles(const QStringList &files, const QString &current);

private:
    QSettings m_settings;
};

} // namespace workspace
