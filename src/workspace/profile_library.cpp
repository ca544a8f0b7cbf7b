// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/profile_library.h"

#include "core/places.h"
#include "core/private_folder.h"
#include "workspace/request_file.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using cpv2::BillerProfile;

namespace workspace
{

namespace
{

constexpr auto builtInFolder = ":/profiles"_L1;
constexpr auto suffix = ".json"_L1;
/// One save in an editor causes several events: a new file, a rename, a change of permissions.
constexpr int settlingMs = 100;

/// `sagesgov` for `/home/…/sagesgov.json`.
QString idOf(const QString &file)
{
    return QFileInfo(file).fileName().chopped(suffix.size());
}

core::Result<BillerProfile> readProfile(const QString &file)
{
    const core::Result<QByteArray> text = readRequestFile(file);
    if (!text)
        return text.error();
    return BillerProfile::fromJson(idOf(file), *text);
}

/// Includes entries that are not regular files and dangling links; they are listed as unreadable.
QStringList profileFiles(const QString &folder)
{
    if (folder.isEmpty()) // QDir would take the working folder
        return {};
    const QDir dir(folder);
    QStringList files =
        dir.entryList({u'*' + suffix}, QDir::Files | QDir::System | QDir::CaseSensitive, QDir::Name);
    for (QString &file : files)
        file = dir.filePath(file);
    return files;
}

/// The profile that is used: of two with the same id, the user's own.
const ProfileFile *countingFile(const QList<ProfileFile> &profiles, const QString &id)
{
    const auto found = std::ranges::find_if(
        profiles, [&](const ProfileFile &profile) { return profile.id() == id && !profile.isReplaced; });
    return found == profiles.end() ? nullptr : &*found;
}

/// The folder, or its nearest existing parent.
QString nearestFolder(QString folder)
{
    while (!QFileInfo(folder).isDir() && !QDir(folder).isRoot())
        folder = QFileInfo(folder).absolutePath();
    return folder;
}

} // namespace

QString ProfileFile::id() const
{
    return idOf(file);
}

bool ProfileFile::operator==(const ProfileFile &other) const
{
    if (file != other.file || isReplaced != other.isReplaced || bool(profile) != bool(other.profile))
        return false;
    return profile ? *profile == *other.profile : profile.error().sentence == other.profile.error().sentence;
}

QString profileFolder()
{
    return core::placeIn(core::dataFolder(), "profiles"_L1);
}

QList<ProfileFile> readProfiles(const QString &folder)
{
    const QStringList own = profileFiles(folder);
    const auto isOwn = [&](const QString &id) {
        return std::ranges::any_of(own, [&](const QString &file) { return idOf(file) == id; });
    };
    QList<ProfileFile> profiles;
    for (const QString &file : profileFiles(builtInFolder))
        profiles.append({file, readProfile(file), isOwn(idOf(file))});
    for (const QString &file : own)
        profiles.append({file, readProfile(file)});
    return profiles;
}

core::Result<BillerProfile> findProfile(const QString &idOrFile, const QString &folder)
{
    const auto named = [](const QString &file, core::Result<BillerProfile> profile) {
        if (profile || profile.error().sentence.contains(file))
            return profile;
        return core::Result<BillerProfile>(
            core::Error{profile.error().code, u"%1: %2"_s.arg(file, profile.error().sentence)});
    };
    if (idOrFile.contains(u'/') || idOrFile.endsWith(suffix))
        return named(idOrFile, readProfile(idOrFile));

    const QList<ProfileFile> profiles = readProfiles(folder);
    if (const ProfileFile *found = countingFile(profiles, idOrFile))
        return named(found->file, found->profile);
    QStringList ids;
    for (const ProfileFile &profile : profiles)
        ids.append(profile.id());
    ids.removeDuplicates();
    return core::Error{u"profile"_s, ProfileLibrary::tr("There is no profile “%1”. Available profiles: %2.")
                                         .arg(idOrFile, ids.join(u", "_s))};
}

ProfileLibrary::ProfileLibrary(const QString &folder, QObject *parent)
    : QObject(parent), m_folder(QDir::cleanPath(folder))
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(settlingMs);
    connect(&m_settling, &QTimer::timeout, this, &ProfileLibrary::reload);
    // Not restarted while it runs: a folder that changes all the time would never be read.
    const auto settle = [this] {
        if (!m_settling.isActive())
            m_settling.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, settle);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, settle);
    reload();
}

const ProfileFile *ProfileLibrary::find(const QString &id) const
{
    return countingFile(m_profiles, id);
}

core::Result<QString> ProfileLibrary::copy(const ProfileFile &original, const QString &id)
{
    const core::Result<QByteArray> text = readRequestFile(original.file);
    if (!text)
        return text.error();
    if (const core::Result<BillerProfile> profile = BillerProfile::fromJson(id, *text); !profile)
        return profile.error();
    const QString file = u"%1/%2%3"_s.arg(m_folder, id, suffix);
    if (QFileInfo::exists(file) || QFileInfo(file).isSymLink())
        return core::Error{u"profile"_s, tr("You already have a profile “%1” (%2).").arg(id, file)};
    if (const core::Result<core::Done> made = core::makePrivateFolder(m_folder); !made)
        return made.error();
    if (const core::Result<core::Done> written = writeRequestFile(file, *text); !written)
        return written.error();
    reload();
    return file;
}

void ProfileLibrary::reload()
{
    watch(); // first, so that changes after the reading are noticed
    QList<ProfileFile> profiles = readProfiles(m_folder);
    if (profiles == m_profiles)
        return;
    m_profiles = std::move(profiles);
    emit changed();
}

void ProfileLibrary::watch()
{
    // A file that was replaced or removed is no longer watched, nor is a folder that was recreated.
    if (const QStringList old = m_watcher.files() + m_watcher.directories(); !old.isEmpty())
        m_watcher.removePaths(old);
    QString folder;
    do {
        folder = nearestFolder(m_folder);
        m_watcher.addPath(folder);
    } while (nearestFolder(m_folder) != folder); // it appeared or vanished meanwhile
    for (const QString &file : profileFiles(m_folder)) {
        if (const QFileInfo info(file); info.isFile() && info.isReadable())
            m_watcher.addPath(file);
    }
}

} // namespace workspace
