// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/request_file.h"

#include "core/json.h"
#include "core/saved_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace workspace
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct RequestFile {
    Q_DECLARE_TR_FUNCTIONS(RequestFile) // lupdate finds it by this name
};

core::Error notRead(const QString &file, const QString &why)
{
    return {u"file-read"_s, RequestFile::tr("%1 cannot be opened: %2.").arg(file, why)};
}

core::Error notWritten(const QString &file, const QString &why)
{
    return {u"file-write"_s,
            RequestFile::tr("%1 was not saved: %2. The file on the disk is unchanged. Save under another "
                            "name, or check the folder's permissions and free space.")
                .arg(file, why)};
}

QString notRegular()
{
    return RequestFile::tr("it is not a regular file");
}

} // namespace

core::Result<QByteArray> readRequestFile(const QString &file)
{
    // Checked before it is opened: opening a FIFO would wait for a writer.
    const QFileInfo info(file);
    if (!info.exists())
        return notRead(file, RequestFile::tr("there is no such file"));
    if (!info.isFile())
        return notRead(file, notRegular());

    const QString tooLarge = RequestFile::tr("it is larger than a request can be (%1)")
                                 .arg(QLocale().formattedDataSize(core::jsonSizeLimit));
    if (info.size() > core::jsonSizeLimit)
        return notRead(file, tooLarge);

    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return notRead(file, source.errorString());
    // The size seen above may be out of date, or 0 for a virtual file.
    QByteArray bytes = source.read(core::jsonSizeLimit + 1);
    if (source.error() != QFile::NoError)
        return notRead(file, source.errorString());
    if (bytes.size() > core::jsonSizeLimit)
        return notRead(file, tooLarge);
    bytes.squeeze();
    return bytes;
}

core::Result<core::Done> writeRequestFile(const QString &file, const QByteArray &bytes)
{
    if (const core::Result<core::Done> saved = core::saveFile(file, bytes); !saved)
        return notWritten(file, saved.error().sentence);
    return core::done();
}

} // namespace workspace
