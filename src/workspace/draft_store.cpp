// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/draft_store.h"

#include "core/places.h"
#include "core/private_folder.h"
#include "core/saved_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <optional>

namespace workspace
{

using namespace Qt::Literals::StringLiterals;

namespace
{

// A draft file: four lines, then the request's bytes to the end.
//     cpv2-workbench draft 1
//     the source file, percent-encoded; empty for a new request
//     when it was saved, ISO 8601 in UTC
//     SHA-256 of the bytes, in hexadecimal
constexpr auto firstLine = "cpv2-workbench draft 1";
constexpr auto suffix = ".draft"_L1;

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray encoded(const QString &sourceFile, const QByteArray &bytes)
{
    const QByteArrayList lines{firstLine, QUrl::toPercentEncoding(sourceFile),
                               QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1(),
                               digestOf(bytes), bytes};
    return lines.join('\n');
}

/// Empty when the file cannot be read or is not a complete draft.
std::optional<Draft> decoded(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return std::nullopt;
    if (source.readLine() != firstLine + "\n"_ba)
        return std::nullopt;
    const QByteArray sourceFile = source.readLine();
    const QByteArray savedAt = source.readLine();
    const QByteArray digest = source.readLine();
    Draft draft{.file = file,
                .sourceFile = QUrl::fromPercentEncoding(sourceFile.trimmed()),
                .savedAt = QDateTime::fromString(QString::fromLatin1(savedAt.trimmed()), Qt::ISODateWithMs),
                .bytes = source.readAll()};
    if (!draft.savedAt.isValid() || digest.trimmed() != digestOf(draft.bytes))
        return std::nullopt;
    return draft;
}

/// The lock beside a draft, held while its request is open. It never becomes stale by age, only when its
/// program ends (even by `kill -9`).
std::unique_ptr<QLockFile> lockOf(const QString &draftFile)
{
    auto lock = std::make_unique<QLockFile>(draftFile + ".lock"_L1);
    lock->setStaleLockTime(0);
    return lock;
}

} // namespace

DraftFile::DraftFile(const QString &folder)
    : m_folder(QDir(folder).absolutePath()),
      m_file(QDir(m_folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + suffix)),
      m_lock(lockOf(m_file))
{
}

DraftFile::~DraftFile() = default; // releases the lock

DraftStore::DraftStore(const QString &folder) : m_folder(QDir(folder).absolutePath()) {}

QString DraftStore::defaultFolder()
{
    return core::placeIn(core::dataFolder(), "drafts"_L1);
}

core::Result<core::Done> DraftFile::save(const QString &sourceFile, const QByteArray &bytes)
{
    const auto notWritten = [this](const QString &why) {
        return core::Error{u"draft-write"_s,
                           DraftStore::tr("Your unsaved edits could not be saved as a draft in %1 (%2). Save "
                                          "the request to a file to keep them.")
                               .arg(m_folder, why)};
    };
    if (const core::Result<core::Done> made = core::makePrivateFolder(m_folder); !made)
        return notWritten(made.error().sentence);
    if (!m_lock->isLocked() && !m_lock->tryLock())
        return notWritten(DraftStore::tr("the folder cannot be written"));

    const core::Result<core::Done> saved =
        core::saveFile(m_file, encoded(sourceFile, bytes), core::Access::OwnerOnly);
    if (!saved)
        return notWritten(saved.error().sentence);
    return core::done();
}

void DraftFile::discard()
{
    QFile::remove(m_file);
    m_lock->unlock();
}

QList<Draft> DraftStore::abandoned() const
{
    QList<Draft> drafts;
    const QFileInfoList files = QDir(m_folder).entryInfoList({u'*' + suffix}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        const auto lock = lockOf(file.filePath());
        // The drafts of this window are locked too, and skipped like any other window's.
        if (!lock->tryLock())
            continue;
        if (auto draft = decoded(file.filePath()))
            drafts += *std::move(draft);
    }
    std::ranges::stable_sort(drafts, std::ranges::greater{}, &Draft::savedAt);
    return drafts;
}

void DraftStore::remove(const Draft &draft) const
{
    QFile::remove(draft.file);
}

} // namespace workspace
