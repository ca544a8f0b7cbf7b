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
    QString file; ///< `:/profiles/…` for one that is built in
    core::Result<cpv2::BillerProfile> profile;
    bool isReplaced = false; ///< built in, and the person has a file of the same id: that one counts

    bool isBuiltIn() const { return file.startsWith(u':'); }
    /// The file's base name, also of a file that cannot be read.
    QString id() const;
    bool operator==(const ProfileFile &other) const;
};

/// Where the person's own profiles lie: `cpv2-workbench/profiles` in the user's data folder (XDG_DATA_HOME).
QString profileFolder();

/// Those that are built in, then those in `folder`, each by name. A file that cannot be read is listed with
/// the reason.
QList<ProfileFile> readProfiles(const QString &folder = profileFolder());

/// For command lines: the profile of that id, or in that file when the text has a `/` or ends in `.json`.
/// Fails with `profile` or `file-read`; the sentence names the file, or the ids there are.
core::Result<cpv2::BillerProfile> findProfile(const QString &idOrFile,
                                              const QString &folder = profileFolder());

/// The profiles of readProfiles(), read again as soon as a file of the person's folder comes, changes or
/// goes. The folder need not be there.
class ProfileLibrary : public QObject
{
    Q_OBJECT
public:
    explicit ProfileLibrary(const QString &folder = profileFolder(), QObject *parent = nullptr);

    const QString &folder() const { return m_folder; }
    const QList<ProfileFile> &profiles() const { return m_profiles; }
    /// The file that counts for that id; nullptr when there is none.
    const ProfileFile *find(const QString &id) const;

    /// A copy of the file in the person's folder, which is made (0700) where missing, under a new id. Returns
    /// the copy's path. Fails with `profile` for a bad or taken id, `file-read` or `file-write`.
    core::Result<QString> copy(const ProfileFile &original, const QString &id);

signals:
    /// profiles() is another list now.
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
