// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/biller_profile.h"

#include <QFileSystemWatcher>
#include <QList>
#include <QObject>
#include <QTimer>

namespace workspace
{

/// A profile's file, and what was read from it.
struct ProfileFile {
    QString file; ///< `:/profiles/…` for a built-in one
    core::Result<cpv2::BillerProfile> profile;
    bool isReplaced = false; ///< built in, but the user has a file with the same id, which is used instead

    bool isBuiltIn() const { return file.startsWith(u':'); }
    /// The file's base name, even if the file cannot be read.
    QString id() const;
    bool operator==(const ProfileFile &other) const;
};

/// The folder of the user's own profiles: `cpv2-workbench/profiles` in the user's data folder
/// (XDG_DATA_HOME).
QString profileFolder();

/// The built-in profiles, then those in `folder`, each sorted by name. A file that cannot be read is listed
/// with the reason.
QList<ProfileFile> readProfiles(const QString &folder = profileFolder());

/// For command lines: the profile with that id, or in that file when the text contains a `/` or ends in
/// `.json`. Fails with `profile` or `file-read`; the sentence names the file, or the known ids.
core::Result<cpv2::BillerProfile> findProfile(const QString &idOrFile,
                                              const QString &folder = profileFolder());

/// The profiles of readProfiles(), read again whenever a file in the user's folder is added, changed or
/// removed. The folder need not exist.
class ProfileLibrary : public QObject
{
    Q_OBJECT
public:
    explicit ProfileLibrary(const QString &folder = profileFolder(), QObject *parent = nullptr);

    const QString &folder() const { return m_folder; }
    const QList<ProfileFile> &profiles() const { return m_profiles; }
    /// The file that is used for that id; nullptr when there is none.
    const ProfileFile *find(const QString &id) const;

    /// Copies the file into the user's folder under a new id, and creates the folder (0700) if missing.
    /// Returns the copy's path. Fails with `profile` for an invalid or taken id, `file-read` or `file-write`.
    core::Result<QString> copy(const ProfileFile &original, const QString &id);

signals:
    /// profiles() has changed.
    void changed();

private:
    void reload();
    void watch();

    QString m_folder;
    QList<ProfileFile> m_profiles;
    QFileSystemWatcher m_watcher;
    QTimer m_settling;
};

} // namespace workspace
